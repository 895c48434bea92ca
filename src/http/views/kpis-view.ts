/** The numbers of a month as the API tells them, each with what it was counted from. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { Adjustment } from '../../domain/measure/adjustment.ts'
import type { Uplift } from '../../domain/measure/hold-out.ts'
import type { MonthKpis } from '../../domain/measure/month-kpis.ts'
import type { Share } from '../../domain/measure/proportion.ts'
import type { Money } from '../../domain/measure/sales-facts.ts'
import type { UnitCost } from '../../domain/measure/unit-costs.ts'
import type { Locale } from '../../kernel/locale.ts'
import { adjustmentSentence, alarmSentence, repeatRateSentence, upliftSentence } from '../../locales/reasons/measure.ts'
import type { MonthReport } from '../../usecases/measure/monthly-kpis.ts'

type Kpis = AnswerOf<'GET /reports/kpis'>

export function kpisView({ kpis, frozenAt, adjustments }: MonthReport, locale: Locale): Kpis {
  const { repeatRate, revenue, contacts } = kpis
  return {
    month: kpis.month,
    fromDay: kpis.fromDay,
    toDay: kpis.toDay,
    isFrozen: frozenAt !== null,
    repeatRate: {
      ...rateOf(repeatRate.customers),
      windowDays: repeatRate.windowDays,
      purchases: rateOf(repeatRate.purchases),
      text: repeatRateSentence(repeatRate, locale),
    },
    revenue: sumsOf(revenue.total),
    repeatRevenue: sumsOf(revenue.repeat),
    firstRevenue: sumsOf(revenue.first),
    anonymousRevenue: sumsOf(revenue.anonymous),
    newCustomers: kpis.newCustomers,
    returningCustomers: kpis.returningCustomers,
    segments: kpis.segments.shares.map(row => ({ ...row })),
    moves: kpis.segments.moves.map(move => ({ ...move })),
    sources: sourcesOf(kpis),
    costs: { perNewCustomer: kpis.costs.perNewCustomer.map(costOf), perRepeatPurchase: kpis.costs.perRepeatPurchase.map(costOf) },
    contacts: { ...contacts, boughtRevenue: sumsOf(contacts.boughtRevenue) },
    promises: { ...kpis.promises },
    optOuts: rateOf({ numerator: kpis.optOuts.optedOut, denominator: kpis.optOuts.writtenTo }),
    uplift: upliftView(kpis.uplift, locale),
    adjustments: adjustments.map(adjustment => adjustmentView(adjustment, locale)),
    alarms: kpis.alarm === null ? [] : [{ code: kpis.alarm, data: {}, text: alarmSentence(kpis.alarm, locale) }],
  }
}

export function rateOf({ numerator, denominator }: Share): { numerator: number; denominator: number; share: number | null } {
  return { numerator, denominator, share: denominator === 0 ? null : Math.min(1, numerator / denominator) }
}

export function sumsOf(sums: readonly Money[]): Kpis['revenue'] {
  return sums.map(sum => ({ minor: sum.minor, currency: sum.currency }))
}

function sourcesOf(kpis: MonthKpis): Kpis['sources'] {
  return kpis.sources.map(row => ({
    source: row.source,
    customers: row.customers,
    share: row.share,
    revenue: sumsOf(row.revenue),
    spend: kpis.spends.filter(spend => spend.source === row.source).map(spend => ({ minor: spend.spendMinor, currency: spend.currency })),
  }))
}

function costOf({ currency, spendMinor, count, eachMinor }: UnitCost): Kpis['costs']['perNewCustomer'][number] {
  return { spend: { minor: spendMinor, currency }, count, each: eachMinor === null ? null : { minor: eachMinor, currency } }
}

function upliftView(uplift: Uplift, locale: Locale): Kpis['uplift'] {
  const { difference, low, high, visible, needed, verdict } = uplift
  return {
    contacted: rateOf(uplift.contacted),
    heldOut: rateOf(uplift.heldOut),
    difference,
    low,
    high,
    visible,
    needed,
    verdict,
    text: upliftSentence(uplift, locale),
  }
}

function adjustmentView(adjustment: Adjustment, locale: Locale): Kpis['adjustments'][number] {
  const { kpi, currency, frozen, now } = adjustment
  return { kpi, currency, frozen, now, text: adjustmentSentence(adjustment, locale) }
}
