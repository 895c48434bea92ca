/**
 * Gamma-Gamma (Fader and Hardie 2013): what a customer's average purchase will be, between his own mean and everybody's.
 * Assumes that how much somebody spends does not depend on how often he comes. Formulas: docs/methods/gamma-gamma.md.
 */
import { logGamma } from './gamma-function.ts'
import { minimise } from './minimise.ts'
import { errorsByValue } from './standard-errors.ts'

export interface GammaGamma {
  readonly p: number
  readonly q: number
  readonly v: number
}

/** Customers with a positive mean amount: purchases that the mean is made of, and the mean. */
export interface SpendRows {
  readonly x: ArrayLike<number>
  readonly mean: ArrayLike<number>
}

export interface GammaGammaFit {
  readonly model: GammaGamma
  readonly logLikelihood: number
  /** Of the parameters, in their own units; Infinity when the data do not determine one. */
  readonly standardErrors: GammaGamma
}

/** Holds a parameter that the data do not mention, and moves the published tables by nothing in their last digit. */
const RIDGE = 1e-5

/** Expected amount of a purchase, in the unit of the data, after x purchases with this mean; with x = 0 the mean is not looked at. */
export function expectedAmount({ p, q, v }: GammaGamma, seen: { readonly x: number; readonly mean: number }): number {
  const weight = seen.x > 0 ? (p * seen.x) / (p * seen.x + q - 1) : 0
  return ((1 - weight) * p * v) / (q - 1) + (seen.x > 0 ? weight * seen.mean : 0)
}

/** Amounts are scaled by their mean while fitting. @returns undefined when fewer than two customers have an amount. */
export function fitGammaGamma(rows: SpendRows): GammaGammaFit | undefined {
  const usable = Array.from({ length: rows.x.length }, (_, i) => i).filter(i => (rows.x[i] ?? 0) > 0 && (rows.mean[i] ?? 0) > 0)
  if (usable.length < 2) return undefined
  const unit = usable.reduce((sum, i) => sum + (rows.mean[i] ?? 0), 0) / usable.length
  const x = Float64Array.from(usable, i => rows.x[i] ?? 0)
  const z = Float64Array.from(usable, i => (rows.mean[i] ?? 0) / unit)
  const loss = (logs: Float64Array): number => {
    const [p = 1, tail = 1, v = 1] = logs.map(Math.exp)
    return -logLikelihood({ p, q: 1 + tail, v }, x, z) + RIDGE * logs.reduce((sum, value) => sum + value * value, 0)
  }
  const found = minimise(loss, [1.5, 1, 0.5], { bound: 7, tolerance: 1e-9 * usable.length, roundsMax: 200 })
  const [p = 1, tail = 1, v = 1] = found.x.map(Math.exp)
  const scaled = { p, q: 1 + tail, v }
  const errors = errorsByValue(found.x, loss)
  return {
    model: { ...scaled, v: v * unit },
    logLikelihood: logLikelihood(scaled, x, z) - usable.length * Math.log(unit),
    // The second unknown is ln(q − 1), and q − 1 is as uncertain as q.
    standardErrors: { p: errors[0] ?? Infinity, q: errors[1] ?? Infinity, v: (errors[2] ?? Infinity) * unit },
  }
}

/** q stays above 1 so that the mean over customers exists. */
function logLikelihood({ p, q, v }: GammaGamma, x: Float64Array, z: Float64Array): number {
  const fixed = q * Math.log(v) - logGamma(q)
  let sum = 0
  for (let i = 0; i < x.length; i += 1) {
    const count = x[i] ?? 0
    const mean = z[i] ?? 0
    const px = p * count
    sum +=
      logGamma(px + q) - logGamma(px) + fixed + (px - 1) * Math.log(mean) + px * Math.log(count) - (px + q) * Math.log(mean * count + v)
  }
  return sum
}
