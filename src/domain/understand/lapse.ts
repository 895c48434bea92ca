/**
 * LAPSE, the predictor: each gap between two purchases is either a regular one of this customer, or a lapse.
 *   f(y) = (1 − p) t(ln y) + p Lomax(y; eta, xi)
 * A regular gap is log-normal with the customer's own mean and spread (so its prediction is a Student t in ln y);
 * a lapse is one heavy-tailed law for all. Five numbers a customer hold everything, a purchase updates them in O(1).
 * Units: gaps and times in days, or in days of the seasonal clock. Symbols and derivation: docs/methods/cycle.md.
 */
import { halfStepRatio } from './gamma-function.ts'
import { studentDensity, studentSurvival } from './student-t.ts'

/** What all customers of a business share. */
export interface LapseModel {
  /** Mean of ln gap over customers, and the number of gaps that this knowledge is worth. */
  readonly m0: number
  readonly k0: number
  /** Variance of ln gap inside one customer, and the gaps that it is worth. */
  readonly s0: number
  readonly v0: number
  /** A new customer's lapse probability is a0 / (a0 + b0). */
  readonly a0: number
  readonly b0: number
  /** Scale (days) and tail index of the lapse law. */
  readonly eta: number
  readonly xi: number
  /** Forgetting: the weight that a gap keeps when the next one arrives. */
  readonly d: number
  /** The same for what he showed of lapses and returns; 1, nothing is forgotten, in models that did not learn it. */
  readonly dl?: number
  /** The odds of a lapse are multiplied by (his cycle / e^m0)^g; 0 in models that did not learn it. */
  readonly g?: number
}

/** What is known about one customer: soft count, sum and sum of squares of ln gap; lapses and returns. */
export interface LapseState {
  n: number
  sl: number
  sl2: number
  a: number
  b: number
}

/** The prediction of the current gap in closed form. */
export interface NextGap {
  /** Centre and scale of ln gap, and degrees of freedom, of a regular gap. */
  readonly mu: number
  readonly scale: number
  readonly v: number
  readonly ratio: number
  /** Probability, before any silence was seen, that this gap is a lapse. */
  readonly p: number
  readonly eta: number
  readonly xi: number
}

/** Half a day: the silence up to the end of today is on average half a day longer than the difference of days. */
export const HALF_DAY = 0.5
export const GAP_DAYS_MIN = 0.25
export const VARIANCE_FLOOR = 1e-9
export const DENSITY_FLOOR = 1e-300

export function startState(model: LapseModel): LapseState {
  return { n: 0, sl: 0, sl2: 0, a: model.a0, b: model.b0 }
}

export function resetState(state: LapseState, model: LapseModel): void {
  state.n = 0
  state.sl = 0
  state.sl2 = 0
  state.a = model.a0
  state.b = model.b0
}

/** Takes one more gap into the state. @returns the log density of that gap as it was predicted just before. */
export function observeGap(state: LapseState, model: LapseModel, gapDays: number): number {
  const gap = Math.max(gapDays, GAP_DAYS_MIN)
  const x = Math.log(gap)
  const k = model.k0 + state.n
  const mu = (model.k0 * model.m0 + state.sl) / k
  const v = model.v0 + state.n
  const q = Math.max(model.v0 * model.s0 + state.sl2 + model.k0 * model.m0 * model.m0 - k * mu * mu, VARIANCE_FLOOR)
  const spread = q * (1 + 1 / k)
  const p = lapseShare(state, model, mu)
  const miss = x - mu
  // spread is v × scale², so the factor √v of the density is inside its root.
  const regular =
    (((1 - p) * halfStepRatio(v / 2)) / Math.sqrt(Math.PI * spread)) * Math.exp((-(v + 1) / 2) * Math.log1p((miss * miss) / spread) - x)
  const lapsed = ((p * model.xi) / model.eta) * (1 + gap / model.eta) ** (-model.xi - 1)
  const density = regular + lapsed
  const w = regular / Math.max(density, DENSITY_FLOOR)
  state.n = model.d * state.n + w
  state.sl = model.d * state.sl + w * x
  state.sl2 = model.d * state.sl2 + w * x * x
  const { dl = 1 } = model
  state.a = model.a0 + dl * (state.a - model.a0) + 1 - w
  state.b = model.b0 + dl * (state.b - model.b0) + w
  return Math.log(density + DENSITY_FLOOR)
}

export function nextGap(state: LapseState, model: LapseModel): NextGap {
  const k = model.k0 + state.n
  const mu = (model.k0 * model.m0 + state.sl) / k
  const v = model.v0 + state.n
  const q = Math.max(model.v0 * model.s0 + state.sl2 + model.k0 * model.m0 * model.m0 - k * mu * mu, VARIANCE_FLOOR)
  return {
    mu,
    v,
    scale: Math.sqrt((q / v) * (1 + 1 / k)),
    ratio: halfStepRatio(v / 2),
    p: lapseShare(state, model, mu),
    eta: model.eta,
    xi: model.xi,
  }
}

/** Probability that the next gap of a customer whose ln gap lies around mu is a lapse: in a long gap there is more time to leave. */
function lapseShare({ a, b }: LapseState, { g = 0, m0 }: LapseModel, mu: number): number {
  const odds = g === 0 ? a : a * Math.exp(g * (mu - m0))
  return odds / (odds + b)
}

/** P(gap > t | it is a regular one). */
export function regularSurvival(next: NextGap, t: number): number {
  return studentSurvival(next.v, (Math.log(Math.max(t, 1e-6)) - next.mu) / next.scale, next.ratio)
}

/** P(gap > t). */
export function survival(next: NextGap, t: number): number {
  return (1 - next.p) * regularSurvival(next, t) + next.p * (1 + t / next.eta) ** -next.xi
}

/** Density of the gap at t > 0: the slope of survival, downwards. */
export function gapDensity(next: NextGap, t: number): number {
  const regular = studentDensity(next.v, (Math.log(t) - next.mu) / next.scale, next.ratio) / (next.scale * t)
  return (1 - next.p) * regular + ((next.p * next.xi) / next.eta) * (1 + t / next.eta) ** (-next.xi - 1)
}

/** P(the customer has not lapsed | silent for `silence`, half a day included). */
export function aliveProbability(next: NextGap, silence: number): number {
  const regular = (1 - next.p) * regularSurvival(next, silence)
  return regular / Math.max(regular + next.p * (1 + silence / next.eta) ** -next.xi, DENSITY_FLOOR)
}

/** P(a purchase in the next `ahead` days | silent for `silence`). */
export function purchaseProbability(next: NextGap, span: { readonly silence: number; readonly ahead: number }): number {
  const now = Math.max(survival(next, span.silence), DENSITY_FLOOR)
  return Math.min(1, Math.max(0, 1 - survival(next, span.silence + span.ahead) / now))
}
