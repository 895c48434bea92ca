/** Queries of the measure stage inside one transaction of one business. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { MeasureStore } from '../../ports/measure-store.ts'
import type { Database } from '../schema/database.ts'
import { closedMonthQueries } from './measure-closed-months.ts'
import { contactCountQueries } from './measure-contacts.ts'
import { dueEventQueries } from './measure-due-events.ts'
import { maturityFacts } from './measure-maturity.ts'
import { saleQueries } from './measure-sales.ts'
import { segmentQueries } from './measure-segments.ts'

export function measureQueries(trx: Transaction<Database>, business: BusinessId): MeasureStore {
  return {
    firstSaleDay: async () => {
      const { rows } = await sql<{ first: string | null }>`
        select min(local_day) as first from purchase where business_id = ${business} and status = 'paid'`.execute(trx)
      const first = rows[0]?.first ?? null
      return first === null ? null : day(first)
    },
    maturityFacts: of => maturityFacts(trx, business, of),
    beginnings: async () => {
      const { rows } = await sql<{ since: Instant; last_import_at: Instant | null }>`
        select created_at as since, (select max(finished_at) from import where business_id = ${business} and state = 'done') as last_import_at
        from tenant where business_id = ${business}`.execute(trx)
      const [found] = rows
      if (found === undefined) throw new Error(`business ${business} is not in the list of businesses`)
      return { since: found.since, lastImportAt: found.last_import_at }
    },
    ...saleQueries(trx, business),
    ...segmentQueries(trx, business),
    ...contactCountQueries(trx, business),
    ...dueEventQueries(trx, business),
    ...closedMonthQueries(trx, business),
  }
}
