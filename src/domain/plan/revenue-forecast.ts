/**
 * What those who have bought before will bring in the next weeks, with an interval. Each customer's next purchase is spread
 * over the days by his own forecast, later ones by his cycle; the sums of independent customers vary little, so the interval
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
/** Out of those who came once more, so many come again after another cycle. */
const COMES_AGAIN = 0.95

export function revenueForecast(customers: Iterable<ForecastCustomer>, weeks: number): WeekForecast[] {
  const purchases = new Float64Array(weeks)
  const sums = new Float64Array(weeks)
  const variances = new Float64Array(weeks)
  for (const customer of customers) {
    let before = 0
    for (let week = 0; week < weeks; week += 1) {
      const until = expectedPurchases(customer, (week + 1) * 7)
      const expected = Math.max(0, until - before)
      before = until
      purchases[week] = (purchases[week] ?? 0) + expected
      sums[week] = (sums[week] ?? 0) + expected * customer.averageMinor
      // At most one purchase is a coin; many in a week follow their rhythm and vary less than chance would have it.
      const countVariance = expected <= 1 ? expected * (1 - expected) : 0.25 * expected
      variances[week] = (variances[week] ?? 0) + (countVariance + expected * SPEND_SPREAD ** 2) * customer.averageMinor ** 2
    }
  }
  return Array.from({ length: weeks }, (_, week) => {
    const middle = sums[week] ?? 0
    const spread = Z_80 * Math.sqrt((variances[week] ?? 0) + (SHARED_SPREAD * middle) ** 2)
    return {
      week,
      purchases: purchases[week] ?? 0,
      middleMinor: Math.round(middle),
      lowMinor: Math.max(0, Math.round(middle - spread)),
      highMinor: Math.round(middle + spread),
    }
  })
}

/** Expected number of purchases within so many days: the next one, and one more with each cycle after it. */
export function expectedPurchases(customer: ForecastCustomer, days: number): number {
  const cycle = Math.max(1, customer.cycleDays)
  let expected = 0
  let share = 1
  for (let from = 0; from < days; from += cycle) {
    expected += share * nextWithin(customer, days - from)
    share *= COMES_AGAIN
  }
  return expected
}

/** Chance that the next purchase comes within so many days: log-normal through his P10, P50 and P90, scaled to his 28 days. */
function nextWithin({ asOf, dueP10, dueP50, dueP90, p28, pAlive }: ForecastCustomer, days: number): number {
  const middle = Math.max(0.5, daysBetween(asOf, dueP50))
  const [low, high] = [Math.max(0.5, daysBetween(asOf, dueP10)), Math.max(1, daysBetween(asOf, dueP90))]
  const sigma = Math.max(0.05, Math.log(high / low) / (2 * Z_80))
  const within = (until: number): number => (until <= 0 ? 0 : normalShare(Math.log(until / middle) / sigma))
  const inFour = within(28)
  const alive = inFour > 0.05 ? Math.min(1, p28 / inFour) : pAlive
  return alive * within(days)
}

/** Distribution function of the standard normal; Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-(x ** 2))
  return z < 0 ? tail / 2 : 1 - tail / 2
}
