/** What the till shows before the customer pays: the bill with his benefits, and what the cashier may suggest. */
import { readCouponCode } from '../../domain/plan/coupon.ts'
import { type RewardProgram, runningOn } from '../../domain/plan/reward-program.ts'
import { topUpHint } from '../../domain/plan/threshold-coupon.ts'
import { type CouponRefusal, judgeCoupon } from '../../domain/respond/coupon-use.ts'
import { type BasketLine, type Bill, billOf } from '../../domain/respond/till-benefit.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Currency, type Minor, minor, ZERO } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import type { IssuedCoupon } from '../../ports/reward-store.ts'
import type { Tx } from '../../ports/store.ts'
import { thresholdOf } from '../plan/issue-coupon.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { benefitsIn, type CustomerBenefits } from './customer-benefits.ts'

export interface BasketInput {
  readonly customerId: CustomerId | null
  readonly lines: readonly BasketLine[]
  readonly couponCode?: string | undefined
  /** How many points the customer wants to pay with. */
  readonly points?: number | undefined
  readonly holder: string
}

export interface Quote {
  readonly bill: Bill
  readonly benefits: CustomerBenefits | null
  readonly coupon: IssuedCoupon | null
  readonly couponRefusal: CouponRefusal | null
  /** So much more and the customer gets `rewardMinor` for the next time. */
  readonly topUp: { readonly missingMinor: Minor; readonly rewardMinor: Minor } | null
}

interface Moment {
  readonly now: Instant
  readonly today: Day
  readonly currency: Currency
}

export async function quoteBasket(
  { store, clock }: Pick<PlanDeps, 'store' | 'clock'>,
  business: BusinessId,
  input: BasketInput,
): Promise<Quote> {
  const now = clock.now()
  return store.inBusiness(business, tx => quoteIn(tx, { ...input, now }))
}

/** Within a sale that is recorded in the same transaction. */
export async function quoteIn(tx: Tx, input: BasketInput & { readonly now: Instant }): Promise<Quote> {
  const { now } = input
  const { zone, currency } = await tx.business.read()
  const moment = { now, today: localDay(now, zone), currency }
  const basketMinor = minor(input.lines.reduce((sum, line) => sum + line.totalMinor, 0))
  const benefits = input.customerId === null ? null : await benefitsIn(tx, input.customerId, moment)
  const { coupon, refusal } = await couponIn(tx, { ...input, basketMinor, ...moment })
  const points = Math.min(input.points ?? 0, benefits?.points?.available ?? 0)
  const bill = billOf(input.lines, {
    tierShare: benefits?.tier?.share ?? 0,
    coupon: refusal === null ? (coupon?.gift ?? null) : null,
    pointsMinor: minor(points * (benefits?.points?.pointMinor ?? ZERO)),
    stacking: 'best',
  })
  return { bill, benefits, coupon, couponRefusal: refusal, topUp: await topUpIn(tx, bill.payMinor, moment) }
}

async function couponIn(
  tx: Tx,
  input: Moment & {
    readonly couponCode?: string | undefined
    readonly customerId: CustomerId | null
    readonly basketMinor: Minor
    readonly holder: string
  },
): Promise<{ readonly coupon: IssuedCoupon | null; readonly refusal: CouponRefusal | null }> {
  if (input.couponCode === undefined || input.couponCode.trim() === '') return { coupon: null, refusal: null }
  const code = readCouponCode(input.couponCode)
  const found = code === undefined ? undefined : await tx.reward.lockCoupon(code)
  if (!found) return { coupon: null, refusal: 'unknown-coupon' }
  const verdict = judgeCoupon(found.coupon, found.uses, input)
  return { coupon: found.coupon, refusal: verdict.kind === 'refused' ? verdict.refusal : null }
}

async function topUpIn(tx: Tx, basketMinor: Minor, { today, currency }: Moment): Promise<Quote['topUp']> {
  const programs: readonly RewardProgram[] = await tx.reward.programs()
  const terms = programs.find(program => program.terms.kind === 'threshold' && runningOn(program, today))?.terms
  if (terms?.kind !== 'threshold') return null
  const threshold = await thresholdOf(tx, terms, { today, currency })
  const missingMinor = threshold ? topUpHint(basketMinor, threshold) : null
  return threshold && missingMinor !== null ? { missingMinor, rewardMinor: threshold.rewardMinor } : null
}
