/** What the pages of the plan look at: who is planned on a day, and what everybody is expected to spend. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import type { PlanStore } from '../../ports/plan-store.ts'
import type { Database } from '../schema/database.ts'
import { CONTACT_COLUMNS, CONTACT_JOINS, contactRowOf, type StoredContactRow } from './plan-contact-row.ts'

type ViewQueries = Pick<PlanStore, 'contactsOn' | 'customersAfter' | 'samplesOf' | 'spendersAfter'>

export function viewQueries(trx: Transaction<Database>, business: BusinessId): ViewQueries {
  return {
    async contactsOn(on, limit) {
      const { rows } = await sql<StoredContactRow>`
        select ${CONTACT_COLUMNS} from contact c ${CONTACT_JOINS}
        where c.business_id = ${business} and c.planned_day = ${on} and c.state in ('planned', 'approved', 'claimed')
        order by c.priority desc, c.contact_id limit ${limit}`.execute(trx)
      return rows.map(contactRowOf)
    },
    async customersAfter(after, limit) {
      const { rows } = await sql<{ customer_id: string }>`
        select customer_id from customer
        where business_id = ${business} and erased_at is null ${after === null ? sql`` : sql`and customer_id > ${after}`}
        order by customer_id limit ${limit}`.execute(trx)
      return rows.map(row => id<'customer'>(row.customer_id))
    },
    async samplesOf(segment, limit) {
      const { rows } = await sql<{ customer_id: string }>`
        select customer_id from (
          select u.customer_id, ntile(${limit}) over (order by u.cycle_days, u.customer_id) as part from (
            select customer_id, cycle_days from understanding where business_id = ${business} and segment = ${segment}
            order by due_p50, customer_id limit 200
          ) u
        ) parted group by part, customer_id order by row_number() over (partition by part order by customer_id), part limit ${limit}`.execute(
        trx,
      )
      return rows.map(row => id<'customer'>(row.customer_id))
    },
    async spendersAfter(after, limit) {
      const { rows } = await sql<{
        customer_id: string
        as_of: string
        cycle_days: number
        p_alive: number
        p28: number
        due_p10: string
        due_p50: string
        due_p90: string
        average: number
      }>`
        select u.customer_id, u.as_of, u.cycle_days, u.p_alive, u.p28, u.due_p10, u.due_p50, u.due_p90, (
          select coalesce(sum(p.total_minor - p.refunded_minor)::float8 / greatest(1, count(distinct p.local_day)), 0) from purchase p
          where p.business_id = u.business_id and p.customer_id = u.customer_id and p.status = 'paid' and p.refunded_minor < p.total_minor
        ) as average
        from understanding u
        where u.business_id = ${business} ${after === null ? sql`` : sql`and u.customer_id > ${after}`}
        order by u.customer_id limit ${limit}`.execute(trx)
      return rows.map(row => ({
        customerId: row.customer_id,
        asOf: day(row.as_of),
        cycleDays: row.cycle_days,
        pAlive: row.p_alive,
        p28: row.p28,
        dueP10: day(row.due_p10),
        dueP50: day(row.due_p50),
        dueP90: day(row.due_p90),
        averageMinor: row.average,
      }))
    },
  }
}
