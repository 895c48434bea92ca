/** What stayed of an import that was taken out: whose it is, so that its owner can look at it. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { ImportStore, KeptRow, NamedKept } from '../../ports/import-store.ts'
import type { Database } from '../schema/database.ts'

interface Row {
  readonly id: string
  readonly customer_id: string | null
  readonly full_name: string | null
  readonly local_day: string | null
  readonly total_minor: number | null
  readonly currency: NamedKept['currency']
}

export function importKeptQueries(trx: Transaction<Database>, business: BusinessId): Pick<ImportStore, 'nameKept'> {
  return {
    nameKept: async kept => {
      const ids = (entity: KeptRow['entity']): readonly string[] => kept.filter(row => row.entity === entity).map(row => row.id)
      const rows = await sql<Row & { entity: KeptRow['entity'] }>`select s.*, c.full_name from (
          select 'customer' as entity, customer_id as id, customer_id, null::date as local_day, null::bigint as total_minor, null::text as currency
            from customer where business_id = ${business} and customer_id = any(${ids('customer')}::uuid[])
          union all select 'purchase', purchase_id, customer_id, local_day, total_minor, currency
            from purchase where business_id = ${business} and purchase_id = any(${ids('purchase')}::uuid[])
          union all select 'refund', refund_id, customer_id, local_day, total_minor, currency
            from refund where business_id = ${business} and refund_id = any(${ids('refund')}::uuid[])) s
        left join customer c on c.business_id = ${business} and c.customer_id = s.customer_id
        order by c.full_name, s.entity, s.local_day, s.id`.execute(trx)
      return rows.rows.map(row => ({
        entity: row.entity,
        id: row.id,
        customerId: row.customer_id,
        name: row.full_name ?? '',
        day: row.local_day === null ? null : day(row.local_day),
        totalMinor: row.total_minor,
        currency: row.currency,
      }))
    },
  }
}
