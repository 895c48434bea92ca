/** Two purchases become one and, when that was a mistake, two again, exactly as they were. */
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, id, type MatchId, type PurchaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Purchase, PurchaseLine } from '../../domain/collect/purchase.ts'
import type { MovedSale, SaleMatch } from '../../ports/source-store.ts'
import type { Tx } from '../../ports/store.ts'
import { accountOfPurchase, composePurchase } from './compose-purchase.ts'
import type { CollectDeps } from './deps.ts'
import type { TellScope } from './tell-scope.ts'

/** A purchase that nobody told about yet tells about itself, so that what it says is kept beside what comes. */
export async function keepBaseTelling(tx: Tx, scope: Pick<TellScope, 'business' | 'at'>, purchaseId: PurchaseId): Promise<void> {
  if ((await tx.sources.tellingsOf(purchaseId)).length > 0) return
  const purchase = await tx.collect.purchases.find(purchaseId)
  if (!purchase) return
  const account = accountOfPurchase(purchase, await tx.collect.purchases.linesOf([purchaseId]))
  await tx.sources.saveTelling({
    tellingId: id<'telling'>(nameUuid(`${scope.business.id}|telling|purchase|${purchase.source}|${purchase.sourceKey}`)),
    kind: 'purchase',
    source: purchase.source,
    sourceKey: purchase.sourceKey,
    entityId: purchaseId,
    ownId: purchaseId,
    customerId: purchase.customerId,
    version: null,
    refundOf: null,
    account,
    isWithdrawn: false,
    toldAt: purchase.createdAt,
  })
}

interface Joining {
  readonly keepId: PurchaseId
  readonly otherId: PurchaseId
  readonly by: string
  readonly actor: string
  readonly at: Instant
  readonly scope: Pick<TellScope, 'business' | 'at'>
  /** The suggestion that led here. */
  readonly matchId?: MatchId
}

/** What was told about the other is told about the kept one from now on; the other goes, and how it was is remembered. */
export async function joinSales(tx: Tx, joining: Joining): Promise<MovedSale | undefined> {
  const { keepId, otherId, scope, at } = joining
  const other = await tx.collect.purchases.find(otherId)
  if (!other) return undefined
  const lines = await tx.collect.purchases.linesOf([otherId])
  await keepBaseTelling(tx, scope, keepId)
  await keepBaseTelling(tx, scope, otherId)
  const tellingIds = await tx.sources.moveTellings(otherId, keepId)
  const refundIds = await tx.sources.moveRefunds(otherId, keepId)
  await tx.sources.deletePurchase(otherId)
  const moved: MovedSale = { tellingIds, refundIds, purchase: { ...other }, lines: lines.map(line => ({ ...line })) }
  const matchId = joining.matchId ?? id<'match'>(nameUuid(`${scope.business.id}|match|${[keepId, otherId].toSorted().join('|')}`))
  await tx.sources.insertMatch({
    matchId,
    purchaseId: keepId,
    otherId,
    by: joining.by,
    state: 'same',
    moved,
    actor: joining.actor,
    foundAt: at,
  })
  await tx.sources.settleMatch(matchId, { state: 'same', moved, actor: joining.actor, at })
  await composePurchase(tx, keepId, { at })
  if (other.customerId !== null) await tx.business.markChanged([other.customerId], at)
  return moved
}

export const MATCH_DECISIONS = ['same', 'different', 'undo'] as const
export type MatchDecision = (typeof MATCH_DECISIONS)[number]

export type DecideMatchResult = { readonly match: SaleMatch } | { readonly refusal: 'unknown-match' | 'match-settled' }

/** The owner says whether two purchases are one sale, or takes back what he or the program said. */
export async function decideMatch(
  { store, clock }: CollectDeps,
  business: BusinessId,
  given: { readonly matchId: MatchId; readonly decision: MatchDecision; readonly actor: string },
): Promise<DecideMatchResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const match = await tx.sources.match(given.matchId)
    if (!match) return { refusal: 'unknown-match' }
    if ((given.decision === 'undo') === (match.state === 'open')) return { refusal: 'match-settled' }
    const scope = { business: await tx.business.read(), at }
    if (given.decision === 'same') {
      const joined = await joinSales(tx, {
        keepId: match.purchaseId,
        otherId: match.otherId,
        by: match.by,
        actor: given.actor,
        at,
        scope,
        matchId: match.matchId,
      })
      if (joined === undefined) return { refusal: 'match-settled' }
    } else {
      if (given.decision === 'undo' && match.state === 'same') await part(tx, match, at)
      await tx.sources.settleMatch(match.matchId, {
        state: given.decision === 'undo' && match.state === 'different' ? 'open' : 'different',
        moved: null,
        actor: given.actor,
        at,
      })
    }
    await tx.business.audit({
      at,
      actor: given.actor,
      action: `sale-match-${given.decision}`,
      subject: `purchase:${match.purchaseId}`,
      detail: {},
    })
    return { match: (await tx.sources.match(match.matchId)) ?? match }
  })
}

async function part(tx: Tx, match: SaleMatch, at: Instant): Promise<void> {
  if (match.moved === null) return
  // The images were written by joinSales from these very types.
  const purchase = match.moved.purchase as unknown as Purchase
  await tx.collect.purchases.insert(purchase, match.moved.lines as unknown as PurchaseLine[])
  await tx.sources.moveTellingsBack(match.moved.tellingIds)
  await tx.sources.moveRefundsTo(match.moved.refundIds, match.otherId)
  await composePurchase(tx, match.otherId, { at })
  await composePurchase(tx, match.purchaseId, { at })
  if (purchase.customerId !== null) await tx.business.markChanged([purchase.customerId], at)
}
