/** What late receipts and refunds would change in a month that is closed: shown beside it, never mixed into it. */
import type { Currency } from '../../kernel/money.ts'
import type { MonthKpis } from './month-kpis.ts'
import { inCurrency } from './repeat-revenue.ts'
import type { Money } from './sales-facts.ts'

export const ADJUSTED_KPIS = ['revenue', 'repeat-revenue', 'new-customers', 'returning-customers', 'repeat-purchases', 'purchases'] as const
export type AdjustedKpi = (typeof ADJUSTED_KPIS)[number]

export interface Adjustment {
  readonly kpi: AdjustedKpi
  /** For sums of money, in minor units; null for counts. */
  readonly currency: Currency | null
  readonly frozen: number
  readonly now: number
}

export type AdjustableKpis = Pick<MonthKpis, 'revenue' | 'newCustomers' | 'returningCustomers' | 'repeatRate'>

/** Empty when nothing arrived since the month was closed. */
export function adjustmentsOf({ frozen, live }: { readonly frozen: AdjustableKpis; readonly live: AdjustableKpis }): Adjustment[] {
  const all: Adjustment[] = [
    ...moneyPairs('revenue', { frozen: frozen.revenue.total, now: live.revenue.total }),
    ...moneyPairs('repeat-revenue', { frozen: frozen.revenue.repeat, now: live.revenue.repeat }),
    { kpi: 'new-customers', currency: null, frozen: frozen.newCustomers, now: live.newCustomers },
    { kpi: 'returning-customers', currency: null, frozen: frozen.returningCustomers, now: live.returningCustomers },
    { kpi: 'repeat-purchases', currency: null, frozen: frozen.repeatRate.purchases.numerator, now: live.repeatRate.purchases.numerator },
    { kpi: 'purchases', currency: null, frozen: frozen.repeatRate.purchases.denominator, now: live.repeatRate.purchases.denominator },
  ]
  return all.filter(adjustment => adjustment.frozen !== adjustment.now)
}

function moneyPairs(
  kpi: AdjustedKpi,
  { frozen, now }: { readonly frozen: readonly Money[]; readonly now: readonly Money[] },
): Adjustment[] {
  const currencies = [...new Set([...frozen, ...now].map(amount => amount.currency))].toSorted()
  return currencies.map(currency => ({ kpi, currency, frozen: inCurrency(frozen, currency), now: inCurrency(now, currency) }))
}
