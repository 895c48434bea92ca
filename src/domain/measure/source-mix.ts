/**
 * Where the month's sales came from. A repeat purchase is the work of the existing base, whatever once brought the
 * customer; a first one belongs to its origin. A healthy mix of a small agency is 40–50 % existing, 20–30 % referrals and
 * 20–30 % advertising; it is alarming when advertising brings more than existing customers and their friends together.
 */
import type { Currency } from '../../kernel/money.ts'
import type { CustomerSource } from '../collect/customer.ts'
import { inCurrency, netByCurrency } from './repeat-revenue.ts'
import type { BuyerRow, Money, MoneyRow } from './sales-facts.ts'

export const SALE_SOURCES = ['existing', 'referral', 'ads', 'walk-in', 'unknown', 'anonymous'] as const
export type SaleSource = (typeof SALE_SOURCES)[number]

export interface SourceRow {
  readonly source: SaleSource
  readonly revenue: readonly Money[]
  /** Of the revenue in the currency of the business; null when that is nothing. */
  readonly share: number | null
  readonly customers: number
}

export const MIX_ALARMS = ['ads-exceed-existing-and-referral', 'ads-exceed-existing'] as const
export type MixAlarm = (typeof MIX_ALARMS)[number]

export interface SourceMix {
  /** Every source, also those that brought nothing; the sums add up to the revenue of the month. */
  readonly sources: readonly SourceRow[]
  /** The stronger of the two when both hold. */
  readonly alarm: MixAlarm | null
}

export function saleSourceOf(row: Pick<MoneyRow, 'kind' | 'origin'>): SaleSource {
  if (row.kind === 'anonymous') return 'anonymous'
  return row.kind === 'repeat' ? 'existing' : row.origin
}

export function sourceMix(
  facts: { readonly money: readonly MoneyRow[]; readonly buyers: readonly BuyerRow[] },
  currency: Currency,
): SourceMix {
  const total = inCurrency(netByCurrency(facts.money), currency)
  const sources = SALE_SOURCES.map((source): SourceRow => {
    const revenue = netByCurrency(facts.money.filter(row => saleSourceOf(row) === source))
    const customers = facts.buyers.filter(row => buyerSourceOf(row) === source).reduce((sum, row) => sum + row.customers, 0)
    return { source, revenue, share: total > 0 ? inCurrency(revenue, currency) / total : null, customers }
  })
  const brought = (source: SaleSource): number => inCurrency(sources.find(row => row.source === source)?.revenue ?? [], currency)
  return { sources, alarm: mixAlarm({ existing: brought('existing'), referral: brought('referral'), ads: brought('ads') }) }
}

/** Equal is not more: only a clear excess rings. */
export function mixAlarm({
  existing,
  referral,
  ads,
}: {
  readonly existing: number
  readonly referral: number
  readonly ads: number
}): MixAlarm | null {
  if (ads > existing + referral) return 'ads-exceed-existing-and-referral'
  return ads > existing ? 'ads-exceed-existing' : null
}

function buyerSourceOf(row: BuyerRow): CustomerSource {
  return row.isNew ? row.origin : 'existing'
}
