/**
 * Pareto/NBD (Schmittlein, Morrison and Colombo 1987): random purchases at a customer's own rate during a lifetime of unknown
 * length. The field's reference model; slower to fit than BG/NBD and seldom better. Formulas: docs/methods/pareto-nbd.md.
 */
import type { BuyingSpan } from './bg-nbd.ts'
import { assertSpans, type BuyingSpans } from './buying-columns.ts'
import { departureLog } from './departure.ts'
import { logGamma } from './gamma-function.ts'
import { minimise } from './minimise.ts'
import { errorsByValue } from './standard-errors.ts'

export interface ParetoNbd {
  /** Purchase rates over customers: gamma with shape r and rate alpha. */
  readonly r: number
  readonly alpha: number
  /** Rates of leaving: gamma with shape s and rate beta. */
  readonly s: number
  readonly beta: number
}

const LONGEST = 10
/** Holds a parameter that the data do not mention, and moves the published tables by nothing in their last digit. */
const RIDGE = 1e-5

export function paretoLogLikelihood({ r, alpha, s, beta }: ParetoNbd, span: BuyingSpan): number {
  const { x, T } = span
  const here = -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T)
  const gone = Math.log(s) + departureLog({ r, alpha, s, beta }, span)
  const top = Math.max(here, gone)
  return (
    logGamma(r + x) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta) + top + Math.log(Math.exp(here - top) + Math.exp(gone - top))
  )
}

/** P(the customer has not left). */
export function paretoAlive(model: ParetoNbd, span: BuyingSpan): number {
  const { r, alpha, s, beta } = model
  const { x, T } = span
  const odds = Math.log(s) + (r + x) * Math.log(alpha + T) + s * Math.log(beta + T) + departureLog(model, span)
  return 1 / (1 + Math.exp(odds))
}

/** Expected purchases in the next `ahead`. */
export function paretoExpectedPurchases(model: ParetoNbd, span: BuyingSpan, ahead: number): number {
  const { r, alpha, s, beta } = model
  const { x, T } = span
  const grown = Math.log1p(ahead / (beta + T))
  // The integral of e^(−(s−1) v) over v from 0 to `grown`, which is `grown` itself where s = 1.
  const shrink = s === 1 ? grown : -Math.expm1((1 - s) * grown) / (s - 1)
  return ((paretoAlive(model, span) * (r + x) * (beta + T)) / (alpha + T)) * shrink
}

export interface ParetoFit {
  readonly model: ParetoNbd
  readonly logLikelihood: number
  /** Of the parameters, in their own units; Infinity when the data do not determine one. */
  readonly standardErrors: ParetoNbd
}

/** Maximum likelihood; time is scaled so that the longest history is ten. @throws AssertionError when a customer cannot be (assertSpans). */
export function fitParetoNbd(spans: BuyingSpans): ParetoFit {
  assertSpans(spans)
  const longest = Array.from(spans.T).reduce((most, value) => Math.max(most, value), 1e-9)
  const scale = LONGEST / longest
  const rows = Array.from({ length: spans.x.length }, (_, i) => ({
    x: spans.x[i] ?? 0,
    tx: (spans.tx[i] ?? 0) * scale,
    T: (spans.T[i] ?? 0) * scale,
  }))
  const modelOf = (logs: Float64Array): ParetoNbd => {
    const [r = 1, alpha = 1, s = 1, beta = 1] = logs.map(Math.exp)
    return { r, alpha, s, beta }
  }
  const likelihood = (model: ParetoNbd): number => rows.reduce((sum, row) => sum + paretoLogLikelihood(model, row), 0)
  const loss = (logs: Float64Array): number => -likelihood(modelOf(logs)) + RIDGE * logs.reduce((sum, value) => sum + value * value, 0)
  const found = minimise(loss, [-0.5, 1, -0.5, 1], { bound: 7, tolerance: 1e-8 * rows.length, roundsMax: 200 })
  const scaled = modelOf(found.x)
  const [r = Infinity, alpha = Infinity, s = Infinity, beta = Infinity] = errorsByValue(found.x, loss)
  const repeats = rows.reduce((sum, row) => sum + row.x, 0)
  return {
    model: { ...scaled, alpha: scaled.alpha / scale, beta: scaled.beta / scale },
    logLikelihood: likelihood(scaled) + repeats * Math.log(scale),
    standardErrors: { r, alpha: alpha / scale, s, beta: beta / scale },
  }
}
