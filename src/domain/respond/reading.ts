/** What a reply was read as. The reader never acts: a range asks, a doubt goes to the owner. */
import type { Day } from '../../kernel/day.ts'
import type { Locale } from '../../kernel/locale.ts'

export const INTENTS = [
  'yes',
  'book',
  'later',
  'no',
  'stop',
  'price',
  'question',
  'cancel',
  'reschedule',
  'done',
  'wrong_number',
  'complaint',
  'other',
] as const
export type Intent = (typeof INTENTS)[number]

/** A local moment 'YYYY-MM-DDTHH:MM' of the business's wall clock. */
export type LocalMoment = string

/** Both ends are days or both are moments; an open end is null. */
export interface TimeRange {
  readonly from: Day | LocalMoment
  readonly to: Day | LocalMoment | null
}

export type When = null | Day | LocalMoment | TimeRange

export interface Reading {
  readonly intent: Intent
  readonly when: When
  readonly locale: Locale
  /** An out-of-office or delivery notice: kept, but nobody has said anything. */
  readonly automatic: boolean
}

/** Grows when the grammar changes, so that stored readings can be told apart and replayed. */
export const READER_VERSION = 8
