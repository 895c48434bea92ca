/** How many of the month's customers had bought before, and how many of its purchases were repeat ones. */
import type { Share } from './proportion.ts'
import type { BuyerRow } from './sales-facts.ts'

export interface RepeatRate {
  /** Returning customers of the month among all known customers of the month. */
  readonly customers: Share
  /** Second and later purchase days among all purchase days of known customers. */
  readonly purchases: Share
  /** How far back "bought before" looks: days of recorded history before the month ended. */
  readonly windowDays: number
}

export interface BuyerCounts {
  readonly newCustomers: number
  readonly returningCustomers: number
}

/** New and returning add up to the buyers of the month: each buyer is one of the two. */
export function buyerCounts(rows: readonly BuyerRow[]): BuyerCounts {
  const count = (isNew: boolean): number => rows.filter(row => row.isNew === isNew).reduce((sum, row) => sum + row.customers, 0)
  return { newCustomers: count(true), returningCustomers: count(false) }
}

export function repeatRate(rows: readonly BuyerRow[], windowDays: number): RepeatRate {
  const { newCustomers, returningCustomers } = buyerCounts(rows)
  return {
    customers: { numerator: returningCustomers, denominator: newCustomers + returningCustomers },
    purchases: {
      numerator: rows.reduce((sum, row) => sum + row.repeatDays, 0),
      denominator: rows.reduce((sum, row) => sum + row.visitDays, 0),
    },
    windowDays,
  }
}
