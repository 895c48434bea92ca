/** What the day has brought, as far as it has brought anything. */
import { money, number } from '../words/format.ts'
import { cardWords } from './card-words-catalogue.ts'
import type { TodayAnswer } from './day-state.ts'

export function Earned({ done }: { readonly done: TodayAnswer['done'] }) {
  const { earned } = cardWords.words()
  const figures = [
    [earned.contacts, done.contacts],
    [earned.booked, done.booked],
    [earned.agreed, done.agreed],
    [earned.purchases, done.repeatPurchases],
  ] as const
  return (
    <dl class="figures">
      {figures
        .filter(([, value]) => value > 0)
        .map(([label, value]) => (
          <div key={label}>
            <dd>{number(value)}</dd>
            <dt>{label}</dt>
          </div>
        ))}
      {done.repeatRevenue.map(sum => (
        <div key={sum.currency}>
          <dd>{money(sum.minor, sum.currency)}</dd>
          <dt>{earned.revenue}</dt>
        </div>
      ))}
    </dl>
  )
}
