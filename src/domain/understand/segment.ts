/**
 * Sorts one customer into the four working segments: regular (постоянные), periodic (периодические), lost (потеряшки),
 * one-timer (отказники), or 'new': bought once and not yet due. A deterministic function of the prediction, relative to the own cycle.
 * Thresholds and how they were measured: docs/methods/segments.md.
 */
import { assert } from '../../kernel/assert.ts'
import type { YearHabit } from './year-habit.ts'

export const SEGMENTS = ['regular', 'periodic', 'lost', 'one-timer'] as const
export type Segment = (typeof SEGMENTS)[number]

/** 'new' is the absence of a verdict, so it is outside the four shares. */
export const STANDINGS = [...SEGMENTS, 'new'] as const
export type Standing = (typeof STANDINGS)[number]

export const REASON_CODES = [
  'regular-on-time',
  'regular-late',
  'periodic-irregular',
  'periodic-few',
  'periodic-late',
  'lost-silent',
  'lost-irregular',
  'one-timer-overdue',
  'new-not-yet-due',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** The numbers that the sentence is made of: days and counts are whole, shares are 0..1. */
export interface SegmentEvidence {
  /** Distinct purchase days. */
  readonly purchases: number
  readonly cycleDays: number
  readonly silenceDays: number
  /** P(has not left). */
  readonly alive: number
  /** P(a purchase within one and a half cycles from now). */
  readonly nearProbability: number
  /** Standard deviation of ln gap as predicted: 0.7 means that gaps vary by a factor of two. */
  readonly spread: number
  /** P(somebody who comes again has not come yet after this silence). */
  readonly quietShare: number
}

export interface SegmentReason {
  readonly code: ReasonCode
  readonly data: {
    readonly purchases: number
    readonly cycleDays: number
    readonly silenceDays: number
    readonly lateDays: number
    readonly alive: number
    /** The times of the year in which he comes; absent for whoever does not live by seasons. */
    readonly year?: YearHabit
  }
}

export interface SegmentPolicy {
  readonly aliveLostMax: number
  readonly aliveRegularMin: number
  readonly nearRegularMin: number
  readonly spreadRegularMax: number
  /** A customer this sure to come soon is regular even when his gaps vary. */
  readonly nearSureMin: number
  /** Wider than this and no cycle is followed … */
  readonly spreadLostMin: number
  /** … provided that he is not expected soon anyway. */
  readonly nearLostMax: number
  /** A first-time customer is new until half of those who come again would have come. */
  readonly quietNewMin: number
  /** Every threshold gives way by this much to the segment he was in before, so that nobody moves to and fro at a border. */
  readonly hysteresis: number
}

export const DEFAULT_POLICY: SegmentPolicy = {
  aliveLostMax: 0.4,
  aliveRegularMin: 0.6,
  nearRegularMin: 0.25,
  spreadRegularMax: 0.75,
  nearSureMin: 0.5,
  spreadLostMin: 1.1,
  nearLostMax: 0.2,
  quietNewMin: 0.5,
  hysteresis: 0.05,
}

/** Repeat purchases that it takes to show a rhythm. */
const REPEATS_FOR_RHYTHM = 2
/** The horizon of "soon", in cycles. */
export const NEAR_CYCLES = 1.5

/** @param previous the segment he was in the day before, when there is one. */
export function segmentOf(
  evidence: SegmentEvidence,
  policy: SegmentPolicy = DEFAULT_POLICY,
  previous: Standing | null = null,
): { readonly segment: Standing; readonly reason: SegmentReason } {
  assert(evidence.purchases >= 1, 'a customer without purchases has no segment')
  assert(evidence.silenceDays >= 0, 'a purchase lies in the future')
  const code = codeOf(evidence, evidence.purchases > 1 === isRepeat(previous) ? leaning(policy, previous) : policy)
  return { segment: segmentOfCode(code), reason: { code, data: dataOf(evidence) } }
}

export function segmentOfCode(code: ReasonCode): Standing {
  const found = STANDINGS.find(standing => code.startsWith(`${standing}-`))
  assert(found !== undefined, 'a reason names its segment first')
  return found
}

/** A second purchase is a fact, not a threshold: what was said of a first-time customer does not hold a returning one. */
function isRepeat(standing: Standing | null): boolean {
  return standing !== 'new' && standing !== 'one-timer'
}

function leaning(policy: SegmentPolicy, previous: Standing | null): SegmentPolicy {
  if (previous === null) return policy
  const toward = (standing: Standing): number => (previous === standing ? policy.hysteresis : -policy.hysteresis)
  const [lost, regular] = [toward('lost'), toward('regular')]
  return {
    ...policy,
    aliveLostMax: policy.aliveLostMax + lost,
    aliveRegularMin: policy.aliveRegularMin - regular,
    nearRegularMin: policy.nearRegularMin - regular,
    spreadRegularMax: policy.spreadRegularMax + regular,
    nearSureMin: policy.nearSureMin - regular,
    spreadLostMin: policy.spreadLostMin - lost,
    nearLostMax: policy.nearLostMax + lost,
    quietNewMin: policy.quietNewMin - toward('new'),
  }
}

function codeOf(evidence: SegmentEvidence, policy: SegmentPolicy): ReasonCode {
  const repeats = evidence.purchases - 1
  const late = evidence.silenceDays > wholeCycle(evidence)
  if (repeats === 0) return evidence.quietShare >= policy.quietNewMin ? 'new-not-yet-due' : 'one-timer-overdue'
  if (evidence.alive < policy.aliveLostMax) return 'lost-silent'
  if (
    repeats >= REPEATS_FOR_RHYTHM &&
    evidence.alive >= policy.aliveRegularMin &&
    evidence.nearProbability >= policy.nearRegularMin &&
    (evidence.spread <= policy.spreadRegularMax || evidence.nearProbability >= policy.nearSureMin)
  )
    return late ? 'regular-late' : 'regular-on-time'
  if (repeats > REPEATS_FOR_RHYTHM && evidence.spread >= policy.spreadLostMin && evidence.nearProbability < policy.nearLostMax)
    return 'lost-irregular'
  if (repeats < REPEATS_FOR_RHYTHM) return 'periodic-few'
  return late && evidence.spread <= policy.spreadRegularMax ? 'periodic-late' : 'periodic-irregular'
}

/** As it is told: who is not a whole day late is not called late. */
function wholeCycle({ cycleDays }: Pick<SegmentEvidence, 'cycleDays'>): number {
  return Math.max(1, Math.round(cycleDays))
}

function dataOf({ purchases, cycleDays, silenceDays, alive }: SegmentEvidence): SegmentReason['data'] {
  const cycle = wholeCycle({ cycleDays })
  return { purchases, cycleDays: cycle, silenceDays, lateDays: Math.max(0, silenceDays - cycle), alive: Math.round(alive * 1000) / 1000 }
}
