/** The receipts of a sample shop, their lines, and what was brought back. */
import type { SamplePurchase } from '../../domain/collect/sample-shop-shape.ts'
import type { Day } from '../../kernel/day.ts'
import { addMs, DAY_MS, type Instant, isoInstant, MINUTE_MS } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import { copyRecords, type SampleFilling } from './sample-filling.ts'

const NOON_MINUTE = 720

export async function fillSampleSales(filling: SampleFilling): Promise<void> {
  const { business, shop } = filling
  const momentOf = localMoments(shop.profile.zone)
  const purchases = shop.purchases.map((purchase, index) =>
    purchaseRecord(filling, { purchase, number: index + 1, occurredAt: isoInstant(momentOf(purchase.day, purchase.minute)) }),
  )
  await copyRecords(filling, 'purchase', purchases)
  const lines = shop.purchases.flatMap(purchase => lineRecords(business, purchase))
  await copyRecords(filling, 'purchase_line', lines)
  const refunds = shop.refunds.map((refund, index) => ({
    business_id: business,
    refund_id: refund.refundId,
    purchase_id: refund.purchaseId,
    customer_id: refund.customerId,
    source: 'till',
    source_key: `sample-refund-${index + 1}`,
    local_day: refund.day,
    occurred_at: isoInstant(momentOf(refund.day, NOON_MINUTE)),
    currency: shop.profile.currency,
    total_minor: refund.totalMinor,
    created_at: isoInstant(momentOf(refund.day, NOON_MINUTE)),
  }))
  await copyRecords(filling, 'refund', refunds)
}

interface SaleRecorded {
  readonly purchase: SamplePurchase
  /** Counts from 1: the number of the receipt. */
  readonly number: number
  readonly occurredAt: string
}

function purchaseRecord({ business, shop, at }: SampleFilling, { purchase, number, occurredAt }: SaleRecorded) {
  return {
    business_id: business,
    purchase_id: purchase.purchaseId,
    customer_id: purchase.customerId,
    source: 'till',
    source_key: `sample-${number}`,
    receipt_no: String(number),
    local_day: purchase.day,
    local_minute: purchase.minute,
    occurred_at: occurredAt,
    status: 'paid',
    currency: shop.profile.currency,
    total_minor: purchase.totalMinor,
    refunded_minor: purchase.refundedMinor,
    staff_name: purchase.staffName,
    created_at: occurredAt,
    updated_at: isoInstant(at),
  }
}

function lineRecords(business: number, purchase: SamplePurchase) {
  return purchase.lines.map((line, index) => ({
    business_id: business,
    purchase_id: purchase.purchaseId,
    line_no: index + 1,
    product_id: line.productId,
    name: line.name,
    quantity: line.quantity,
    unit_minor: line.unitMinor,
    total_minor: line.totalMinor,
    kind: line.kind,
  }))
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
