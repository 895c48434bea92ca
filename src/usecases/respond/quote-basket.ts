/** What the till shows before the customer pays: the bill with his benefits, and what the cashier may suggest. */
import { termsOn } from '../../domain/plan/reward-program.ts'
import { topUpHint } from '../../domain/plan/threshold-coupon.ts'
import type { CouponRefusal } from '../../domain/respond/coupon-use.ts'
import { type BasketLine, type Bill, billOf } from '../../domain/respond/till-benefit.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { type Currency, type Minor, minor, ZERO } from '../../kernel/money.ts'
import type { IssuedCoupon } from '../../ports/reward-store.ts'
import type { Tx } from '../../ports/store.ts'
import { thresholdOf } from '../plan/issue-coupon.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { type TillMoment, tillMoment } from '../plan/till-moment.ts'
import { benefitsIn, type CustomerBenefits } from './customer-benefits.ts'
import { askCouponIn, type UsableCoupon } from './use-coupon.ts'

export interface BasketInput<Line extends BasketLine = BasketLine> {
  readonly customerId: CustomerId | null
  readonly lines: readonly Line[]
  readonly couponCode?: string | undefined
  /** How many points the customer wants to pay with. */
  readonly points?: number | undefined
  /** One of the lines is the free one of a full stamp card: its price is taken off. */
  readonly freeLineNo?: number | undefined
  readonly holder: string
}

/** A bill with all that was decided for it, so that the sale takes exactly what was shown. */
export interface Reckoned<Line extends BasketLine = BasketLine> {
  readonly bill: Bill
  /** As they are paid for: the free one costs nothing. */
  readonly lines: readonly Line[]
  readonly benefits: CustomerBenefits | null
  readonly coupon: IssuedCoupon | null
  readonly usable: UsableCoupon | null
  readonly couponRefusal: CouponRefusal | null
}

export interface Quote extends Pick<Reckoned, 'bill' | 'benefits' | 'coupon' | 'couponRefusal'> {
  readonly currency: Currency
  /** So much more and the customer gets `rewardMinor` for the next time. */
  readonly topUp: { readonly missingMinor: Minor; readonly rewardMinor: Minor } | null
}

export async function quoteBasket(
  { store, clock }: Pick<PlanDeps, 'store' | 'clock'>,
  business: BusinessId,
  input: BasketInput,
): Promise<Quote> {
  const now = clock.now()
  return store.inBusiness(business, async tx => {
    const moment = await tillMoment(tx, now)
    const { bill, benefits, coupon, couponRefusal } = await reckonIn(tx, input, moment)
    return { bill, benefits, coupon, couponRefusal, currency: moment.currency, topUp: await topUpIn(tx, bill.payMinor, moment) }
  })
}

/** The bill of a basket; within a sale, in the transaction that records it. */
export async function reckonIn<Line extends BasketLine>(tx: Tx, input: BasketInput<Line>, moment: TillMoment): Promise<Reckoned<Line>> {
  const benefits = input.customerId === null ? null : await benefitsIn(tx, input.customerId, moment)
  const freeAt = (benefits?.stamps?.freeLeft ?? 0) > 0 ? (input.freeLineNo ?? 0) - 1 : -1
  const lines = input.lines.map((line, at) => (at === freeAt ? { ...line, totalMinor: ZERO } : line))
  const basketMinor = minor(lines.reduce((sum, line) => sum + line.totalMinor, 0))
  const { couponCode: code = '' } = input
  const asked = code.trim() === '' ? null : await askCouponIn(tx, { ...input, code, basketMinor }, moment)
  const usable = asked !== null && 'verdict' in asked ? asked : null
  const points = Math.min(input.points ?? 0, benefits?.points?.available ?? 0)
  const bill = billOf(lines, {
    tierShare: benefits?.tier?.share ?? 0,
    coupon: usable?.coupon.gift ?? null,
    pointsMinor: minor(points * (benefits?.points?.pointMinor ?? ZERO)),
    stacking: 'best',
  })
  return {
    bill,
    lines,
    benefits,
    coupon: asked?.coupon ?? null,
    usable,
    couponRefusal: asked !== null && 'refusal' in asked ? asked.refusal : null,
  }
}

async function topUpIn(tx: Tx, basketMinor: Minor, { today, currency, programs }: TillMoment): Promise<Quote['topUp']> {
  const terms = termsOn(programs, 'threshold', today)
  const threshold = terms && (await thresholdOf(tx, terms, { today, currency }))
  const missingMinor = threshold ? topUpHint(basketMinor, threshold) : null
  return threshold && missingMinor !== null ? { missingMinor, rewardMinor: threshold.rewardMinor } : null
}
