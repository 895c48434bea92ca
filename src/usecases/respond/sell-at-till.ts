/**
 * One sale at the till, all of it or nothing: the bill with the customer's benefits, the coupon redeemed, the points and
 * the free one taken, the sale recorded, and what it brings for the next time. The same sale again changes nothing.
 */
import type { CouponRefusal } from '../../domain/respond/coupon-use.ts'
import type { BasketLine, Bill } from '../../domain/respond/till-benefit.ts'
import type { Coupon } from '../../domain/plan/coupon.ts'
import { type BusinessId, type CustomerId, id, type PurchaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Minor, minor } from '../../kernel/money.ts'
import { nameUuid } from '../../kernel/digest.ts'
import type { Tx } from '../../ports/store.ts'
import { recordPurchaseIn, type RecordPurchaseRefusal } from '../collect/record-purchase.ts'
import { issueForSale } from '../plan/issue-coupon.ts'
import { issuePersonal } from '../plan/issue-personal-coupon.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { benefitsIn, type CustomerBenefits } from './customer-benefits.ts'
import { type Quote, quoteIn } from './quote-basket.ts'
import { settleBatch } from './settle-points.ts'
import { spendIn } from './spend-points.ts'
import { takeFreeOneIn } from './take-free-one.ts'
import { useCouponIn } from './use-coupon.ts'
import { localDay } from '../../kernel/zone.ts'

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
  const known = await tx.collect.purchases.find(purchaseId)
  if (known) return { outcome: 'known', purchaseId, bill: null, ...(await afterwards(tx, { ...sale, purchaseId })) }
  const free = sale.freeLineNo === undefined ? undefined : sale.lines[sale.freeLineNo - 1]
  const lines = sale.lines.map(line => (line === free ? { ...line, totalMinor: minor(0) } : line))
  const quote = await quoteIn(tx, { ...sale, lines, holder: sale.key })
  const { bill } = quote
  const taken = await takeBenefits(tx, { ...sale, purchaseId, quote, hasFreeOne: free !== undefined })
  if (taken !== null) return { refusal: taken }
  const recorded = await recordPurchaseIn(tx, await tx.business.read(), {
    source: 'till',
    sourceKey: sale.key,
    customer: sale.customerId === null ? null : { customerId: sale.customerId },
    occurredAt: sale.now,
    discountMinor: bill.tierMinor + bill.couponMinor + bill.pointsMinor,
    lines: lines.map((line, at) => ({ ...line, totalMinor: line.totalMinor - (bill.lineDiscountsMinor[at] ?? 0) })),
    at: sale.now,
  })
  if ('refusal' in recorded) return recorded
  await settleBatch(tx, { business: sale.business, purchaseId, at: sale.now })
  return { outcome: 'recorded', purchaseId, bill, ...(await afterwards(tx, { ...sale, purchaseId, paidMinor: bill.payMinor })) }
}

async function takeBenefits(
  tx: Tx,
  sale: Sale & { readonly purchaseId: PurchaseId; readonly quote: Quote; readonly hasFreeOne: boolean },
): Promise<TillSaleRefusal | null> {
  const { customerId, purchaseId, actor, key, now, quote } = sale
  if (quote.couponRefusal !== null) return quote.couponRefusal
  // A coupon that the card outdoes is not used up: it stays for a day on which it is worth something.
  if (quote.coupon !== null && (quote.bill.couponMinor > 0 || quote.coupon.gift.kind === 'gift')) {
    const basketMinor = minor(sale.lines.reduce((sum, line) => sum + line.totalMinor, 0))
    const use = { code: quote.coupon.code, holder: key, customerId, basketMinor, purchaseId, discountMinor: quote.bill.couponMinor, actor }
    const used = await useCouponIn(tx, { ...use, state: 'redeemed', now })
    if ('refusal' in used) return used.refusal
  }
  const points = pointsOf(sale)
  if (points > 0) {
    if (customerId === null) return 'unknown-customer'
    const spent = await spendIn(tx, { customerId, points, key, purchaseId, actor, at: now })
    if ('refusal' in spent) return spent.refusal
  }
  if (sale.hasFreeOne) {
    if (customerId === null) return 'unknown-customer'
    const taken = await takeFreeOneIn(tx, { customerId, key, purchaseId, actor, at: now })
    if ('refusal' in taken) return taken.refusal
  }
  return null
}

/** As many points as the bill took; when the customer asked for more than he has, as many as he asked for, which is refused. */
function pointsOf({ points = 0, quote }: { readonly points?: number | undefined; readonly quote: Quote }): number {
  const held = quote.benefits?.points
  if (points === 0 || !held || points > held.available) return points
  return Math.ceil(quote.bill.pointsMinor / held.pointMinor)
}

async function afterwards(
  tx: Tx,
  sale: Sale & { readonly purchaseId: PurchaseId; readonly paidMinor?: Minor },
): Promise<Pick<TillSale, 'benefits' | 'couponForNextTime'>> {
  const { zone, currency } = await tx.business.read()
  const issued =
    sale.paidMinor === undefined
      ? await tx.reward.couponOfSale(sale.purchaseId)
      : ((await issueForSale(tx, { ...sale, paidMinor: sale.paidMinor, at: sale.now })) ??
        (await issuePersonal(tx, { ...sale, at: sale.now })))
  const today = localDay(sale.now, zone)
  return {
    couponForNextTime: issued ?? null,
    benefits: sale.customerId === null ? null : await benefitsIn(tx, sale.customerId, { today, currency }),
  }
}
