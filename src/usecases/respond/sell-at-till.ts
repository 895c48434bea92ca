/**
 * One sale at the till, all of it or nothing: the bill with the customer's benefits, the coupon redeemed, the points and
 * the free one taken, the sale recorded, and what it brings for the next time. The same sale again changes nothing.
 */
import type { CouponRefusal } from '../../domain/respond/coupon-use.ts'
import type { BasketLine, Bill } from '../../domain/respond/till-benefit.ts'
import type { Coupon } from '../../domain/plan/coupon.ts'
import { type BusinessId, type CustomerId, id, type PurchaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { nameUuid } from '../../kernel/digest.ts'
import type { Tx } from '../../ports/store.ts'
import { recordPurchaseIn, type RecordPurchaseRefusal } from '../collect/record-purchase.ts'
import { issueForSale } from '../plan/issue-coupon.ts'
import { issuePersonal } from '../plan/issue-personal-coupon.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { type TillMoment, tillMoment } from '../plan/till-moment.ts'
import { benefitsIn, type CustomerBenefits } from './customer-benefits.ts'
import { reckonIn, type Reckoned } from './quote-basket.ts'
import { settleBatch } from './settle-points.ts'
import { spendIn } from './spend-points.ts'
import { takeFreeOneIn } from './take-free-one.ts'
import { keepUseIn } from './use-coupon.ts'

export interface TillLine extends BasketLine {
  readonly name: string
  readonly groupName?: string | null | undefined
  readonly quantity?: string | undefined
}

export interface TillSaleInput {
  readonly customerId: CustomerId | null
  readonly lines: readonly TillLine[]
  readonly couponCode?: string | undefined
  readonly points?: number | undefined
  /** One of the lines is the free one of a full stamp card: its price is taken off. */
  readonly freeLineNo?: number | undefined
  /** The till's own name for this sale. */
  readonly key: string
  readonly actor: string
}

export type TillSaleRefusal = CouponRefusal | RecordPurchaseRefusal | 'not-enough-points' | 'card-not-full' | 'bad-points'

export interface TillSale {
  readonly outcome: 'recorded' | 'known'
  readonly purchaseId: PurchaseId
  readonly bill: Bill | null
  readonly benefits: CustomerBenefits | null
  /** For the receipt: what brings the customer back. */
  readonly couponForNextTime: Coupon | null
}

/** Carries a refusal out of the transaction, so that what was taken so far goes back with it. */
class Refused extends Error {
  readonly refusal: TillSaleRefusal
  constructor(refusal: TillSaleRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

export async function sellAtTill(
  { store, clock }: Pick<PlanDeps, 'store' | 'clock'>,
  business: BusinessId,
  input: TillSaleInput,
): Promise<TillSale | { readonly refusal: TillSaleRefusal }> {
  const now = clock.now()
  try {
    return await store.inBusiness(business, async tx => {
      const sold = await sellIn(tx, { ...input, business, now })
      if ('refusal' in sold) throw new Refused(sold.refusal)
      return sold
    })
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    throw error
  }
}

type Sale = TillSaleInput & { readonly business: BusinessId; readonly now: Instant }

async function sellIn(tx: Tx, sale: Sale): Promise<TillSale | { readonly refusal: TillSaleRefusal }> {
  const purchaseId = id<'purchase'>(nameUuid(`${sale.business}|purchase|till|${sale.key}`))
  const moment = await tillMoment(tx, sale.now)
  const known = await tx.collect.purchases.find(purchaseId)
  if (known)
    return {
      outcome: 'known',
      purchaseId,
      bill: null,
      couponForNextTime: (await tx.reward.couponOfSale(purchaseId)) ?? null,
      benefits: await held(tx, sale, moment),
    }
  const reckoned = await reckonIn(tx, { ...sale, holder: sale.key }, moment)
  const { bill } = reckoned
  const taken = await takeBenefits(tx, { ...sale, purchaseId, reckoned }, moment)
  if (taken !== null) return { refusal: taken }
  const recorded = await recordPurchaseIn(tx, moment.business, {
    source: 'till',
    sourceKey: sale.key,
    customer: sale.customerId === null ? null : { customerId: sale.customerId },
    occurredAt: sale.now,
    discountMinor: bill.tierMinor + bill.couponMinor + bill.pointsMinor,
    lines: reckoned.lines.map((line, at) => ({ ...line, totalMinor: line.totalMinor - (bill.lineDiscountsMinor[at] ?? 0) })),
    at: sale.now,
  })
  if ('refusal' in recorded) return recorded
  await settleBatch(tx, { business: sale.business, purchaseId, at: sale.now, programs: moment.programs })
  const paid = { ...sale, purchaseId, paidMinor: bill.payMinor }
  const couponForNextTime = (await issueForSale(tx, paid, moment)) ?? (await issuePersonal(tx, paid, moment)) ?? null
  return { outcome: 'recorded', purchaseId, bill, couponForNextTime, benefits: await held(tx, sale, moment) }
}

async function held(tx: Tx, { customerId }: Pick<Sale, 'customerId'>, moment: TillMoment): Promise<CustomerBenefits | null> {
  return customerId === null ? null : benefitsIn(tx, customerId, moment)
}

async function takeBenefits(
  tx: Tx,
  sale: Sale & { readonly purchaseId: PurchaseId; readonly reckoned: Reckoned },
  moment: TillMoment,
): Promise<TillSaleRefusal | null> {
  const { customerId, purchaseId, actor, key, now, reckoned } = sale
  const { bill, usable, couponRefusal } = reckoned
  if (couponRefusal !== null) return couponRefusal
  // A coupon that the card outdoes is not used up: it stays for a day on which it is worth something.
  if (usable !== null && (bill.couponMinor > 0 || usable.coupon.gift.kind === 'gift'))
    await keepUseIn(tx, usable, { holder: key, customerId, purchaseId, discountMinor: bill.couponMinor, actor, state: 'redeemed', now })
  const points = pointsOf(sale)
  if (points > 0) {
    if (customerId === null) return 'unknown-customer'
    const spent = await spendIn(tx, { customerId, points, key, purchaseId, actor }, moment)
    if ('refusal' in spent) return spent.refusal
  }
  if (sale.freeLineNo !== undefined) {
    if (customerId === null) return 'unknown-customer'
    const taken = await takeFreeOneIn(tx, { customerId, key, purchaseId, actor }, moment)
    if ('refusal' in taken) return taken.refusal
  }
  return null
}

/** As many points as the bill took; when the customer asked for more than he has, as many as he asked for, which is refused. */
function pointsOf({ points = 0, reckoned }: { readonly points?: number | undefined; readonly reckoned: Reckoned }): number {
  const account = reckoned.benefits?.points
  if (points === 0 || !account || points > account.available) return points
  return Math.ceil(reckoned.bill.pointsMinor / account.pointMinor)
}
