/** What repeat purchases will bring in the next weeks, with an interval: read in pages, summed as they come. */
import {
  type ClockAhead,
  clockAhead,
  type ForecastCustomer,
  type RunningForecast,
  runningForecast,
  type WeekForecast,
} from '../../domain/plan/revenue-forecast.ts'
import { aheadOf, dayClock } from '../../domain/understand/day-clock.ts'
import { addDays, type Day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from './plan-deps.ts'

/** Rows of one read: large enough for few, small enough to hold. */
const READ_AT_ONCE = 20_000
/** Two seasons: whoever is due later than that does not come within the weeks that are shown. */
const CLOCK_DAYS = 730

export interface RevenueForecast {
  readonly currency: string
  readonly weeks: readonly (WeekForecast & { readonly fromDay: Day; readonly toDay: Day })[]
}

export async function forecastRevenue(deps: PlanDeps, business: BusinessId, weeks: number): Promise<RevenueForecast> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { zone, currency } = await tx.business.read()
    const today = localDay(at, zone)
    const tomorrow = addDays(today, 1)
    const forecast = runningForecast(weeks, await clockOf(tx, today))
    await addSpenders(tx, forecast)
    return {
      currency,
      weeks: forecast.weeks().map(week => ({
        ...week,
        fromDay: addDays(tomorrow, week.week * 7),
        toDay: addDays(tomorrow, week.week * 7 + 6),
      })),
    }
  })
}

/** The same clock on which the customers' own dates were found. */
async function clockOf(tx: Tx, today: Day): Promise<ClockAhead> {
  const rhythm = (await tx.understand.model())?.model.rhythm
  const from = dayNumber(today)
  return clockAhead(aheadOf(dayClock({ from, to: from + CLOCK_DAYS }, rhythm?.season, rhythm?.closed), { today: from, days: CLOCK_DAYS }))
}

async function addSpenders(tx: Tx, forecast: RunningForecast): Promise<void> {
  for (let after: string | null = null; ;) {
    const page: readonly (ForecastCustomer & { readonly customerId: string })[] = await tx.plan.spendersAfter(after, READ_AT_ONCE)
    for (const one of page) if (one.averageMinor > 0) forecast.add(one)
    after = page.at(-1)?.customerId ?? null
    if (page.length < READ_AT_ONCE) return
  }
}
