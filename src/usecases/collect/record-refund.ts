/** Money given back: for one purchase or for none that is known. It never moves the last purchase. */
import type { Refund } from '../../domain/collect/purchase.ts'
import type { Day } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, type CustomerId, id, newId, type PurchaseId, type RefundId } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'
import type { CollectDeps } from './deps.ts'

export interface RecordRefundInput {
  readonly source: string
  readonly sourceKey?: string | undefined
  readonly purchaseId: PurchaseId
  /** Positive; what is left of the purchase when left out. */
  readonly totalMinor?: number | undefined
  readonly day?: Day | undefined
  readonly reason?: string | null | undefined
}

export type RecordRefundResult =
  | { readonly outcome: 'recorded' | 'unchanged'; readonly refundId: RefundId; readonly customerId: CustomerId | null }
  | { readonly refusal: 'unknown-purchase' | 'bad-amount' | 'more-than-paid' | 'future-day' | 'before-purchase' }

export async function recordRefund(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: RecordRefundInput,
): Promise<RecordRefundResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const { purchases } = tx.collect
    const sourceKey = input.sourceKey ?? newId(at)
    const known = await purchases.findRefundBySource(input.source, sourceKey)
    if (known) return { outcome: 'unchanged', refundId: known.id, customerId: known.customerId }
    const purchase = await purchases.find(input.purchaseId)
    if (!purchase) return { refusal: 'unknown-purchase' }

    const left = purchase.totalMinor - purchase.refundedMinor
    const total = input.totalMinor ?? left
    if (!Number.isSafeInteger(total) || total <= 0) return { refusal: 'bad-amount' }
    if (total > left) return { refusal: 'more-than-paid' }
    const { zone } = await tx.business.read()
    const today = wallTime(at, zone).day
    const day = input.day ?? today
    if (day > today) return { refusal: 'future-day' }
    if (day < purchase.day) return { refusal: 'before-purchase' }

    const refund: Refund = {
      id: id<'refund'>(nameUuid(`${business}|refund|${input.source}|${sourceKey}`)),
      purchaseId: purchase.id,
      customerId: purchase.customerId,
      source: input.source,
      sourceKey,
      day,
      occurredAt: day === today ? at : instantAt(day, 720, zone),
      currency: purchase.currency,
      totalMinor: minor(total),
      reason: input.reason ?? null,
      importId: null,
      createdAt: at,
    }
    await purchases.insertRefund(refund)
    if (purchase.customerId !== null) await tx.business.markChanged([purchase.customerId], at)
    return { outcome: 'recorded', refundId: refund.id, customerId: purchase.customerId }
  })
}
