/** Closes the months that ended: from now on they say what they said. */
import { monthsToFreeze } from '../../domain/measure/freeze-plan.ts'
import { monthOfDay } from '../../domain/measure/month.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import { countMonth } from './count-month.ts'
import type { MeasureDeps } from './deps.ts'

/** Each month in a transaction of its own: a first freeze of five years must not hold anything up for long. */
export async function freezeMonths({ store, clock }: MeasureDeps, business: BusinessId): Promise<{ readonly frozen: number }> {
  const now = clock.now()
  const { settings, today, months } = await store.inBusiness(business, async tx => {
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
    return { settings, today, months }
  })
  let frozen = 0
  for (const month of months) {
    const isNew = await store.inBusiness(business, async tx =>
      tx.measure.freeze(await countMonth(tx, { month, business: settings, today }), now),
    )
    if (isNew) frozen += 1
  }
  return { frozen }
}
