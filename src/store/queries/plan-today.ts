/** What Today shows: the open contacts in the order of their worth, read from the index alone until the few cards are chosen. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { PlanStore } from '../../ports/plan-store.ts'
import type { Database } from '../schema/database.ts'
import { CONTACT_COLUMNS, CONTACT_JOINS, contactRowOf, type StoredContactRow } from './plan-contact-row.ts'
import { notContactedReasonOf, rungOf } from './plan-literals.ts'

type TodayQueries = Pick<PlanStore, 'openNow' | 'countOpenNow' | 'countsByDay' | 'doneBetween'>
type SilenceQueries = Pick<PlanStore, 'notContactedSince' | 'notContacted'>

export function todayQueries(trx: Transaction<Database>, business: BusinessId): TodayQueries {
  return {
    async openNow({ at, startsBefore, limit }) {
      const now = isoInstant(at)
      const { rows } = await sql<StoredContactRow>`
        select ${CONTACT_COLUMNS} from (
          select contact_id, business_id from contact
          where business_id = ${business} and state = 'planned' and priority >= 0 and not_before < ${isoInstant(startsBefore)} and not_after >= ${now}
          order by priority desc, contact_id limit ${limit}
        ) chosen
        join contact c using (business_id, contact_id) ${CONTACT_JOINS}
        order by c.priority desc, c.contact_id`.execute(trx)
      return rows.map(contactRowOf)
    },
    async countOpenNow({ at, startsBefore, most }) {
      const now = isoInstant(at)
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from (
          select from contact
          where business_id = ${business} and state = 'planned' and priority >= 0 and not_before < ${isoInstant(startsBefore)} and not_after >= ${now}
          limit ${most}
        ) counted`.execute(trx)
      return rows[0]?.count ?? 0
    },
    async countsByDay({ from, to }) {
      const { rows } = await sql<{ planned_day: string; rung: string; count: number }>`
        select planned_day, rung, count(*) as count from contact
        where business_id = ${business} and state in ('planned', 'approved', 'claimed') and planned_day between ${from} and ${to}
        group by planned_day, rung order by planned_day, rung`.execute(trx)
      return rows.map(row => ({ day: day(row.planned_day), rung: rungOf(row.rung), count: row.count }))
    },
    async doneBetween({ from, to, day: localDay }) {
      const [start, end] = [isoInstant(from), isoInstant(to)]
      const { rows } = await sql<{ contacts: number; booked: number; agreed: number }>`
        select
          (select count(*) from (
            select contact_id from contact where business_id = ${business} and approved_at >= ${start} and approved_at < ${end} and priority >= 0
            union
            select contact_id from contact_outcome where business_id = ${business} and at >= ${start} and at < ${end} and contact_id is not null
              and outcome <> 'dismissed'
          ) made) as contacts,
          (select count(distinct customer_id) from contact_outcome where business_id = ${business} and at >= ${start} and at < ${end} and outcome = 'booked') as booked,
          (select count(distinct customer_id) from contact_outcome where business_id = ${business} and at >= ${start} and at < ${end} and outcome = 'later') as agreed
        `.execute(trx)
      const { rows: sums } = await sql<{ currency: string; purchases: number; minor: number }>`
        select p.currency, count(*) as purchases, sum(p.total_minor - p.refunded_minor)::bigint as minor from purchase p
        where p.business_id = ${business} and p.local_day = ${localDay} and p.status = 'paid' and p.customer_id is not null and p.import_id is null
          and exists (select from purchase q where q.business_id = ${business} and q.customer_id = p.customer_id and q.local_day < p.local_day and q.status = 'paid')
        group by p.currency order by p.currency`.execute(trx)
      const counts = rows[0] ?? { contacts: 0, booked: 0, agreed: 0 }
      return {
        ...counts,
        repeatPurchases: sums.reduce((sum, row) => sum + row.purchases, 0),
        repeatRevenue: sums.map(row => ({ currency: row.currency, minor: minor(row.minor) })),
      }
    },
  }
}

/** Who was left alone, and why. */
export function silenceQueries(trx: Transaction<Database>, business: BusinessId): SilenceQueries {
  return {
    async notContactedSince(since) {
      const { rows } = await sql<{ reason: string; count: number }>`
        select reason, count(*) as count from (
          select reason, customer_id from not_contacted where business_id = ${business} and day >= ${since} group by reason, customer_id
        ) people group by reason order by count(*) desc, reason`.execute(trx)
      return rows.map(row => ({ reason: notContactedReasonOf(row.reason), count: row.count }))
    },
    async notContacted({ since, reason, customerId, limit }) {
      const { rows } = await sql<{ customer_id: string; full_name: string; reason: string; day: string }>`
        select n.customer_id, coalesce(customer.full_name, '') as full_name, n.reason, max(n.day) as day from not_contacted n
        left join customer on customer.business_id = n.business_id and customer.customer_id = n.customer_id
        where n.business_id = ${business} and n.day >= ${since} and (${reason}::text is null or n.reason = ${reason})
          and (${customerId}::uuid is null or n.customer_id = ${customerId})
        group by n.customer_id, customer.full_name, n.reason order by day desc, full_name, n.customer_id, n.reason limit ${limit}`.execute(
        trx,
      )
      return rows.map(row => ({
        customerId: id<'customer'>(row.customer_id),
        name: row.full_name,
        reason: notContactedReasonOf(row.reason),
        day: day(row.day),
      }))
    },
  }
}
