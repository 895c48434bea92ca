/** What to know when somebody stands at the counter again: his drink, his hour, his channel, why he comes. The hotel's trick for everybody. */
import type { Preferences } from './customer.ts'

/** Asked for by name, in this order; the owner may add names of his own. */
export const VISIT_FIELDS = ['drink', 'hour', 'tv', 'why', 'remember'] as const

/** Wishes that steer messages: they are no small talk at the counter. */
const STEERING: ReadonlySet<string> = new Set([
  'channel',
  'channelOnly',
  'hoursFrom',
  'hoursTo',
  'contentDays',
  'contentEveryDays',
  'contentKinds',
  'interests',
  'frequency',
  'formOfAddress',
])

export interface VisitNote {
  /** One of VISIT_FIELDS, or the owner's own word. */
  readonly name: string
  readonly text: string
}

/** The known fields first, then the owner's own in the order of their names; what is empty is left out. */
export function visitProfileOf(preferences: Preferences): readonly VisitNote[] {
  const known: readonly string[] = VISIT_FIELDS
  const own = Object.keys(preferences)
    .filter(name => !known.includes(name) && !STEERING.has(name))
    .toSorted()
  return [...known, ...own].flatMap(name => {
    const value = preferences[name]
    const text = value === undefined || value === false ? '' : value === true ? '✓' : String(value).trim()
    return text === '' ? [] : [{ name, text }]
  })
}
