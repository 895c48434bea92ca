/** How often, for how much and when customers bought: one query for a whole page of them. */
import { sql, type Transaction } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Currency, minor } from '../../kernel/money.ts'
import type { CustomerStore } from '../../ports/customer-store.ts'
import type { Database } from '../schema/database.ts'

interface TotalRow {
  readonly customer_id: string
  readonly currency: Currency
  readonly purchases: number
  readonly spent: number
  readonly first_day: Day
  readonly last_day: Day
}

export function totalQueries(trx: Transaction<Database>, business: BusinessId): Pick<CustomerStore, 'totalsOf'> {
  return {
    async totalsOf(ids) {
      if (ids.length === 0) return []
      const found = await sql<TotalRow>`
        select customer_id, currency, count(*)::integer as purchases, sum(total_minor - refunded_minor)::bigint as spent,
          min(local_day) as first_day, max(local_day) as last_day
        from purchase
        where business_id = ${business}::integer and customer_id = any(${ids}::uuid[]) and status = 'paid' and (total_minor = 0 or refunded_minor < total_minor)
        group by customer_id, currency order by customer_id, currency`.execute(trx)
      return found.rows.map(row => ({
        customerId: id<'customer'>(row.customer_id),
        currency: row.currency,
        purchases: row.purchases,
        spentMinor: minor(row.spent),
        firstDay: row.first_day,
        lastDay: row.last_day,
      }))
    },
  }
}
