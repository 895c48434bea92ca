/** The four programmes an owner may run, each one form: stamps, a discount card, points, a coupon above a threshold. */
import type { Day } from '../../kernel/day.ts'
import type { ProgramId } from '../../kernel/ids.ts'
import type { Minor } from '../../kernel/money.ts'
import type { TierRule } from '../understand/tier.ts'

export const PROGRAM_KINDS = ['stamps', 'tiers', 'points', 'threshold'] as const
export type ProgramKind = (typeof PROGRAM_KINDS)[number]

export interface StampTerms {
  readonly kind: 'stamps'
  /** 10 for "10 + 1". */
  readonly paidPerFree: number
  /** Only lines of this product group are stamped; null stamps every visit. */
  readonly groupName: string | null
}

export interface TierTerms extends TierRule {
  readonly kind: 'tiers'
  /** The card is handed out with a purchase of at least this much; 0 gives it to everybody. */
  readonly issueFromMinor: Minor
}

export interface PointsTerms {
  readonly kind: 'points'
  /** 0.05 earns points worth 5 % of what was paid. */
  readonly earnShare: number
  /** What one point pays, in minor units. */
  readonly pointMinor: Minor
  /** Days in which goods may come back; the points open after them. */
  readonly holdDays: number
  /** Days a point lives once it is open; null lives for ever. */
  readonly lifeDays: number | null
}

export interface ThresholdTerms {
  readonly kind: 'threshold'
  /** Null reckons it from the average sale (see threshold-coupon.ts). */
  readonly fromMinor: Minor | null
  readonly rewardMinor: Minor | null
  readonly validDays: number
}

export type ProgramTerms = StampTerms | TierTerms | PointsTerms | ThresholdTerms

/** A programme under one set of rules; when the rules change, this one ends and another begins the same day. */
export interface RewardProgram {
  readonly programId: ProgramId
  readonly terms: ProgramTerms
  readonly fromDay: Day
  /** The first day on which it no longer holds; null while it runs. */
  readonly toDay: Day | null
}

export function runningOn(program: RewardProgram, day: Day): boolean {
  return program.fromDay <= day && (program.toDay === null || day < program.toDay)
}

type TermsOf<K extends ProgramKind> = Extract<ProgramTerms, { readonly kind: K }>

/** The rules of this kind that hold on that day. */
export function termsOn<K extends ProgramKind>(programs: readonly RewardProgram[], kind: K, day: Day): TermsOf<K> | undefined {
  const isKind = (terms: ProgramTerms): terms is TermsOf<K> => terms.kind === kind
  return programs
    .filter(program => runningOn(program, day))
    .map(program => program.terms)
    .find(isKind)
}

/** How many points a sale earns: whole ones, rounded down, because half a point cannot be paid with. */
export function pointsFor(terms: PointsTerms, paidMinor: Minor): number {
  return Math.floor((paidMinor * terms.earnShare) / terms.pointMinor + 1e-9)
}
