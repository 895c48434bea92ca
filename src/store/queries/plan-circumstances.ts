/**
 * Everything about some customers that can make something due or stand against it, in one statement. Each kind of fact is
 * looked up for each customer through its index: it costs the same for one and for a thousand, whatever the server believes
 * about the sizes of the tables, and its plan is made once for each connection.
 */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { AssetDates } from '../../domain/plan/asset-due.ts'
import { CAP_SPAN_DAYS_MAX, CONTENT_CAP_SPAN_DAYS } from '../../domain/plan/caps.ts'
import type { GroupCycle } from '../../domain/plan/group-due.ts'
import { type Day, day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { DAY_MS, type Instant, instantFromMs, isoInstant } from '../../kernel/instant.ts'
import type { CustomerCircumstances, Moment } from '../../ports/plan-store.ts'
import { column } from '../binary-columns.ts'
import { FEW, KEPT, unseen } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'

interface Group {
  readonly id: string
  readonly name: string
  readonly anchor: string
  readonly days: number
  readonly count: number
}

interface Thing {
  readonly id: string
  readonly name: string
  readonly since: string
  readonly return_on: string | null
  readonly cycle_days: number | null
  readonly warranty_until: string | null
}

export interface CircumstanceRow {
  readonly customer_id: string
  readonly zone: string | null
  readonly preferences: CustomerCircumstances['preferences']
  readonly birthday_month: number | null
  readonly birthday_day: number | null
  readonly booked: string | null
  readonly elsewhere: string | null
  readonly is_unhappy: boolean
  readonly groups: readonly Group[] | null
  readonly assets: readonly Thing[] | null
  readonly marketing: readonly Instant[] | null
}

export async function circumstanceRows(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, moment }: { readonly ids: readonly CustomerId[]; readonly moment: Moment },
): Promise<readonly CircumstanceRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CircumstanceRow>`${KEPT}
    select ${circumstanceColumns(asValues(business, moment), asksAbout(business, ids))} from ${eachCustomer(sql`${business}`, column.uuid(ids))}`.execute(
    trx,
  )
  return rows
}

/** What the columns below are asked with: values, or the places of values in a prepared statement. */
export interface Asking {
  readonly business: RawBuilder<unknown>
  readonly today: RawBuilder<unknown>
  /** From when on contacts count against the caps, and those of content. */
  readonly since: RawBuilder<unknown>
  readonly contentSince: RawBuilder<unknown>
}

export function asValues(business: BusinessId, moment: Moment): Asking {
  const { since, contentSince } = capsSince(moment.at)
  return { business: sql`${business}`, today: sql`${moment.today}`, since: sql`${since}`, contentSince: sql`${contentSince}` }
}

export function capsSince(at: Instant): { readonly since: string; readonly contentSince: string } {
  const before = (days: number): string => isoInstant(instantFromMs(at - days * DAY_MS))
  return { since: before(CAP_SPAN_DAYS_MAX), contentSince: before(CONTENT_CAP_SPAN_DAYS) }
}

/** `customer c` for each of these, in their order. */
export function eachCustomer(business: RawBuilder<unknown>, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`unnest(${unseen(ids)}) with ordinality as asked(customer_id, place)
    cross join lateral (
      select customer_id, zone, preferences, birthday_month, birthday_day from customer
      where business_id = ${business} and customer_id = asked.customer_id offset 0
    ) c`
}

/** What is asked about a customer, of these tables. */
export type Ask = (tables: readonly string[], value: RawBuilder<unknown>) => RawBuilder<unknown>

/**
 * Of many customers each table is asked once whether it knows any of them: most shops have no bookings, and before the first plan
 * nobody has a contact. Of a few, the question would cost as much as the answer.
 */
export function asksAbout(business: BusinessId, ids: readonly CustomerId[]): Ask {
  if (ids.length <= FEW) return (_, value) => value
  const sorted = ids.toSorted()
  const range = sql`between ${sorted[0]}::uuid and ${sorted.at(-1)}::uuid`
  const knows = (table: string): RawBuilder<unknown> =>
    sql`(select exists (select from ${sql.table(table)} known where known.business_id = ${business} and known.customer_id ${range}))`
  return (tables, value) => sql`case when ${sql.join(tables.map(knows), sql` or `)} then ${value} end`
}

/** Days of his hours in the calendars and programs of others, from today on; an hour of yesterday night may be of today elsewhere. */
export function outsideAhead(his: RawBuilder<unknown>, today: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select o.customer_id, (o.starts_at at time zone b.zone)::date as local_day from outside_booking o join business b on b.business_id = o.business_id
    where ${his} and o.state = 'taken' and o.starts_at >= ${today}::date - interval '1 day' and (o.starts_at at time zone b.zone)::date >= ${today}`
}

/** Columns over `customer c`. */
export function circumstanceColumns(asking: Asking, ask: Ask): RawBuilder<unknown> {
  const { business, today } = asking
  const his = (table: string): RawBuilder<unknown> =>
    sql`${sql.ref(`${table}.business_id`)} = ${business} and ${sql.ref(`${table}.customer_id`)} = c.customer_id`
  return sql`c.customer_id, c.zone, c.preferences, c.birthday_month, c.birthday_day,
    ${ask(
      ['booking', 'outside_booking'],
      sql`(
        select min(ahead.local_day) from (
          select k.customer_id, k.local_day from booking k where ${his('k')} and k.local_day >= ${today} and k.state in ('booked', 'confirmed')
          union all ${outsideAhead(his('o'), today)}) ahead
      )`,
    )} as booked,
    ${ask(
      ['contact_outcome'],
      sql`(
        select max((o.at at time zone b.zone)::date) from contact_outcome o join business b on b.business_id = o.business_id
        where ${his('o')} and o.outcome = 'bought-elsewhere'
      )`,
    )} as elsewhere,
    coalesce(${ask(['complaint'], sql`exists (select from complaint k where ${his('k')} and k.closed_at is null)`)}, false) as is_unhappy,
    ${ask(
      ['customer_cycle'],
      sql`(
      -- A guess after one purchase is no ladder of its own, unless the owner said how often the group is bought.
      select json_agg(json_build_object('id', g.group_id, 'name', g.name, 'anchor', k.anchor_day, 'count', k.purchases, 'days', k.cycle_days * k.stretch)
        order by g.group_id)
      from customer_cycle k join product_group g on g.business_id = k.business_id
        and g.group_id = case when k.subject like 'group:%' then substr(k.subject, 7)::uuid end
      where ${his('k')} and (k.basis = 'own' or g.cycle_days is not null)
    )`,
    )} as groups,
    ${ask(
      ['asset'],
      sql`(
      select json_agg(json_build_object('id', a.asset_id, 'name', a.name, 'return_on', a.return_on, 'cycle_days', a.cycle_days,
        'warranty_until', a.warranty_until, 'since', greatest(a.since_on, a.served_on, (
          select k.anchor_day from customer_cycle k where ${his('k')} and k.subject = 'group:' || a.group_id
        ))) order by a.asset_id)
      from asset a where ${his('a')} and a.removed_at is null
    )`,
    )} as assets,
    ${ask(['message', 'contact'], sql`(select json_agg(${msOf('reached.at')}) from (${marketingOf(his, asking)}) reached)`)} as marketing`
}

/** An instant in milliseconds, for JSON. */
export function msOf(column: string): RawBuilder<unknown> {
  return sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`
}

type His = (table: string) => RawBuilder<unknown>

/** Messages that arrived, may have arrived or wait, and contacts by hand that were approved or made without a message. */
export function marketingOf(
  his: His,
  { since, contentSince, except }: Pick<Asking, 'since' | 'contentSince'> & { readonly except?: string | null },
): RawBuilder<unknown> {
  const isOther = (contactId: string) => (except == null ? sql`true` : sql`${sql.ref(contactId)} is distinct from ${except}::uuid`)
  return sql`
    select case when m.state = 'queued' then m.not_before else m.state_at end as at
    from message m
    where ${his('m')} and m.purpose in ('marketing', 'content') and m.state in ('queued', 'claimed', 'sending', 'handed', 'delivered', 'read', 'unknown')
      and (m.state = 'queued' or m.state_at > case m.purpose when 'content' then ${contentSince}::timestamptz else ${since}::timestamptz end)
      and ${isOther('m.contact_id')}
    union all
    select coalesce(t.approved_at, t.state_at) as at
    from contact t
    where ${his('t')} and t.state in ('approved', 'claimed', 'handed', 'delivered', 'unknown', 'done')
      and coalesce(t.approved_at, t.state_at) > ${since}::timestamptz and ${isOther('t.contact_id')}
      and not exists (select from message m where m.business_id = t.business_id and m.contact_id = t.contact_id)`
}

export function circumstanceOf(row: CircumstanceRow): CustomerCircumstances {
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
    marketingAt: row.marketing ?? [],
  }
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : day(text)
}
