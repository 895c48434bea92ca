/** What an invented shop consists of: the same facts a real one would bring, so that every page has something true to show. */
import type { Day } from '../../kernel/day.ts'
import type { ContactId, CustomerId, DueEventId, FollowUpId, ProductGroupId, ProductId, PurchaseId, RefundId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Currency, Minor } from '../../kernel/money.ts'
import type { OpeningHours, Rung, Trade } from './business.ts'

export const SAMPLE_SHOPS = ['tyres', 'salon', 'taxi', 'tiles', 'cafe'] as const
export type SampleShopKind = (typeof SAMPLE_SHOPS)[number]

export interface SampleProfile {
  readonly name: string
  readonly trade: Trade
  readonly locale: Locale
  readonly country: string
  readonly currency: Currency
  readonly zone: string
  readonly hours: OpeningHours
  /** How the owner signs, and the shop's own number. */
  readonly signature: string
  readonly phone: string
}

export interface SampleGroup {
  readonly groupId: ProductGroupId
  readonly name: string
}

export interface SampleProduct {
  readonly productId: ProductId
  readonly groupId: ProductGroupId
  readonly name: string
  readonly kind: 'goods' | 'service'
  /** Today's price. */
  readonly priceMinor: Minor
}

export type SampleSource = 'existing' | 'referral' | 'ads' | 'walk-in'

/** Given: agreed in so many words. Refused: said no. None: nobody asked, so nobody writes. */
export type SampleConsent = 'given' | 'refused' | 'none'

export interface SampleCustomer {
  readonly customerId: CustomerId
  readonly fullName: string
  readonly firstName: string
  readonly source: SampleSource
  readonly birthday: { readonly month: number; readonly day: number; readonly year: number | null } | null
  readonly note: string
  readonly drink: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly consent: SampleConsent
  readonly sinceDay: Day
}

export interface SampleLine {
  readonly productId: ProductId
  readonly name: string
  readonly kind: 'goods' | 'service'
  readonly quantity: number
  readonly unitMinor: Minor
  readonly totalMinor: Minor
}

export interface SamplePurchase {
  readonly purchaseId: PurchaseId
  /** Null for a sale to somebody who left no contact. */
  readonly customerId: CustomerId | null
  readonly day: Day
  readonly minute: number
  readonly totalMinor: Minor
  readonly refundedMinor: Minor
  readonly staffName: string
  readonly lines: readonly SampleLine[]
}

export interface SampleRefund {
  readonly refundId: RefundId
  readonly purchaseId: PurchaseId
  readonly customerId: CustomerId | null
  readonly day: Day
  readonly totalMinor: Minor
}

/** A return that was expected and is over by now. */
export interface SampleDueEvent {
  readonly dueEventId: DueEventId
  readonly customerId: CustomerId
  readonly anchorDay: Day
  readonly windowFrom: Day
  readonly dueDay: Day
  readonly windowTo: Day
  readonly heldOut: boolean
  readonly expectedShare: number
  readonly boughtDay: Day | null
}

export type SampleAnswer = 'booked' | 'later' | 'no' | 'no-answer'

export interface SampleContact {
  readonly contactId: ContactId
  readonly dueEventId: DueEventId
  readonly customerId: CustomerId
  readonly anchorDay: Day
  readonly dueDay: Day
  readonly rung: Rung
  readonly plannedDay: Day
  /** Done: the owner sent it. Expired: he did not get to it. Cancelled: the customer bought before. */
  readonly state: 'done' | 'expired' | 'cancelled'
  readonly answer: SampleAnswer | null
}

export interface SampleFollowUp {
  readonly followUpId: FollowUpId
  readonly customerId: CustomerId
  readonly contactId: ContactId | null
  readonly agreedOn: Day
  readonly dueOn: Day
  readonly state: 'open' | 'kept' | 'missed'
}

export interface SampleSpend {
  /** 'YYYY-MM' */
  readonly month: string
  readonly spendMinor: Minor
}

export interface SampleShop {
  readonly profile: SampleProfile
  readonly groups: readonly SampleGroup[]
  readonly products: readonly SampleProduct[]
  readonly customers: readonly SampleCustomer[]
  readonly purchases: readonly SamplePurchase[]
  readonly refunds: readonly SampleRefund[]
  readonly dueEvents: readonly SampleDueEvent[]
  readonly contacts: readonly SampleContact[]
  readonly followUps: readonly SampleFollowUp[]
  readonly spends: readonly SampleSpend[]
}
