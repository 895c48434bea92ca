/**
 * A customer brings another one. The reward makes him come back himself, so it has to be worth something, so it is worth
 * cheating for: nobody brings himself, his own phone, somebody who was a customer already, or the one who brought him; the
 * first referrer stays the only one; a first order that was cancelled brought nobody; and only the owner says yes.
 */
import { addDays, type Day } from '../../kernel/day.ts'

export const REFERRAL_REFUSALS = ['self', 'same-contact', 'existing-customer', 'second-referrer', 'circular', 'cancelled-order'] as const
export type ReferralRefusal = (typeof REFERRAL_REFUSALS)[number]

/** What binds the two. */
export interface ReferralTies {
  /** One person, also when two cards of his were joined into one. */
  readonly isSelf: boolean
  /** A phone, an address, a card or a browser that both have or have had. */
  readonly sharesContact: boolean
  /** He bought on a day before he was brought. */
  readonly hasBoughtBefore: boolean
  /** Somebody else has brought him already. */
  readonly hasReferrer: boolean
  /** The referrer was brought by him, directly or over others. */
  readonly isCircular: boolean
}

/** Null when nothing stands against it. */
export function referralRefusal(ties: ReferralTies): ReferralRefusal | null {
  if (ties.isSelf) return 'self'
  if (ties.sharesContact) return 'same-contact'
  if (ties.hasBoughtBefore) return 'existing-customer'
  if (ties.hasReferrer) return 'second-referrer'
  return ties.isCircular ? 'circular' : null
}

export const REFERRAL_STATES = ['open', 'refused', 'rewarded', 'declined'] as const
export type ReferralState = (typeof REFERRAL_STATES)[number]

export interface FirstOrder {
  readonly day: Day
  /** Cancelled, or given back as a whole. */
  readonly isUndone: boolean
}

/** How an open referral stands today. `opensOn` is the first day after the time in which goods may come back. */
export type ReferralStanding =
  | { readonly kind: 'waits-for-order' }
  | { readonly kind: 'pending'; readonly opensOn: Day }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly reason: ReferralRefusal }

/** Days in which goods may come back where no programme names them: the Union's right to withdraw from a purchase. */
export const RETURN_DAYS = 14

export function referralStanding(
  first: FirstOrder | null,
  { today, returnDays }: { readonly today: Day; readonly returnDays: number },
): ReferralStanding {
  if (first === null) return { kind: 'waits-for-order' }
  if (first.isUndone) return { kind: 'refused', reason: 'cancelled-order' }
  const opensOn = addDays(first.day, returnDays)
  return today < opensOn ? { kind: 'pending', opensOn } : { kind: 'ready' }
}
