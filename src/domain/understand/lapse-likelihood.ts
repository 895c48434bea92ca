/**
 * The log-likelihood of LAPSE over the customers of a business, and its exact slope by every parameter in one pass there and one back
 * (reverse accumulation): the work of two evaluations instead of the eleven that differences take.
 * Source: Griewank and Walther, Evaluating Derivatives (2008), chapter 3.
 */
import { halfStepRatio, halfStepSlope } from './gamma-function.ts'
import {
  DENSITY_FLOOR,
  GAP_DAYS_MIN,
  type LapseModel,
  nextGap,
  observeGap,
  resetState,
  startState,
  survival,
  VARIANCE_FLOOR,
} from './lapse.ts'
import { studentDensity, studentSurvival } from './student-t.ts'

/** Gaps of the customers one after another, and each one's silence (half a day included), on the clock in use. */
export interface GapSample {
  /** Where the gaps of customer i start; one entry more than there are customers. */
  readonly starts: Int32Array
  readonly gaps: Float64Array
  readonly silences: Float64Array
  /** How many equal customers each one stands for: those who bought once and are silent equally long are one. */
  readonly weights: Float64Array
}

export function logLikelihood(model: LapseModel, sample: GapSample): number {
  const { starts, gaps, silences, weights } = sample
  const state = startState(model)
  let sum = 0
  for (let i = 0; i < silences.length; i += 1) {
    resetState(state, model)
    const end = starts[i + 1] ?? 0
    for (let j = starts[i] ?? 0; j < end; j += 1) sum += observeGap(state, model, gaps[j] ?? 0)
    sum += (weights[i] ?? 1) * Math.log(survival(nextGap(state, model), silences[i] ?? 0) + 1e-300)
  }
  return sum
}

export interface LapseSlope {
  readonly logLikelihood: number
  /** By each parameter itself, not by the logarithm that the fit moves. */
  readonly by: Required<Mutable<LapseModel>>
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] }

/** The way there is that of logLikelihood, which a test holds it to. */
export function lapseSlope(model: LapseModel, sample: GapSample): LapseSlope {
  const { starts, gaps, silences, weights } = sample
  const walk = new Walk(model)
  for (let i = 0; i < silences.length; i += 1) {
    const start = starts[i] ?? 0
    const count = (starts[i + 1] ?? 0) - start
    walk.begin()
    for (let j = 0; j < count; j += 1) walk.passGap(j, gaps[start + j] ?? 0)
    walk.passSilence(Math.max(silences[i] ?? 0, 0), weights[i] ?? 1)
    for (let j = count - 1; j >= 0; j -= 1) walk.returnOver(j)
    walk.end()
  }
  return { logLikelihood: walk.sum, by: walk.by }
}

/** Before a gap: what was known. Of the gap: ln gap, the gap, ln(1 + miss² / spread), and how likely it was a lapse, unseen and seen. */
interface Step {
  n: number
  sl: number
  sl2: number
  a: number
  b: number
  x: number
  gap: number
  logMiss: number
  p: number
  regular: number
}

/** How a step of the degrees of freedom is taken where the incomplete beta function has no slope in closed form. */
const FREEDOM_STEP = 1e-4

class Walk {
  sum = 0
  readonly by: Required<Mutable<LapseModel>> = { m0: 0, k0: 0, v0: 0, s0: 0, a0: 0, b0: 0, eta: 0, xi: 0, d: 0, dl: 0, g: 0 }
  private readonly model: Required<LapseModel>
  private readonly steps: Step[] = []
  // What is known of the customer, on the way there.
  private n = 0
  private sl = 0
  private sl2 = 0
  private a = 0
  private b = 0
  // The prediction that follows from it.
  private k = 0
  private mu = 0
  private v = 0
  private q = 0
  private spread = 0
  // How the likelihood of everything behind changes with what is known, on the way back.
  private byN = 0
  private bySl = 0
  private bySl2 = 0
  private byA = 0
  private byB = 0

  constructor(model: LapseModel) {
    this.model = { dl: 1, g: 0, ...model }
  }

  begin(): void {
    this.n = 0
    this.sl = 0
    this.sl2 = 0
    this.a = this.model.a0
    this.b = this.model.b0
  }

  end(): void {
    this.by.a0 += this.byA
    this.by.b0 += this.byB
  }

  private predict(): void {
    const { m0, k0, v0, s0 } = this.model
    this.k = k0 + this.n
    this.mu = (k0 * m0 + this.sl) / this.k
    this.v = v0 + this.n
    this.q = Math.max(v0 * s0 + this.sl2 + k0 * m0 * m0 - this.k * this.mu * this.mu, VARIANCE_FLOOR)
    this.spread = this.q * (1 + 1 / this.k)
  }

  private lapseShare(): number {
    const { g, m0 } = this.model
    const odds = g === 0 ? this.a : this.a * Math.exp(g * (this.mu - m0))
    return odds / (odds + this.b)
  }

  passGap(j: number, gapDays: number): void {
    const { eta, xi, d, dl, a0, b0 } = this.model
    this.predict()
    const gap = Math.max(gapDays, GAP_DAYS_MIN)
    const x = Math.log(gap)
    const p = this.lapseShare()
    const miss = x - this.mu
    const logMiss = Math.log1p((miss * miss) / this.spread)
    const came = (((1 - p) * halfStepRatio(this.v / 2)) / Math.sqrt(Math.PI * this.spread)) * Math.exp((-(this.v + 1) / 2) * logMiss - x)
    const density = came + ((p * xi) / eta) * (1 + gap / eta) ** (-xi - 1)
    const w = came / Math.max(density, DENSITY_FLOOR)
    this.sum += Math.log(density + DENSITY_FLOOR)
    const step = (this.steps[j] ??= { n: 0, sl: 0, sl2: 0, a: 0, b: 0, x: 0, gap: 0, logMiss: 0, p: 0, regular: 0 })
    step.n = this.n
    step.sl = this.sl
    step.sl2 = this.sl2
    step.a = this.a
    step.b = this.b
    step.x = x
    step.gap = gap
    step.logMiss = logMiss
    step.p = p
    step.regular = w
    this.n = d * this.n + w
    this.sl = d * this.sl + w * x
    this.sl2 = d * this.sl2 + w * x * x
    this.a = a0 + dl * (this.a - a0) + 1 - w
    this.b = b0 + dl * (this.b - b0) + w
  }

  passSilence(silence: number, weight: number): void {
    const { eta, xi } = this.model
    this.predict()
    const p = this.lapseShare()
    const scale = Math.sqrt(this.spread / this.v)
    const miss = (Math.log(Math.max(silence, 1e-6)) - this.mu) / scale
    const regular = studentSurvival(this.v, miss)
    const lapsed = (1 + silence / eta) ** -xi
    const survival = (1 - p) * regular + p * lapsed
    this.sum += weight * Math.log(survival + DENSITY_FLOOR)

    const bySurvival = weight / (survival + DENSITY_FLOOR)
    this.by.xi -= bySurvival * p * lapsed * Math.log1p(silence / eta)
    this.by.eta += (bySurvival * p * lapsed * xi * silence) / (eta * (eta + silence))
    const byRegular = bySurvival * (1 - p)
    const byMiss = -byRegular * studentDensity(this.v, miss)
    const step = FREEDOM_STEP * this.v
    const byFreedom = (byRegular * (studentSurvival(this.v + step, miss) - studentSurvival(this.v - step, miss))) / (2 * step)
    const byScale = (-byMiss * miss) / scale
    this.byN = 0
    this.bySl = 0
    this.bySl2 = 0
    this.byA = 0
    this.byB = 0
    this.returnToCentre({
      odds: bySurvival * p * (1 - p) * (lapsed - regular),
      mu: -byMiss / scale,
      v: byFreedom - (byScale * scale) / (2 * this.v),
      spread: (byScale * scale) / (2 * this.spread),
    })
  }

  /** The way back over one gap: from the slopes by what was known after it to those by what was known before. */
  returnOver(j: number): void {
    const step = this.steps[j]
    if (!step) return
    const { eta, xi, d, dl, a0, b0 } = this.model
    const { x, gap, logMiss, p, regular: w } = step
    this.n = step.n
    this.sl = step.sl
    this.sl2 = step.sl2
    this.a = step.a
    this.b = step.b
    this.predict()
    const byW = this.byN + x * this.bySl + x * x * this.bySl2 - this.byA + this.byB
    this.by.d += this.byN * step.n + this.bySl * step.sl + this.bySl2 * step.sl2
    this.by.dl += this.byA * (step.a - a0) + this.byB * (step.b - b0)
    this.by.a0 += (1 - dl) * this.byA
    this.by.b0 += (1 - dl) * this.byB
    this.byN *= d
    this.bySl *= d
    this.bySl2 *= d
    this.byA *= dl
    this.byB *= dl
    // By the logarithms of the two densities, whose sum is the density of the gap and whose share is w.
    const byCame = w + byW * w * (1 - w)
    const byLapsed = 1 - w - byW * w * (1 - w)
    this.by.xi += byLapsed * (1 / xi - Math.log1p(gap / eta))
    this.by.eta += (byLapsed * ((xi + 1) * (gap / (eta + gap)) - 1)) / eta
    const miss = x - this.mu
    const share = (miss * miss) / this.spread
    const byShare = (-byCame * (this.v + 1)) / 2 / (1 + share)
    this.returnToCentre({
      odds: (1 - p) * byLapsed - p * byCame,
      mu: (-byShare * 2 * miss) / this.spread,
      v: (byCame * (halfStepSlope(this.v / 2) - logMiss)) / 2,
      spread: -(byCame / 2 + byShare * share) / this.spread,
    })
  }

  /** From the slopes by a prediction's own numbers to those by what was known and by the parameters. */
  private returnToCentre(slopes: { readonly odds: number; readonly mu: number; readonly v: number; readonly spread: number }): void {
    const { m0, k0, v0, s0, g } = this.model
    const { by, k, mu } = this
    this.byA += slopes.odds / this.a
    this.byB -= slopes.odds / this.b
    by.g += slopes.odds * (mu - m0)
    const byMu = slopes.mu + g * slopes.odds
    const byQ = this.q > VARIANCE_FLOOR ? slopes.spread * (1 + 1 / k) : 0
    const byTotal = byMu / k - 2 * byQ * mu
    const byK = byQ * mu * mu - (slopes.spread * this.q) / (k * k) - (byMu * mu) / k
    by.v0 += byQ * s0 + slopes.v
    by.s0 += byQ * v0
    by.k0 += byQ * m0 * m0 + byTotal * m0 + byK
    by.m0 += byQ * 2 * k0 * m0 + byTotal * k0 - g * slopes.odds
    this.byN += byK + slopes.v
    this.bySl += byTotal
    this.bySl2 += byQ
  }
}
