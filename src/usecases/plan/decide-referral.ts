/**
 * The owner says yes or no to a reward. All that stands against it is asked once more: an order may have been cancelled, two
 * cards may have become one. Nothing is rewarded because time has passed.
 */
import type { CouponGift } from '../../domain/plan/coupon.ts'
import { type ReferralRefusal, referralRefusal, type ReferralStanding, referralStanding, RETURN_DAYS } from '../../domain/plan/referral.ts'
import { termsOn } from '../../domain/plan/reward-program.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, ReferralId } from '../../kernel/ids.ts'
import type { Referral } from '../../ports/referral-store.ts'
import type { Tx } from '../../ports/store.ts'
import { isEmptyGift, issueIn } from './issue-coupon.ts'
import type { PlanDeps } from './plan-deps.ts'
import { tillMoment, type TillMoment } from './till-moment.ts'

/** More are on no page. */
const LISTED_MAX = 200

export interface StandingReferral extends Referral {
  /** Null once it was decided. */
  readonly standing: ReferralStanding | null
}

export async function listReferrals({ store, clock }: PlanDeps, business: BusinessId): Promise<readonly StandingReferral[]> {
  return store.inBusiness(business, async tx => {
    const moment = await tillMoment(tx, clock.now())
    return (await tx.referrals.list(LISTED_MAX)).map(referral => standingOf(referral, moment))
  })
}

export function standingOf(referral: Referral, { today, programs }: TillMoment): StandingReferral {
  const returnDays = termsOn(programs, 'points', today)?.holdDays ?? RETURN_DAYS
  return { ...referral, standing: referral.state === 'open' ? referralStanding(referral.firstOrder, { today, returnDays }) : null }
}

export type ReferralDecision =
  | { readonly kind: 'decline' }
  | { readonly kind: 'approve'; readonly gift: CouponGift; readonly deadline: Day }

export type ReferralDecided =
  | { readonly status: 'decided'; readonly referral: StandingReferral }
  | {
      readonly status: 'refused'
      readonly reason: ReferralRefusal | 'not-found' | 'not-open' | 'not-yet' | 'deadline-passed' | 'empty-gift'
    }

export async function decideReferral(
  { store, clock }: PlanDeps,
  business: BusinessId,
  { referralId, decision, actor }: { readonly referralId: ReferralId; readonly decision: ReferralDecision; readonly actor: string },
): Promise<ReferralDecided> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const referral = await tx.referrals.lock(referralId)
    if (referral === undefined) return { status: 'refused', reason: 'not-found' }
    if (referral.state !== 'open') return { status: 'refused', reason: 'not-open' }
    const moment = await tillMoment(tx, at)
    if (decision.kind === 'approve') {
      const refusal = await refusalNow(tx, referral, { decision, moment })
      if (refusal !== null) return { status: 'refused', reason: refusal }
    }
    const couponId = decision.kind === 'approve' ? (await rewardOf(tx, referral, { decision, moment, actor })).couponId : null
    await tx.referrals.settle(referralId, { state: couponId === null ? 'declined' : 'rewarded', refusal: null, couponId, actor, at })
    const detail = { referrer: referral.referrerId, customer: referral.customerId }
    await tx.business.audit({ at, actor, action: `referral-${decision.kind}`, subject: `referral:${referralId}`, detail })
    const settled = await tx.referrals.lock(referralId)
    return { status: 'decided', referral: standingOf(settled ?? referral, moment) }
  })
}

type Approval = Extract<ReferralDecision, { readonly kind: 'approve' }>

async function refusalNow(
  tx: Tx,
  referral: Referral,
  { decision, moment }: { readonly decision: Approval; readonly moment: TillMoment },
): Promise<Extract<ReferralDecided, { readonly status: 'refused' }>['reason'] | null> {
  const { standing } = standingOf(referral, moment)
  if (standing?.kind === 'refused') return standing.reason
  if (standing?.kind !== 'ready') return 'not-yet'
  const ties = await tx.referrals.ties(referral, { boughtBefore: referral.recordedOn, except: referral.referralId })
  const refusal = referralRefusal(ties)
  if (refusal !== null) return refusal
  if (decision.deadline < moment.today) return 'deadline-passed'
  return isEmptyGift(decision.gift) ? 'empty-gift' : null
}

async function rewardOf(
  tx: Tx,
  { referrerId }: Referral,
  { decision, moment, actor }: { readonly decision: Approval; readonly moment: TillMoment; readonly actor: string },
) {
  const { now: at, currency } = moment
  const { gift, deadline } = decision
  return issueIn(tx, { customerId: referrerId, gift, deadline, origin: 'referral', actor, currency, at })
}
