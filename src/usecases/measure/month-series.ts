/** Month by month, for the pictures: closed months as they were told, the others counted afresh. */
import { firstDayOf, lastDayOf, type Month, monthOfDay, monthsBetween, monthsLater } from '../../domain/measure/month.ts'
import { buyerCounts, repeatRate } from '../../domain/measure/repeat-rate.ts'
import { revenueOf } from '../../domain/measure/repeat-revenue.ts'
import type { Share } from '../../domain/measure/proportion.ts'
import type { Money } from '../../domain/measure/sales-facts.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { MeasureDeps } from './deps.ts'

export interface MonthPoint {
  readonly month: Month
  readonly isFrozen: boolean
  readonly revenue: readonly Money[]
  readonly repeatRevenue: readonly Money[]
  readonly repeatRate: Share
  readonly newCustomers: number
  readonly returningCustomers: number
}

/** The last `months` months, the running one included, oldest first; months before the first sale are left out. */
export async function monthSeries(
  { store, clock }: MeasureDeps,
  business: BusinessId,
  { months }: { readonly months: number },
): Promise<readonly MonthPoint[]> {
  const now = clock.now()
  return store.inBusiness(business, async tx => {
    const { zone } = await tx.business.read()
    const firstSale = await tx.measure.firstSaleDay()
    if (firstSale === null) return []
    const last = monthOfDay(localDay(now, zone))
    const [oldest, firstMonth] = [monthsLater(last, 1 - months), monthOfDay(firstSale)]
    const asked = monthsBetween(oldest > firstMonth ? oldest : firstMonth, last)
    const [first] = asked
    if (first === undefined) return []
    const frozen = await tx.measure.frozenBetween({ first, last })
    // Closed months lie at the beginning: only what follows them is counted, which is the running month most of the time.
    const open = asked.find(month => !frozen.has(month)) ?? last
    const sales = await tx.measure.sales({ from: firstDayOf(open), to: lastDayOf(last) })
    return asked.map((month): MonthPoint => {
      const told = frozen.get(month)
      const money = sales.money.filter(row => row.month === month)
      const buyers = sales.buyers.filter(row => row.month === month)
      const { total, repeat } = told?.revenue ?? revenueOf(money)
      const { newCustomers, returningCustomers } = told ?? buyerCounts(buyers)
      const rate = told?.repeatRate ?? repeatRate(buyers, 0)
      return {
        month,
        isFrozen: told !== undefined,
        revenue: total,
        repeatRevenue: repeat,
        repeatRate: rate.customers,
        newCustomers,
        returningCustomers,
      }
    })
  })
}
