/** What purchases announce: read over the whole shop at once, from the links that were mined at night. */
import { sql, type Transaction } from 'kysely'
import { addDays, day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { OfferStore } from '../../ports/offer-store.ts'
import type { Database } from '../schema/database.ts'

type LinkedQueries = Pick<OfferStore, 'linkedDue' | 'noteLinked' | 'cancelLinkedBought' | 'noteHeldOut'>

/** No link is looked for over a longer time (LINK_RULES.windowDays), so older purchases announce nothing. */
const LINK_DAYS_MAX = 120

interface DueRow {
  readonly customer_id: string
  readonly from_name: string
  readonly from_day: string
  readonly to_id: string
  readonly to_name: string
  readonly confidence: number
  readonly lag_p25: number
  readonly lag_p50: number
  readonly lag_p75: number
}

export function linkedQueries(trx: Transaction<Database>, business: BusinessId): LinkedQueries {
  return { ...announced(trx, business), ...linkedContacts(trx, business) }
}

function announced(trx: Transaction<Database>, business: BusinessId): Pick<LinkedQueries, 'linkedDue'> {
  return {
    async linkedDue({ from, to, confidenceMin }) {
      const { rows } = await sql<DueRow>`
        with item as (
          select 'product' as kind, product_id as item_id, name from product where business_id = ${business}
          union all select 'group', group_id, name from product_group where business_id = ${business}
        ), bought as materialized (
          select p.customer_id, it.id as item_id, min(p.local_day) as first_day
          from purchase p
          join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
          join product on product.business_id = l.business_id and product.product_id = l.product_id
          cross join lateral (values (product.product_id), (product.group_id)) it (id)
          where p.business_id = ${business} and p.customer_id is not null and p.status = 'paid' and it.id is not null
            and (p.refunded_minor < p.total_minor or p.total_minor = 0)
            and p.customer_id in (select q.customer_id from purchase q where q.business_id = ${business} and q.local_day >= ${addDays(from, -LINK_DAYS_MAX)})
          group by p.customer_id, it.id
        )
        select b.customer_id, f.name as from_name, b.first_day as from_day, k.to_id, t.name as to_name,
          k.both_customers::float8 / k.from_customers as confidence, k.lag_p25, k.lag_p50, k.lag_p75
        from linked_purchase k
        join bought b on b.item_id = k.from_id
        join item f on f.kind = k.from_kind and f.item_id = k.from_id
        join item t on t.kind = k.to_kind and t.item_id = k.to_id
        where k.business_id = ${business} and k.timing = 'later' and k.both_customers::float8 / k.from_customers >= ${confidenceMin}
          and b.first_day + round(k.lag_p50)::int between ${from}::date and ${to}::date
          and not exists (select from bought has where has.customer_id = b.customer_id and has.item_id = k.to_id)
        order by b.customer_id, confidence desc, k.to_id`.execute(trx)
      return rows.map(row => ({
        customerId: id<'customer'>(row.customer_id),
        fromName: row.from_name,
        fromDay: day(row.from_day),
        toId: row.to_id,
        toName: row.to_name,
        confidence: row.confidence,
        lagP25: row.lag_p25,
        lagP50: row.lag_p50,
        lagP75: row.lag_p75,
      }))
    },
  }
}

function linkedContacts(trx: Transaction<Database>, business: BusinessId): Omit<LinkedQueries, 'linkedDue'> {
  return {
    async noteLinked(contactId, customerId, itemIds) {
      await sql`
        insert into linked_contact (business_id, contact_id, customer_id, item_id)
        select ${business}, ${contactId}, ${customerId}, item_id from unnest(${[...itemIds]}::uuid[]) as r (item_id) on conflict do nothing`.execute(
        trx,
      )
    },
    async cancelLinkedBought(at) {
      const { rows } = await sql<{ contact_id: string; was: string }>`
        with gone as (
          select c.contact_id, c.state as was from contact c
          where c.business_id = ${business} and c.purpose = 'linked' and c.state in ('planned', 'approved') and exists (
            select from linked_contact k
            join purchase p on p.business_id = k.business_id and p.customer_id = c.customer_id and p.status = 'paid'
              and (p.refunded_minor < p.total_minor or p.total_minor = 0)
              and p.local_day > date '1970-01-01' + c.cycle_no
            join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
            join product on product.business_id = l.business_id and product.product_id = l.product_id
            where k.business_id = c.business_id and k.contact_id = c.contact_id and k.item_id in (product.product_id, product.group_id))
          for update of c
        )
        update contact c set state = 'cancelled', state_reason = 'bought', state_at = ${isoInstant(at)}, approved_at = null
        from gone where c.business_id = ${business} and c.contact_id = gone.contact_id returning c.contact_id, gone.was`.execute(trx)
      return {
        cancelled: rows.length,
        recalled: rows.filter(row => row.was === 'approved').map(row => id<'contact'>(row.contact_id)),
      }
    },
    async noteHeldOut(held, today) {
      if (held.length === 0) return
      await sql`
        insert into not_contacted (business_id, customer_id, purpose, cycle_no, reason, day)
        select ${business}, customer_id, 'linked', cycle_no, 'held-out', ${today}
        from unnest(${held.map(one => one.customerId)}::uuid[], ${held.map(one => one.cycleNo)}::int[]) as r (customer_id, cycle_no)
        on conflict (business_id, customer_id, purpose, cycle_no, reason) do nothing`.execute(trx)
    },
  }
}
