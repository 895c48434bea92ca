/**
 * Sales as they are counted: one statement says which receipts there are and what each of them is (`countedReceipts`);
 * the sums and the list behind a sum are both read from it, so they cannot differ.
 */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { CustomerSource } from '../../domain/collect/customer.ts'
import { month } from '../../domain/measure/month.ts'
import type { SaleKind } from '../../domain/measure/sales-facts.ts'
import type { SaleSource } from '../../domain/measure/source-mix.ts'
import { day, daysBetween } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Currency, minor } from '../../kernel/money.ts'
import type { DayRange, MeasureStore, Receipt, ReceiptFilter } from '../../ports/measure-store.ts'
import type { Database } from '../schema/database.ts'

type SaleQueries = Pick<MeasureStore, 'sales' | 'receipts'>

interface MoneyRecord {
  readonly month: string
  readonly currency: Currency
  readonly kind: SaleKind
  readonly origin: CustomerSource
  readonly sold: number
  readonly refunded: number
  readonly receipts: number
}

interface BuyerRecord {
  readonly month: string
  readonly origin: CustomerSource
  readonly is_new: boolean
  readonly customers: number
  readonly visit_days: number
  readonly repeat_days: number
}

export function saleQueries(trx: Transaction<Database>, business: BusinessId): SaleQueries {
  return {
    sales: async range => {
      // Sums over years need room for their hash tables; the setting ends with the transaction.
      await sql`set local work_mem = '64MB'`.execute(trx)
      const money = await sql<MoneyRecord>`${countedReceipts(business, range)}
        select to_char(month, 'YYYY-MM') as month, currency, kind, origin, sold, refunded, receipts from (
          select date_trunc('month', day::timestamp) as month, currency, kind, origin, coalesce(sum(minor) filter (where receipt = 'purchase'), 0)::bigint as sold,
            coalesce(-sum(minor) filter (where receipt = 'refund'), 0)::bigint as refunded, count(*) filter (where receipt = 'purchase') as receipts
          from counted group by 1, 2, 3, 4
        ) summed order by 1, 2, 3, 4`.execute(trx)
      const buyers = await sql<BuyerRecord>`${firstVisits(business, range)}, visit as (
          select p.customer_id, p.local_day from purchase p
          where p.business_id = ${business} and p.local_day between ${range.from} and ${range.to} and p.customer_id is not null and ${isReal}
          group by p.customer_id, p.local_day
        ), buyer as (
          select v.customer_id, date_trunc('month', v.local_day::timestamp) as month, min(f.first_day) as first_day, count(*) as visit_days,
            count(*) filter (where v.local_day > f.first_day) as repeat_days
          from visit v join first_visit f using (customer_id) group by 1, 2
        )
        select to_char(b.month, 'YYYY-MM') as month, coalesce(c.source, 'unknown') as origin, b.first_day >= b.month as is_new, count(*) as customers,
          sum(b.visit_days)::bigint as visit_days, sum(b.repeat_days)::bigint as repeat_days
        from buyer b left join customer c on c.business_id = ${business} and c.customer_id = b.customer_id
        group by b.month, 2, 3 order by 1, 2, 3`.execute(trx)
      return {
        money: money.rows.map(row => ({
          month: month(row.month),
          currency: row.currency,
          kind: row.kind,
          origin: row.origin,
          soldMinor: minor(row.sold),
          refundedMinor: minor(row.refunded),
          receipts: row.receipts,
        })),
        buyers: buyers.rows.map(row => ({
          month: month(row.month),
          origin: row.origin,
          isNew: row.is_new,
          customers: row.customers,
          visitDays: row.visit_days,
          repeatDays: row.repeat_days,
        })),
      }
    },
    receipts: filter => readReceipts(trx, business, filter),
  }
}

/** A purchase that was not wholly given back; a gift of zero was a visit. */
const isReal = sql`p.status = 'paid' and (p.total_minor = 0 or p.refunded_minor < p.total_minor)`

/** Up to a quarter the customers of the range are looked up one by one; above it one pass over all purchases is faster. */
const FEW_DAYS = 92

/** `with` clause: the first purchase day ever of everybody who bought in the range. */
function firstVisits(business: BusinessId, { from, to }: DayRange): RawBuilder<unknown> {
  const whole = sql`select p.customer_id, min(p.local_day) as first_day from purchase p
      where p.business_id = ${business} and p.customer_id is not null and p.local_day <= ${to} and ${isReal} group by p.customer_id`
  const few = sql`select active.customer_id, min(p.local_day) as first_day from (
        select customer_id from purchase where business_id = ${business} and local_day between ${from} and ${to} and customer_id is not null
        union
        select coalesce(p.customer_id, r.customer_id) from refund r left join purchase p on p.business_id = r.business_id and p.purchase_id = r.purchase_id
        where r.business_id = ${business} and r.local_day between ${from} and ${to}
      ) active join purchase p on p.business_id = ${business} and p.customer_id = active.customer_id and p.local_day <= ${to}
      where ${isReal} group by active.customer_id`
  return sql`with first_visit as (${daysBetween(from, to) > FEW_DAYS ? whole : few})`
}

/** `with` clause: every receipt of the range with its kind and source. */
function countedReceipts(business: BusinessId, range: DayRange): RawBuilder<unknown> {
  const { from, to } = range
  return sql`${firstVisits(business, range)}, moved as (
      select 'purchase' as receipt, p.purchase_id as id, p.local_day as day, p.local_day as bought_day, p.customer_id, p.currency, p.total_minor as minor
      from purchase p where p.business_id = ${business} and p.local_day between ${from} and ${to} and p.status = 'paid'
      union all
      select 'refund', r.refund_id, r.local_day, coalesce(p.local_day, r.local_day), coalesce(p.customer_id, r.customer_id), r.currency, -r.total_minor
      from refund r left join purchase p on p.business_id = r.business_id and p.purchase_id = r.purchase_id
      where r.business_id = ${business} and r.local_day between ${from} and ${to}
    ), counted as (
      select m.*, coalesce(c.source, 'unknown') as origin, c.full_name as customer_name,
        case when m.customer_id is null then 'anonymous' when m.bought_day > f.first_day then 'repeat' else 'first' end as kind,
        case when m.customer_id is null then 'anonymous' when m.bought_day > f.first_day then 'existing' else coalesce(c.source, 'unknown') end as source
      from moved m left join first_visit f using (customer_id) left join customer c on c.business_id = ${business} and c.customer_id = m.customer_id
    )`
}

interface ReceiptRecord {
  readonly receipt: Receipt['receipt']
  readonly id: string
  readonly day: string
  readonly customer_id: string | null
  readonly customer_name: string | null
  readonly kind: SaleKind
  readonly source: SaleSource
  readonly currency: Currency
  readonly minor: number
}

async function readReceipts(trx: Transaction<Database>, business: BusinessId, filter: ReceiptFilter): Promise<Receipt[]> {
  const { kind = null, source = null, currency = null, after, limit } = filter
  const { rows } = await sql<ReceiptRecord>`${countedReceipts(business, filter)}
    select receipt, id, day, customer_id, customer_name, kind, source, currency, minor from counted
    where (${kind}::text is null or kind = ${kind}) and (${source}::text is null or source = ${source})
      and (${currency}::text is null or currency = ${currency})
      and (${after?.day ?? null}::date is null or (day, id) > (${after?.day ?? null}::date, ${after?.id ?? null}::uuid))
    order by day, id limit ${limit}`.execute(trx)
  return rows.map(row => ({
    receipt: row.receipt,
    id: row.id,
    day: day(row.day),
    customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id),
    customerName: row.customer_name,
    kind: row.kind,
    source: row.source,
    currency: row.currency,
    minor: minor(row.minor),
  }))
}
