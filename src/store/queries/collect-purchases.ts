/** Purchases, refunds, products and groups. */
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { Purchase, PurchaseLine, PurchaseStatus, Refund } from '../../domain/collect/purchase.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id, type PurchaseId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { type Currency, minor, type Minor } from '../../kernel/money.ts'
import type { PurchaseStore } from '../../ports/purchase-store.ts'
import type { CollectTables, PurchaseTable } from '../schema/collect.ts'
import type { Database } from '../schema/database.ts'
import { productQueries } from './collect-products.ts'

export function purchaseQueries(trx: Transaction<Database>, business: BusinessId): PurchaseStore {
  return { ...purchases(trx, business), ...refunds(trx, business), ...productQueries(trx, business) }
}

function purchases(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<PurchaseStore, 'insert' | 'replace' | 'find' | 'findBySource' | 'ofCustomer' | 'linesOf'> {
  return {
    insert: async (purchase, lines) => {
      await trx.insertInto('purchase').values(rowOf(business, purchase)).execute()
      await insertLines({ trx, business }, purchase.id, lines)
    },
    replace: async (purchase, lines) => {
      const { business_id: _business, purchase_id: _id, created_at: _created, ...changes } = rowOf(business, purchase)
      await trx
        .updateTable('purchase')
        .set({ ...changes, revision: sql<number>`revision + 1` })
        .where('business_id', '=', business)
        .where('purchase_id', '=', purchase.id)
        .execute()
      await trx.deleteFrom('purchase_line').where('business_id', '=', business).where('purchase_id', '=', purchase.id).execute()
      await insertLines({ trx, business }, purchase.id, lines)
    },
    find: async purchaseId => {
      const row = await trx
        .selectFrom('purchase')
        .selectAll()
        .where('business_id', '=', business)
        .where('purchase_id', '=', purchaseId)
        .executeTakeFirst()
      return row && purchaseOf(row)
    },
    findBySource: async (source, sourceKey) => {
      const row = await trx
        .selectFrom('purchase')
        .selectAll()
        .where('business_id', '=', business)
        .where('source', '=', source)
        .where('source_key', '=', sourceKey)
        .executeTakeFirst()
      return row && purchaseOf(row)
    },
    ofCustomer: async (customerId, limit) => {
      const rows = await trx
        .selectFrom('purchase')
        .selectAll()
        .where('business_id', '=', business)
        .where('customer_id', '=', customerId)
        .orderBy('local_day', 'desc')
        .orderBy('occurred_at', 'desc')
        .orderBy('purchase_id')
        .limit(limit)
        .execute()
      return rows.map(purchaseOf)
    },
    linesOf: async ids => {
      if (ids.length === 0) return []
      const rows = await trx
        .selectFrom('purchase_line')
        .selectAll()
        .where('business_id', '=', business)
        .where(sql<boolean>`purchase_id = any(${ids}::uuid[])`)
        .orderBy('purchase_id')
        .orderBy('line_no')
        .execute()
      return rows.map(row => ({ ...lineOf(row), purchaseId: id<'purchase'>(row.purchase_id) }))
    },
  }
}

function refunds(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<PurchaseStore, 'insertRefund' | 'findRefundBySource' | 'refundsOf' | 'refundedOf'> {
  return {
    insertRefund: async refund => {
      await trx.insertInto('refund').values(refundRow(business, refund)).execute()
      if (refund.purchaseId === null) return
      await trx
        .updateTable('purchase')
        .set({ refunded_minor: await refundedOf({ trx, business }, refund.purchaseId) })
        .where('business_id', '=', business)
        .where('purchase_id', '=', refund.purchaseId)
        .execute()
    },
    findRefundBySource: async (source, sourceKey) => {
      const row = await trx
        .selectFrom('refund')
        .selectAll()
        .where('business_id', '=', business)
        .where('source', '=', source)
        .where('source_key', '=', sourceKey)
        .executeTakeFirst()
      return row && refundOf(row)
    },
    refundsOf: async customerId => {
      const rows = await trx
        .selectFrom('refund')
        .selectAll()
        .where('business_id', '=', business)
        .where('customer_id', '=', customerId)
        .orderBy('local_day', 'desc')
        .execute()
      return rows.map(refundOf)
    },
    refundedOf: (...given) => refundedOf({ trx, business }, ...given),
  }
}

interface Inside {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
}

async function insertLines({ trx, business }: Inside, purchaseId: PurchaseId, lines: readonly PurchaseLine[]): Promise<void> {
  if (lines.length === 0) return
  await trx
    .insertInto('purchase_line')
    .values(
      lines.map(line => ({
        business_id: business,
        purchase_id: purchaseId,
        line_no: line.lineNo,
        product_id: line.productId,
        name: line.name,
        quantity: line.quantity,
        unit_minor: line.unitMinor,
        total_minor: line.totalMinor,
        kind: line.kind,
      })),
    )
    .execute()
}

async function refundedOf({ trx, business }: Inside, purchaseId: PurchaseId): Promise<Minor> {
  const row = await trx
    .selectFrom('refund')
    .select(sql<number>`coalesce(sum(total_minor), 0)::bigint`.as('sum'))
    .where('business_id', '=', business)
    .where('purchase_id', '=', purchaseId)
    .executeTakeFirstOrThrow()
  return minor(row.sum)
}

function rowOf(business: BusinessId, purchase: Purchase): Insertable<PurchaseTable> {
  return {
    business_id: business,
    purchase_id: purchase.id,
    customer_id: purchase.customerId,
    source: purchase.source,
    source_key: purchase.sourceKey,
    receipt_no: purchase.receiptNo,
    local_day: purchase.day,
    local_minute: purchase.minute,
    occurred_at: isoInstant(purchase.occurredAt),
    status: purchase.status,
    currency: purchase.currency,
    total_minor: purchase.totalMinor,
    discount_minor: purchase.discountMinor,
    refunded_minor: purchase.refundedMinor,
    location: purchase.location,
    staff_name: purchase.staffName,
    order_ref: purchase.orderRef,
    fiscal_key: purchase.fiscalKey,
    note: purchase.note,
    content_hash: null,
    import_id: purchase.importId,
    created_at: isoInstant(purchase.createdAt),
    updated_at: isoInstant(purchase.updatedAt),
  }
}

function purchaseOf(row: Selectable<PurchaseTable>): Purchase {
  return {
    id: id<'purchase'>(row.purchase_id),
    customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id),
    source: row.source,
    sourceKey: row.source_key,
    receiptNo: row.receipt_no,
    day: day(row.local_day),
    minute: row.local_minute,
    occurredAt: row.occurred_at,
    status: row.status as PurchaseStatus,
    currency: row.currency as Currency,
    totalMinor: minor(row.total_minor),
    discountMinor: minor(row.discount_minor),
    refundedMinor: minor(row.refunded_minor),
    location: row.location,
    staffName: row.staff_name,
    orderRef: row.order_ref,
    fiscalKey: row.fiscal_key,
    note: row.note,
    importId: row.import_id === null ? null : id<'import'>(row.import_id),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  }
}

function lineOf(row: Selectable<CollectTables['purchase_line']>): PurchaseLine {
  return {
    lineNo: row.line_no,
    productId: row.product_id === null ? null : id<'product'>(row.product_id),
    name: row.name,
    quantity: row.quantity,
    unitMinor: row.unit_minor === null ? null : minor(row.unit_minor),
    totalMinor: minor(row.total_minor),
    kind: row.kind as PurchaseLine['kind'],
  }
}

function refundRow(business: BusinessId, refund: Refund): Insertable<CollectTables['refund']> {
  return {
    business_id: business,
    refund_id: refund.id,
    purchase_id: refund.purchaseId,
    customer_id: refund.customerId,
    source: refund.source,
    source_key: refund.sourceKey,
    local_day: refund.day,
    occurred_at: isoInstant(refund.occurredAt),
    currency: refund.currency,
    total_minor: refund.totalMinor,
    reason: refund.reason,
    content_hash: null,
    import_id: refund.importId,
    created_at: isoInstant(refund.createdAt),
  }
}

export function refundOf(row: Selectable<CollectTables['refund']>): Refund {
  return {
    id: id<'refund'>(row.refund_id),
    purchaseId: row.purchase_id === null ? null : id<'purchase'>(row.purchase_id),
    customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id),
    source: row.source,
    sourceKey: row.source_key,
    day: day(row.local_day),
    occurredAt: row.occurred_at,
    currency: row.currency as Currency,
    totalMinor: minor(row.total_minor),
    reason: row.reason,
    importId: row.import_id === null ? null : id<'import'>(row.import_id),
    createdAt: row.created_at,
  }
}
