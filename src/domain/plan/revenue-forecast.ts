/**
 * What those who have bought before will bring in the next weeks, with an interval. Each customer's next purchase is spread
 * over the days by his own forecast, later ones by his cycle, both on the clock of the season that the understanding has learnt:
 * before Christmas a week counts for two, in a dead August for half. The sums of independent customers vary little, so the interval
 * also carries what all of them share: a wet week, a wrong model. Method and test: docs/methods/planning.md.
 */
import { daysBetween } from '../../kernel/day.ts'
import type { Day } from '../../kernel/day.ts'

export interface ForecastCustomer {
  readonly asOf: Day
  readonly cycleDays: number
  readonly pAlive: number
  /** Probability of a purchase within 28 days. */
  readonly p28: number
  readonly dueP10: Day
  readonly dueP50: Day
  readonly dueP90: Day
  /** What he spends on a day on which he buys, in minor units. */
  readonly averageMinor: number
}

export interface WeekForecast {
  /** Whole weeks from tomorrow on, the first is 0. */
  readonly week: number
  readonly purchases: number
  readonly middleMinor: number
  /** In eight weeks of ten the revenue lies between these. */
  readonly lowMinor: number
  readonly highMinor: number
}

/** Quantile of the standard normal at 0.9: eight in ten lie within it on both sides. */
const Z_80 = 1.2816
/** Spread of what one customer spends on one day, as a share of his average: half of it is usual at tills. */
const SPEND_SPREAD = 0.5
/** What all customers share in one week: weather, holidays, an error of the model; as a share of the sum. */
const SHARED_SPREAD = 0.08
/** And how well its season is known, in a business that has one. */
const SEASON_SPREAD = 0.1
/** Out of those who came once more, so many come again after another cycle. */
const COMES_AGAIN = 0.95

/** Clock time from today until so many calendar days ahead (`aheadOf`); the calendar itself where there is no season. */
export type ClockAhead = (days: number) => number

export const NO_SEASON: ClockAhead = days => days

/** Clock time by the day; past the last of them the calendar goes on. */
export function clockAhead(times: Float64Array): ClockAhead {
  const last = times.length - 1
  return days => (times[Math.min(Math.max(0, days), last)] ?? 0) + Math.max(0, days - last)
}

export interface RunningForecast {
  add(customer: ForecastCustomer): void
  weeks(): WeekForecast[]
}

/** Customers pass one by one: only the sums are kept. */
export function runningForecast(weeks: number, ahead: ClockAhead): RunningForecast {
  const purchases = new Float64Array(weeks)
  const sums = new Float64Array(weeks)
  const variances = new Float64Array(weeks)
  const add = (customer: ForecastCustomer): void => {
    let before = 0
    for (let week = 0; week < weeks; week += 1) {
      const until = expectedPurchases(customer, (week + 1) * 7, ahead)
      const expected = Math.max(0, until - before)
      before = until
      purchases[week] = (purchases[week] ?? 0) + expected
      sums[week] = (sums[week] ?? 0) + expected * customer.averageMinor
      // At most one purchase is a coin; many in a week follow their rhythm and vary less than chance would have it.
      const countVariance = expected <= 1 ? expected * (1 - expected) : 0.25 * expected
      variances[week] = (variances[week] ?? 0) + (countVariance + expected * SPEND_SPREAD ** 2) * customer.averageMinor ** 2
    }
  }
  const weekOf = (week: number): WeekForecast => {
    const middle = sums[week] ?? 0
    const seasonal = Math.abs(ahead(7 * week + 7) - ahead(7 * week) - 7) > 1e-6 ? SEASON_SPREAD : 0
    const spread = Z_80 * Math.sqrt((variances[week] ?? 0) + (SHARED_SPREAD ** 2 + seasonal ** 2) * middle ** 2)
    return {
      week,
      purchases: purchases[week] ?? 0,
      middleMinor: Math.round(middle),
      lowMinor: Math.max(0, Math.round(middle - spread)),
      highMinor: Math.round(middle + spread),
    }
  }
  return { add, weeks: () => Array.from({ length: weeks }, (_, week) => weekOf(week)) }
}

/** Expected number of purchases within so many calendar days: the next one, and one more with each cycle after it. */
export function expectedPurchases(customer: ForecastCustomer, days: number, ahead: ClockAhead): number {
  const cycle = Math.max(1, customer.cycleDays)
  const time = ahead(days)
  const within = nextWithin(customer, ahead)
  let expected = 0
  let share = 1
  for (let from = 0; from < time; from += cycle) {
    expected += share * within(time - from)
    share *= COMES_AGAIN
  }
  return expected
}

/** Chance that the next purchase comes within so much clock time: log-normal through his P10, P50 and P90, scaled to his 28 days. */
function nextWithin({ asOf, dueP10, dueP50, dueP90, p28, pAlive }: ForecastCustomer, ahead: ClockAhead): (time: number) => number {
  const timeTo = (day: Day): number => ahead(daysBetween(asOf, day))
  const middle = Math.max(0.5, timeTo(dueP50))
  const [low, high] = [Math.max(0.5, timeTo(dueP10)), Math.max(1, timeTo(dueP90))]
  const sigma = Math.max(0.05, Math.log(high / low) / (2 * Z_80))
  const within = (until: number): number => (until <= 0 ? 0 : normalShare(Math.log(until / middle) / sigma))
  const inFour = within(ahead(28))
  const alive = inFour > 0.05 ? Math.min(1, p28 / inFour) : pAlive
  return time => alive * within(time)
}

/** Distribution function of the standard normal; Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-(x ** 2))
  return z < 0 ? tail / 2 : 1 - tail / 2
}
