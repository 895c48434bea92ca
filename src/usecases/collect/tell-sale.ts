/** A source tells a sale: the same sale told before, by it or by another source, is found and completed, never doubled. */
import { type Account, bestLikeness, compareSales, type SaleTrace, withPart } from '../../domain/collect/one-sale.ts'
import type { ToldSale, ToldWithdrawal } from '../../domain/collect/source-event.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type CustomerId, id, type PurchaseId } from '../../kernel/ids.ts'
import type { Telling } from '../../ports/source-store.ts'
import type { Tx } from '../../ports/store.ts'
import { accountOfPurchase, composePurchase } from './compose-purchase.ts'
import { joinSales, keepBaseTelling } from './join-sales.ts'
import { settleAdvances } from './settle-advances.ts'
import { accountOf, isOlder, keepKnown, tellingId, type TellScope } from './tell-scope.ts'
import { setCrowdAside } from './crowd.ts'
import { addressesOf, toldCustomer } from './told-customer.ts'

export type SaleFate = 'created' | 'updated' | 'unchanged' | 'joined' | 'older' | 'nothing'

export interface ToldFate {
  readonly fate: SaleFate
  readonly entityId: string | null
}

const PART_MISSING = { status: 'pending', totalMinor: 0, lines: [] } as const

/** `customerId` when somebody who stands there said who bought. */
export async function tellSale(tx: Tx, scope: TellScope, told: ToldSale & { readonly customerId?: CustomerId | null }): Promise<ToldFate> {
  const known = await tx.sources.findTelling('purchase', scope.source, told.sourceId)
  if (known && told.part === null && isOlder(told.version, known.version)) return { fate: 'older', entityId: known.entityId }
  const customerId = told.customerId ?? (await toldCustomer(tx, scope, told.customer)) ?? known?.customerId ?? null
  const account = accountNow(told, scope, known)
  if (known && !known.isWithdrawn && known.customerId === customerId && JSON.stringify(known.account) === JSON.stringify(account))
    return { fate: 'unchanged', entityId: known.entityId }
  const ownId = known?.ownId ?? nameUuid(`${scope.business.id}|purchase|${scope.source}|${told.sourceId}`)
  const alone = known === undefined || (await isAlone(tx, known))
  const found = alone ? await findSameSale(tx, { account, customerId }, known?.entityId ?? ownId) : {}
  const entityId = id<'purchase'>(found.same ?? known?.entityId ?? ownId)
  if (found.same !== undefined) await keepBaseTelling(tx, scope, found.same)
  if (known && found.same !== undefined)
    await joinSales(tx, { keepId: found.same, otherId: id<'purchase'>(known.entityId), by: 'source', actor: 'system', at: scope.at, scope })
  const telling: Telling = {
    tellingId: tellingId(scope, 'purchase', told.sourceId),
    kind: 'purchase',
    source: scope.source,
    sourceKey: told.sourceId,
    entityId,
    ownId,
    customerId,
    version: told.part === null ? (told.version ?? known?.version ?? null) : null,
    refundOf: null,
    account,
    isWithdrawn: false,
    toldAt: known?.toldAt ?? scope.at,
  }
  await tx.sources.saveTelling(telling)
  const composed = await composePurchase(tx, entityId, { at: scope.at })
  await adoptCustomer(tx, scope, { entityId, customerId })
  await attachRefunds(tx, scope, { entityId, names: [told.sourceId, ...(told.orderRef === null ? [] : [told.orderRef])] })
  if (found.perhaps !== undefined) await suggest(tx, scope, { entityId, ...found.perhaps })
  await settleAdvances(tx, telling, scope.at)
  await doubtAddress(tx, scope, { customerId, told })
  const fate = found.same !== undefined ? 'joined' : composed.outcome
  return { fate, entityId }
}

/** A number or a card of the source's own says who he is; an address alone may be the till's. */
async function doubtAddress(
  tx: Tx,
  scope: TellScope,
  { customerId, told }: { readonly customerId: CustomerId | null; readonly told: ToldSale },
): Promise<void> {
  if (customerId === null || told.customer === null || told.customer.externalId !== null || told.customer.cards.length > 0) return
  const addresses = addressesOf(told.customer, scope.business.country)
  if (addresses.length > 0) await setCrowdAside(tx, scope, { customerId, addresses })
}

function accountNow(told: ToldSale, scope: TellScope, known: Telling | undefined): Account {
  const account = accountOf(told, scope)
  if (told.part === null) return known?.account ? keepKnown(known.account, account) : account
  const part = { version: told.version, status: told.status, totalMinor: told.totalMinor, lines: told.lines }
  return withPart(known?.account ? { ...keepKnown(known.account, account), parts: known.account.parts ?? {} } : account, {
    name: told.part,
    part,
  })
}

async function isAlone(tx: Tx, known: Telling): Promise<boolean> {
  return (await tx.sources.tellingsOf(known.entityId)).length === 1
}

interface Found {
  readonly same?: PurchaseId
  readonly perhaps?: { readonly otherId: PurchaseId; readonly by: string }
}

/** Another purchase that is this sale, or one that only looks like it. */
export async function findSameSale(
  tx: Tx,
  { account, customerId }: { readonly account: Account; readonly customerId: CustomerId | null },
  exceptId: string,
): Promise<Found> {
  const purchases = (await tx.sources.purchasesAlike(account)).filter(purchase => purchase.id !== exceptId)
  if (purchases.length === 0) return {}
  const ids = purchases.map(purchase => purchase.id)
  const tellings = await tx.sources.tellingsOfMany(ids)
  const lines = await tx.collect.purchases.linesOf(ids)
  const compared = purchases.map(purchase => {
    const told = tellings.filter(telling => telling.entityId === purchase.id).flatMap(telling => telling.account ?? [])
    const own = accountOfPurchase(
      purchase,
      lines.filter(line => line.purchaseId === purchase.id),
    )
    const known: SaleTrace = { accounts: told.length > 0 ? told : [own], customerId: purchase.customerId }
    return { purchaseId: purchase.id, likeness: compareSales({ accounts: [account], customerId }, known) }
  })
  const same = bestLikeness(compared, 'same')
  if (same) return { same: same.purchaseId }
  const perhaps = bestLikeness(compared, 'perhaps')
  return perhaps && perhaps.likeness.verdict !== 'different' ? { perhaps: { otherId: perhaps.purchaseId, by: perhaps.likeness.by } } : {}
}

/** The first source that knows the buyer names him for all. */
async function adoptCustomer(
  tx: Tx,
  { at }: TellScope,
  { entityId, customerId }: { readonly entityId: PurchaseId; readonly customerId: CustomerId | null },
): Promise<void> {
  const purchase = await tx.collect.purchases.find(entityId)
  if (customerId === null || !purchase || purchase.customerId !== null) return
  await tx.collect.purchases.replace({ ...purchase, customerId, updatedAt: at }, await tx.collect.purchases.linesOf([entityId]))
  await tx.business.markChanged([customerId], at)
}

async function attachRefunds(
  tx: Tx,
  { source }: TellScope,
  { entityId, names }: { readonly entityId: PurchaseId; readonly names: readonly string[] },
): Promise<void> {
  const waiting = await tx.sources.refundsWaitingFor(source, names)
  if (waiting.length > 0) await tx.sources.moveRefundsTo(waiting, entityId)
}

async function suggest(
  tx: Tx,
  { business, at }: TellScope,
  { entityId, otherId, by }: { readonly entityId: PurchaseId; readonly otherId: PurchaseId; readonly by: string },
): Promise<void> {
  const [first = entityId, second = otherId] = [entityId, otherId].toSorted()
  await tx.sources.insertMatch({
    matchId: id<'match'>(nameUuid(`${business.id}|match|${first}|${second}`)),
    purchaseId: otherId,
    otherId: entityId,
    by,
    state: 'open',
    foundAt: at,
    actor: null,
  })
}

/** The source has struck a sale out, or one record of a visit. Another source that still stands by it keeps it. */
export async function withdrawSale(tx: Tx, scope: TellScope, told: ToldWithdrawal): Promise<ToldFate> {
  const known = await tx.sources.findTelling('purchase', scope.source, told.sourceId)
  if (!known?.account) return { fate: 'nothing', entityId: null }
  if (told.part === null && isOlder(told.version, known.version)) return { fate: 'older', entityId: known.entityId }
  const part = told.part === null ? undefined : known.account.parts?.[told.part]
  if (told.part !== null && part === undefined) return { fate: 'nothing', entityId: known.entityId }
  const account =
    told.part === null
      ? known.account
      : withPart(known.account, { name: told.part, part: { ...(part ?? PART_MISSING), version: told.version, status: 'cancelled' } })
  await tx.sources.saveTelling({ ...known, account, version: told.version ?? known.version, isWithdrawn: told.part === null })
  const { outcome } = await composePurchase(tx, id<'purchase'>(known.entityId), { at: scope.at })
  return { fate: outcome, entityId: known.entityId }
}
