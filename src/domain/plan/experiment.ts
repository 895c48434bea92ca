/**
 * An experiment changes exactly one thing for a part of the due events and nothing else for anybody. Which arm a due event
 * belongs to depends on its hash alone. While it runs the thing it changes is locked, and its people are nobody else's.
 */
import type { ChannelName, Rung } from '../collect/business.ts'
import { hashDraw } from '../../kernel/digest.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { BusinessId, ExperimentId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import type { Standing } from '../understand/segment.ts'
import type { BroadcastWords } from './campaign.ts'

export const EXPERIMENT_VARIABLES = ['words', 'offset', 'channel', 'offer', 'hour'] as const
export type ExperimentVariable = (typeof EXPERIMENT_VARIABLES)[number]

/** What the second arm gets instead. */
export type ExperimentChange =
  | { readonly variable: 'words'; readonly words: BroadcastWords }
  /** Days later; earlier when negative. */
  | { readonly variable: 'offset'; readonly days: number }
  | { readonly variable: 'channel'; readonly channel: ChannelName }
  | { readonly variable: 'offer'; readonly offerId: string }
  /** Local hour of the customer. */
  | { readonly variable: 'hour'; readonly hour: number }

export const EXPERIMENT_STATES = ['draft', 'queued', 'running', 'done', 'stopped'] as const
export type ExperimentState = (typeof EXPERIMENT_STATES)[number]

/** Whom it concerns; empty lists mean every one. */
export interface ExperimentScope {
  readonly rungs: readonly Rung[]
  readonly segments: readonly Standing[]
}

export interface Experiment extends ExperimentScope {
  readonly experimentId: ExperimentId
  readonly name: string
  readonly change: ExperimentChange
  /** Share of due events that get the change. */
  readonly share: number
  readonly state: ExperimentState
  /** Fixed at the start, so that nobody stops when it looks good. */
  readonly eventsPlanned: number | null
  readonly visibleDifference: number | null
  readonly startedOn: Day | null
  readonly endsOn: Day | null
}

export type Arm = 'a' | 'b'

export function armOf(business: BusinessId, experiment: Pick<Experiment, 'experimentId' | 'share'>, dueEventId: string): Arm {
  return hashDraw(`experiment:${business}:${experiment.experimentId}:${dueEventId}`) < experiment.share ? 'b' : 'a'
}

/** What keeps this one from starting: one that runs and touches the same people, named. */
export function conflictOf<T extends ExperimentScope>(candidate: ExperimentScope, running: readonly T[]): T | undefined {
  return running.find(other => overlap(candidate.rungs, other.rungs) && overlap(candidate.segments, other.segments))
}

function overlap(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some(each => other.includes(each))
}

export interface MovableContact {
  readonly plannedDay: Day
  readonly notBefore: Instant
  readonly notAfter: Instant
}

/** Where the second arm's contact goes; null when the change leaves it where it is or would take it out of its validity. */
export function movedContact(
  contact: MovableContact,
  change: ExperimentChange,
  place: { readonly now: Instant; readonly zone: string; readonly isAllowed: (at: Instant) => boolean },
): Pick<MovableContact, 'plannedDay' | 'notBefore'> | null {
  if (change.variable !== 'offset' && change.variable !== 'hour') return null
  const plannedDay = change.variable === 'offset' ? addDays(contact.plannedDay, change.days) : contact.plannedDay
  const notBefore =
    change.variable === 'offset'
      ? addMs(contact.notBefore, change.days * DAY_MS)
      : instantAt(contact.plannedDay, change.hour * 60, place.zone)
  const fits = notBefore >= place.now && notBefore <= contact.notAfter && place.isAllowed(notBefore)
  return fits && notBefore !== contact.notBefore ? { plannedDay, notBefore } : null
}
