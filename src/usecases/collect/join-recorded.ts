/** A sale recorded by hand, till or API that another source has told already: it completes that one instead of making a second. */
import type { Business } from '../../domain/collect/business.ts'
import type { Purchase, PurchaseLine } from '../../domain/collect/purchase.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { id, type PurchaseId } from '../../kernel/ids.ts'
import type { Tx } from '../../ports/store.ts'
import { accountOfPurchase, composePurchase } from './compose-purchase.ts'
import { keepBaseTelling } from './join-sales.ts'
import { findSameSale } from './tell-sale.ts'

interface Recorded {
  readonly business: Business
  readonly purchase: Purchase
  readonly lines: readonly PurchaseLine[]
}

/** Only a key that names the sale joins here: the fiscal key or the order. undefined when nobody told it before. */
export async function joinRecorded(tx: Tx, { business, purchase, lines }: Recorded): Promise<PurchaseId | undefined> {
  const told = await tx.sources.findTelling('purchase', purchase.source, purchase.sourceKey)
  if (told && told.entityId !== purchase.id) return id<'purchase'>(told.entityId)
  if (purchase.fiscalKey === null && purchase.orderRef === null) return undefined
  const account = accountOfPurchase(purchase, lines)
  const { same } = await findSameSale(tx, { account, customerId: purchase.customerId }, purchase.id)
  if (same === undefined) return undefined
  const at = purchase.updatedAt
  await keepBaseTelling(tx, { business, at }, same)
  await tx.sources.saveTelling({
    tellingId: id<'telling'>(nameUuid(`${business.id}|telling|purchase|${purchase.source}|${purchase.sourceKey}`)),
    kind: 'purchase',
    source: purchase.source,
    sourceKey: purchase.sourceKey,
    entityId: same,
    ownId: purchase.id,
    customerId: purchase.customerId,
    version: null,
    refundOf: null,
    account,
    isWithdrawn: false,
    toldAt: at,
  })
  await composePurchase(tx, same, { at })
  const kept = await tx.collect.purchases.find(same)
  if (kept && kept.customerId === null && purchase.customerId !== null) {
    await tx.collect.purchases.replace(
      { ...kept, customerId: purchase.customerId, updatedAt: at },
      await tx.collect.purchases.linesOf([same]),
    )
    await tx.business.markChanged([purchase.customerId], at)
  }
  return same
}
