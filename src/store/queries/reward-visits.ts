/** What stamps and tiers are reckoned from: paid visits, turnover, and the free ones taken. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { type Currency, minor } from '../../kernel/money.ts'
import type { RewardStore } from '../../ports/reward-store.ts'
import type { Database } from '../schema/database.ts'

type VisitQueries = Pick<
  RewardStore,
  'paidVisits' | 'standings' | 'turnovers' | 'largestSale' | 'freeTaken' | 'insertFreeOne' | 'undoneFreeOne' | 'undoFreeOne'
>

export function visitQueries(trx: Transaction<Database>, business: BusinessId): VisitQueries {
  return {
    paidVisits: async (customerId, groupName) => {
      const { rows } =
        groupName === null
          ? await sql<{ local_day: string; stamps: number }>`
              select distinct local_day, 1 as stamps from purchase
              where business_id = ${business} and customer_id = ${customerId} and status = 'paid' and total_minor > refunded_minor order by local_day`.execute(
              trx,
            )
          : await sql<{ local_day: string; stamps: number }>`
              select p.local_day, greatest(1, floor(sum(l.quantity)))::integer as stamps
              from purchase p
              join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id and l.total_minor > 0
              join product t on t.business_id = l.business_id and t.product_id = l.product_id
              join product_group g on g.business_id = t.business_id and g.group_id = t.group_id and g.name = ${groupName}
              where p.business_id = ${business} and p.customer_id = ${customerId} and p.status = 'paid' and p.total_minor > p.refunded_minor
              group by p.local_day order by p.local_day`.execute(trx)
      return rows.map(row => ({ day: day(row.local_day), stamps: row.stamps }))
    },
    standings: (customerIds, of) => standings(trx, { business, customerIds, ...of }),
    turnovers: async (customerId, currency) => {
      const { rows } = await sql<{ local_day: string; paid: number }>`
        select local_day, sum(total_minor - refunded_minor)::bigint as paid from purchase
        where business_id = ${business} and customer_id = ${customerId} and status = 'paid' and currency = ${currency}
        group by local_day order by local_day`.execute(trx)
      return rows.map(row => ({ day: day(row.local_day), minor: minor(Number(row.paid)) }))
    },
    largestSale: async (customerId, currency) => {
      const { rows } = await sql<{ largest: number | null }>`
        select max(total_minor - refunded_minor) as largest from purchase
        where business_id = ${business} and customer_id = ${customerId} and status = 'paid' and currency = ${currency}`.execute(trx)
      return minor(Number(rows[0]?.largest ?? 0))
    },
    freeTaken: async customerId => {
      const { rows } = await sql<{ taken: number }>`select count(*)::integer as taken from stamp_gift
        where business_id = ${business} and customer_id = ${customerId} and undone_at is null`.execute(trx)
      return rows[0]?.taken ?? 0
    },
    insertFreeOne: async ({ customerId, key, purchaseId, day: on, actor, at }) => {
      const { rows } = await sql`
        insert into stamp_gift (business_id, gift_id, customer_id, purchase_id, gift_key, actor, day, at, undone_at)
        values (${business}, ${nameUuid(`${business}|stamp-gift|${key}`)}, ${customerId}, ${purchaseId}, ${key}, ${actor}, ${on}, ${isoInstant(at)}, null)
        on conflict (business_id, gift_key) do nothing returning gift_id`.execute(trx)
      return rows.length === 0 ? 'known' : 'stored'
    },
    undoneFreeOne: async key => {
      const { rows } = await sql<{ undone: boolean }>`select undone_at is not null as undone from stamp_gift
        where business_id = ${business} and gift_key = ${key}`.execute(trx)
      return rows[0]?.undone
    },
    undoFreeOne: async (key, at) => {
      const { rows } = await sql`update stamp_gift set undone_at = ${isoInstant(at)}
        where business_id = ${business} and gift_key = ${key} and undone_at is null returning gift_id`.execute(trx)
      return rows.length > 0
    },
  }
}

interface StandingQuestion {
  readonly business: BusinessId
  readonly customerIds: readonly CustomerId[]
  readonly groupName: string | null
  readonly currency: Currency
}

/** One row a customer and day, with what it stamps and what it brought; and the free ones taken. */
async function standings(
  trx: Transaction<Database>,
  { business, customerIds, groupName, currency }: StandingQuestion,
): Promise<Awaited<ReturnType<RewardStore['standings']>>> {
  const ids = sql`any(${customerIds.map(String)}::uuid[])`
  const paid = sql`p.business_id = ${business} and p.customer_id = ${ids} and p.status = 'paid'`
  const { rows } = await sql<{ customer_id: string; local_day: string; stamps: number; paid: number; largest: number }>`
    with stamped as (
      select p.customer_id, p.local_day, greatest(1, floor(sum(l.quantity)))::integer as stamps
      from purchase p
      join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id and l.total_minor > 0
      join product t on t.business_id = l.business_id and t.product_id = l.product_id
      join product_group g on g.business_id = t.business_id and g.group_id = t.group_id and g.name = ${groupName}
      where ${paid} and ${groupName}::text is not null and p.total_minor > p.refunded_minor
      group by p.customer_id, p.local_day
    )
    select p.customer_id, p.local_day,
      case when ${groupName}::text is null then max((p.total_minor > p.refunded_minor)::integer)
        else coalesce(max(stamped.stamps), 0) end as stamps,
      sum(case when p.currency = ${currency} then p.total_minor - p.refunded_minor else 0 end)::bigint as paid,
      max(case when p.currency = ${currency} then p.total_minor - p.refunded_minor else 0 end)::bigint as largest
    from purchase p left join stamped on stamped.customer_id = p.customer_id and stamped.local_day = p.local_day
    where ${paid} group by p.customer_id, p.local_day order by p.customer_id, p.local_day`.execute(trx)
  const gifts = await sql<{ customer_id: string; taken: number }>`
    select customer_id, count(*)::integer as taken from stamp_gift
    where business_id = ${business} and customer_id = ${ids} and undone_at is null group by customer_id`.execute(trx)
  const taken = new Map(gifts.rows.map(row => [row.customer_id, row.taken]))
  return [...Map.groupBy(rows, row => row.customer_id)].map(([customerId, days]) => ({
    customerId: id<'customer'>(customerId),
    visits: days.flatMap(one => (one.stamps > 0 ? [{ day: day(one.local_day), stamps: one.stamps }] : [])),
    freeTaken: taken.get(customerId) ?? 0,
    turnovers: days.map(one => ({ day: day(one.local_day), minor: minor(Number(one.paid)) })),
    largestMinor: minor(Math.max(0, ...days.map(one => Number(one.largest)))),
  }))
}
