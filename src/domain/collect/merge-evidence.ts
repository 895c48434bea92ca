/** What speaks for two cards being one person, and what against. Names alone never merge anybody; they may only be a reason to look. */
import type { ContactPoint } from './contact-point.ts'
import { type Customer, foldName } from './customer.ts'

export const MERGE_EVIDENCE = [
  'same-contact',
  'same-name',
  'same-birthday',
  'same-number-ending',
  'same-mailbox',
  'no-contact-of-his-own',
] as const
export type MergeEvidence = (typeof MERGE_EVIDENCE)[number]

export interface Card {
  readonly customer: Customer
  readonly points: readonly ContactPoint[]
}

/** Digits of a number that are not area or country: old and new spellings share them. */
const ENDING_DIGITS = 7

/** Null when the two are plainly different people, or nothing but a first name is common to them. */
export function mergeEvidence(first: Card, second: Card): readonly MergeEvidence[] | null {
  const [a, b] = [first.customer, second.customer]
  const found = new Set<MergeEvidence>()
  if (a.birthday && b.birthday) {
    // Twins of one phone and one name do not exist: another day is another person.
    if (a.birthday.month !== b.birthday.month || a.birthday.day !== b.birthday.day) return null
    found.add('same-birthday')
  }
  const [nameA, nameB] = [sameOrder(a.fullName), sameOrder(b.fullName)]
  const isFullName = nameA.includes(' ')
  if (nameA !== '' && nameA === nameB && isFullName) found.add('same-name')
  if (shared(first, second, point => `${point.kind}|${point.address}`)) {
    // A family shares a phone: other names on it are other people.
    if (nameA !== '' && nameB !== '' && !alike(nameA, nameB)) return null
    found.add('same-contact')
  } else {
    if (shared(first, second, ending)) found.add('same-number-ending')
    if (shared(first, second, mailbox)) found.add('same-mailbox')
  }
  if (first.points.length === 0 || second.points.length === 0) found.add('no-contact-of-his-own')
  const isEnough = found.has('same-contact') || (found.has('same-name') && found.size > 1)
  return isEnough ? MERGE_EVIDENCE.filter(evidence => found.has(evidence)) : null
}

function shared({ points: first }: Card, { points: second }: Card, keyOf: (point: ContactPoint) => string | undefined): boolean {
  const keys = new Set(first.map(keyOf))
  return second.some(point => {
    const key = keyOf(point)
    return key !== undefined && keys.has(key)
  })
}

function ending({ kind, address }: ContactPoint): string | undefined {
  return kind === 'phone' ? address.slice(-ENDING_DIGITS) : undefined
}

function mailbox({ kind, address }: ContactPoint): string | undefined {
  const name = address.split('@')[0] ?? ''
  return kind === 'email' && name.length >= 5 ? name : undefined
}

/** A phone book says 'Мария Иванова', a table 'Иванова Мария'. */
function sameOrder(fullName: string): string {
  return foldName(fullName).split(' ').toSorted().join(' ')
}

/** 'мария' and 'мария иванова'. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const words = new Set(long.split(' '))
  return short.split(' ').every(word => words.has(word))
}
