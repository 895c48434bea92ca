/**
 * What one new and one repeat customer cost, where the owner told what he spent: by the field's rule of thumb a repeat
 * sale costs five to ten times less than winning somebody new, and his own numbers should say whether that holds for him.
 */
import { type Currency, type Minor, minor } from '../../kernel/money.ts'
import type { CustomerSource } from '../collect/customer.ts'

export interface Spend {
  /** What the money was meant to bring: 'existing' is spent on customers one has (messages, coupons). */
  readonly source: CustomerSource
  readonly currency: Currency
  readonly spendMinor: Minor
}

export interface UnitCost {
  readonly currency: Currency
  readonly spendMinor: Minor
  readonly count: number
  /** Rounded half up; null when there was nobody to divide by. */
  readonly eachMinor: Minor | null
}

export interface UnitCosts {
  readonly perNewCustomer: readonly UnitCost[]
  readonly perRepeatPurchase: readonly UnitCost[]
}

export function unitCosts(
  spends: readonly Spend[],
  counts: { readonly newCustomers: number; readonly repeatPurchases: number },
): UnitCosts {
  return {
    perNewCustomer: costOf(
      spends.filter(spend => spend.source !== 'existing'),
      counts.newCustomers,
    ),
    perRepeatPurchase: costOf(
      spends.filter(spend => spend.source === 'existing'),
      counts.repeatPurchases,
    ),
  }
}

function costOf(spends: readonly Spend[], count: number): UnitCost[] {
  const sums = new Map<Currency, number>()
  for (const { currency, spendMinor } of spends) sums.set(currency, (sums.get(currency) ?? 0) + spendMinor)
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => ({
      currency,
      spendMinor: minor(sum),
      count,
      eachMinor: count === 0 ? null : minor(Math.round(sum / count)),
    }))
}
