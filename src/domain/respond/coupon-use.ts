/** Whether a coupon may be used now, and if not, what the cashier says. */
import type { Coupon } from '../plan/coupon.ts'
import type { Day } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Currency, Minor } from '../../kernel/money.ts'

/** One use of a coupon, of which it has `usesMax`. A hold that has run out is free for anybody. */
export interface CouponUse {
  readonly useNo: number
  readonly state: 'held' | 'redeemed'
  /** Who holds or has redeemed it: a till's own name for this sale. */
  readonly holder: string
  readonly heldUntil: Instant | null
}

export const COUPON_REFUSALS = [
  'unknown-coupon',
  'void-coupon',
  'coupon-expired',
  'coupon-used',
  'coupon-held',
  'not-this-customer',
  'basket-too-small',
  'other-currency',
] as const
export type CouponRefusal = (typeof COUPON_REFUSALS)[number]

export interface CouponCall {
  readonly holder: string
  readonly customerId: CustomerId | null
  readonly basketMinor: Minor
  readonly currency: Currency
  readonly now: Instant
  /** The local day of the business. */
  readonly today: Day
}

export type CouponVerdict =
  | { readonly kind: 'free'; readonly useNo: number }
  /** The same till asks again: the same answer. */
  | { readonly kind: 'own'; readonly use: CouponUse }
  | { readonly kind: 'refused'; readonly refusal: Exclude<CouponRefusal, 'unknown-coupon'> }

export function judgeCoupon(coupon: Coupon, uses: readonly CouponUse[], call: CouponCall): CouponVerdict {
  const own = uses.find(use => use.holder === call.holder && (use.state === 'redeemed' || isHeld(use, call.now)))
  if (own) return { kind: 'own', use: own }
  const refusal = refusalOf(coupon, call)
  if (refusal) return { kind: 'refused', refusal }
  for (let useNo = 1; useNo <= coupon.usesMax; useNo += 1) {
    const use = uses.find(one => one.useNo === useNo)
    if (use === undefined || (use.state === 'held' && !isHeld(use, call.now))) return { kind: 'free', useNo }
  }
  const isOnlyHeld = uses.some(use => use.state === 'held')
  return { kind: 'refused', refusal: isOnlyHeld ? 'coupon-held' : 'coupon-used' }
}

function refusalOf(coupon: Coupon, call: CouponCall): Exclude<CouponRefusal, 'unknown-coupon'> | null {
  if (coupon.isVoid) return 'void-coupon'
  if (call.today > coupon.deadline) return 'coupon-expired'
  if (coupon.customerId !== null && coupon.customerId !== call.customerId) return 'not-this-customer'
  if (coupon.currency !== call.currency) return 'other-currency'
  return call.basketMinor < coupon.minBasketMinor ? 'basket-too-small' : null
}

function isHeld(use: CouponUse, now: Instant): boolean {
  return use.state === 'held' && use.heldUntil !== null && use.heldUntil > now
}
