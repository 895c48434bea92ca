/**
 * Maximum likelihood for BG/NBD and MBG/NBD. Three things make it fast: equal customers are counted once, the sums over
 * purchases are tables by their number, and the gradient is exact. Time is scaled so that the longest history is ten.
 */
import type { BgNbd, BgVariant } from './bg-nbd.ts'
import { minimise } from './minimise.ts'
import { type Covariance, covarianceByGradient, errorsOf } from './standard-errors.ts'

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
/** Three whole numbers below it fit into a double together. */
const WHOLE_MAX = 2 ** 17
const LOG_PARAMETER_MAX = 7
/** A whisper of a prior keeps a parameter finite when the data do not mention it. */
const RIDGE = 1e-3
/** More distinct customers than this are searched by a sample first. */
const SEARCH_ROWS_MAX = 6000
const NEWTON_ROUNDS_MAX = 12
const NEWTON_STEP_MAX = 0.7
const NEWTON_SETTLED = 1e-7
const STARTS: readonly (readonly number[])[] = [
  [0, 0, 0, 0],
  [-1, 1, -0.5, 0.5],
]

export function fitBgNbd(spans: BuyingSpans, variant: BgVariant = 'bg'): BgFit {
  const rows = distinctRows(spans)
  const { logs, covariance } = optimum(rows, variant)
  const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp)
  const fitted = evaluate(rows, variant, logs)
  const [seR = Infinity, seAlpha = Infinity, seA = Infinity, seB = Infinity] = errorsOf(logs, covariance)
  return {
    model: { variant, r, alpha: alpha / rows.scale, a, b },
    // Scaling time multiplies each density by scale^x; the log-likelihood is given in the caller's unit.
    logLikelihood: fitted.logLikelihood + sumWeighted(rows) * Math.log(rows.scale),
    standardErrors: { r: seR, alpha: seAlpha / rows.scale, a: seA, b: seB },
  }
}

interface Optimum {
  readonly logs: Float64Array
  readonly covariance: Covariance
}

/** Where many customers differ, a sample of them leads to the neighbourhood, and Newton's steps over all of them to the top. */
function optimum(rows: Rows, variant: BgVariant): Optimum {
  const gradient = (logs: Float64Array): Float64Array => evaluate(rows, variant, logs).gradient
  if (rows.x.length > SEARCH_ROWS_MAX) {
    const rough = search(thinned(rows), variant)
    const covariance = covarianceByGradient(rough, gradient)
    const logs = covariance && climb(rough, covariance, gradient)
    if (logs) return { logs, covariance }
  }
  const logs = search(rows, variant)
  return { logs, covariance: covarianceByGradient(logs, gradient) }
}

function search(rows: Rows, variant: BgVariant): Float64Array {
  const value = (logs: Float64Array): number => evaluate(rows, variant, logs).loss
  const gradient = (logs: Float64Array): Float64Array => evaluate(rows, variant, logs).gradient
  const options = { gradient, bound: LOG_PARAMETER_MAX, tolerance: 1e-9 * rows.total, roundsMax: 200 }
  const [first, ...others] = STARTS.map(start => minimise(value, start, options))
  const best = others.reduce((one, other) => (one && other.value < one.value ? other : one), first)
  return best?.x ?? Float64Array.of(0, 0, 0, 0)
}

/** @returns undefined when the steps do not settle inside the box: then the sample was no guide. */
function climb(
  from: Float64Array,
  covariance: readonly Float64Array[],
  gradient: (logs: Float64Array) => Float64Array,
): Float64Array | undefined {
  let logs = from
  for (let round = 0; round < NEWTON_ROUNDS_MAX; round += 1) {
    const slope = gradient(logs)
    const step = Float64Array.from(covariance, row => row.reduce((sum, entry, j) => sum - entry * (slope[j] ?? 0), 0))
    const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    logs = logs.map((value, i) => value + (step[i] ?? 0))
    if (!(longest < NEWTON_STEP_MAX) || logs.some(value => Math.abs(value) > LOG_PARAMETER_MAX)) return undefined
    if (longest < NEWTON_SETTLED) return logs
  }
  return undefined
}

/** Every so many-th of the rows, which are in order of their values: a picture of all of them. */
function thinned(rows: Rows): Rows {
  const step = Math.ceil(rows.x.length / SEARCH_ROWS_MAX)
  const isKept = (_: number, i: number): boolean => i % step === 0
  const weight = rows.weight.filter(isKept)
  return {
    ...rows,
    x: rows.x.filter(isKept),
    tx: rows.tx.filter(isKept),
    T: rows.T.filter(isKept),
    weight,
    total: weight.reduce((sum, value) => sum + value, 0),
  }
}

function sumWeighted(rows: Rows): number {
  return rows.x.reduce((sum, x, i) => sum + x * (rows.weight[i] ?? 0), 0)
}

/** Equal (x, tx, T) become one row with a weight, in an order that does not depend on the input's. */
function distinctRows(spans: BuyingSpans): Rows {
  const { x, tx, T, weight } = wholeRows(spans) ?? anyRows(spans)
  const longest = T.reduce((most, value) => Math.max(most, value), 1e-9)
  const scale = LONGEST / longest
  return {
    x: Int32Array.from(x),
    tx: Float64Array.from(tx, value => value * scale),
    T: Float64Array.from(T, value => value * scale),
    weight: Float64Array.from(weight),
    total: spans.x.length,
    xMax: x.reduce((most, value) => Math.max(most, value), 0),
    scale,
  }
}

type Columns = Readonly<Record<'x' | 'tx' | 'T' | 'weight', number[]>>

/** Whole days, as they mostly are, fit into one number each: sorted as numbers, a million take a tenth of a second. */
function wholeRows({ x, tx, T }: BuyingSpans): Columns | undefined {
  const packed = new Float64Array(x.length)
  for (let i = 0; i < x.length; i += 1) {
    const [count, last, end] = [x[i] ?? 0, tx[i] ?? 0, T[i] ?? 0]
    if (!(isSmallWhole(count) && isSmallWhole(last) && isSmallWhole(end))) return undefined
    packed[i] = (count * WHOLE_MAX + end) * WHOLE_MAX + last
  }
  packed.sort()
  const rows: Columns = { x: [], tx: [], T: [], weight: [] }
  for (let i = 0; i < packed.length; i += 1) {
    const value = packed[i] ?? 0
    const place = rows.weight.length - 1
    if (i > 0 && value === packed[i - 1]) {
      rows.weight[place] = (rows.weight[place] ?? 0) + 1
      continue
    }
    const rest = Math.floor(value / WHOLE_MAX)
    rows.x.push(Math.floor(rest / WHOLE_MAX))
    rows.T.push(rest % WHOLE_MAX)
    rows.tx.push(value % WHOLE_MAX)
    rows.weight.push(1)
  }
  return rows
}

function isSmallWhole(value: number): boolean {
  return value >= 0 && value < WHOLE_MAX && Number.isInteger(value)
}

function anyRows({ x, tx, T }: BuyingSpans): Columns {
  const order = Int32Array.from({ length: x.length }, (_, i) => i)
  const at = (column: ArrayLike<number>, i: number | undefined): number => column[i ?? 0] ?? 0
  order.sort((i, j) => at(x, i) - at(x, j) || at(T, i) - at(T, j) || at(tx, i) - at(tx, j))
  const rows: Columns = { x: [], tx: [], T: [], weight: [] }
  for (const i of order) {
    const place = rows.weight.length - 1
    if (rows.weight.length > 0 && at(x, i) === rows.x[place] && at(T, i) === rows.T[place] && at(tx, i) === rows.tx[place]) {
      rows.weight[place] = (rows.weight[place] ?? 0) + 1
      continue
    }
    rows.x.push(at(x, i))
    rows.tx.push(at(tx, i))
    rows.T.push(at(T, i))
    rows.weight.push(1)
  }
  return rows
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
