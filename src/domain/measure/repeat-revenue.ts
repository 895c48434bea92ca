/** What repeat purchases brought, in each currency; sums of different currencies are never added. */
import { type Currency, minor } from '../../kernel/money.ts'
import type { Money, MoneyRow, SaleKind } from './sales-facts.ts'

export interface Revenue {
  /** All sales less all refunds; the three below add up to it. */
  readonly total: readonly Money[]
  readonly repeat: readonly Money[]
  readonly first: readonly Money[]
  readonly anonymous: readonly Money[]
}

export function revenueOf(rows: readonly MoneyRow[]): Revenue {
  const ofKind = (kind: SaleKind): readonly Money[] => netByCurrency(rows.filter(row => row.kind === kind))
  return { total: netByCurrency(rows), repeat: ofKind('repeat'), first: ofKind('first'), anonymous: ofKind('anonymous') }
}

/** Sales less refunds; a currency in which nothing moved is left out. Ordered by the name of the currency. */
export function netByCurrency(rows: readonly Pick<MoneyRow, 'currency' | 'soldMinor' | 'refundedMinor'>[]): Money[] {
  const sums = new Map<Currency, number>()
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + row.soldMinor - row.refundedMinor)
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => ({ currency, minor: minor(sum) }))
}

export function inCurrency(amounts: readonly Money[], currency: Currency): number {
  return amounts.find(amount => amount.currency === currency)?.minor ?? 0
}
