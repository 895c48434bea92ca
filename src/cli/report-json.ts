/** The report for programs: the keys of `GET /api/v1/reports/kpis`, which do not change. */
import type { Share } from '../domain/measure/proportion.ts'
import type { UnitCost } from '../domain/measure/unit-costs.ts'
import { isoInstant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'
import { adjustmentSentence, alarmSentence, repeatRateSentence, upliftSentence } from '../locales/reasons/measure.ts'
import type { MonthReport } from '../usecases/measure/monthly-kpis.ts'

export function reportJson({ kpis, frozenAt, adjustments }: MonthReport, locale: Locale): Readonly<Record<string, unknown>> {
  const { repeatRate, revenue, segments, uplift, optOuts, costs } = kpis
  return {
    month: kpis.month,
    fromDay: kpis.fromDay,
    toDay: kpis.toDay,
    isFrozen: frozenAt !== null,
    frozenAt: frozenAt === null ? null : isoInstant(frozenAt),
    repeatRate: {
      ...rate(repeatRate.customers),
      windowDays: repeatRate.windowDays,
      purchases: rate(repeatRate.purchases),
      text: repeatRateSentence(repeatRate, locale),
    },
    revenue: revenue.total,
    repeatRevenue: revenue.repeat,
    firstRevenue: revenue.first,
    anonymousRevenue: revenue.anonymous,
    newCustomers: kpis.newCustomers,
    returningCustomers: kpis.returningCustomers,
    segments: segments.shares,
    moves: segments.moves,
    sources: kpis.sources.map(row => ({ ...row, spend: kpis.spends.filter(spend => spend.source === row.source).map(money) })),
    costs: { perNewCustomer: costs.perNewCustomer.map(cost), perRepeatPurchase: costs.perRepeatPurchase.map(cost) },
    contacts: kpis.contacts,
    promises: kpis.promises,
    optOuts: rate({ numerator: optOuts.optedOut, denominator: optOuts.writtenTo }),
    uplift: { ...uplift, contacted: rate(uplift.contacted), heldOut: rate(uplift.heldOut), text: upliftSentence(uplift, locale) },
    adjustments: adjustments.map(adjustment => ({ ...adjustment, text: adjustmentSentence(adjustment, locale) })),
    alarms: kpis.alarm === null ? [] : [{ code: kpis.alarm, data: {}, text: alarmSentence(kpis.alarm, locale) }],
  }
}

function rate({ numerator, denominator }: Share): Readonly<Record<string, number | null>> {
  return { numerator, denominator, share: denominator === 0 ? null : numerator / denominator }
}

function money({ currency, spendMinor }: { readonly currency: string; readonly spendMinor: number }): Readonly<Record<string, unknown>> {
  return { minor: spendMinor, currency }
}

function cost({ currency, spendMinor, count, eachMinor }: UnitCost): Readonly<Record<string, unknown>> {
  return { spend: { minor: spendMinor, currency }, count, each: eachMinor === null ? null : { minor: eachMinor, currency } }
}
