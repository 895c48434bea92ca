/**
 * Why the forecast of one customer is what it is: the gaps it rests on and how much each still counts, the share that was
 * borrowed from the other customers, and what the next days would change. The customer's page draws it and says it in a sentence.
 */
import { type Day, dayFromNumber } from '../../kernel/day.ts'
import type { BusinessModel } from './business-model.ts'
import { dayClock } from './day-clock.ts'
import { gapOnClock } from './gap-sample.ts'
import { nextGap, observeGap, startState } from './lapse.ts'
import type { Basis, Understanding } from './understanding.ts'
import { seasonsSkipped, yearPeaks } from './year-habit.ts'

export interface ExplainedGap {
  readonly from: Day
  readonly to: Day
  readonly days: number
  /** Probability that it was a regular gap and not a lapse. */
  readonly regularShare: number
  /** Weight that it still has in the customer's rhythm, 0..1: regular, recent gaps count most. */
  readonly weight: number
  /** Seasons of his that passed within it without a visit. */
  readonly seasonsSkipped: number
}

export interface CycleExplanation {
  readonly understanding: Understanding
  /** The latest ones, oldest first. */
  readonly gaps: readonly ExplainedGap[]
  readonly gapsNotShown: number
  readonly basis: Basis
  /** Share of the expected cycle that comes from the other customers (or the trade) and not from his own gaps, 0..1. */
  readonly priorShare: number
  /** The cycle of the other customers (or the trade), in days. */
  readonly priorCycleDays: number
  /** Whether the dates run on a seasonal clock. */
  readonly isSeasonal: boolean
}

/** More gaps than this make a picture that nobody reads. */
export const EXPLAINED_GAPS_MAX = 12

/** His purchase days, and beside them how much longer each gap counts when a contact of ours brought its end forward. */
export interface ExplainedHistory {
  readonly days: readonly number[]
  readonly stretches?: ArrayLike<number> | undefined
}

export function explainCycle({ days, stretches }: ExplainedHistory, model: BusinessModel, understanding: Understanding): CycleExplanation {
  const { lapse, season, closed } = model.rhythm
  const clock = dayClock({ from: days[0] ?? model.untilDay, to: Math.max(model.untilDay, days.at(-1) ?? 0) + 1 }, season, closed)
  const state = startState(lapse)
  const peaks = understanding.reason.data.year ? yearPeaks(season) : []
  const gaps: ExplainedGap[] = []
  for (let i = 1; i < days.length; i += 1) {
    const [from, to] = [days[i - 1] ?? 0, days[i] ?? 0]
    const kept = lapse.d * state.n
    observeGap(state, lapse, gapOnClock(clock, { from, to }, stretches?.[i]))
    const regularShare = state.n - kept
    gaps.push({
      from: dayFromNumber(from),
      to: dayFromNumber(to),
      days: to - from,
      regularShare,
      weight: regularShare * lapse.d ** (days.length - 1 - i),
      seasonsSkipped: seasonsSkipped(days, peaks, { from, to }),
    })
  }
  const shown = gaps.slice(-EXPLAINED_GAPS_MAX)
  return {
    understanding,
    gaps: shown,
    gapsNotShown: gaps.length - shown.length,
    basis: understanding.basis,
    priorShare: lapse.k0 / (lapse.k0 + nextGap(state, lapse).v - lapse.v0),
    priorCycleDays: Math.exp(lapse.m0),
    isSeasonal: season !== null,
  }
}
