/** How many come back, and what they bring. */
import { currency } from '../client/session.ts'
import { money, month, number, percent } from '../words/format.ts'
import { MonthChart } from './month-chart.tsx'
import { numbersWords } from './numbers-words.ts'
import type { Kpis, Months } from './kpis.ts'

interface RepeatProps {
  readonly kpis: Kpis
  readonly months: Months
  readonly chosen: string
}

type Sums = Kpis['revenue']

/** Sums of different currencies are never added: the chart shows the shop's own. */
function own(sums: Sums): number {
  return sums.find(sum => sum.currency === currency.value)?.minor ?? 0
}

export function sumsText(sums: Sums): string {
  return sums.length === 0 ? money(0, currency.value) : sums.map(sum => money(sum.minor, sum.currency)).join(' + ')
}

/** '1,2 млн ₽': short money for axes. */
function shortMoney(amountMinor: number): string {
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'currency',
    currency: currency.value,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(amountMinor / 100)
}

export function RepeatRate({ kpis, months, chosen }: RepeatProps) {
  const w = numbersWords.words().repeatRate
  const { repeatRate } = kpis
  return (
    <section class="card number-card">
      <h2>{w.title}</h2>
      {repeatRate.share === null ? <p class="quiet">{w.empty}</p> : <p class="figure">{percent(repeatRate.share)}</p>}
      <p>{repeatRate.text}</p>
      <MonthChart
        label={w.chart}
        chosen={chosen}
        topLabel={value => percent(value)}
        columns={months.map(row => ({ month: row.month, whole: row.repeatRate.share ?? 0, part: row.repeatRate.share ?? 0 }))}
      >
        <table class="table">
          <tbody>
            {months.toReversed().map(row => (
              <tr key={row.month}>
                <th scope="row">{month(row.month)}</th>
                <td class="number">{row.repeatRate.share === null ? '—' : percent(row.repeatRate.share)}</td>
                <td class="number">
                  {w.of({ numerator: number(row.repeatRate.numerator), denominator: number(row.repeatRate.denominator) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </MonthChart>
    </section>
  )
}

export function Revenue({ kpis, months, chosen }: RepeatProps) {
  const w = numbersWords.words().revenue
  const [whole, part] = [own(kpis.revenue), own(kpis.repeatRevenue)]
  return (
    <section class="card number-card">
      <h2>{w.title}</h2>
      <div>
        <p class="figure">{sumsText(kpis.repeatRevenue)}</p>
        <p>
          {w.repeat}{' '}
          <span class="quiet">
            · {sumsText(kpis.revenue)} {w.total}
          </span>
        </p>
      </div>
      {whole > 0 ? (
        <p class="small quiet">
          {w.share(percent(part / whole))} · {w.newCustomers}: {number(kpis.newCustomers)} · {w.returningCustomers}:{' '}
          {number(kpis.returningCustomers)}
        </p>
      ) : null}
      <MonthChart
        label={w.chart}
        chosen={chosen}
        topLabel={shortMoney}
        columns={months.map(row => ({ month: row.month, whole: own(row.revenue), part: own(row.repeatRevenue) }))}
      >
        <table class="table">
          <thead>
            <tr>
              <td />
              <th scope="col" class="number">
                {w.repeat}
              </th>
              <th scope="col" class="number">
                {w.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map(row => (
              <tr key={row.month}>
                <th scope="row">{month(row.month)}</th>
                <td class="number">{sumsText(row.repeatRevenue)}</td>
                <td class="number">{sumsText(row.revenue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </MonthChart>
      <p class="legend small">
        <span class="swatch part" /> {w.repeat} <span class="swatch whole" /> {w.first}
      </p>
    </section>
  )
}
