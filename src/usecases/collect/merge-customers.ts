/** Two rows are one person: everything goes to the kept one, and the way back is remembered. */
import { type BusinessId, type CustomerId, type MergeId, newId } from '../../kernel/ids.ts'
import type { CollectDeps } from './deps.ts'

export interface MergeCustomersInput {
  readonly keptId: CustomerId
  readonly mergedId: CustomerId
  readonly actor: string
}

export type MergeCustomersResult =
  | { readonly outcome: 'merged'; readonly mergeId: MergeId }
  | { readonly refusal: 'unknown-customer' | 'same-customer' | 'already-merged' | 'kept-apart' }

/** Consent needs no rule of its own: it hangs on the contact point, where a refusal wins whoever owns it. */
export async function mergeCustomers(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: MergeCustomersInput,
): Promise<MergeCustomersResult> {
  const { keptId, mergedId, actor } = input
  const at = clock.now()
  if (keptId === mergedId) return { refusal: 'same-customer' }
  return store.inBusiness(business, async tx => {
    const { customers } = tx.collect
    const found = await customers.findMany([keptId, mergedId])
    if (found.filter(customer => customer.erasedAt === null).length < 2) return { refusal: 'unknown-customer' }
    const open = [...(await customers.mergesOf(keptId)), ...(await customers.mergesOf(mergedId))].filter(merge => merge.undoneAt === null)
    if (open.some(merge => merge.mergedId === keptId || merge.mergedId === mergedId)) return { refusal: 'already-merged' }
    // Whoever said that they are two has to take it back first: a merge by the next pair of hands would undo his word unseen.
    if (await customers.isKeptApart([keptId, mergedId])) return { refusal: 'kept-apart' }
    const mergeId = newId<'merge'>(at)
    await customers.merge({ id: mergeId, keptId, mergedId, actor, mergedAt: at })
    await tx.business.markChanged([keptId, mergedId], at)
    await tx.business.audit({ at, actor, action: 'customers-merged', subject: `customer:${keptId}`, detail: { mergeId, mergedId } })
    return { outcome: 'merged', mergeId }
  })
}
