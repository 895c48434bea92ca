/** Whom a broadcast concerns: the people of a filter, and what is known of each. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Audience } from '../../domain/plan/campaign.ts'
import { day } from '../../kernel/day.ts'
import { OFF_LADDER_PURPOSES } from '../../domain/plan/contact.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { isLocale } from '../../kernel/locale.ts'
import { minor } from '../../kernel/money.ts'
import type { Addressee, CampaignStore } from '../../ports/campaign-store.ts'
import type { Database } from '../schema/database.ts'
import { CALLED } from './plan-contact-row.ts'
import { standingOf } from './plan-literals.ts'

type PeopleQueries = Pick<CampaignStore, 'audience' | 'audienceByWorth' | 'addressees' | 'sharedPoints' | 'heldOutNow' | 'plannedAt'>

/** Tables and conditions of a filter; more conditions may follow with `and`. */
function audienceOf({ segments, groupIds, lastFrom, lastTo, purchasesMin, sources }: Audience, business: BusinessId): RawBuilder<unknown> {
  return sql`customer c
    left join understanding u on u.business_id = c.business_id and u.customer_id = c.customer_id
    where c.business_id = ${business} and c.erased_at is null
      and not exists (select from customer_merge m where m.business_id = c.business_id and m.merged_id = c.customer_id and m.undone_at is null)
      and (${segments.length} = 0 or u.segment = any(${[...segments]}::text[]))
      and (${sources.length} = 0 or c.source = any(${[...sources]}::text[]))
      and (${purchasesMin} = 0 or u.purchases >= ${purchasesMin})
      and (${lastFrom}::date is null or u.anchor_day >= ${lastFrom}::date)
      and (${lastTo}::date is null or u.anchor_day <= ${lastTo}::date)
      and (${groupIds.length} = 0 or exists (
        select from purchase p join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
        join product on product.business_id = l.business_id and product.product_id = l.product_id
        where p.business_id = c.business_id and p.customer_id = c.customer_id and p.status = 'paid'
          and product.group_id = any(${[...groupIds]}::uuid[])))`
}

/** The order of `priorityOf`: the breadwinners, then whoever is new, then the others; in each the dearest first, an unknown worth being HALF_GAIN. */
const WORTH = sql`case coalesce(u.segment, 'new') when 'regular' then 3 when 'periodic' then 3 when 'new' then 2 else 1 end desc,
  greatest(0, coalesce(u.value_365_minor, 10000)) desc, c.customer_id`

export function campaignPeopleQueries(trx: Transaction<Database>, business: BusinessId): PeopleQueries {
  return {
    async audience(asked, { after, limit }) {
      const { rows } = await sql<{ customer_id: string }>`
        select c.customer_id from ${audienceOf(asked, business)} and (${after}::uuid is null or c.customer_id > ${after}::uuid)
        order by c.customer_id limit ${limit}`.execute(trx)
      return rows.map(row => id<'customer'>(row.customer_id))
    },
    async *audienceByWorth(asked, pageSize) {
      await sql`declare audience_walk no scroll cursor for select c.customer_id from ${audienceOf(asked, business)} order by ${WORTH}`.execute(
        trx,
      )
      for (;;) {
        const { rows } = await sql<{ customer_id: string }>`fetch ${sql.lit(pageSize)} from audience_walk`.execute(trx)
        if (rows.length > 0) yield rows.map(row => id<'customer'>(row.customer_id))
        if (rows.length < pageSize) break
      }
      await sql`close audience_walk`.execute(trx)
    },
    addressees: customerIds => addressees(trx, business, customerIds),
    async sharedPoints(points) {
      const { rows } = await sql<{ contact_point_id: string }>`
        select contact_point_id from contact_point_link
        where business_id = ${business} and contact_point_id = any(${[...points]}::uuid[]) and unlinked_at is null
        group by contact_point_id having count(distinct customer_id) > 1`.execute(trx)
      return new Set(rows.map(row => id<'contact-point'>(row.contact_point_id)))
    },
    async heldOutNow(customerIds) {
      const { rows } = await sql<{ customer_id: string }>`
        select distinct customer_id from due_event
        where business_id = ${business} and held_out and closed_at is null and customer_id = any(${[...customerIds]}::uuid[])`.execute(trx)
      return new Set(rows.map(row => id<'customer'>(row.customer_id)))
    },
    async plannedAt(customerIds, options) {
      const { rows } = await sql<{ customer_id: string; not_before: Instant }>`
        select customer_id, not_before from contact
        where business_id = ${business} and customer_id = any(${[...customerIds]}::uuid[]) and state = 'planned'
          and (${options?.exceptCampaign ?? null}::int is null or purpose <> 'campaign' or cycle_no <> ${options?.exceptCampaign ?? null}::int)
          and (not ${options?.offersOnly === true} or rung not in ('soft', 'product') or purpose = any(${[...OFF_LADDER_PURPOSES]}::text[]))
        order by customer_id, not_before`.execute(trx)
      const found = new Map<CustomerId, Instant[]>()
      for (const row of rows) {
        const customerId = id<'customer'>(row.customer_id)
        found.set(customerId, [...(found.get(customerId) ?? []), row.not_before])
      }
      return found
    },
  }
}

interface AddresseeRow {
  readonly customer_id: string
  readonly full_name: string
  readonly first_name: string
  readonly locale: string | null
  readonly zone: string | null
  readonly preferences: Addressee['preferences']
  readonly segment: string | null
  readonly value365_minor: number | null
  readonly last_day: string | null
  readonly product: string | null
  readonly product_group: string | null
  readonly last_minor: number | null
  readonly last_place: string | null
}

async function addressees(
  trx: Transaction<Database>,
  business: BusinessId,
  customerIds: readonly CustomerId[],
): Promise<readonly Addressee[]> {
  const { rows } = await sql<AddresseeRow>`
    select customer.customer_id, ${CALLED} as full_name, customer.first_name, customer.locale, customer.zone, customer.preferences,
      u.segment, u.value_365_minor as value365_minor, last.local_day as last_day, line.product, line.product_group, last.total_minor as last_minor,
      coalesce(nullif(last.note, ''), nullif(last.location, ''), line.product) as last_place
    from customer
    left join understanding u on u.business_id = customer.business_id and u.customer_id = customer.customer_id
    left join lateral (
      select p.purchase_id, p.local_day, p.total_minor, p.note, p.location from purchase p
      where p.business_id = customer.business_id and p.customer_id = customer.customer_id and p.status = 'paid'
        and (p.refunded_minor < p.total_minor or p.total_minor = 0)
      order by p.local_day desc, p.purchase_id desc limit 1
    ) last on true
    left join lateral (
      select coalesce(product.name, l.name) as product, g.name as product_group from purchase_line l
      left join product on product.business_id = l.business_id and product.product_id = l.product_id
      left join product_group g on g.business_id = product.business_id and g.group_id = product.group_id
      where l.business_id = customer.business_id and l.purchase_id = last.purchase_id
      order by l.total_minor desc, l.line_no limit 1
    ) line on true
    where customer.business_id = ${business} and customer.customer_id = any(${[...customerIds]}::uuid[]) and customer.erased_at is null
    order by customer.customer_id`.execute(trx)
  return rows.map(row => ({
    customerId: id<'customer'>(row.customer_id),
    fullName: row.full_name,
    firstName: row.first_name,
    locale: row.locale !== null && isLocale(row.locale) ? row.locale : null,
    zone: row.zone,
    preferences: row.preferences,
    segment: row.segment === null ? null : standingOf(row.segment),
    value365Minor: row.value365_minor === null ? null : minor(row.value365_minor),
    lastDay: row.last_day === null ? null : day(row.last_day),
    lastProduct: row.product,
    lastGroup: row.product_group,
    lastMinor: row.last_minor === null ? null : minor(row.last_minor),
    lastPlace: row.last_place,
  }))
}
