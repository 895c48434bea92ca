/**
 * Maximum likelihood for BG/NBD and MBG/NBD: Newton's method with exact second derivatives. A sample of the customers leads to the
 * neighbourhood of the top, and two or three passes over all of them to the top itself, whose curvature gives the standard errors.
 */
import type { BgNbd, BgVariant } from './bg-nbd.ts'
import { bgCurve, bgTotal, type Curve } from './bg-nbd-likelihood.ts'
import { assertSpans, type BuyingColumns, buyingColumns, type BuyingSpans, thinnedColumns } from './buying-columns.ts'
import { errorsOf, positiveInverse } from './standard-errors.ts'

export interface BgFit {
  readonly model: BgNbd
  readonly logLikelihood: number
  /** Of the parameters, in their own units; Infinity when the data do not determine one. */
  readonly standardErrors: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number }
}

const LOG_PARAMETER_MAX = 7
/** A whisper of a prior keeps a parameter finite when the data do not mention it. */
const RIDGE = 1e-3
/** More rows than this are searched by a sample first. */
const SEARCH_ROWS_MAX = 500
/** With more customers than this, moments are rounded to steps of the longest time: less than a hundredth of a standard error. */
const ROUNDED_FROM = 20_000
const roundingSteps = (customers: number): number => (customers < 200_000 ? 1024 : 8192)
const ROUNDED_LOG_ALPHA_MIN = -2.5
const ROUNDS_MAX = 100
/** No logarithm moves by more than this in one step. */
const STEP_MAX = 1.5
/** A step that promises less log-likelihood than this is the last one, and what it brings is not looked at again. */
const NEIGHBOURHOOD_GAIN_MIN = 0.01
const TOP_GAIN_MIN = 1e-6
const DAMPING_FIRST = 1e-3
const DAMPING_MAX = 1e12
const STARTS: readonly (readonly number[])[] = [
  [0, 0, 0, 0],
  [-1, 1, -0.5, 0.5],
]

/** Maximum likelihood in the caller's unit of time. @throws AssertionError when a customer cannot be (assertSpans). */
export function fitBgNbd(spans: BuyingSpans, variant: BgVariant = 'bg'): BgFit {
  assertSpans(spans)
  const columns = buyingColumns(spans, spans.x.length > ROUNDED_FROM ? roundingSteps(spans.x.length) : undefined)
  const found = top(columns, variant)
  // Where the business's own time is not long beside a step, what was rounded away would matter.
  if (columns.isRounded && (found.logs[1] ?? 0) < ROUNDED_LOG_ALPHA_MIN) {
    const exact = buyingColumns(spans)
    return fitOf(exact, variant, top(exact, variant))
  }
  if (!columns.isRounded) return fitOf(columns, variant, found)
  const value = bgTotal(spans, { variant, logs: found.logs, scale: columns.scale })
  return fitOf(columns, variant, { ...found, curve: { ...found.curve, value } })
}

function fitOf(columns: BuyingColumns, variant: BgVariant, { logs, curve }: Top): BgFit {
  const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp)
  const covariance = positiveInverse(logs.length, (i, j) => -(curve.curvature[i]?.[j] ?? 0) + (i === j ? 2 * RIDGE : 0))
  const [seR = Infinity, seAlpha = Infinity, seA = Infinity, seB = Infinity] = errorsOf(logs, covariance)
  return {
    model: { variant, r, alpha: alpha / columns.scale, a, b },
    // Scaling time multiplies each density by scale^x; the log-likelihood is given in the caller's unit.
    logLikelihood: curve.value + repeatPurchases(columns) * Math.log(columns.scale),
    standardErrors: { r: seR, alpha: seAlpha / columns.scale, a: seA, b: seB },
  }
}

function repeatPurchases({ counts }: BuyingColumns): number {
  return counts.reduce((sum, count, x) => sum + count * x, 0)
}

interface Top {
  readonly logs: Float64Array
  readonly curve: Curve
  readonly loss: number
}

function top(columns: BuyingColumns, variant: BgVariant): Top {
  const few = columns.end.length > SEARCH_ROWS_MAX ? thinnedColumns(columns, SEARCH_ROWS_MAX) : columns
  const [first, ...others] = STARTS.map(start => climb(few, { variant, start, damping: DAMPING_FIRST, gainMin: NEIGHBOURHOOD_GAIN_MIN }))
  const rough = others.reduce((one, other) => (one && other.loss < one.loss ? other : one), first)
  return climb(columns, { variant, start: rough?.logs ?? [0, 0, 0, 0], damping: 0, gainMin: TOP_GAIN_MIN })
}

interface Climb {
  readonly variant: BgVariant
  readonly start: ArrayLike<number>
  readonly damping: number
  readonly gainMin: number
}

/** Newton's steps, damped after Levenberg and Marquardt while they do not lead upwards, inside the box. */
function climb(columns: BuyingColumns, { variant, start, damping: first, gainMin }: Climb): Top {
  const at = (logs: Float64Array): Top => {
    const curve = bgCurve(columns, variant, logs)
    return { logs, curve, loss: -curve.value + RIDGE * logs.reduce((sum, value) => sum + value * value, 0) }
  }
  let here = at(clamped(Float64Array.from(start)))
  let damping = first
  for (let round = 0; round < ROUNDS_MAX && damping < DAMPING_MAX; round += 1) {
    const step = stepFrom(here, damping)
    const there = step && clamped(here.logs.map((value, i) => value + (step.by[i] ?? 0)))
    if (there && step.gain < gainMin) return { ...here, logs: there, curve: { ...here.curve, value: here.curve.value + step.gain } }
    const next = there && at(there)
    if (next && next.loss < here.loss) {
      here = next
      damping = damping < 1e-9 ? 0 : damping / 10
    } else damping = Math.max(damping * 10, DAMPING_FIRST)
  }
  return here
}

/** @returns undefined where the curvature is not that of a hill: more damping makes it one. */
function stepFrom({ logs, curve }: Top, damping: number): { readonly by: Float64Array; readonly gain: number } | undefined {
  const uphill = curve.slope.map((slope, i) => slope - 2 * RIDGE * (logs[i] ?? 0))
  // A parameter at the wall that wants through it stays there.
  const free = uphill.map((slope, i) => (Math.abs(logs[i] ?? 0) >= LOG_PARAMETER_MAX && slope * (logs[i] ?? 0) > 0 ? 0 : 1))
  const inverse = positiveInverse(logs.length, (i, j) => {
    if ((free[i] ?? 0) * (free[j] ?? 0) === 0) return i === j ? 1 : 0
    const bent = -(curve.curvature[i]?.[j] ?? 0) + (i === j ? 2 * RIDGE : 0)
    return i === j ? bent + damping * (Math.abs(bent) + 1) : bent
  })
  if (!inverse) return undefined
  const by = Float64Array.from(
    inverse,
    (row, i) => (free[i] ?? 0) * row.reduce((sum, entry, j) => sum + entry * (free[j] ?? 0) * (uphill[j] ?? 0), 0),
  )
  const longest = by.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const gain = by.reduce((sum, value, i) => sum + (value * (uphill[i] ?? 0)) / 2, 0)
  return { by: longest > STEP_MAX ? by.map(value => (value * STEP_MAX) / longest) : by, gain }
}

function clamped(logs: Float64Array): Float64Array {
  return logs.map(value => Math.max(-LOG_PARAMETER_MAX, Math.min(LOG_PARAMETER_MAX, value)))
}
