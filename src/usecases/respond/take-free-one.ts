/** The eleventh wash is free: taken once per full card, however many tills try. */
import type { BusinessId, CustomerId, PurchaseId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { benefitsIn } from './customer-benefits.ts'

type Deps = Pick<PlanDeps, 'store' | 'clock'>

export async function takeFreeOne(
  { store, clock }: Deps,
  business: BusinessId,
  input: {
    readonly customerId: CustomerId
    /** The till's own name for this sale: the same again takes nothing more. */
    readonly key: string
    readonly purchaseId?: PurchaseId | null | undefined
    readonly actor: string
  },
): Promise<
  { readonly outcome: 'taken' | 'known'; readonly freeLeft: number } | { readonly refusal: 'unknown-customer' | 'card-not-full' }
> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    if (!(await tx.reward.lockCustomer(input.customerId))) return { refusal: 'unknown-customer' }
    const { zone, currency } = await tx.business.read()
    const today = localDay(at, zone)
    const { stamps } = await benefitsIn(tx, input.customerId, { today, currency })
    const freeLeft = stamps?.freeLeft ?? 0
    const free = { ...input, purchaseId: input.purchaseId ?? null, day: today, at }
    if (freeLeft === 0) {
      // Asked again after an answer that was lost on the way: the free one of this sale has been taken already.
      const isKnown = (await tx.reward.undoneFreeOne(input.key)) === false
      return isKnown ? { outcome: 'known', freeLeft } : { refusal: 'card-not-full' }
    }
    const stored = await tx.reward.insertFreeOne(free)
    return stored === 'stored' ? { outcome: 'taken', freeLeft: freeLeft - 1 } : { outcome: 'known', freeLeft }
  })
}

/** The sale was cancelled: the free one is back on the card. */
export async function undoFreeOne({ store, clock }: Deps, business: BusinessId, key: string): Promise<'undone' | 'not-taken'> {
  return store.inBusiness(business, async tx => ((await tx.reward.undoFreeOne(key, clock.now())) ? 'undone' : 'not-taken'))
}
