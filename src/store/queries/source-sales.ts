/** Purchases and refunds that could be the one being told, and bookings that a source keeps. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { type BusinessId, id, type PurchaseId } from '../../kernel/ids.ts'
import { addMs, isoInstant, MINUTE_MS } from '../../kernel/instant.ts'
import type { Refund } from '../../domain/collect/purchase.ts'
import type { TellingStore } from '../../ports/source-store.ts'
import type { CollectTables } from '../schema/collect.ts'
import type { Database } from '../schema/database.ts'
import { purchaseQueries, refundOf } from './collect-purchases.ts'

type Queries = Pick<
  TellingStore,
  | 'purchasesAlike'
  | 'refundsAlike'
  | 'purchaseWithItem'
  | 'deletePurchase'
  | 'saveRefund'
  | 'deleteRefund'
  | 'refund'
  | 'moveRefunds'
  | 'moveRefundsTo'
  | 'saveBooking'
>

/** Wider than what is taken for the same moment: the domain decides. */
const NEAR_MS = 5 * MINUTE_MS
const CANDIDATES_MAX = 50

export function alikeQueries(trx: Transaction<Database>, business: BusinessId): Queries {
  return { ...purchases(trx, business), ...refunds(trx, business), ...bookings(trx, business) }
}

function purchases(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<Queries, 'purchasesAlike' | 'purchaseWithItem' | 'deletePurchase'> {
  return {
    purchasesAlike: async alike => {
      const near = [addMs(alike.occurredAt, -NEAR_MS), addMs(alike.occurredAt, NEAR_MS)].map(isoInstant)
      const { rows } = await sql<{ purchase_id: string }>`
        select purchase_id from (
          select purchase_id from purchase where business_id = ${business} and fiscal_key = ${alike.fiscalKey}
          union select entity_id from telling where business_id = ${business} and kind = 'purchase' and fiscal_key = ${alike.fiscalKey}
          union select purchase_id from purchase where business_id = ${business} and order_ref = ${alike.orderRef}
          union select purchase_id from purchase where business_id = ${business} and local_day between ${alike.day}::date - 1 and ${alike.day}::date + 1
            and total_minor = ${alike.totalMinor} and currency = ${alike.currency} and status <> 'cancelled'
            and (occurred_at between ${near[0]} and ${near[1]} or local_minute is null)
        ) alike limit ${CANDIDATES_MAX}`.execute(trx)
      const store = purchaseQueries(trx, business)
      const found = await Promise.all(rows.map(row => store.find(id<'purchase'>(row.purchase_id))))
      return found.filter(purchase => purchase !== undefined)
    },
    purchaseWithItem: async (customerId, { names, day: before, totalMinor }) => {
      const { rows } = await sql<{ purchase_id: string }>`select p.purchase_id from purchase p
        where p.business_id = ${business} and p.customer_id = ${customerId} and p.local_day <= ${before}::date and p.local_day > ${before}::date - 90
          and p.status = 'paid' and p.total_minor - p.refunded_minor >= ${totalMinor}
          and exists (select from purchase_line l where l.business_id = p.business_id and l.purchase_id = p.purchase_id and l.name = any(${names}::text[]))
        order by p.local_day desc, p.occurred_at desc limit 1`.execute(trx)
      const found = rows[0]
      return found && id<'purchase'>(found.purchase_id)
    },
    deletePurchase: async purchaseId => {
      await sql`delete from purchase_line where business_id = ${business} and purchase_id = ${purchaseId}`.execute(trx)
      await sql`delete from purchase where business_id = ${business} and purchase_id = ${purchaseId}`.execute(trx)
    },
  }
}

type RefundRow = Selectable<CollectTables['refund']>

function refunds(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<Queries, 'refundsAlike' | 'saveRefund' | 'deleteRefund' | 'refund' | 'moveRefunds' | 'moveRefundsTo'> {
  const count = async (ids: readonly (PurchaseId | null)[]): Promise<void> => {
    await sql`update purchase p set refunded_minor = coalesce((select sum(total_minor) from refund r
        where r.business_id = p.business_id and r.purchase_id = p.purchase_id), 0)
      where p.business_id = ${business} and p.purchase_id = any(${ids.filter(each => each !== null)}::uuid[])`.execute(trx)
  }
  const one = async (refundId: string): Promise<Refund | undefined> => {
    const { rows } = await sql<RefundRow>`select * from refund where business_id = ${business} and refund_id = ${refundId}`.execute(trx)
    return rows[0] && refundOf(rows[0])
  }
  return {
    refund: one,
    refundsAlike: async alike => {
      const { rows } = await sql<RefundRow>`
        select r.* from refund r where r.business_id = ${business} and r.refund_id in (
          select entity_id from telling where business_id = ${business} and kind = 'refund' and fiscal_key = ${alike.fiscalKey}
          union select refund_id from refund where business_id = ${business} and local_day between ${alike.day}::date - 1 and ${alike.day}::date + 1
            and total_minor = ${alike.totalMinor} and currency = ${alike.currency}
        ) limit ${CANDIDATES_MAX}`.execute(trx)
      return rows.map(refundOf)
    },
    saveRefund: async refund => {
      const before = await one(refund.id)
      await sql`insert into refund (business_id, refund_id, purchase_id, customer_id, source, source_key, local_day, occurred_at, currency, total_minor,
          reason, import_id, created_at)
        values (${business}, ${refund.id}, ${refund.purchaseId}, ${refund.customerId}, ${refund.source}, ${refund.sourceKey}, ${refund.day},
          ${isoInstant(refund.occurredAt)}, ${refund.currency}, ${refund.totalMinor}, ${refund.reason}, ${refund.importId}, ${isoInstant(refund.createdAt)})
        on conflict (business_id, refund_id) do update set purchase_id = excluded.purchase_id, customer_id = excluded.customer_id,
          local_day = excluded.local_day, occurred_at = excluded.occurred_at, currency = excluded.currency, total_minor = excluded.total_minor,
          revision = refund.revision + 1`.execute(trx)
      await count([before?.purchaseId ?? null, refund.purchaseId])
    },
    deleteRefund: async refundId => {
      const before = await one(refundId)
      await sql`delete from refund where business_id = ${business} and refund_id = ${refundId}`.execute(trx)
      await count([before?.purchaseId ?? null])
    },
    moveRefunds: async (...[from, to]) => {
      const { rows } = await sql<{ refund_id: string }>`update refund set purchase_id = ${to}
        where business_id = ${business} and purchase_id = ${from} returning refund_id`.execute(trx)
      await count([from, to])
      return rows.map(row => id<'refund'>(row.refund_id))
    },
    moveRefundsTo: async (ids, to) => {
      const { rows } = await sql<{ purchase_id: string | null }>`select distinct purchase_id from refund
        where business_id = ${business} and refund_id = any(${ids}::uuid[])`.execute(trx)
      await sql`update refund set purchase_id = ${to} where business_id = ${business} and refund_id = any(${ids}::uuid[])`.execute(trx)
      await count([to, ...rows.map(row => (row.purchase_id === null ? null : id<'purchase'>(row.purchase_id)))])
    },
  }
}

function bookings(trx: Transaction<Database>, business: BusinessId): Pick<Queries, 'saveBooking'> {
  return {
    saveBooking: async booking => {
      await sql`insert into booking (business_id, booking_id, customer_id, contact_id, service, local_day, local_minute, zone, starts_at, duration_minutes,
          state, state_at, source, created_at)
        values (${business}, ${booking.bookingId}, ${booking.customerId}, null, ${booking.service}, ${booking.localDay}, ${booking.localMinute},
          ${booking.zone}, ${isoInstant(booking.startsAt)}, ${booking.durationMinutes}, ${booking.state}, ${isoInstant(booking.at)}, ${booking.source},
          ${isoInstant(booking.at)})
        on conflict (business_id, booking_id) do update set customer_id = excluded.customer_id, service = excluded.service, local_day = excluded.local_day,
          local_minute = excluded.local_minute, starts_at = excluded.starts_at, duration_minutes = excluded.duration_minutes, state = excluded.state,
          state_at = case when booking.state = excluded.state then booking.state_at else excluded.state_at end`.execute(trx)
    },
  }
}
