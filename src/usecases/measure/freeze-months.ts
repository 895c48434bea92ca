/** Closes the months that ended: from now on they say what they said. */
import { monthsToFreeze } from '../../domain/measure/freeze-plan.ts'
import { monthOfDay } from '../../domain/measure/month.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import { countMonth } from './count-month.ts'
import type { MeasureDeps } from './deps.ts'

export async function freezeMonths({ store, clock }: MeasureDeps, business: BusinessId): Promise<{ readonly frozen: number }> {
  const now = clock.now()
  return store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const today = localDay(now, settings.zone)
    const firstSale = await tx.measure.firstSaleDay()
    const { since, lastImportAt } = await tx.measure.beginnings()
    const months = monthsToFreeze({
      today,
      firstMonth: firstSale === null ? null : monthOfDay(firstSale),
      frozen: await tx.measure.frozenMonths(),
      sinceDay: localDay(since, settings.zone),
      lastImportDay: lastImportAt === null ? null : localDay(lastImportAt, settings.zone),
    })
    let frozen = 0
    for (const month of months) {
      const kpis = await countMonth(tx, { month, business: settings, today })
      if (await tx.measure.freeze(kpis, now)) frozen += 1
    }
    return { frozen }
  })
}
