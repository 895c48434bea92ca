/** Everything about some customers that can make something due or stand against it, in one statement. */
import { sql, type Transaction } from 'kysely'
import type { AssetDates } from '../../domain/plan/asset-due.ts'
import type { GroupCycle } from '../../domain/plan/group-due.ts'
import { type Day, day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import type { CustomerCircumstances } from '../../ports/plan-store.ts'
import { keptForFew } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'

export interface CircumstanceRow {
  readonly customer_id: string
  readonly zone: string | null
  readonly preferences: CustomerCircumstances['preferences']
  readonly birthday_month: number | null
  readonly birthday_day: number | null
  readonly booked: string | null
  readonly elsewhere: string | null
  readonly is_unhappy: boolean
  readonly groups:
    | readonly {
        readonly id: string
        readonly name: string
        readonly anchor: string
        readonly days: number
        readonly count: number
      }[]
    | null
  readonly assets:
    | readonly {
        readonly id: string
        readonly name: string
        readonly since: string
        readonly return_on: string | null
        readonly cycle_days: number | null
        readonly warranty_until: string | null
      }[]
    | null
}

export async function circumstanceRows(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, today }: { readonly ids: readonly CustomerId[]; readonly today: Day },
): Promise<readonly CircumstanceRow[]> {
  const mine = sql`${[...ids]}::uuid[]`
  const { rows } = await sql<CircumstanceRow>`${keptForFew(ids)}
    with cycles as (
      -- A guess after one purchase is no ladder of its own, unless the owner said how often the group is bought.
      select c.customer_id, g.group_id, g.name, c.anchor_day as anchor, c.purchases as count, c.cycle_days * c.stretch as days
      from customer_cycle c join product_group g on g.business_id = c.business_id and c.subject = 'group:' || g.group_id
      where c.business_id = ${business} and c.customer_id = any(${mine}) and (c.basis = 'own' or g.cycle_days is not null)
    ), grouped as (
      select customer_id, jsonb_agg(jsonb_build_object('id', group_id, 'name', name, 'anchor', anchor, 'days', days, 'count', count) order by group_id) as groups
      from cycles group by customer_id
    ), things as (
      select a.customer_id, jsonb_agg(jsonb_build_object('id', a.asset_id, 'name', a.name, 'return_on', a.return_on, 'cycle_days', a.cycle_days,
        'warranty_until', a.warranty_until, 'since', greatest(a.since_on, a.served_on, (
          select c.anchor_day from customer_cycle c
          where c.business_id = a.business_id and c.customer_id = a.customer_id and c.subject = 'group:' || a.group_id
        ))) order by a.asset_id) as assets
      from asset a where a.business_id = ${business} and a.customer_id = any(${mine}) and a.removed_at is null group by a.customer_id
    ), elsewhere as (
      select o.customer_id, max((o.at at time zone b.zone)::date) as day from contact_outcome o join business b on b.business_id = o.business_id
      where o.business_id = ${business} and o.customer_id = any(${mine}) and o.outcome = 'bought-elsewhere' group by o.customer_id
    ), booked as (
      select customer_id, min(local_day) as day from booking
      where business_id = ${business} and customer_id = any(${mine}) and local_day >= ${today} and state in ('booked', 'confirmed') group by customer_id
    ), unhappy as (
      select distinct customer_id from complaint where business_id = ${business} and customer_id = any(${mine}) and closed_at is null
    )
    select c.customer_id, c.zone, c.preferences, c.birthday_month, c.birthday_day, booked.day as booked, elsewhere.day as elsewhere,
      unhappy.customer_id is not null as is_unhappy, grouped.groups, things.assets
    from customer c
    left join grouped using (customer_id) left join things using (customer_id) left join elsewhere using (customer_id)
    left join booked using (customer_id) left join unhappy using (customer_id)
    where c.business_id = ${business} and c.customer_id = any(${mine})`.execute(trx)
  return rows
}

export function circumstanceOf(row: CircumstanceRow): Omit<CustomerCircumstances, 'marketingAt'> {
  return {
    customerId: id<'customer'>(row.customer_id),
    zone: row.zone,
    preferences: row.preferences,
    bookedDay: dayOrNull(row.booked),
    boughtElsewhereOn: dayOrNull(row.elsewhere),
    isUnhappy: row.is_unhappy,
    birthday:
      row.birthday_month === null || row.birthday_day === null ? null : { month: row.birthday_month, day: row.birthday_day, year: null },
    groups: (row.groups ?? []).map((group): GroupCycle => ({
      groupId: group.id,
      name: group.name,
      anchorDay: day(group.anchor),
      cycleDays: Math.max(1, group.days),
      purchases: group.count,
    })),
    assets: (row.assets ?? []).map((asset): AssetDates => ({
      assetId: asset.id,
      name: asset.name,
      sinceDay: day(asset.since),
      returnOn: dayOrNull(asset.return_on),
      cycleDays: asset.cycle_days,
      warrantyUntil: dayOrNull(asset.warranty_until),
    })),
  }
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : day(text)
}
