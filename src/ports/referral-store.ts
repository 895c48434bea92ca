/** Who brought whom, in the database. */
import type { FirstOrder, ReferralRefusal, ReferralState, ReferralTies } from '../domain/plan/referral.ts'
import type { Day } from '../kernel/day.ts'
import type { CouponId, CustomerId, ReferralId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

export interface NewReferral {
  readonly referralId: ReferralId
  /** The one who was brought, and who brought him. */
  readonly customerId: CustomerId
  readonly referrerId: CustomerId
  readonly state: ReferralState
  readonly refusal: ReferralRefusal | null
  readonly recordedOn: Day
}

export interface Referral extends NewReferral {
  readonly customerName: string
  readonly referrerName: string
  readonly couponCode: string | null
  /** Since the day he was brought. */
  readonly firstOrder: FirstOrder | null
}

export interface ReferralStore {
  /** What binds the two, from all that is known on that day; this referral itself does not count. */
  ties(
    pair: { readonly customerId: CustomerId; readonly referrerId: CustomerId },
    options: { readonly boughtBefore: Day; readonly except: ReferralId | null },
  ): Promise<ReferralTies>
  insert(referral: NewReferral, by: { readonly actor: string; readonly at: Instant }): Promise<void>
  /** The newest first. */
  list(limit: number): Promise<readonly Referral[]>
  /** Locked for this transaction, so that two yeses bring one reward. */
  lock(referralId: ReferralId): Promise<Referral | undefined>
  settle(
    referralId: ReferralId,
    decision: {
      readonly state: Exclude<ReferralState, 'open'>
      readonly refusal: ReferralRefusal | null
      readonly couponId: CouponId | null
      readonly actor: string
      readonly at: Instant
    },
  ): Promise<void>
}
