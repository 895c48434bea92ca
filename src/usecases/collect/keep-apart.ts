/** "These are different people", and the way back: a family under one phone, two of one name. */
import type { Card } from '../../domain/collect/merge-evidence.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../ports/store.ts'
import type { CollectDeps } from './deps.ts'

export interface KeepApartInput {
  readonly customerId: CustomerId
  readonly otherId: CustomerId
  /** False takes the decision back. */
  readonly isApart: boolean
  readonly actor: string
}

export type KeepApartResult = { readonly outcome: 'kept' } | { readonly refusal: 'unknown-customer' | 'same-customer' | 'already-merged' }

/** Said of two who were merged it would contradict itself: they are parted first. */
export async function keepApart({ store, clock }: CollectDeps, business: BusinessId, input: KeepApartInput): Promise<KeepApartResult> {
  const { customerId, otherId, isApart, actor } = input
  const at = clock.now()
  if (customerId === otherId) return { refusal: 'same-customer' }
  return store.inBusiness(business, async tx => {
    const { customers } = tx.collect
    const found = await customers.findMany([customerId, otherId])
    if (found.filter(customer => customer.erasedAt === null).length < 2) return { refusal: 'unknown-customer' }
    if (isApart) {
      const merges = await customers.mergesOf(customerId)
      if (merges.some(merge => merge.undoneAt === null && [merge.keptId, merge.mergedId].includes(otherId)))
        return { refusal: 'already-merged' }
      await customers.keepApart([customerId, otherId], { actor, at })
    } else if (!(await customers.liftApart([customerId, otherId], at))) return { outcome: 'kept' }
    const action = isApart ? 'customers-kept-apart' : 'kept-apart-lifted'
    await tx.business.audit({ at, actor, action, subject: `customer:${customerId}`, detail: { otherId } })
    return { outcome: 'kept' }
  })
}

export interface ApartCards {
  readonly first: Card
  readonly second: Card
  readonly decidedAt: Instant
}

/** Decisions that stand, newest first; of one customer when he is named. */
export async function keptApart(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  { customerId }: { readonly customerId?: CustomerId | undefined },
): Promise<readonly ApartCards[]> {
  return store.inBusiness(business, async tx => {
    const decisions = await tx.collect.customers.keptApart(customerId)
    const cards = await cardsOf(tx, [...new Set(decisions.flatMap(({ pair }) => pair))])
    return decisions.flatMap(({ pair: [firstId, secondId], decidedAt }) => {
      const [first, second] = [cards.get(firstId), cards.get(secondId)]
      return first && second ? [{ first, second, decidedAt }] : []
    })
  })
}

export async function cardsOf(tx: Tx, ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, Card>> {
  const points = Map.groupBy(await tx.collect.customers.pointsOf(ids), point => point.customerId)
  const customers = await tx.collect.customers.findMany(ids)
  return new Map(customers.map(customer => [customer.id, { customer, points: points.get(customer.id) ?? [] }]))
}
