/**
 * What the sales of a month are counted from, before any figure is made of them. A purchase day is repeat when it lies
 * after the customer's first one; on the first day itself every receipt is first. Wholly refunded purchases are no
 * purchase days. Money is net by the day it moved: a refund lowers the month in which it was paid back.
 */
import type { Currency, Minor } from '../../kernel/money.ts'
import type { CustomerSource } from '../collect/customer.ts'
import type { Month } from './month.ts'

/** 'anonymous' is a sale to somebody who left no contact: it may be a first or a repeat one, nobody knows. */
export const SALE_KINDS = ['first', 'repeat', 'anonymous'] as const
export type SaleKind = (typeof SALE_KINDS)[number]

/** Receipts of one month that are alike; sums of one currency each. */
export interface MoneyRow {
  readonly month: Month
  readonly currency: Currency
  readonly kind: SaleKind
  /** Where the customer came from, once; 'unknown' for anonymous sales. */
  readonly origin: CustomerSource
  readonly soldMinor: Minor
  readonly refundedMinor: Minor
  readonly receipts: number
}

/** Known customers who bought in one month. */
export interface BuyerRow {
  readonly month: Month
  readonly origin: CustomerSource
  /** The customer's first purchase day lies in this month. */
  readonly isNew: boolean
  readonly customers: number
  /** Days with a purchase, summed over these customers. */
  readonly visitDays: number
  /** Those of them after the first one. */
  readonly repeatDays: number
}

export interface Money {
  readonly currency: Currency
  readonly minor: Minor
}
