/**
 * What a product group adds to the forecast of one customer in it: groups have cycles of their own (filters, shampoo, tyres) and
 * some are bought once. Empirical Bayes in closed form on top of the one fit for all pairs. Source: docs/methods/groups.md.
 */
import type { LapseModel } from './lapse.ts'

/** Sums over the pairs of one group, each after its own history. */
export interface GroupSums {
  /** Soft number of gaps, shrunk as n k0 / (n + k0), and the same times the mean of ln gap. */
  readonly weight: number
  readonly weightedLogGap: number
  /** Soft counts of regular returns and of lapses, the open gap included. */
  readonly returns: number
  readonly lapses: number
}

/** Pseudo-pairs that hold a group's cycle to the common one, and pseudo-gaps that hold its lapses. */
const CYCLE_HOLD = 5
const LAPSE_HOLD = 20
const SHARE_EDGE = 0.01

/** @param lapseShare lapses over lapses and returns, of all groups together. */
export function groupModel(model: LapseModel, sums: GroupSums, lapseShare: number): LapseModel {
  const m0 = (sums.weightedLogGap + CYCLE_HOLD * model.m0) / (sums.weight + CYCLE_HOLD)
  const share = Math.min(Math.max(lapseShare, SHARE_EDGE), 1 - SHARE_EDGE)
  const usual = Math.log(share / (1 - share))
  const own = Math.log((sums.lapses + LAPSE_HOLD * share) / (sums.returns + LAPSE_HOLD * (1 - share)))
  const common = Math.log(model.a0 / model.b0)
  const probability = 1 / (1 + Math.exp(-(common + own - usual)))
  const strength = model.a0 + model.b0
  return { ...model, m0, a0: strength * probability, b0: strength * (1 - probability) }
}

const PAIR_SLOPE = 0.9
const CUSTOMER_SLOPE = 0.3
const EDGE = 1e-4
const SHIFT_MAX = 12
const HALVINGS = 50

/** One probability a pair, in the same order. */
export interface PairOpinions {
  /** With the prior of the pair's group. */
  readonly pairs: Float64Array
  /** That the customer comes at all. */
  readonly customers: Float64Array
  /** Of the one model for all groups. */
  readonly pooled: Float64Array
}

/**
 * Sharpens the probabilities of pairs by the customer's probability to come at all. The sum over the pairs is that of the one model for all groups: the priors
 * of the groups tell well who buys what and badly how many do (forty categories of a supermarket, eleven weeks: a fifth to a quarter too many).
 */
export function sharpened({ pairs, customers, pooled }: PairOpinions): Float64Array {
  const scores = pairs.map((pair, i) => PAIR_SLOPE * logit(pair) + CUSTOMER_SLOPE * logit(customers[i] ?? pair))
  const wanted = pooled.reduce((sum, pair) => sum + pair, 0)
  let [low, high] = [-SHIFT_MAX, SHIFT_MAX]
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2
    const sum = scores.reduce((all, score) => all + 1 / (1 + Math.exp(-score - middle)), 0)
    if (sum < wanted) low = middle
    else high = middle
  }
  return scores.map(score => 1 / (1 + Math.exp(-score - low)))
}

function logit(probability: number): number {
  const inside = Math.min(Math.max(probability, EDGE), 1 - EDGE)
  return Math.log(inside / (1 - inside))
}
