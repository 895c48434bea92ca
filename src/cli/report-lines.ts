/** The report for people: a page of the terminal, in the words of the business. */
import { firstDayOf, type Month } from '../domain/measure/month.ts'
import type { MonthKpis } from '../domain/measure/month-kpis.ts'
import type { Money } from '../domain/measure/sales-facts.ts'
import type { UnitCost } from '../domain/measure/unit-costs.ts'
import { formatDay, type Locale } from '../kernel/locale.ts'
import { formatMoney } from '../kernel/money.ts'
import { formatPercent } from '../kernel/percent.ts'
import { localDay } from '../kernel/zone.ts'
import { adjustmentSentence, alarmSentence, measureWords, repeatRateSentence, upliftSentence } from '../locales/reasons/measure.ts'
import type { MonthReport } from '../usecases/measure/monthly-kpis.ts'

export interface ReportReader {
  readonly locale: Locale
  readonly zone: string
}

export function reportLines({ kpis, frozenAt, adjustments }: MonthReport, { locale, zone }: ReportReader): string[] {
  const words = measureWords(locale).report
  const closed = frozenAt === null ? words.running : words.closed(formatDay(localDay(frozenAt, zone), locale))
  const alarm = kpis.alarm === null ? [] : [`! ${alarmSentence(kpis.alarm, locale)}`]
  const late = adjustments.map(adjustment => `  ${adjustmentSentence(adjustment, locale)}`)
  return [
    words.title(monthName(kpis.month, locale)),
    closed,
    '',
    ...revenueLines(kpis, locale),
    '',
    repeatRateSentence(kpis.repeatRate, locale),
    `${words.newCustomers}: ${kpis.newCustomers} · ${words.returningCustomers}: ${kpis.returningCustomers}`,
    '',
    `${words.segments}: ${segmentsLine(kpis, locale)}`,
    `${words.sources}: ${sourcesLine(kpis, locale)}`,
    ...alarm,
    '',
    ...contactLines(kpis, locale),
    `${words.effect}: ${upliftSentence(kpis.uplift, locale)}`,
    ...costLines(kpis, locale),
    ...(late.length === 0 ? [] : ['', `${words.adjustments}:`, ...late]),
  ]
}

function monthName(month: Month, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${firstDayOf(month)}T00:00:00Z`),
  )
}

function revenueLines({ revenue }: MonthKpis, locale: Locale): string[] {
  const words = measureWords(locale).report
  return [
    `${words.revenue}: ${sums(revenue.total, locale)}`,
    `  ${words.repeat}: ${sums(revenue.repeat, locale)}`,
    `  ${words.first}: ${sums(revenue.first, locale)}`,
    `  ${words.anonymous}: ${sums(revenue.anonymous, locale)}`,
  ]
}

function segmentsLine({ segments }: MonthKpis, locale: Locale): string {
  const words = measureWords(locale).report
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 1 })
  return segments.shares
    .map(({ segment, customers, share, changeShare }) => {
      const change = changeShare === null ? '' : `, ${words.points(signed.format(changeShare * 100))}`
      return `${words.segment[segment]} ${customers}${share === null ? '' : ` (${formatPercent(share, locale)}${change})`}`
    })
    .join(' · ')
}

/** Those that brought something, the largest first. */
function sourcesLine({ sources }: MonthKpis, locale: Locale): string {
  const words = measureWords(locale).report
  const brought = sources.filter(row => row.revenue.some(amount => amount.minor !== 0)).toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))
  if (brought.length === 0) return words.nothing
  return brought
    .map(
      row =>
        `${words.source[row.source]} ${sums(row.revenue, locale)}${row.share === null ? '' : ` (${formatPercent(row.share, locale)})`}`,
    )
    .join(' · ')
}

function contactLines({ contacts, promises, optOuts }: MonthKpis, locale: Locale): string[] {
  const words = measureWords(locale).report
  const revenue = contacts.boughtRevenue.length === 0 ? '' : sums(contacts.boughtRevenue, locale)
  return [
    `${words.contacts}: ${words.funnel(contacts)}; ${words.bought({ bought: contacts.bought, ladders: contacts.ladders, revenue })}`,
    words.promises(promises),
    words.optOuts(optOuts),
  ]
}

function costLines({ costs }: MonthKpis, locale: Locale): string[] {
  const words = measureWords(locale).report
  const told = (cost: UnitCost): { readonly each: string; readonly spend: string } => ({
    each: cost.eachMinor === null ? '—' : formatMoney(cost.eachMinor, cost.currency, locale),
    spend: formatMoney(cost.spendMinor, cost.currency, locale),
  })
  return [
    ...costs.perNewCustomer.map(cost => words.perNewCustomer(told(cost))),
    ...costs.perRepeatPurchase.map(cost => words.perRepeatPurchase(told(cost))),
  ]
}

function sums(amounts: readonly Money[], locale: Locale): string {
  const words = measureWords(locale).report
  return amounts.length === 0 ? words.nothing : amounts.map(amount => formatMoney(amount.minor, amount.currency, locale)).join(' + ')
}
