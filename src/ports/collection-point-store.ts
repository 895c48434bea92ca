/** Places where a contact is asked for, and who signed up there, in the database. */
import type { CouponGift } from '../domain/plan/coupon.ts'
import type { CollectionPointId, ContactPointId, CouponId, CustomerId, SignUpId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'

export interface CollectionPoint {
  readonly pointId: CollectionPointId
  readonly name: string
  /** Where it stands: the till, the door, a stall at the fair. */
  readonly place: string
  /** What is given in exchange, in the owner's words. */
  readonly promise: string
  readonly gift: CouponGift | null
  readonly isActive: boolean
  readonly createdAt: Instant
}

export interface CollectionCounts {
  readonly shown: number
  readonly signedUp: number
  readonly confirmed: number
  /** Customers who paid on a day after the one they confirmed on. */
  readonly boughtAgain: number
}

export interface SignUp {
  readonly signUpId: SignUpId
  readonly pointId: CollectionPointId
  readonly customerId: CustomerId
  readonly contactPointId: ContactPointId
  readonly state: 'waiting' | 'confirmed'
  readonly textShown: string
  readonly textVersion: string
  readonly locale: Locale
  readonly couponId: CouponId | null
  readonly signedAt: Instant
  readonly confirmedAt: Instant | null
}

export interface CollectionPointStore {
  /** Inserts, or changes everything but the day it was made. */
  save(point: CollectionPoint): Promise<void>
  find(pointId: CollectionPointId): Promise<CollectionPoint | undefined>
  /** Holds the point until the end of the transaction, so that one person cannot sign up twice at once. */
  lock(pointId: CollectionPointId): Promise<CollectionPoint | undefined>
  countShown(pointId: CollectionPointId): Promise<void>
  /** Newest first. @param zone of the business: a day ends there */
  list(zone: string): Promise<readonly (CollectionPoint & { readonly counts: CollectionCounts })[]>
  signUpOf(pointId: CollectionPointId, contact: ContactPointId): Promise<SignUp | undefined>
  lockSignUp(signUpId: SignUpId): Promise<SignUp | undefined>
  saveSignUp(signUp: SignUp): Promise<void>
  /** The gift that this customer got at the point before, by whatever address; undefined when there was none. */
  giftedAt(pointId: CollectionPointId, customerId: CustomerId): Promise<{ readonly couponId: CouponId } | undefined>
  couponCode(couponId: CouponId): Promise<{ readonly code: string; readonly deadline: string } | undefined>
}
