/** The ledger of points: append-only, a lot's rest is the sum of its rows. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Lot } from '../../domain/understand/points.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id, newId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { PointsEntry, PointsEntryKind, RewardStore } from '../../ports/reward-store.ts'
import type { Database } from '../schema/database.ts'

type PointsQueries = Pick<
  RewardStore,
  | 'lockLots'
  | 'lots'
  | 'insertLot'
  | 'markSettled'
  | 'insertEntries'
  | 'entries'
  | 'entriesOfSale'
  | 'spending'
  | 'unsettledSales'
  | 'expiredLots'
>

interface LotRow {
  readonly lot_id: string
  readonly customer_id: string
  readonly opens_on: string
  readonly expires_on: string | null
  readonly left: number
}

interface EntryRow {
  readonly lot_id: string
  readonly customer_id: string
  readonly kind: PointsEntryKind
  readonly points: number
  readonly purchase_id: string | null
  readonly spending_key: string | null
  readonly reason: string | null
  readonly actor: string
  readonly at: Instant
  readonly opens_on: string
  readonly expires_on: string | null
}

export function pointsQueries(trx: Transaction<Database>, business: BusinessId): PointsQueries {
  const lots = async (where: RawBuilder<unknown>): Promise<readonly (Lot & { readonly customerId: CustomerId })[]> => {
    const { rows } = await sql<LotRow>`
      select l.lot_id, l.customer_id, l.opens_on, l.expires_on, coalesce(sum(e.points), 0)::integer as left
      from points_lot l left join points_entry e on e.business_id = l.business_id and e.lot_id = l.lot_id
      where l.business_id = ${business} and ${where}`.execute(trx)
    return rows.map(lotOf)
  }
  return {
    lockLots: async customerId => {
      await sql`select lot_id from points_lot where business_id = ${business} and customer_id = ${customerId} order by lot_id for update`.execute(
        trx,
      )
      return lots(sql`l.customer_id = ${customerId} group by l.business_id, l.lot_id order by l.opens_on, l.lot_id`)
    },
    lots: customerId => lots(sql`l.customer_id = ${customerId} group by l.business_id, l.lot_id order by l.opens_on, l.lot_id`),
    expiredLots: (today, limit) =>
      lots(sql`l.expires_on < ${today} group by l.business_id, l.lot_id having sum(e.points) > 0 order by l.lot_id limit ${limit}`),
    insertLot: async lot => {
      const { rows } = await sql`
        insert into points_lot (business_id, lot_id, customer_id, opens_on, expires_on, purchase_id, created_at)
        values (${business}, ${lot.lotId}, ${lot.customerId}, ${lot.opensOn}, ${lot.expiresOn}, ${lot.purchaseId}, ${isoInstant(lot.at)})
        on conflict (business_id, lot_id) do nothing returning lot_id`.execute(trx)
      return rows.length === 0 ? 'known' : 'stored'
    },
    markSettled: async (lotId, refundedMinor) => {
      await sql`update points_lot set settled_refund_minor = ${refundedMinor} where business_id = ${business} and lot_id = ${lotId}`.execute(
        trx,
      )
    },
    insertEntries: async entries => {
      if (entries.length === 0) return
      await trx
        .insertInto('points_entry')
        .values(
          entries.map(entry => ({
            business_id: business,
            entry_id: newId(entry.at),
            lot_id: entry.lotId,
            customer_id: entry.customerId,
            kind: entry.kind,
            points: entry.points,
            purchase_id: entry.purchaseId,
            spending_key: entry.spendingKey,
            reason: entry.reason,
            actor: entry.actor,
            at: isoInstant(entry.at),
          })),
        )
        .execute()
    },
    ...entryQueries(trx, business),
  }
}

function entryQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<PointsQueries, 'entries' | 'entriesOfSale' | 'spending' | 'unsettledSales'> {
  const entries = async (where: RawBuilder<unknown>): Promise<readonly PointsEntry[]> => {
    const { rows } = await sql<EntryRow>`
      select e.*, l.opens_on, l.expires_on from points_entry e join points_lot l on l.business_id = e.business_id and l.lot_id = e.lot_id
      where e.business_id = ${business} and ${where}`.execute(trx)
    return rows.map(entryOf)
  }
  return {
    entries: ({ customerId, limit }) => entries(sql`e.customer_id = ${customerId} order by e.at desc, e.entry_id limit ${limit}`),
    entriesOfSale: purchaseId => entries(sql`e.purchase_id = ${purchaseId} order by e.at, e.entry_id`),
    spending: (customerId, spendingKey) =>
      entries(sql`e.customer_id = ${customerId} and e.spending_key = ${spendingKey} order by e.at, e.entry_id`),
    unsettledSales: async ({ fromDay, purchaseId, limit }) => {
      const { rows } = await sql<{
        purchase_id: string
        customer_id: string
        local_day: string
        total_minor: number
        refunded_minor: number
      }>`
        select p.purchase_id, p.customer_id, p.local_day, p.total_minor, p.refunded_minor from purchase p
        left join points_lot l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
        where p.business_id = ${business} and p.local_day >= ${fromDay} and p.customer_id is not null and p.status = 'paid'
          and p.purchase_id = coalesce(${purchaseId ?? null}::uuid, p.purchase_id)
          and (l.lot_id is null or l.settled_refund_minor <> p.refunded_minor)
        order by p.purchase_id limit ${limit}`.execute(trx)
      return rows.map(row => ({
        purchaseId: id<'purchase'>(row.purchase_id),
        customerId: id<'customer'>(row.customer_id),
        day: day(row.local_day),
        totalMinor: minor(row.total_minor),
        refundedMinor: minor(row.refunded_minor),
      }))
    },
  }
}

function lotOf(row: LotRow): Lot & { readonly customerId: CustomerId } {
  return {
    lotId: id<'lot'>(row.lot_id),
    customerId: id<'customer'>(row.customer_id),
    opensOn: day(row.opens_on),
    expiresOn: row.expires_on === null ? null : day(row.expires_on),
    left: row.left,
  }
}

function entryOf(row: EntryRow): PointsEntry {
  return {
    lotId: id<'lot'>(row.lot_id),
    customerId: id<'customer'>(row.customer_id),
    kind: row.kind,
    points: row.points,
    purchaseId: row.purchase_id === null ? null : id<'purchase'>(row.purchase_id),
    spendingKey: row.spending_key,
    reason: row.reason,
    actor: row.actor,
    at: row.at,
    opensOn: day(row.opens_on),
    expiresOn: row.expires_on === null ? null : day(row.expires_on),
  }
}
