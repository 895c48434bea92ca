/**
 * A coupon at the till: held while the customer pays, redeemed with the sale, or given back. The coupon's row is locked
 * for the moment of the decision, and the key of the use is the last guard: fifty tills at once make one redemption.
 */
import { readCouponCode } from '../../domain/plan/coupon.ts'
import { type CouponRefusal, type CouponVerdict, judgeCoupon } from '../../domain/respond/coupon-use.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId, PurchaseId } from '../../kernel/ids.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import { type Currency, type Minor, ZERO } from '../../kernel/money.ts'
import type { IssuedCoupon } from '../../ports/reward-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { isHandLimitReached } from '../plan/hand-limit.ts'
import { localMoment, type LocalMoment } from '../plan/till-moment.ts'
import { dropCouponReminder } from '../plan/remind-coupons.ts'

type Deps = Pick<PlanDeps, 'store' | 'clock'>

/** Paying takes a minute or two; a till that died must not keep the coupon for long. */
export const HOLD_MINUTES = 10

interface CouponQuestion {
  readonly code: string
  /** The till's own name for this sale: the same again gets the same answer. */
  readonly holder: string
  readonly customerId: CustomerId | null
  readonly basketMinor: Minor
  readonly currency?: Currency | undefined
}

interface CouponUseInput extends Pick<CouponQuestion, 'holder' | 'customerId'> {
  readonly purchaseId?: PurchaseId | null | undefined
  readonly discountMinor?: Minor | undefined
  readonly actor: string
}

/** A coupon that may be used by this till now; its row is locked until the end of the transaction. */
export interface UsableCoupon {
  readonly coupon: IssuedCoupon
  readonly verdict: Exclude<CouponVerdict, { readonly kind: 'refused' }>
}

type CouponCallInput = CouponQuestion & CouponUseInput
type CouponRefused = { readonly refusal: CouponRefusal; readonly coupon: IssuedCoupon | null }

export type CouponUsed =
  | { readonly outcome: 'held' | 'redeemed'; readonly coupon: IssuedCoupon; readonly heldUntil: Instant | null }
  | CouponRefused

export function holdCoupon(deps: Deps, business: BusinessId, input: CouponCallInput): Promise<CouponUsed> {
  return useCoupon(deps, business, { ...input, state: 'held' })
}

export function redeemCoupon(deps: Deps, business: BusinessId, input: CouponCallInput): Promise<CouponUsed> {
  return useCoupon(deps, business, { ...input, state: 'redeemed' })
}

async function useCoupon(
  { store, clock }: Deps,
  business: BusinessId,
  input: CouponCallInput & { readonly state: 'held' | 'redeemed' },
): Promise<CouponUsed> {
  const now = clock.now()
  return store.inBusiness(business, async tx => {
    const asked = await askCouponIn(tx, input, await localMoment(tx, now))
    return 'refusal' in asked ? asked : keepUseIn(tx, asked, { ...input, now })
  })
}

/** Whether the coupon of this code may be used now. */
export async function askCouponIn(tx: Tx, question: CouponQuestion, moment: LocalMoment): Promise<UsableCoupon | CouponRefused> {
  const code = readCouponCode(question.code)
  const found = code === undefined ? undefined : await tx.reward.lockCoupon(code)
  if (!found) return { refusal: 'unknown-coupon', coupon: null }
  const { coupon, uses } = found
  const verdict = judgeCoupon(coupon, uses, { ...question, ...moment, currency: question.currency ?? moment.currency })
  return verdict.kind === 'refused' ? { refusal: verdict.refusal, coupon } : { coupon, verdict }
}

/** Within the transaction in which the coupon was asked for. */
export async function keepUseIn(
  tx: Tx,
  { coupon, verdict }: UsableCoupon,
  input: CouponUseInput & { readonly state: 'held' | 'redeemed'; readonly now: Instant },
): Promise<Exclude<CouponUsed, CouponRefused>> {
  const { now } = input
  if (verdict.kind === 'own' && (verdict.use.state === 'redeemed' || input.state === 'held'))
    return { outcome: verdict.use.state, coupon, heldUntil: verdict.use.heldUntil }
  const heldUntil = input.state === 'held' ? addMs(now, HOLD_MINUTES * MINUTE_MS) : null
  await tx.reward.saveCouponUse({
    couponId: coupon.couponId,
    useNo: verdict.kind === 'own' ? verdict.use.useNo : verdict.useNo,
    state: input.state,
    holder: input.holder,
    heldUntil,
    customerId: input.customerId,
    purchaseId: input.purchaseId ?? null,
    discountMinor: input.discountMinor ?? ZERO,
    actor: input.actor,
    at: now,
  })
  if (input.state === 'redeemed') await dropCouponReminder(tx, coupon, now)
  return { outcome: input.state, coupon: { ...coupon, redeemed: coupon.redeemed + (input.state === 'redeemed' ? 1 : 0) }, heldUntil }
}

/** The sale was cancelled: the coupon may be used again until its deadline. */
export async function rollBackCoupon(
  { store, clock }: Deps,
  business: BusinessId,
  input: { readonly code: string; readonly holder: string; readonly reason: string; readonly actor: string },
): Promise<'rolled-back' | 'not-used' | 'unknown-coupon'> {
  const code = readCouponCode(input.code)
  if (code === undefined) return 'unknown-coupon'
  return store.inBusiness(business, async tx => {
    const found = await tx.reward.lockCoupon(code)
    if (!found) return 'unknown-coupon'
    const removed = await tx.reward.removeCouponUse({ ...input, couponId: found.coupon.couponId, at: clock.now() })
    return removed ? 'rolled-back' : 'not-used'
  })
}

/** The owner or the cashier gives more time, or takes the coupon back; a reason is kept with it. */
export async function changeCoupon(
  { store, clock }: Deps,
  business: BusinessId,
  input: { readonly code: string; readonly deadline?: Day; readonly voidReason?: string; readonly reason: string; readonly actor: string },
): Promise<'changed' | 'unknown-coupon' | 'deadline-passed' | 'hand-limit'> {
  const code = readCouponCode(input.code)
  if (code === undefined) return 'unknown-coupon'
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const found = await tx.reward.lockCoupon(code)
    if (!found) return 'unknown-coupon'
    const { today } = await localMoment(tx, at)
    if (input.deadline !== undefined && input.deadline < today) return 'deadline-passed'
    if (input.deadline !== undefined && (await isHandLimitReached(tx, { actor: input.actor, at }))) return 'hand-limit'
    // Its words name the old day; the new one is reminded of in its own time.
    await dropCouponReminder(tx, found.coupon, at)
    await tx.reward.changeCoupon({ ...input, couponId: found.coupon.couponId, at })
    return 'changed'
  })
}
