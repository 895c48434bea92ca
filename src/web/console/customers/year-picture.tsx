/** What a customer spent in the last year and what the next one may bring, between the sums where eight of ten such customers end. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { roundMoney } from '../words/round-money.ts'
import { customersWords } from './customers-words.ts'

type Year = NonNullable<AnswerOf<'GET /customers/{id}/cycles'>['year']>
type Purchases = AnswerOf<'GET /customers/{id}/cycle'>['purchases']

const WIDTH = 400
const HEIGHT = 96
const EDGE = 6
const MIDDLE = WIDTH / 2
const DAY_MS = 86_400_000
const YEAR_DAYS = 365

interface Spent {
  readonly daysAgo: number
  readonly sum: number
}

/** Sums that grow with each purchase of the last year. */
function lastYear(purchases: Purchases, asOf: string): readonly Spent[] {
  const todayMs = Date.parse(`${asOf}T00:00:00Z`)
  let sum = 0
  return purchases
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .flatMap(purchase => {
      const daysAgo = Math.round((todayMs - Date.parse(`${purchase.day}T00:00:00Z`)) / DAY_MS)
      if (daysAgo < 0 || daysAgo >= YEAR_DAYS) return []
      sum += purchase.total.minor
      return [{ daysAgo, sum }]
    })
}

function Drawn({ year, spent, label }: { readonly year: Year; readonly spent: readonly Spent[]; readonly label: string }) {
  const past = spent.at(-1)?.sum ?? 0
  const top = Math.max(past, year.expected.minor, year.high?.minor ?? 0, 1)
  const y = (sum: number) => HEIGHT - EDGE - (sum / top) * (HEIGHT - 2 * EDGE)
  const x = (daysAgo: number) => EDGE + (1 - daysAgo / YEAR_DAYS) * (MIDDLE - EDGE)
  const steps = spent.map(one => `H${x(one.daysAgo)} V${y(one.sum)}`).join(' ')
  const end = WIDTH - EDGE
  return (
    <svg class="year" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {year.low && year.high ? <path class="usual" d={`M${MIDDLE} ${y(0)} L${end} ${y(year.high.minor)} V${y(year.low.minor)} Z`} /> : null}
      <path class="spent" d={`M${EDGE} ${y(0)} ${steps} H${MIDDLE}`} />
      {spent.map(one => (
        <circle key={`${one.daysAgo}:${one.sum}`} class="dot" cx={x(one.daysAgo)} cy={y(one.sum)} r={3.5} />
      ))}
      <path class="middle" d={`M${MIDDLE} ${y(0)} L${end} ${y(year.expected.minor)}`} />
      <circle class="due" cx={end - 1} cy={y(year.expected.minor)} r={4.5} />
      <line class="now" x1={MIDDLE} x2={MIDDLE} y1={0} y2={HEIGHT} />
      <line class="base" x1={EDGE} x2={end} y1={y(0)} y2={y(0)} />
    </svg>
  )
}

/** "From nothing to nothing" is said in words. */
function betweenText({ low, high }: { readonly low: number; readonly high: number }, currency: string): string {
  const { offer: w } = customersWords.words()
  if (high === 0) return w.yearNone
  if (low === 0) return w.yearUpTo(roundMoney(high, currency))
  return w.yearBetween({ low: roundMoney(low, currency), high: roundMoney(high, currency) })
}

/** Nothing is shown while no purchase has a sum. */
export function YearPicture({ customerId }: { readonly customerId: string }) {
  const { offer: w, profile } = customersWords.words()
  const cycles = useRead('GET /customers/{id}/cycles', [{ params: { id: customerId } }])
  const cycle = useRead('GET /customers/{id}/cycle', [{ params: { id: customerId } }])
  const year = cycles.data?.year
  if (!year || !cycle.data) return null
  const spent = lastYear(cycle.data.purchases, cycle.data.asOf)
  const { currency } = year.expected
  const past = w.yearPast(roundMoney(spent.at(-1)?.sum ?? 0, currency))
  const next = w.yearNext(roundMoney(year.expected.minor, currency))
  const between = year.low && year.high ? betweenText({ low: year.low.minor, high: year.high.minor }, currency) : ''
  return (
    <section class="card">
      <h2>{w.year}</h2>
      <p>
        <strong class="big-figure">{roundMoney(year.expected.minor, currency)}</strong> <span class="quiet">{between}</span>
      </p>
      <figure class="stack-s">
        <Drawn year={year} spent={spent} label={`${past}; ${next}. ${between}`} />
        <p class="gaps-ends row-apart small quiet">
          <span>{past}</span>
          <span class="mark-now">{profile.now}</span>
          <span class="mark-due">{next}</span>
        </p>
        <figcaption class="small quiet">{year.why.text}</figcaption>
      </figure>
    </section>
  )
}
