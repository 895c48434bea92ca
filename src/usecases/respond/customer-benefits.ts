/** What a customer holds today: his card, his stamps, his points, his open coupons. */
import { stampsOn } from '../../domain/plan/near-reward.ts'
import { type PointsTerms, type RewardProgram, termsOn, type TierTerms } from '../../domain/plan/reward-program.ts'
import { type PointsBalance, pointsBalance } from '../../domain/understand/points.ts'
import type { StampCard } from '../../domain/understand/stamp-card.ts'
import { type Tier, tierOn } from '../../domain/understand/tier.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Currency, Minor } from '../../kernel/money.ts'
import type { IssuedCoupon } from '../../ports/reward-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { type TillMoment, tillMoment } from '../plan/till-moment.ts'

const COUPONS_SHOWN = 20

export interface CustomerBenefits {
  /** Null without a programme, or before the purchase that hands the card out. */
  readonly tier: Tier | null
  readonly stamps: StampCard | null
  readonly points: (PointsBalance & { readonly pointMinor: Minor }) | null
  readonly coupons: readonly IssuedCoupon[]
}

export async function customerBenefits(
  { store, clock }: Pick<PlanDeps, 'store' | 'clock'>,
  business: BusinessId,
  customerId: CustomerId,
): Promise<CustomerBenefits> {
  return store.inBusiness(business, async tx => benefitsIn(tx, customerId, await tillMoment(tx, clock.now())))
}

export async function benefitsIn(tx: Tx, customerId: CustomerId, { today, currency, programs }: TillMoment): Promise<CustomerBenefits> {
  const coupons = await tx.reward.coupons({ customerId, openOn: today, limit: COUPONS_SHOWN })
  return {
    tier: await tierIn(tx, customerId, { terms: termsOn(programs, 'tiers', today), today, currency }),
    stamps: await stampsIn(tx, customerId, { programs, today }),
    points: await pointsIn(tx, customerId, { terms: termsOn(programs, 'points', today), today }),
    coupons: coupons.filter(coupon => coupon.redeemed < coupon.usesMax),
  }
}

async function tierIn(
  tx: Tx,
  customerId: CustomerId,
  { terms, today, currency }: { readonly terms: TierTerms | undefined; readonly today: Day; readonly currency: Currency },
): Promise<Tier | null> {
  if (terms === undefined) return null
  if (terms.issueFromMinor > 0 && (await tx.reward.largestSale(customerId, currency)) < terms.issueFromMinor) return null
  return tierOn(terms, await tx.reward.turnovers(customerId, currency), today)
}

/** Stamps of all rules so far; the group of the running rule says which visits are stamped. */
async function stampsIn(
  tx: Tx,
  customerId: CustomerId,
  { programs, today }: { readonly programs: readonly RewardProgram[]; readonly today: Day },
): Promise<StampCard | null> {
  const running = termsOn(programs, 'stamps', today)
  if (running === undefined) return null
  const visits = await tx.reward.paidVisits(customerId, running.groupName)
  return stampsOn(programs, { visits, freeTaken: await tx.reward.freeTaken(customerId) }, today)
}

async function pointsIn(
  tx: Tx,
  customerId: CustomerId,
  { terms, today }: { readonly terms: PointsTerms | undefined; readonly today: Day },
): Promise<CustomerBenefits['points']> {
  return terms === undefined ? null : { ...pointsBalance(await tx.reward.lots(customerId), today), pointMinor: terms.pointMinor }
}
