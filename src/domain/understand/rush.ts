/**
 * How much faster people come this week than was foreseen, in a business that has not shown two years yet: its first Christmas looks
 * like nothing before, and the earliest day that is told has to leave room for it. Evidence and limits: docs/methods/cycle.md.
 */
import { type BusinessModel, clockOf, historyDays } from './business-model.ts'
import { drawKeys } from './drawn-keys.ts'
import { historyIn, outlooks, purchaseProbabilities, readingOf } from './forecast.ts'
import type { HistoriesUntil } from './gap-sample.ts'
import { countsUntil } from './purchase-log.ts'
import { SEASON_HISTORY_DAYS_MIN } from './season.ts'

/** A whole week, so that every weekday is in it once. */
const WATCHED_DAYS = 7
const COMPARED_CUSTOMERS_MAX = 3000
/** Standard deviations by which more must have come than foreseen. */
const SURE_DEVIATIONS = 2

/** @returns what the pace of the business is to be multiplied by, above 1; undefined when the week was as foreseen, and from two years on. */
export function rushPace(past: HistoriesUntil, model: Pick<BusinessModel, 'rhythm' | 'rhythmless' | 'weight'>): number | undefined {
  if (historyDays(past) >= SEASON_HISTORY_DAYS_MIN) return undefined
  const today = past.cutoffDay - WATCHED_DAYS
  const before = countsUntil(past.log, today)
  const shared = outlooks(
    {
      lapse: model.rhythm.lapse,
      rhythmless: model.rhythmless,
      lapseWeight: model.weight.weight,
      clock: clockOf(past, model.rhythm),
    },
    { today, horizonDays: WATCHED_DAYS },
  )
  let [came, foreseen, variance] = [0, 0, 0]
  for (const key of drawKeys(past.log, { counts: before, most: COMPARED_CUSTOMERS_MAX })) {
    const count = before[key] ?? 0
    const [chance = 0] = purchaseProbabilities(shared, readingOf(shared, historyIn(past.log, { key, count })), [WATCHED_DAYS])
    came += (past.counts[key] ?? 0) > count ? 1 : 0
    foreseen += chance
    variance += chance * (1 - chance)
  }
  return came - foreseen > SURE_DEVIATIONS * Math.sqrt(variance) && foreseen > 0 ? came / foreseen : undefined
}
