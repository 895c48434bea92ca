/**
 * The season of a business that is older than a year and younger than two: the weeks of its first year must predict what came after.
 * With less than two years a trend looks like a season, and customers it was not learnt from share the trend; the time behind the first
 * year does not. Where a second year does not follow the first, the calendar stays. Measured: docs/methods/cycle.md.
 */
import { type ClosedSpan, dayClock, type DayClock, type SeasonWeeks } from './day-clock.ts'
import { drawKeys } from './drawn-keys.ts'
import { gapSample, type HistoriesUntil } from './gap-sample.ts'
import { fitLapse, lapseLogPosterior, type LapsePrior } from './lapse-fit.ts'
import { countsUntil, firstDay } from './purchase-log.ts'
import { seasonDensity } from './season.ts'

const YEAR_DAYS = 365
/** So much of the second year must have passed before it can speak. */
const SECOND_YEAR_DAYS_MIN = 28
/** Whether a year repeats itself is plain or it is not: half the usual sample shows it. */
const JUDGED_CUSTOMERS_MAX = 1500

export interface SecondYear {
  readonly prior: LapsePrior
  /** The parameters of the calendar, from which the fits start. */
  readonly theta: readonly number[]
  readonly closed: readonly ClosedSpan[] | undefined
  /** The weeks that the histories up to a day show. */
  readonly weeksOf: (until: HistoriesUntil) => SeasonWeeks
  readonly customersMin: number
}

/** Log-likelihood of what came after the first year, on the clock of that year over that on the calendar; null before anything can be said. */
export function gainInSecondYear(past: HistoriesUntil, { prior, theta, closed, weeksOf, customersMin }: SecondYear): number | null {
  const { log, cutoffDay } = past
  const from = firstDay(log, past.counts) ?? cutoffDay
  const firstYear: HistoriesUntil = { log, counts: countsUntil(log, from + YEAR_DAYS), cutoffDay: from + YEAR_DAYS }
  if (cutoffDay - firstYear.cutoffDay < SECOND_YEAR_DAYS_MIN) return null
  const keys = drawKeys(log, { counts: firstYear.counts, most: JUDGED_CUSTOMERS_MAX })
  if (keys.length < customersMin) return null
  const valueOn = (season: SeasonWeeks | null): number => {
    const clock: DayClock = dayClock({ from, to: cutoffDay + 1 }, season, closed)
    const learnt = gapSample(firstYear, { keys, clock })
    const by = fitLapse(learnt, { prior, start: theta }).theta
    const cameAfter = lapseLogPosterior(by, gapSample(past, { keys, clock }), prior) - lapseLogPosterior(by, learnt, prior)
    return cameAfter + (season ? seasonDensity(past, { keys, season }) - seasonDensity(firstYear, { keys, season }) : 0)
  }
  return valueOn(weeksOf(firstYear)) - valueOn(null)
}
