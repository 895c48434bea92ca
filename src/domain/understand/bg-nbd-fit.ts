/**
 * Maximum likelihood for BG/NBD and MBG/NBD. Three things make it fast: equal customers are counted once, the sums over
 * purchases are tables by their number, and the gradient is exact. Time is scaled so that the longest history is ten.
 */
import type { BgNbd, BgVariant } from './bg-nbd.ts'
import { minimise } from './minimise.ts'
import { errorsByGradient } from './standard-errors.ts'

/** The customers as columns: repeat purchases, time to the last one, time observed. */
export interface BuyingSpans {
  readonly x: ArrayLike<number>
  readonly tx: ArrayLike<number>
  readonly T: ArrayLike<number>
}

export interface BgFit {
  readonly model: BgNbd
  readonly logLikelihood: number
  /** Of the parameters, in their own units; Infinity when the data do not determine one. */
  readonly standardErrors: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number }
}

interface Rows {
  readonly x: Int32Array
  readonly tx: Float64Array
  readonly T: Float64Array
  readonly weight: Float64Array
  readonly total: number
  readonly xMax: number
  readonly scale: number
}

const LONGEST = 10
const LOG_PARAMETER_MAX = 7
/** A whisper of a prior keeps a parameter finite when the data do not mention it. */
const RIDGE = 1e-3
const STARTS: readonly (readonly number[])[] = [
  [0, 0, 0, 0],
  [-1, 1, -0.5, 0.5],
]

export function fitBgNbd(spans: BuyingSpans, variant: BgVariant = 'bg'): BgFit {
  const rows = distinctRows(spans)
  const value = (logs: Float64Array): number => evaluate(rows, variant, logs).loss
  const gradient = (logs: Float64Array): Float64Array => evaluate(rows, variant, logs).gradient
  const options = { gradient, bound: LOG_PARAMETER_MAX, tolerance: 1e-9 * rows.total, roundsMax: 200 }
  const [first, ...others] = STARTS.map(start => minimise(value, start, options))
  const best = others.reduce((one, other) => (one && other.value < one.value ? other : one), first)
  const logs = best?.x ?? Float64Array.of(0, 0, 0, 0)
  const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp)
  const fitted = evaluate(rows, variant, logs)
  const [seR = Infinity, seAlpha = Infinity, seA = Infinity, seB = Infinity] = errorsByGradient(logs, gradient)
  return {
    model: { variant, r, alpha: alpha / rows.scale, a, b },
    // Scaling time multiplies each density by scale^x; the log-likelihood is given in the caller's unit.
    logLikelihood: fitted.logLikelihood + sumWeighted(rows) * Math.log(rows.scale),
    standardErrors: { r: seR, alpha: seAlpha / rows.scale, a: seA, b: seB },
  }
}

function sumWeighted(rows: Rows): number {
  return rows.x.reduce((sum, x, i) => sum + x * (rows.weight[i] ?? 0), 0)
}

/** Equal (x, tx, T) become one row with a weight, in an order that does not depend on the input's. */
function distinctRows({ x, tx, T }: BuyingSpans): Rows {
  const size = x.length
  const order = Int32Array.from({ length: size }, (_, i) => i)
  const at = (column: ArrayLike<number>, i: number | undefined): number => column[i ?? 0] ?? 0
  order.sort((i, j) => at(x, i) - at(x, j) || at(T, i) - at(T, j) || at(tx, i) - at(tx, j))
  const picked: number[] = []
  const weights: number[] = []
  for (let o = 0; o < size; o += 1) {
    const i = order[o] ?? 0
    const last = picked.at(-1)
    if (last !== undefined && at(x, i) === at(x, last) && at(T, i) === at(T, last) && at(tx, i) === at(tx, last)) {
      weights.push((weights.pop() ?? 0) + 1)
    } else {
      picked.push(i)
      weights.push(1)
    }
  }
  const longest = picked.reduce((most, i) => Math.max(most, at(T, i)), 1e-9)
  const scale = LONGEST / longest
  return {
    x: Int32Array.from(picked, i => at(x, i)),
    tx: Float64Array.from(picked, i => at(tx, i) * scale),
    T: Float64Array.from(picked, i => at(T, i) * scale),
    weight: Float64Array.from(weights),
    total: size,
    xMax: picked.reduce((most, i) => Math.max(most, at(x, i)), 0),
    scale,
  }
}

/** Σ over i < n of ln and of 1/· for the three rising products of the likelihood, for every n at once. */
function risingTables({ r, a, b }: { r: number; a: number; b: number }, size: number) {
  const logR = new Float64Array(size)
  const logB = new Float64Array(size)
  const slopeR = new Float64Array(size)
  const slopeA = new Float64Array(size)
  const slopeB = new Float64Array(size)
  for (let i = 0; i + 1 < size; i += 1) {
    logR[i + 1] = (logR[i] ?? 0) + Math.log(r + i)
    slopeR[i + 1] = (slopeR[i] ?? 0) + 1 / (r + i)
    logB[i + 1] = (logB[i] ?? 0) + Math.log((b + i) / (a + b + i))
    slopeA[i + 1] = (slopeA[i] ?? 0) - 1 / (a + b + i)
    slopeB[i + 1] = (slopeB[i] ?? 0) + 1 / (b + i) - 1 / (a + b + i)
  }
  return { logR, logB, slopeR, slopeA, slopeB }
}

function evaluate(rows: Rows, variant: BgVariant, logs: Float64Array): { loss: number; logLikelihood: number; gradient: Float64Array } {
  const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp)
  const shift = variant === 'mbg' ? 1 : 0
  const table = risingTables({ r, a, b }, rows.xMax + 2)
  const [logAlpha, logA] = [Math.log(alpha), Math.log(a)]
  let [sum, gr, ga, gb, gAlpha] = [0, 0, 0, 0, 0]
  for (let i = 0; i < rows.x.length; i += 1) {
    const x = rows.x[i] ?? 0
    const weight = rows.weight[i] ?? 0
    const returns = x + shift
    const [end, last] = [alpha + (rows.T[i] ?? 0), alpha + (rows.tx[i] ?? 0)]
    const [logEnd, logLast] = [Math.log(end), Math.log(last)]
    const stay = -(r + x) * logEnd
    const leave = returns > 0 ? logA - Math.log(b + returns - 1) - (r + x) * logLast : -Infinity
    const gone = 1 / (1 + Math.exp(stay - leave))
    const here = 1 - gone
    const joined = gone < 0.5 ? stay + Math.log1p(Math.exp(leave - stay)) : leave + Math.log1p(Math.exp(stay - leave))
    sum += weight * ((table.logR[x] ?? 0) + r * logAlpha + (table.logB[returns] ?? 0) + joined)
    gr += weight * ((table.slopeR[x] ?? 0) + logAlpha - here * logEnd - gone * logLast)
    gAlpha += weight * (r / alpha - (r + x) * (here / end + gone / last))
    ga += weight * ((table.slopeA[returns] ?? 0) + gone / a)
    gb += weight * ((table.slopeB[returns] ?? 0) - (returns > 0 ? gone / (b + returns - 1) : 0))
  }
  const slopes = [gr * r, gAlpha * alpha, ga * a, gb * b]
  const ridge = logs.reduce((total, value) => total + value * value, 0)
  return {
    loss: -sum + RIDGE * ridge,
    logLikelihood: sum,
    gradient: Float64Array.from(slopes, (slope, j) => -slope + 2 * RIDGE * (logs[j] ?? 0)),
  }
}
