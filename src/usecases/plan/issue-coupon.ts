/** A coupon is made: by hand, on the receipt of a sale above the threshold, on a slip for somebody nobody knows. */
import { type Coupon, couponCode, type CouponGift, type CouponOrigin } from '../../domain/plan/coupon.ts'
import { termsOn, type ThresholdTerms } from '../../domain/plan/reward-program.ts'
import { type Threshold, thresholdFor } from '../../domain/plan/threshold-coupon.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { type BusinessId, type ContactId, type CustomerId, newId, type PurchaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Currency, type Minor, ZERO } from '../../kernel/money.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from './plan-deps.ts'
import { isHandLimitReached } from './hand-limit.ts'
import { localMoment, type LocalMoment, type TillMoment } from './till-moment.ts'

export interface IssueCouponInput {
  readonly customerId: CustomerId | null
  readonly gift: CouponGift
  readonly minBasketMinor?: Minor | undefined
  readonly deadline: Day
  readonly usesMax?: number | undefined
  readonly origin: CouponOrigin
  readonly purchaseId?: PurchaseId | null | undefined
  readonly contactId?: ContactId | null | undefined
  readonly actor: string
}

export type IssueCouponRefusal = 'unknown-customer' | 'deadline-passed' | 'empty-gift' | 'hand-limit'
const AVERAGE_DAYS = 90

export async function issueCoupon(
  { store, clock }: Pick<PlanDeps, 'store' | 'clock'>,
  business: BusinessId,
  input: IssueCouponInput,
): Promise<{ readonly coupon: Coupon } | { readonly refusal: IssueCouponRefusal }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const { today, currency } = await localMoment(tx, at)
    if (input.deadline < today) return { refusal: 'deadline-passed' }
    if (isEmptyGift(input.gift)) return { refusal: 'empty-gift' }
    if (input.customerId !== null && !(await tx.plan.lockCustomer(input.customerId))) return { refusal: 'unknown-customer' }
    if (input.origin === 'hand' && (await isHandLimitReached(tx, { actor: input.actor, at }))) return { refusal: 'hand-limit' }
    const ofSlip = input.origin === 'slip' && input.purchaseId ? await tx.reward.couponOfSale(input.purchaseId) : undefined
    return { coupon: ofSlip?.origin === 'slip' ? ofSlip : await issueIn(tx, { ...input, currency, at }) }
  })
}

/** The coupon for a sale above the threshold; the same sale brings it once. Undefined when there is no such programme or the sale is too small. */
export async function issueForSale(
  tx: Tx,
  sale: {
    readonly purchaseId: PurchaseId
    readonly customerId: CustomerId | null
    readonly paidMinor: Minor
    readonly actor: string
  },
  { now, today, currency, programs }: TillMoment,
): Promise<Coupon | undefined> {
  const terms = termsOn(programs, 'threshold', today)
  if (terms === undefined) return undefined
  const threshold = await thresholdOf(tx, terms, { today, currency })
  if (threshold === undefined || sale.paidMinor < threshold.fromMinor) return undefined
  const known = await tx.reward.couponOfSale(sale.purchaseId)
  if (known) return known
  return issueIn(tx, {
    customerId: sale.customerId,
    gift: { kind: 'amount', minor: threshold.rewardMinor },
    deadline: addDays(today, terms.validDays),
    origin: 'threshold',
    purchaseId: sale.purchaseId,
    actor: sale.actor,
    currency,
    at: now,
  })
}

/** The owner's own numbers, or those that follow from the average sale of the last 90 days; undefined before the first sale. */
export async function thresholdOf(
  tx: Tx,
  terms: ThresholdTerms,
  { today, currency }: Pick<LocalMoment, 'today' | 'currency'>,
): Promise<Threshold | undefined> {
  if (terms.fromMinor !== null && terms.rewardMinor !== null) return { fromMinor: terms.fromMinor, rewardMinor: terms.rewardMinor }
  const average = await tx.reward.averageSale({ from: addDays(today, -AVERAGE_DAYS), to: addDays(today, -1), currency })
  if (average === undefined || average <= 0) return undefined
  const reckoned = thresholdFor(average, currency)
  return { fromMinor: terms.fromMinor ?? reckoned.fromMinor, rewardMinor: terms.rewardMinor ?? reckoned.rewardMinor }
}

/** Within a transaction whose caller has judged the gift and the deadline. */
export async function issueIn(tx: Tx, input: IssueCouponInput & { readonly currency: Currency; readonly at: Instant }): Promise<Coupon> {
  let code = couponCode(crypto.getRandomValues(new Uint8Array(7)))
  while (await tx.reward.lockCoupon(code)) code = couponCode(crypto.getRandomValues(new Uint8Array(7)))
  const coupon: Coupon = {
    couponId: newId(input.at),
    code,
    customerId: input.customerId,
    gift: input.gift,
    currency: input.currency,
    minBasketMinor: input.minBasketMinor ?? ZERO,
    deadline: input.deadline,
    usesMax: input.usesMax ?? 1,
    origin: input.origin,
    isVoid: false,
  }
  await tx.reward.insertCoupon({
    ...coupon,
    purchaseId: input.purchaseId ?? null,
    contactId: input.contactId ?? null,
    actor: input.actor,
    issuedAt: input.at,
  })
  return coupon
}

export function isEmptyGift(gift: CouponGift): boolean {
  switch (gift.kind) {
    case 'percent':
      return gift.share <= 0 || gift.share > 1
    case 'amount':
      return gift.minor <= 0
    case 'gift':
      return gift.text.trim() === ''
  }
}
