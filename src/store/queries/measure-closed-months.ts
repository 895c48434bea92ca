/** Closed months, which are written once, and what the owner said he spent. */
import { sql, type Transaction } from 'kysely'
import type { CustomerSource } from '../../domain/collect/customer.ts'
import { type Month, month } from '../../domain/measure/month.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { type Currency, minor } from '../../kernel/money.ts'
import type { MeasureStore } from '../../ports/measure-store.ts'
import type { Database } from '../schema/database.ts'

type ClosedMonthQueries = Pick<MeasureStore, 'spends' | 'setSpend' | 'frozenMonth' | 'frozenMonths' | 'frozenBetween' | 'freeze'>

export function closedMonthQueries(trx: Transaction<Database>, business: BusinessId): ClosedMonthQueries {
  return {
    spends: async of => {
      const { rows } = await sql<{ source: CustomerSource; currency: Currency; spend_minor: number }>`
        select source, currency, spend_minor from advertising_spend where business_id = ${business} and month = ${of} order by source, currency`.execute(
        trx,
      )
      return rows.map(row => ({ source: row.source, currency: row.currency, spendMinor: minor(row.spend_minor) }))
    },
    setSpend: async (of, { source, currency, spendMinor }) => {
      await trx
        .insertInto('advertising_spend')
        .values({ business_id: business, month: of, source, currency, spend_minor: spendMinor })
        .onConflict(conflict => conflict.columns(['business_id', 'month', 'source', 'currency']).doUpdateSet({ spend_minor: spendMinor }))
        .execute()
    },
    frozenMonth: async of => {
      const row = await trx
        .selectFrom('kpi_month')
        .select(['kpis', 'frozen_at'])
        .where('business_id', '=', business)
        .where('month', '=', of)
        .executeTakeFirst()
      return row && { kpis: row.kpis, frozenAt: row.frozen_at }
    },
    frozenMonths: async () => {
      const rows = await trx.selectFrom('kpi_month').select('month').where('business_id', '=', business).execute()
      return new Set<Month>(rows.map(row => month(row.month)))
    },
    frozenBetween: async ({ first, last }) => {
      const rows = await trx
        .selectFrom('kpi_month')
        .select(['month', 'kpis'])
        .where('business_id', '=', business)
        .where('month', '>=', first)
        .where('month', '<=', last)
        .execute()
      return new Map(rows.map(row => [month(row.month), row.kpis]))
    },
    freeze: async (kpis, at) => {
      const done = await trx
        .insertInto('kpi_month')
        .values({ business_id: business, month: kpis.month, kpis: JSON.stringify(kpis), frozen_at: isoInstant(at) })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst()
      return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
  }
}
