/** The prediction for one customer (or one customer and product group), from his purchase days and the business's model. */
import { bgExpectedPurchases, bgPurchaseProbability, type BgNbd, type BuyingSpan } from './bg-nbd.ts'
import { aheadOf, type DayClock, timeBetween } from './day-clock.ts'
import { type DueWindow, dueWindow, narrowWindow, SEARCH_DAYS } from './due-window.ts'
import { gapOnClock, silenceOnClock } from './gap-sample.ts'
import {
  aliveProbability,
  type LapseModel,
  type LapseState,
  type NextGap,
  nextGap,
  observeGap,
  regularSurvival,
  resetState,
  startState,
  survival,
} from './lapse.ts'
import { residualQuantile } from './next-date.ts'
import { lapseShare } from './opinion-weight.ts'
import type { PurchaseLog } from './purchase-log.ts'
import { returnedWithin, returnsOf, returnTime } from './return-date.ts'
import { expectedPurchases } from './year-purchases.ts'
import type { YearPurchases } from './year-value.ts'
import { NEAR_CYCLES, type SegmentEvidence } from './segment.ts'

export interface History {
  /** Ascending, distinct; a stretch of a larger array. */
  readonly days: Int32Array
  readonly start: number
  readonly count: number
  /** Beside the days; every gap is what it was when not given. */
  readonly stretches?: Float64Array | undefined
}

/** The purchases of one key of a log. */
export function historyIn(
  { days, starts, stretches }: PurchaseLog,
  { key, count }: { readonly key: number; readonly count: number },
): History {
  return { days, start: starts[key] ?? 0, count, stretches }
}

/** Everything that customers share on one day. */
export interface Outlooks {
  readonly lapse: LapseModel
  readonly rhythmless: BgNbd | null
  /** For a customer of three purchases. */
  readonly lapseWeight: number
  readonly clock: DayClock
  readonly intervalShare: number
  /** How much faster people come now than foreseen: the first day that is told comes so much sooner. */
  readonly rushPace: number
  readonly today: number
  /** Clock time to each calendar day ahead. */
  readonly ahead: Float64Array
  readonly scratch: LapseState
  readonly windowScratch: Float64Array
}

export interface DateForecast extends DueWindow {
  /**
   * Days from today, whole, at least 1. `intervalShare` of the returns, mostly eight in ten, lie between the first and the last, both included; of the regular ones half
   * come by the middle. Fewer than ten come before the first; where no whole day leaves ten before it, more than ten come after the last.
   */
  readonly p10Days: number
  readonly p50Days: number
  readonly p90Days: number
}

/** Nobody is told a date farther away than ten years. */
const DATE_DAYS_MAX = 3650
const YEAR_DAYS = 365
/** Of the returns, between the first day that is told and the last. */
const INTERVAL_SHARE = 0.8
/** The last of all returns has no day. */
const LATEST_SHARE = 0.995

export function outlooks(
  model: Pick<Outlooks, 'lapse' | 'rhythmless' | 'lapseWeight' | 'clock'> & {
    readonly intervalShare?: number | undefined
    readonly rushPace?: number | undefined
  },
  { today, horizonDays }: { readonly today: number; readonly horizonDays: number },
): Outlooks {
  const ahead = aheadOf(model.clock, { today, days: Math.max(SEARCH_DAYS, YEAR_DAYS, horizonDays) })
  return {
    ...model,
    intervalShare: model.intervalShare ?? INTERVAL_SHARE,
    rushPace: model.rushPace ?? 1,
    today,
    ahead,
    scratch: startState(model.lapse),
    windowScratch: new Float64Array(SEARCH_DAYS + 1),
  }
}

/** Replays the gaps of the history; microseconds, so nothing incremental can disagree with it. */
export function readHistory(shared: Outlooks, history: History): { readonly next: NextGap; readonly silence: number } {
  const { lapse, clock, scratch } = shared
  resetState(scratch, lapse)
  let last = history.days[history.start] ?? 0
  for (let i = 1; i < history.count; i += 1) {
    const day = history.days[history.start + i] ?? 0
    observeGap(scratch, lapse, gapOnClock(clock, { from: last, to: day }, history.stretches?.[history.start + i]))
    last = day
  }
  return { next: nextGap(scratch, lapse), silence: silenceOnClock(clock, { from: last, to: shared.today }) }
}

export interface Reading {
  readonly next: NextGap
  readonly silence: number
  /** On the calendar. */
  readonly span: BuyingSpan
  /** On the clock in use: what the memoryless model is told. */
  readonly clockSpan: BuyingSpan
}

export function readingOf(shared: Outlooks, history: History): Reading {
  const first = history.days[history.start] ?? 0
  const last = history.days[history.start + history.count - 1] ?? 0
  const x = history.count - 1
  return {
    ...readHistory(shared, history),
    span: { x, tx: last - first, T: shared.today - first },
    clockSpan: {
      x,
      tx: timeBetween(shared.clock, { from: first, to: last }),
      T: timeBetween(shared.clock, { from: first, to: shared.today }),
    },
  }
}

/** P(a purchase within the next `days`), for several horizons at once: the mean of the two opinions. */
export function purchaseProbabilities(shared: Outlooks, reading: Reading, horizons: readonly number[]): number[] {
  const now = Math.max(survival(reading.next, reading.silence), 1e-300)
  const share = lapseShareOf(shared, reading)
  return horizons.map(days => {
    const time = shared.ahead[days] ?? days
    const rhythm = Math.min(1, Math.max(0, 1 - survival(reading.next, reading.silence + time) / now))
    if (!shared.rhythmless) return rhythm
    return share * rhythm + (1 - share) * bgPurchaseProbability(shared.rhythmless, reading.clockSpan, time)
  })
}

function lapseShareOf({ lapseWeight }: Outlooks, { span }: Reading): number {
  return lapseShare({ weight: lapseWeight, purchases: span.x + 1 })
}

/** P(has not left), as LAPSE sees it: the segments and the dates rest on the same number. */
export function aliveOf(reading: Reading): number {
  return aliveProbability(reading.next, reading.silence)
}

/** Purchases in the next 365 days: the mean of the two opinions, like every other chance. */
export function yearPurchases(shared: Outlooks, reading: Reading): YearPurchases {
  const { next, silence, clockSpan } = reading
  const ahead = yearTime(shared)
  const [comes = 0] = purchaseProbabilities(shared, reading, [YEAR_DAYS])
  const share = lapseShareOf(shared, reading)
  const rhythm = share > 0 ? expectedPurchases(next, { silence, ahead }) : 0
  if (!shared.rhythmless) return { expected: rhythm, comes }
  const rhythmless = share < 1 ? bgExpectedPurchases(shared.rhythmless, clockSpan, ahead) : 0
  // Nobody buys less than once whenever he buys.
  return { expected: Math.max(share * rhythm + (1 - share) * rhythmless, comes), comes }
}

/** Clock time of the next 365 days. */
export function yearTime({ ahead }: Outlooks): number {
  return ahead[YEAR_DAYS] ?? YEAR_DAYS
}

export function dateForecast(shared: Outlooks, reading: Reading): DateForecast {
  const { next, silence } = reading
  const window = dueWindow({ next, silence, ahead: shared.ahead, seasonal: shared.clock.seasonal, scratch: shared.windowScratch })
  const returns = returnsOf(next, { silence, yearTime: yearTime(shared) })
  const daysOf = (share: number): number => calendarDays(shared, returnTime(returns, share))
  const before = Math.min(DATE_DAYS_MAX - 1, Math.floor(daysOf((1 - shared.intervalShare) / 2)))
  const early = returnedWithin(returns, timeAhead(shared, before))
  const p10Days = Math.floor(before / shared.rushPace) + 1
  const p90Days = Math.max(before + 1, Math.min(DATE_DAYS_MAX, Math.round(daysOf(Math.min(early + shared.intervalShare, LATEST_SHARE)))))
  const middle = Math.round(calendarDays(shared, residualQuantile(next, { silence, share: 0.5 })))
  const p50Days = Math.max(before + 1, Math.min(p90Days, middle))
  return { ...window, p10Days, p50Days, p90Days }
}

/** The most probable day for a window of ±half days. */
export function dueDayWithin(shared: Outlooks, reading: Reading, half: number): number {
  return narrowWindow(
    { next: reading.next, silence: reading.silence, ahead: shared.ahead, seasonal: shared.clock.seasonal, scratch: shared.windowScratch },
    half,
  ).dueInDays
}

/** What the segment rule looks at. */
export function segmentEvidence(shared: Outlooks, reading: Reading): SegmentEvidence {
  const { next, silence, span } = reading
  const cycle = Math.exp(next.mu)
  const now = survival(next, silence)
  return {
    purchases: span.x + 1,
    cycleDays: Math.max(1, cycle),
    silenceDays: span.T - span.tx,
    alive: aliveOf(reading),
    nearProbability: 1 - survival(next, silence + NEAR_CYCLES * cycle) / Math.max(now, 1e-300),
    spread: next.scale * spreadShrink(shared.lapse, next),
    quietShare: regularSurvival(next, silence),
  }
}

/** From the spread of a prediction to the spread of the gaps themselves: √(q / (v + 2)) instead of √(q / v · (1 + 1/k)). */
function spreadShrink(lapse: LapseModel, next: NextGap): number {
  const k = lapse.k0 + next.v - lapse.v0
  return Math.sqrt(next.v / (next.v + 2) / (1 + 1 / k))
}

/** Clock time until a calendar day ahead: behind the last known one a day is a day. */
function timeAhead({ ahead }: Outlooks, days: number): number {
  const last = ahead.length - 1
  return days <= last ? (ahead[days] ?? days) : (ahead[last] ?? last) + days - last
}

/** Calendar days in which the clock advances by `time`. */
function calendarDays({ ahead, clock }: Outlooks, time: number): number {
  if (!clock.seasonal) return time
  const last = ahead.length - 1
  const end = ahead[last] ?? 0
  if (time >= end) return last + (time - end)
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((ahead[middle] ?? 0) <= time) low = middle
    else high = middle
  }
  const step = (ahead[high] ?? 0) - (ahead[low] ?? 0)
  return low + (step > 0 ? (time - (ahead[low] ?? 0)) / step : 0)
}
