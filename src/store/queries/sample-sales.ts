/** The receipts of a sample shop, their lines, and what was brought back. */
import type { SamplePurchase } from '../../domain/collect/sample-shop-shape.ts'
import type { Day } from '../../kernel/day.ts'
import { addMs, DAY_MS, type Instant, isoInstant, MINUTE_MS } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import { copyRows, type CopyRow } from '../copy.ts'
import type { SampleFilling } from './sample-filling.ts'

const NOON_MINUTE = 720

export async function fillSampleSales({ trx, business, shop, at }: SampleFilling): Promise<void> {
  const { currency, zone } = shop.profile
  const momentOf = localMoments(zone)
  await copyRows(
    trx,
    {
      table: 'purchase',
      columns: [
        'business_id',
        'purchase_id',
        'customer_id',
        'source',
        'source_key',
        'receipt_no',
        'local_day',
        'local_minute',
        'occurred_at',
        'status',
        'currency',
        'total_minor',
        'refunded_minor',
        'staff_name',
        'created_at',
        'updated_at',
      ],
    },
    shop.purchases.map((purchase, index): CopyRow => {
      const occurredAt = isoInstant(momentOf(purchase.day, purchase.minute))
      return [
        business,
        purchase.purchaseId,
        purchase.customerId,
        'till',
        `sample-${index + 1}`,
        String(index + 1),
        purchase.day,
        purchase.minute,
        occurredAt,
        'paid',
        currency,
        purchase.totalMinor,
        purchase.refundedMinor,
        purchase.staffName,
        occurredAt,
        isoInstant(at),
      ]
    }),
  )
  await copyRows(
    trx,
    {
      table: 'purchase_line',
      columns: ['business_id', 'purchase_id', 'line_no', 'product_id', 'name', 'quantity', 'unit_minor', 'total_minor', 'kind'],
    },
    shop.purchases.flatMap(purchase => lineRows(business, purchase)),
  )
  await copyRows(
    trx,
    {
      table: 'refund',
      columns: [
        'business_id',
        'refund_id',
        'purchase_id',
        'customer_id',
        'source',
        'source_key',
        'local_day',
        'occurred_at',
        'currency',
        'total_minor',
        'created_at',
      ],
    },
    shop.refunds.map((refund, index): CopyRow => {
      const occurredAt = isoInstant(momentOf(refund.day, NOON_MINUTE))
      return [
        business,
        refund.refundId,
        refund.purchaseId,
        refund.customerId,
        'till',
        `sample-refund-${index + 1}`,
        refund.day,
        occurredAt,
        currency,
        refund.totalMinor,
        occurredAt,
      ]
    }),
  )
}

function lineRows(business: number, purchase: SamplePurchase): CopyRow[] {
  return purchase.lines.map((line, index) => [
    business,
    purchase.purchaseId,
    index + 1,
    line.productId,
    line.name,
    line.quantity,
    line.unitMinor,
    line.totalMinor,
    line.kind,
  ])
}

/** Reading a zone is slow, and a shop has thousands of receipts on a thousand days: a day of 24 hours is read once. */
function localMoments(zone: string): (value: Day, minute: number) => Instant {
  const starts = new Map<Day, { readonly start: Instant; readonly isWhole: boolean }>()
  return (value, minute) => {
    let known = starts.get(value)
    if (known === undefined) {
      const start = instantAt(value, 0, zone)
      known = { start, isWhole: instantAt(value, 1440, zone) - start === DAY_MS }
      starts.set(value, known)
    }
    return known.isWhole ? addMs(known.start, minute * MINUTE_MS) : instantAt(value, minute, zone)
  }
}
