/** The eleventh wash is free: taken once per full card, however many tills try. */
import type { BusinessId, CustomerId, PurchaseId } from '../../kernel/ids.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { type TillMoment, tillMoment } from '../plan/till-moment.ts'
import { benefitsIn } from './customer-benefits.ts'

type Deps = Pick<PlanDeps, 'store' | 'clock'>

export interface FreeOneInput {
  readonly customerId: CustomerId
  /** The till's own name for this sale: the same again takes nothing more. */
  readonly key: string
  readonly purchaseId?: PurchaseId | null | undefined
  readonly actor: string
}

export type FreeOneTaken =
  | { readonly outcome: 'taken' | 'known'; readonly freeLeft: number }
  | { readonly refusal: 'unknown-customer' | 'card-not-full' }

export async function takeFreeOne({ store, clock }: Deps, business: BusinessId, input: FreeOneInput): Promise<FreeOneTaken> {
  const at = clock.now()
  return store.inBusiness(business, async tx => takeFreeOneIn(tx, input, await tillMoment(tx, at)))
}

/** Within a sale that is recorded in the same transaction. */
export async function takeFreeOneIn(tx: Tx, input: FreeOneInput, moment: TillMoment): Promise<FreeOneTaken> {
  if (!(await tx.plan.lockCustomer(input.customerId))) return { refusal: 'unknown-customer' }
  const { stamps } = await benefitsIn(tx, input.customerId, moment)
  const freeLeft = stamps?.freeLeft ?? 0
  // Asked again after an answer that was lost on the way: the free one of this sale has been taken already.
  if ((await tx.reward.undoneFreeOne(input.key)) === false) return { outcome: 'known', freeLeft }
  if (freeLeft === 0) return { refusal: 'card-not-full' }
  await tx.reward.insertFreeOne({ ...input, purchaseId: input.purchaseId ?? null, day: moment.today, at: moment.now })
  return { outcome: 'taken', freeLeft: freeLeft - 1 }
}

/** The sale was cancelled: the free one is back on the card. */
export async function undoFreeOne({ store, clock }: Deps, business: BusinessId, key: string): Promise<'undone' | 'not-taken'> {
  return store.inBusiness(business, async tx => ((await tx.reward.undoFreeOne(key, clock.now())) ? 'undone' : 'not-taken'))
}
