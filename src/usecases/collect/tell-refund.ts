/** A source tells a refund: once, however many tell it, and with its sale, whichever of the two came first. */
import { type Account, bestLikeness, compareSales } from '../../domain/collect/one-sale.ts'
import type { Refund } from '../../domain/collect/purchase.ts'
import type { ToldRefund, ToldWithdrawal } from '../../domain/collect/source-event.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type CustomerId, id, type PurchaseId, type RefundId } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import type { Tx } from '../../ports/store.ts'
import { accountOf, isOlder, keepKnown, tellingId, type TellScope } from './tell-scope.ts'
import type { ToldFate } from './tell-sale.ts'
import { toldCustomer } from './told-customer.ts'

export async function tellRefund(tx: Tx, scope: TellScope, told: ToldRefund): Promise<ToldFate> {
  if (told.totalMinor <= 0) return { fate: 'nothing', entityId: null }
  const known = await tx.sources.findTelling('refund', scope.source, told.sourceId)
  if (known && isOlder(told.version, known.version)) return { fate: 'older', entityId: known.entityId }
  const toldBuyer = (await toldCustomer(tx, scope, told.customer)) ?? known?.customerId ?? null
  const fresh = accountOf(told, scope)
  const account = known?.account ? keepKnown(known.account, fresh) : fresh
  const purchaseId = await purchaseOf(tx, scope, { told, account, customerId: toldBuyer })
  const purchase = purchaseId === undefined ? undefined : await tx.collect.purchases.find(purchaseId)
  const customerId = toldBuyer ?? purchase?.customerId ?? null
  if (known && !known.isWithdrawn && known.customerId === customerId && JSON.stringify(known.account) === JSON.stringify(account))
    return { fate: 'unchanged', entityId: known.entityId }
  const ownId = known?.ownId ?? nameUuid(`${scope.business.id}|refund|${scope.source}|${told.sourceId}`)
  const same = known ? undefined : await findSameRefund(tx, { account, customerId, purchaseId: purchase?.id })
  const entityId = id<'refund'>(known?.entityId ?? same ?? ownId)
  await tx.sources.saveTelling({
    tellingId: tellingId(scope, 'refund', told.sourceId),
    kind: 'refund',
    source: scope.source,
    sourceKey: told.sourceId,
    entityId,
    ownId,
    customerId,
    version: told.version ?? known?.version ?? null,
    refundOf: told.refundOf,
    account,
    isWithdrawn: false,
    toldAt: known?.toldAt ?? scope.at,
  })
  const stored = await tx.sources.refund(entityId)
  const refund = refundOf(scope, { entityId, told, account, customerId, purchaseId: purchase?.id, stored })
  await tx.sources.saveRefund(refund)
  const touched = [...new Set([customerId, purchase?.customerId ?? null, stored?.customerId ?? null])].filter(each => each !== null)
  if (touched.length > 0) await tx.business.markChanged(touched, scope.at)
  return { fate: same !== undefined ? 'joined' : known ? 'updated' : 'created', entityId }
}

interface Buying {
  readonly told: ToldRefund
  readonly account: Account
  readonly customerId: CustomerId | null
}

/** A receipt does not name its sale: the same buyer's newest purchase of that item is it. */
async function purchaseOf(tx: Tx, { source }: TellScope, { told, account, customerId }: Buying): Promise<PurchaseId | undefined> {
  if (told.refundOf !== null) return tx.sources.purchaseCalled(source, told.refundOf)
  if (customerId === null || told.lines.length === 0) return undefined
  return tx.sources.purchaseWithItem(customerId, {
    names: told.lines.map(line => line.name),
    day: account.day,
    totalMinor: told.totalMinor,
  })
}

interface Known {
  readonly account: Account
  readonly customerId: CustomerId | null
  readonly purchaseId: PurchaseId | undefined
}

async function findSameRefund(tx: Tx, { account, customerId, purchaseId }: Known): Promise<RefundId | undefined> {
  const refunds = await tx.sources.refundsAlike(account)
  const tellings = await tx.sources.tellingsOfMany(refunds.map(refund => refund.id))
  const compared = refunds.map(refund => {
    const accounts = tellings.filter(telling => telling.entityId === refund.id).flatMap(telling => telling.account ?? [])
    const likeness = compareSales(
      { accounts: [account], customerId },
      { accounts: accounts.length > 0 ? accounts : [plainAccount(refund)], customerId: refund.customerId },
    )
    const isOfOneSale = purchaseId !== undefined && refund.purchaseId === purchaseId
    // Money back for one sale, the same sum in the same minute, is one refund.
    const settled =
      likeness.verdict === 'perhaps' && likeness.by === 'moment' && isOfOneSale ? { ...likeness, verdict: 'same' as const } : likeness
    return { refundId: refund.id, likeness: settled }
  })
  return bestLikeness(compared, 'same')?.refundId
}

function plainAccount(refund: Refund): Account {
  return {
    source: refund.source,
    day: refund.day,
    minute: null,
    occurredAt: refund.occurredAt,
    status: 'paid',
    currency: refund.currency,
    totalMinor: refund.totalMinor,
    discountMinor: 0,
    lines: [],
    receiptNo: null,
    location: null,
    staff: null,
    orderRef: null,
    fiscalKey: null,
    shiftNo: null,
    receiptInShift: null,
  }
}

interface RefundParts extends Known {
  readonly entityId: RefundId
  readonly told: ToldRefund
  readonly stored: Refund | undefined
}

function refundOf(scope: TellScope, { entityId, told, account, customerId, purchaseId, stored }: RefundParts): Refund {
  return {
    id: entityId,
    purchaseId: stored?.purchaseId ?? purchaseId ?? null,
    customerId: stored?.customerId ?? customerId,
    source: stored?.source ?? scope.source,
    sourceKey: stored?.sourceKey ?? told.sourceId,
    day: account.day,
    occurredAt: account.occurredAt,
    currency: account.currency,
    totalMinor: minor(told.totalMinor),
    reason: stored?.reason ?? null,
    importId: stored?.importId ?? null,
    createdAt: stored?.createdAt ?? scope.at,
  }
}

export async function withdrawRefund(tx: Tx, scope: TellScope, told: ToldWithdrawal): Promise<ToldFate> {
  const known = await tx.sources.findTelling('refund', scope.source, told.sourceId)
  if (!known) return { fate: 'nothing', entityId: null }
  await tx.sources.saveTelling({ ...known, version: told.version ?? known.version, isWithdrawn: true })
  const others = (await tx.sources.tellingsOf(known.entityId)).filter(telling => !telling.isWithdrawn)
  if (others.length > 0) return { fate: 'unchanged', entityId: known.entityId }
  await tx.sources.deleteRefund(id<'refund'>(known.entityId))
  if (known.customerId !== null) await tx.business.markChanged([known.customerId], scope.at)
  return { fate: 'updated', entityId: known.entityId }
}
