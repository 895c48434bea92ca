/**
 * A telephone or an e-mail that a till gives with the receipts of many people is nobody: its sales become sales without a customer, and
 * the owner is shown it. He may say that it is one person after all; then the sales are his again, and nobody doubts it any more.
 */
import { isCrowd } from '../../domain/collect/crowd-identity.ts'
import type { ContactAddress } from '../../domain/collect/contact-point.ts'
import { addDays } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { wallTime } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import type { CollectDeps } from './deps.ts'
import type { TellScope } from './tell-scope.ts'

/** What stood on receipts longer ago says nothing of today's habits at the till. */
const LOOKED_BACK_DAYS = 365

/** Addresses that were put aside say nothing of who bought. */
export async function withoutCrowds(tx: Tx, addresses: readonly ContactAddress[]): Promise<readonly ContactAddress[]> {
  if (addresses.length === 0) return addresses
  const known = await tx.sources.crowdsAt(addresses.map(each => each.address))
  const crowds = new Set(known.filter(crowd => !crowd.isReleased).map(crowd => crowd.address))
  return addresses.filter(each => !crowds.has(each.address))
}

/** The sale stays; whoever it was ascribed to loses it when his address turns out to be nobody's. */
export async function setCrowdAside(
  tx: Tx,
  { business, at }: Pick<TellScope, 'business' | 'at'>,
  { customerId, addresses }: { readonly customerId: CustomerId; readonly addresses: readonly ContactAddress[] },
): Promise<void> {
  const since = addDays(wallTime(at, business.zone).day, -LOOKED_BACK_DAYS)
  const his = await tx.sources.receiptsOf(customerId, since)
  // Whether he can be a crowd at all is known without counting everybody's receipts.
  if (!isCrowd({ ...his, ofAll: 0 }) || !isCrowd({ ...his, ofAll: await tx.sources.receiptsOfAll(since) })) return
  const known = await tx.sources.crowdsAt(addresses.map(({ address }) => address))
  const first = addresses.find(({ kind }) => kind === 'phone' || kind === 'email')
  if (first === undefined || known.some(crowd => crowd.isReleased)) return
  const crowdId = nameUuid(`${business.id}|crowd|${first.kind}|${first.address}`)
  await tx.sources.setAside({ crowdId, kind: first.kind === 'email' ? 'email' : 'phone', address: first.address, cardId: customerId, at })
  await tx.business.markChanged([customerId], at)
  await tx.business.audit({ at, actor: 'system', action: 'crowd-set-aside', subject: `customer:${customerId}`, detail: his })
}

export async function releaseCrowd(
  { store, clock }: CollectDeps,
  business: BusinessId,
  { crowdId, actor }: { readonly crowdId: string; readonly actor: string },
): Promise<{ readonly outcome: 'released' } | { readonly refusal: 'unknown-crowd' }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const cardId = await tx.sources.release(crowdId, at)
    if (cardId === undefined) return { refusal: 'unknown-crowd' }
    await tx.business.markChanged([cardId], at)
    await tx.business.audit({ at, actor, action: 'crowd-released', subject: `customer:${cardId}`, detail: {} })
    return { outcome: 'released' }
  })
}
