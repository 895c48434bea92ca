/** What repeat purchases will bring in the next weeks, with an interval: read in pages, summed as they come. */
import { type ForecastCustomer, revenueForecast, type WeekForecast } from '../../domain/plan/revenue-forecast.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from './plan-deps.ts'

/** Rows of one read: large enough for few, small enough to hold. */
const READ_AT_ONCE = 20_000

export interface RevenueForecast {
  readonly currency: string
  readonly weeks: readonly (WeekForecast & { readonly fromDay: Day; readonly toDay: Day })[]
}

export async function forecastRevenue(deps: PlanDeps, business: BusinessId, weeks: number): Promise<RevenueForecast> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { zone, currency } = await tx.business.read()
    const tomorrow = addDays(localDay(at, zone), 1)
    const customers = await readSpenders(tx)
    return {
      currency,
      weeks: revenueForecast(customers, weeks).map(week => ({
        ...week,
        fromDay: addDays(tomorrow, week.week * 7),
        toDay: addDays(tomorrow, week.week * 7 + 6),
      })),
    }
  })
}

async function readSpenders(tx: Tx): Promise<readonly ForecastCustomer[]> {
  const all: ForecastCustomer[] = []
  for (let after: string | null = null; ;) {
    const page: readonly (ForecastCustomer & { readonly customerId: string })[] = await tx.plan.spendersAfter(after, READ_AT_ONCE)
    for (const one of page) if (one.averageMinor > 0) all.push(one)
    after = page.at(-1)?.customerId ?? null
    if (page.length < READ_AT_ONCE) return all
  }
}
