/** The evidence behind "why now": purchases on a line of time, and the days in which the next one is expected. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { day } from '../words/format.ts'
import { cardWords } from './card-words-catalogue.ts'
import './evidence.css'

type Cycle = AnswerOf<'GET /customers/{id}/cycle'>

const WIDTH = 400
const HEIGHT = 40
const LINE_Y = 20
const EDGE = 10
/** More dots than this run into each other on a phone; the newest tell the rhythm. */
const DOTS_MAX = 14

function dayMs(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`)
}

export function CycleLine({ cycle }: { readonly cycle: Cycle }) {
  const w = cardWords.words()
  const purchases = cycle.purchases.toSorted((a, b) => a.day.localeCompare(b.day)).slice(-DOTS_MAX)
  const first = purchases[0]
  if (!first) return null
  const lastMs = Math.max(dayMs(cycle.asOf), cycle.window ? dayMs(cycle.window.toDay) : 0)
  const spanMs = Math.max(lastMs - dayMs(first.day), 1)
  const x = (isoDay: string) => EDGE + ((dayMs(isoDay) - dayMs(first.day)) / spanMs) * (WIDTH - 2 * EDGE)
  const summary = cycle.window
    ? w.evidenceSummary({ purchases: cycle.purchases.length, fromDay: day(cycle.window.fromDay), toDay: day(cycle.window.toDay) })
    : cycle.reason.text
  const bandX = cycle.window ? x(cycle.window.fromDay) : 0
  const todayX = x(cycle.asOf)
  return (
    <div class="cycle-line">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
        {cycle.window ? (
          <rect class="band" x={bandX} y={LINE_Y - 13} width={Math.max(x(cycle.window.toDay) - bandX, 4)} height={26} rx={5} />
        ) : null}
        <line class="axis" x1={EDGE} x2={WIDTH - EDGE} y1={LINE_Y} y2={LINE_Y} />
        <line class="now" x1={todayX} x2={todayX} y1={LINE_Y - 17} y2={LINE_Y + 17} />
        {purchases.map(purchase => (
          <circle key={purchase.purchaseId} class="dot" cx={x(purchase.day)} cy={LINE_Y} r={4.5} />
        ))}
        {cycle.window ? <circle class="due" cx={x(cycle.window.dueDay)} cy={LINE_Y} r={4.5} /> : null}
      </svg>
      <p class="row-apart small quiet">
        <span>{day(first.day, { year: true })}</span>
        <span class="row">
          <span class="mark-now">{w.evidenceToday}</span>
          {cycle.window ? (
            <span class="mark-due">
              {w.evidenceDue}: {day(cycle.window.dueDay)}
            </span>
          ) : null}
        </span>
      </p>
    </div>
  )
}

export function Evidence({ customerId }: { readonly customerId: string }) {
  const cycle = useRead('GET /customers/{id}/cycle', [{ params: { id: customerId } }])
  const w = cardWords.words()
  if (!cycle.data) return <LoadState error={cycle.error} onAgain={() => void cycle.refetch()} />
  return (
    <figure class="evidence" aria-label={w.evidence}>
      <CycleLine cycle={cycle.data} />
      <figcaption class="small quiet">
        {cycle.data.reason.text} <a href={`/customers/${customerId}`}>{w.profile}</a>
      </figcaption>
    </figure>
  )
}
