/** What is known about one customer on one day, as the other stages and the pages read it. */
import type { Day } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Minor } from '../../kernel/money.ts'
import type { SegmentReason, Standing } from './segment.ts'

/**
 * Where the numbers come from: the customer's own gaps, or a guess from the other customers (he has bought once),
 * or from the trade (the business has too few customers yet).
 */
export const BASES = ['own', 'business', 'trade'] as const
export type Basis = (typeof BASES)[number]

/** Why no date is shown. */
export const NO_DATE_REASONS = ['too-uncertain', 'probably-gone'] as const
export type NoDateReason = (typeof NO_DATE_REASONS)[number]

export interface Understanding {
  readonly customerId: CustomerId
  /** The day on which this was true. */
  readonly asOf: Day
  /** Distinct purchase days, the first one included. */
  readonly purchases: number
  readonly firstDay: Day
  /** The last purchase day: the cycle that runs now started here. */
  readonly anchorDay: Day
  /** The middle of his usual gaps, in days; from the other customers while he has none. */
  readonly cycleDays: number
  readonly basis: Basis
  /** The most probable day of the next purchase, never before tomorrow; null with a reason when no date is worth showing. */
  readonly dueDay: Day | null
  readonly noDateReason: NoDateReason | null
  /** The days in which the next purchase is expected: dueDay ± clamp(15 % of the cycle, 1, 14). */
  readonly windowFrom: Day | null
  readonly windowTo: Day | null
  /** The next purchase comes by this day in 10, 50 and 90 of 100 such cases, if the customer has not left. */
  readonly dueP10: Day
  readonly dueP50: Day
  readonly dueP90: Day
  /** Probability that the next purchase falls within 14 days of dueDay, or of the best day there would be. */
  readonly strength: number
  readonly pAlive: number
  /** Probability of a purchase within 14 and within 28 days after asOf. */
  readonly p14: number
  readonly p28: number
  readonly segment: Standing
  readonly reason: SegmentReason
  /** Expected revenue of the next 365 days; null when no purchase has an amount. */
  readonly value365Minor: Minor | null
  /** Eighty of a hundred such customers end between the two; null while too few customers are known. */
  readonly value365LowMinor: Minor | null
  readonly value365HighMinor: Minor | null
}

export interface SegmentChange {
  readonly customerId: CustomerId
  readonly day: Day
  readonly segment: Standing
  readonly reason: SegmentReason
}
