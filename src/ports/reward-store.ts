/** Programmes, coupons, points and free ones in the database. */
import type { Coupon, CouponOrigin } from '../domain/plan/coupon.ts'
import type { RewardStanding } from '../domain/plan/near-reward.ts'
import type { ProgramTerms, RewardProgram } from '../domain/plan/reward-program.ts'
import type { CouponUse } from '../domain/respond/coupon-use.ts'
import type { Lot } from '../domain/understand/points.ts'
import type { PaidVisit } from '../domain/understand/stamp-card.ts'
import type { Turnover } from '../domain/understand/tier.ts'
import type { Day } from '../kernel/day.ts'
import type { ContactId, CouponId, CustomerId, LotId, ProgramId, PurchaseId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Currency, Minor } from '../kernel/money.ts'

export interface NewCoupon extends Coupon {
  readonly purchaseId: PurchaseId | null
  readonly contactId: ContactId | null
  readonly actor: string
  readonly issuedAt: Instant
}

export interface IssuedCoupon extends NewCoupon {
  readonly customerName: string | null
  readonly redeemed: number
}

export interface CouponResult {
  readonly origin: CouponOrigin
  readonly issued: number
  readonly redeemed: number
  /** Still to be used, and run out unused. */
  readonly open: number
  readonly expired: number
  /** What was paid in the sales that used one, less what was given back; and what the coupons took off. */
  readonly boughtMinor: Minor
  readonly discountMinor: Minor
}

export interface NewCouponUse extends CouponUse {
  readonly couponId: CouponId
  readonly customerId: CustomerId | null
  readonly purchaseId: PurchaseId | null
  readonly discountMinor: Minor
  readonly actor: string
  readonly at: Instant
}

export const POINTS_ENTRY_KINDS = ['earn', 'spend', 'expire', 'take-back', 'give-back', 'by-hand'] as const
export type PointsEntryKind = (typeof POINTS_ENTRY_KINDS)[number]

export interface NewPointsEntry {
  readonly lotId: LotId
  readonly customerId: CustomerId
  readonly kind: PointsEntryKind
  /** Signed. */
  readonly points: number
  readonly purchaseId: PurchaseId | null
  readonly spendingKey: string | null
  readonly reason: string | null
  readonly actor: string
  readonly at: Instant
}

export interface PointsEntry extends NewPointsEntry {
  readonly opensOn: Day
  readonly expiresOn: Day | null
}

export interface NewLot {
  readonly lotId: LotId
  readonly customerId: CustomerId
  readonly opensOn: Day
  readonly expiresOn: Day | null
  readonly purchaseId: PurchaseId | null
  readonly at: Instant
}

/** A sale whose points are not what its refunds say: not earned yet, or not taken back yet. */
export interface UnsettledSale {
  readonly purchaseId: PurchaseId
  readonly customerId: CustomerId
  readonly day: Day
  readonly totalMinor: Minor
  readonly refundedMinor: Minor
}

export interface RewardStore {
  /** Oldest first, those that have ended included. */
  programs(): Promise<readonly RewardProgram[]>
  /** Ends what runs of this kind on that day, and begins the new one; null ends it only. */
  changeProgram(change: {
    readonly kind: ProgramTerms['kind']
    readonly terms: ProgramTerms | null
    readonly programId: ProgramId
    readonly fromDay: Day
    readonly actor: string
    readonly at: Instant
  }): Promise<void>
  /** Mean of the paid sales of these days; undefined when there are none. */
  averageSale(range: { readonly from: Day; readonly to: Day; readonly currency: Currency }): Promise<Minor | undefined>

  /** 'known' when this sale has brought a coupon of this origin before. */
  insertCoupon(coupon: NewCoupon): Promise<'stored' | 'known'>
  /** The coupon locked for this transaction, with its uses. */
  lockCoupon(code: string): Promise<{ readonly coupon: IssuedCoupon; readonly uses: readonly CouponUse[] } | undefined>
  couponOfSale(purchaseId: PurchaseId): Promise<IssuedCoupon | undefined>
  coupons(options: { readonly customerId?: CustomerId; readonly openOn?: Day; readonly limit: number }): Promise<readonly IssuedCoupon[]>
  /**
   * Open coupons of known people that run out between these days, were given out before `issuedBefore` and whose day
   * nobody has been reminded of.
   */
  couponsRunningOut(options: {
    readonly from: Day
    readonly to: Day
    readonly issuedBefore: Instant
    readonly limit: number
  }): Promise<readonly (IssuedCoupon & { readonly customerId: CustomerId })[]>
  /** By origin: what was given out, what came back and what it bought; the latter two are the returns it is credited with. */
  couponResults(today: Day): Promise<readonly CouponResult[]>
  /** Writes the use, over a hold that had run out if need be. */
  saveCouponUse(use: NewCouponUse): Promise<void>
  /** Takes a hold or a redemption back and keeps a note of it. False when there was none. */
  removeCouponUse(use: {
    readonly couponId: CouponId
    readonly holder: string
    readonly actor: string
    readonly reason: string
    readonly at: Instant
  }): Promise<boolean>
  changeCoupon(change: {
    readonly couponId: CouponId
    readonly deadline?: Day
    readonly voidReason?: string
    readonly reason: string
    readonly actor: string
    readonly at: Instant
  }): Promise<void>

  /** The lots of a customer, locked for this transaction. */
  lockLots(customerId: CustomerId): Promise<readonly Lot[]>
  lots(customerId: CustomerId): Promise<readonly Lot[]>
  insertLot(lot: NewLot): Promise<'stored' | 'known'>
  /** Remembers that the points of this sale agree with so much given back. */
  markSettled(lotId: LotId, refundedMinor: Minor): Promise<void>
  insertEntries(entries: readonly NewPointsEntry[]): Promise<void>
  entries(of: { readonly customerId: CustomerId; readonly limit: number }): Promise<readonly PointsEntry[]>
  entriesOfSale(purchaseId: PurchaseId): Promise<readonly PointsEntry[]>
  /** What this spending has taken already, whoever asks again. */
  spending(customerId: CustomerId, spendingKey: string): Promise<readonly PointsEntry[]>
  /** Sales from that day on whose points are not settled; at most `limit`. */
  unsettledSales(options: {
    readonly fromDay: Day
    readonly purchaseId?: PurchaseId
    readonly limit: number
  }): Promise<readonly UnsettledSale[]>
  /** Lots that ran out before this day and still hold points; at most `limit`. */
  expiredLots(today: Day, limit: number): Promise<readonly (Lot & { readonly customerId: CustomerId })[]>

  /** Paid visits in the order of days, for stamps: of one group, or all. Visits that were given back are none. */
  paidVisits(customerId: CustomerId, groupName: string | null): Promise<readonly PaidVisit[]>
  /** What stamps and tiers of these customers are reckoned from, in a few statements for all of them; each customer once. */
  standings(
    customerIds: readonly CustomerId[],
    of: { readonly groupName: string | null; readonly currency: Currency },
  ): Promise<readonly (RewardStanding & { readonly customerId: CustomerId })[]>
  turnovers(customerId: CustomerId, currency: Currency): Promise<readonly Turnover[]>
  largestSale(customerId: CustomerId, currency: Currency): Promise<Minor>
  freeTaken(customerId: CustomerId): Promise<number>
  insertFreeOne(free: {
    readonly customerId: CustomerId
    readonly key: string
    readonly purchaseId: PurchaseId | null
    readonly day: Day
    readonly actor: string
    readonly at: Instant
  }): Promise<'stored' | 'known'>
  /** Whether the free one of this key was taken back; undefined when it was never taken. */
  undoneFreeOne(key: string): Promise<boolean | undefined>
  undoFreeOne(key: string, at: Instant): Promise<boolean>
}
