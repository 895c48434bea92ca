/** A paid sale on a local day, its lines, and the refunds that take it back. */
import type { Day } from '../../kernel/day.ts'
import type { CustomerId, ImportId, ProductId, PurchaseId, RefundId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Currency, type Minor, minor } from '../../kernel/money.ts'

export const PURCHASE_STATUSES = ['pending', 'paid', 'cancelled'] as const
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number]

export const LINE_KINDS = ['goods', 'service', 'delivery', 'tip', 'giftcard'] as const
export type LineKind = (typeof LINE_KINDS)[number]

export interface PurchaseLine {
  readonly lineNo: number
  readonly productId: ProductId | null
  readonly name: string
  /** Decimal text: '1', '0.750'. */
  readonly quantity: string
  readonly unitMinor: Minor | null
  readonly totalMinor: Minor
  readonly kind: LineKind
}

export interface Purchase {
  readonly id: PurchaseId
  /** Null for an anonymous sale. */
  readonly customerId: CustomerId | null
  /** 'hand', 'till', 'api' or 'csv:<scope>': with `sourceKey` it says which sale this is. */
  readonly source: string
  readonly sourceKey: string
  readonly receiptNo: string | null
  readonly day: Day
  /** Minutes since local midnight; null when only the day is known. */
  readonly minute: number | null
  readonly occurredAt: Instant
  readonly status: PurchaseStatus
  readonly currency: Currency
  readonly totalMinor: Minor
  readonly discountMinor: Minor
  /** Sum of the refunds that belong to this purchase. */
  readonly refundedMinor: Minor
  readonly location: string | null
  readonly staffName: string | null
  readonly orderRef: string | null
  readonly fiscalKey: string | null
  readonly note: string | null
  readonly importId: ImportId | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly revision: number
}

export interface Refund {
  readonly id: RefundId
  readonly purchaseId: PurchaseId | null
  readonly customerId: CustomerId | null
  readonly source: string
  readonly sourceKey: string
  readonly day: Day
  readonly occurredAt: Instant
  readonly currency: Currency
  /** Positive. */
  readonly totalMinor: Minor
  readonly reason: string | null
  readonly importId: ImportId | null
  readonly createdAt: Instant
}

/** Counts for the cycle: paid, and not wholly given back. A gift of zero counts; it was a visit. */
export function isRealPurchase(purchase: Pick<Purchase, 'status' | 'totalMinor' | 'refundedMinor'>): boolean {
  return purchase.status === 'paid' && (purchase.totalMinor === 0 || purchase.refundedMinor < purchase.totalMinor)
}

export const PURCHASE_REFUSALS = ['future-day', 'bad-amount', 'too-many-lines', 'lines-differ-from-total'] as const
export type PurchaseRefusal = (typeof PURCHASE_REFUSALS)[number]

/** A till never prints that many; a larger number is a broken file. */
const LINES_MAX = 1000
/** Ten billion roubles: above it the amount is a phone number in the wrong column. */
const TOTAL_MINOR_MAX = 1_000_000_000_000

export interface SaleFigures {
  readonly day: Day
  readonly today: Day
  readonly totalMinor: number | null
  readonly lines: readonly { readonly totalMinor: number }[]
}

/** The total of the sale, or why it is none. Lines, when given, must add up to the total, when given. */
export function saleTotal(sale: SaleFigures): Minor | { readonly refusal: PurchaseRefusal } {
  if (sale.day > sale.today) return { refusal: 'future-day' }
  if (sale.lines.length > LINES_MAX) return { refusal: 'too-many-lines' }
  const lineSum = sale.lines.reduce((sum, line) => sum + line.totalMinor, 0)
  const total = sale.totalMinor ?? lineSum
  if (![total, ...sale.lines.map(line => line.totalMinor)].every(isAmount)) return { refusal: 'bad-amount' }
  if (sale.lines.length > 0 && sale.totalMinor !== null && lineSum !== sale.totalMinor) return { refusal: 'lines-differ-from-total' }
  return minor(total)
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= TOTAL_MINOR_MAX
}
