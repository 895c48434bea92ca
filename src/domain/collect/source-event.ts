/** What a source tells, whatever it is called there: a sale, a refund, a booking, a person, or that one of them is void. */
import type { Day } from '../../kernel/day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Currency } from '../../kernel/money.ts'
import type { Prepayment } from './advance.ts'
import type { Birthday } from './customer.ts'
import type { LineKind, PurchaseStatus } from './purchase.ts'

export const SOURCE_NAMES = [
  'webhook',
  'tilda',
  'fiscal-ru',
  'evotor',
  'yclients',
  'moysklad',
  'woocommerce',
  'shopify',
  'square',
  'stripe',
  'commerceml',
  'loyverse',
  'microinvest',
] as const
export type SourceName = (typeof SOURCE_NAMES)[number]

/** Wall time of the place where `zone` is null, of that IANA zone otherwise; or a moment. */
export type ToldWhen = { readonly instant: Instant } | { readonly day: Day; readonly minute: number | null; readonly zone: string | null }

export interface ToldCustomer {
  /** The source's own number of the person. */
  readonly externalId: string | null
  readonly name: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly cards: readonly string[]
  readonly birthday: Birthday | null
}

export interface ToldLine {
  readonly name: string
  readonly category: string | null
  /** Decimal text: '1', '0.750'. */
  readonly quantity: string
  readonly unitMinor: number | null
  /** After discounts. */
  readonly totalMinor: number
  readonly kind: LineKind
}

interface Told {
  readonly sourceId: string
  /** The source's own stamp of the last change, as text that sorts; null when it has none. */
  readonly version: string | null
}

interface ToldMoney extends Told {
  readonly when: ToldWhen
  /** The business's own when null. */
  readonly currency: Currency | null
  /** Positive. */
  readonly totalMinor: number
  readonly lines: readonly ToldLine[]
  readonly customer: ToldCustomer | null
  readonly fiscalKey: string | null
  /** Number of the shift at the till, and of the receipt within that shift. */
  readonly shiftNo: string | null
  readonly receiptInShift: string | null
}

export interface ToldSale extends ToldMoney {
  readonly kind: 'purchase'
  readonly status: PurchaseStatus
  readonly discountMinor: number
  readonly receiptNo: string | null
  readonly location: string | null
  readonly staff: string | null
  readonly orderRef: string | null
  /** Several records that are one visit: each tells its part, the sale is their sum. Null for a sale told at once. */
  readonly part: string | null
  /** Absent where everything is paid and given at once. */
  readonly prepayment?: Prepayment
}

export interface ToldRefund extends ToldMoney {
  readonly kind: 'refund'
  /** The sale it takes back, as the source numbers it; null when the source does not say. */
  readonly refundOf: string | null
}

export const BOOKING_STATES = ['booked', 'confirmed', 'came', 'no-show', 'cancelled'] as const
export interface ToldBooking extends Told {
  readonly kind: 'booking'
  readonly when: ToldWhen
  readonly durationMinutes: number
  readonly service: string
  /** Who serves him, by name: his minutes are taken. */
  readonly staff: string | null
  readonly customer: ToldCustomer | null
  readonly state: (typeof BOOKING_STATES)[number]
}

export interface ToldPerson {
  readonly kind: 'customer'
  readonly customer: ToldCustomer
}

/** The source has struck it out. */
export interface ToldWithdrawal extends Told {
  readonly kind: 'withdrawal'
  readonly of: 'purchase' | 'refund'
  readonly part: string | null
}

/** The delivery only says that something changed: it has to be read at the source. */
export interface ToldFetch {
  readonly kind: 'fetch'
  readonly what: string
  readonly reference: string
}

export type SourceEvent = ToldSale | ToldRefund | ToldBooking | ToldPerson | ToldWithdrawal
export type ParsedEvent = SourceEvent | ToldFetch

export const NOBODY: ToldCustomer = { externalId: null, name: '', phones: [], emails: [], cards: [], birthday: null }
