/** Counts one month from its facts, as they are known now. */
import type { Business } from '../../domain/collect/business.ts'
import { firstDayOf, lastDayOf, type Month, monthsLater } from '../../domain/measure/month.ts'
import { type MonthKpis, monthKpis, UPLIFT_MONTHS } from '../../domain/measure/month-kpis.ts'
import { addDays, type Day, daysBetween } from '../../kernel/day.ts'
import { instantAt } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'

export interface MonthAsked {
  readonly month: Month
  readonly business: Pick<Business, 'currency' | 'zone'>
  /** The running month is counted up to today. */
  readonly today: Day
}

export async function countMonth(tx: Tx, { month, business, today }: MonthAsked): Promise<MonthKpis> {
  const { currency, zone } = business
  const range = { from: firstDayOf(month), to: lastDayOf(month) }
  const countedTo = range.to < today ? range.to : today
  const first = await tx.measure.firstSaleDay()
  const sales = await tx.measure.sales(range)
  return monthKpis({
    month,
    currency,
    historyDays: first === null ? 0 : Math.max(0, daysBetween(first, countedTo) + 1),
    ...sales,
    segmentPairs: await tx.measure.segmentPairs({ before: addDays(range.from, -1), on: countedTo }),
    funnel: await tx.measure.funnel({ from: range.from, to: countedTo }, currency),
    dueOutcomes: await tx.measure.dueOutcomes({ from: firstDayOf(monthsLater(month, 1 - UPLIFT_MONTHS)), to: range.to }),
    promises: await tx.measure.promises(range),
    optOuts: await tx.measure.optOuts({ ...range, fromAt: instantAt(range.from, 0, zone), toAt: instantAt(addDays(range.to, 1), 0, zone) }),
    spends: await tx.measure.spends(month),
  })
}
