/**
 * Fits the shared parameters of LAPSE to the customers of one business: maximum of
 * Σ customers [Σ ln f(gap) + ln S(silence)] − ½ Σ ((θ − mean) / sd)², over parameters that are unconstrained by logarithms.
 * The prior is what makes fifty customers enough; it comes from the trade or from the owner (trade-template.ts).
 */
import type { LapseModel } from './lapse.ts'
import { type GapSample, lapseSlope, logLikelihood } from './lapse-likelihood.ts'
import { minimise } from './minimise.ts'

/** Normal prior on [m0, ln k0, ln v0, ln s0, ln a0, ln b0, ln eta, ln xi, logit d] and, when they are to be learnt, [logit dl, g]. */
export interface LapsePrior {
  readonly mean: readonly number[]
  readonly sd: readonly number[]
}

export const LOOSE_PRIOR: LapsePrior = {
  mean: [Math.log(60), 0, 1.4, -0.9, -0.5, 0.8, 5, -1, 4],
  sd: [1.5, 1, 0.8, 0.8, 1, 1, 1.2, 0.8, 1.5],
}

/**
 * What shops have shown, three real ones and five kinds of simulated ones: half of the first gaps are lapses, few of those behind a regular one, a lapse is
 * forgotten within some three gaps, and slow customers lapse a little more. The centres are of all eight together: none was left out when it was scored.
 */
export const SHOP_PRIOR: LapsePrior = {
  mean: [Math.log(60), 0, 1.4, -0.9, -1.7, -1.2, 5, -1, 4, 0.9, 0.2],
  sd: [1.5, 1, 0.8, 0.8, 0.8, 0.8, 1.2, 0.8, 1.5, 0.4, 0.3],
}

export interface LapseFit {
  readonly model: LapseModel
  /** The unconstrained parameters, from which a later fit starts. */
  readonly theta: readonly number[]
  readonly logPosterior: number
  readonly evaluations: number
}

const FIT_ROUNDS_MAX = 80
const FIT_TOLERANCE = 1e-3
const PRIOR_SDS_MAX = 5

export function lapseModel(theta: ArrayLike<number>): LapseModel {
  const at = (i: number): number => theta[i] ?? 0
  return {
    m0: at(0),
    k0: Math.exp(at(1)),
    v0: Math.exp(at(2)),
    s0: Math.exp(at(3)),
    a0: Math.exp(at(4)),
    b0: Math.exp(at(5)),
    eta: Math.exp(at(6)),
    xi: Math.exp(at(7)),
    d: 1 / (1 + Math.exp(-at(8))),
    ...(theta.length > 9 ? { dl: 1 / (1 + Math.exp(-at(9))), g: at(10) } : {}),
  }
}

export function lapseLogPosterior(theta: ArrayLike<number>, sample: GapSample, prior: LapsePrior = LOOSE_PRIOR): number {
  let penalty = 0
  for (let j = 0; j < prior.mean.length; j += 1) penalty += (((theta[j] ?? 0) - (prior.mean[j] ?? 0)) / (prior.sd[j] ?? 1)) ** 2
  return logLikelihood(lapseModel(theta), sample) - penalty / 2
}

export function fitLapse(sample: GapSample, options: { readonly prior?: LapsePrior; readonly start?: readonly number[] } = {}): LapseFit {
  const prior = options.prior ?? LOOSE_PRIOR
  const toTheta = (u: Float64Array): Float64Array => u.map((value, j) => (prior.mean[j] ?? 0) + value * (prior.sd[j] ?? 1))
  const start = (options.start ?? prior.mean).map((value, j) => (value - (prior.mean[j] ?? 0)) / (prior.sd[j] ?? 1))
  const found = minimise(u => -lapseLogPosterior(toTheta(u), sample, prior), start, {
    gradient: u => posteriorSlope(toTheta(u), sample, prior),
    bound: PRIOR_SDS_MAX,
    tolerance: FIT_TOLERANCE,
    roundsMax: FIT_ROUNDS_MAX,
  })
  const theta = toTheta(found.x)
  return { model: lapseModel(theta), theta: [...theta], logPosterior: -found.value, evaluations: found.evaluations }
}

/** Of the negative log posterior, by the standard deviations of the prior. */
function posteriorSlope(theta: Float64Array, sample: GapSample, prior: LapsePrior): Float64Array {
  const model = lapseModel(theta)
  const { by } = lapseSlope(model, sample)
  const { dl = 1 } = model
  const byTheta = [
    by.m0,
    by.k0 * model.k0,
    by.v0 * model.v0,
    by.s0 * model.s0,
    by.a0 * model.a0,
    by.b0 * model.b0,
    by.eta * model.eta,
    by.xi * model.xi,
    by.d * model.d * (1 - model.d),
    by.dl * dl * (1 - dl),
    by.g,
  ]
  return theta.map((value, j) => {
    const [mean, sd] = [prior.mean[j] ?? 0, prior.sd[j] ?? 1]
    return (value - mean) / sd - (byTheta[j] ?? 0) * sd
  })
}
