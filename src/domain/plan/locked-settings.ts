/**
 * What an experiment locks while it runs: one table of settings, each with the one thing that a change of it would move. A
 * change that touches what is under test is refused by the name of the experiment, wherever the setting is edited.
 */
import { type ChannelSettings, CHANNELS, type Policy, type Words } from '../collect/business.ts'
import type { RouteName } from '../collect/channel-route.ts'
import type { Experiment, ExperimentVariable } from './experiment.ts'
import type { Offer } from './offer.ts'

export interface LockableSettings {
  readonly policy: Policy
  readonly channels: Pick<ChannelSettings, 'active' | 'email' | 'routes'>
  readonly words: Words
}

interface LockedSetting {
  readonly name: string
  readonly variable: ExperimentVariable
  /** The part that must stay as it is. */
  readonly read: (settings: LockableSettings) => unknown
}

export const LOCKED_SETTINGS: readonly LockedSetting[] = [
  { name: 'words.templates', variable: 'words', read: ({ words }) => words.templates },
  { name: 'policy.ladder', variable: 'offset', read: ({ policy }) => policy.ladder },
  { name: 'planning.ladders, their days', variable: 'offset', read: ({ policy }) => policy.planning.ladders.flatMap(daysOf) },
  { name: 'planning.ladders, what they give', variable: 'offer', read: ({ policy }) => policy.planning.ladders.flatMap(benefitOf) },
  { name: 'channels.active', variable: 'channel', read: ({ channels }) => channels.active },
  // Another provider has other routes, prices and a sender that customers do not know yet; a new password changes nothing.
  { name: 'channels.routes, whose they are', variable: 'channel', read: ({ channels }) => providersOf(channels.routes) },
  { name: 'channels.email, its server and sender', variable: 'channel', read: ({ channels }) => mailerOf(channels.email) },
  { name: 'policy.quiet', variable: 'hour', read: ({ policy }) => policy.quiet },
  { name: 'planning.hoursByChannel', variable: 'hour', read: ({ policy }) => policy.planning.hoursByChannel },
]

/** Which variables a change of settings touches, each once. */
export function touchedVariables(before: LockableSettings, after: LockableSettings): readonly ExperimentVariable[] {
  const differ = ({ read }: LockedSetting): boolean => told(read(before)) !== told(read(after))
  return [...new Set(LOCKED_SETTINGS.filter(differ).map(({ variable }) => variable))]
}

/**
 * Whether a change of the catalogue changes what is offered. That something ran out or is off sale is a fact about the shop
 * and may always be said.
 */
export function changesWhatIsOffered(before: Offer | undefined, after: Offer | undefined): boolean {
  const shown = (offer: Offer | undefined): string => told(offer && { ...offer, stock: null, isOn: true })
  const isTurnedOn = before?.isOn === false && after?.isOn === true
  return isTurnedOn || shown(before) !== shown(after)
}

/** The same settings are the same text: the database gives the fields of a record back in an order of its own. */
function told(value: unknown): string {
  const sorted = (_: string, part: unknown): unknown =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part
  return JSON.stringify(value, sorted) ?? ''
}

/** The experiment that locks one of these variables. */
export function lockOn(variables: readonly ExperimentVariable[], running: readonly Experiment[]): Experiment | undefined {
  return running.find(experiment => variables.includes(experiment.change.variable))
}

type OwnLadder = Policy['planning']['ladders'][number]

/** When its steps come, and to whom; a ladder that leaves its days to the default says nothing of them. */
function daysOf({ segment, groupId, plan }: OwnLadder): readonly unknown[] {
  const { benefit: _, ...days } = plan
  return Object.keys(days).length === 0 ? [] : [{ segment, groupId, days }]
}

/** What it gives, and to whom; likewise. */
function benefitOf({ segment, groupId, plan: { benefit } }: OwnLadder): readonly unknown[] {
  return benefit === undefined ? [] : [{ segment, groupId, benefit }]
}

/** Of channels only: the printer of slips reaches nobody who is written to. */
function providersOf(routes: ChannelSettings['routes']): readonly unknown[] {
  const names: readonly string[] = CHANNELS
  const isChannel = (name: string): name is RouteName => names.includes(name) && Object.hasOwn(routes, name)
  return Object.keys(routes)
    .filter(isChannel)
    .toSorted()
    .map(name => [name, routes[name]?.kind])
}

function mailerOf(email: ChannelSettings['email']): unknown {
  return email && [email.host, email.from]
}
