/** Five weeks of days with how many people each has; a day opens its people and the reasons. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { today } from '../client/session.ts'
import { LoadState } from '../parts/load-state.tsx'
import { dayRange } from '../words/day-range.ts'
import { day, language } from '../words/format.ts'
import { planningWords } from './planning-words.ts'

type Day = AnswerOf<'GET /calendar'>['days'][number]

const DAYS_SHOWN = 35
const DAY_MS = 86_400_000

function shifted(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The Monday of this day's week: columns stand under their weekdays. */
function monday(iso: string): string {
  return shifted(iso, -((new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7))
}

function weekday(iso: string): string {
  return new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`))
}

function DayCell({ one, isChosen, onChoose }: { readonly one: Day; readonly isChosen: boolean; readonly onChoose: () => void }) {
  const w = planningWords.words().calendar
  const { soft, product, offer, followUp } = one.rungs
  const total = soft + product + offer + followUp
  const label = `${day(one.day, { weekday: true })}: ${total === 0 ? w.nothing : w.contacts(total)}`
  return (
    <button
      type="button"
      class="day-cell"
      data-closed={one.isClosed ? '' : undefined}
      data-season={one.seasons.length > 0 ? '' : undefined}
      data-today={one.day === today.value ? '' : undefined}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span class="out-of-sight">{label}</span>
      <span class="small" aria-hidden="true">
        {Number(one.day.slice(8))}
      </span>
      <span class="day-count" aria-hidden="true">
        {total === 0 ? '' : total}
      </span>
      <span class="day-bars" aria-hidden="true">
        {(['soft', 'product', 'offer'] as const).map(rung => (
          <i key={rung} class="swatch" data-rung={rung} style={{ flexGrow: one.rungs[rung] }} />
        ))}
      </span>
    </button>
  )
}

function DayPeople({ on, cell }: { readonly on: string; readonly cell: Day | undefined }) {
  const w = planningWords.words().calendar
  const people = useRead('GET /calendar/contacts', [{ query: { day: on } }])
  return (
    <section class="card" aria-live="polite">
      <h2>{w.ofDay(day(on, { weekday: true }))}</h2>
      {cell?.isClosed ? <p class="badge warn">{w.closed}</p> : null}
      {cell && cell.seasons.length > 0 ? <p class="quiet">{w.season(cell.seasons.join(', '))}</p> : null}
      {people.data ? null : <LoadState error={people.error} onAgain={() => void people.refetch()} />}
      {people.data?.items.length === 0 ? <p class="quiet">{w.nothing}</p> : null}
      <ul class="lines told">
        {people.data?.items.map(one => (
          <li key={one.contactId}>
            <a href={`/customers/${one.customer.customerId}`} class="strong">
              {one.customer.name}
            </a>{' '}
            <span class="quiet small">{one.rungText}</span>
            <br />
            {one.why.text}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function PlannedDays() {
  const w = planningWords.words().calendar
  const from = useSignal(monday(today.value))
  const chosen = useSignal<string | null>(null)
  const days = useRead('GET /calendar', [{ query: { from: from.value, to: shifted(from.value, DAYS_SHOWN - 1) } }], { keepPrevious: true })
  const move = (by: number) => () => {
    from.value = shifted(from.value, by)
  }
  return (
    <>
      <section class="card">
        <div class="row-apart">
          <p class="strong">{dayRange(from.value, shifted(from.value, DAYS_SHOWN - 1))}</p>
          <div class="row">
            <button type="button" class="button" onClick={move(-DAYS_SHOWN)}>
              {w.earlier}
            </button>
            <button type="button" class="button" onClick={move(DAYS_SHOWN)}>
              {w.later}
            </button>
          </div>
        </div>
        {days.data ? (
          <div class="day-grid">
            {days.data.days.slice(0, 7).map(one => (
              <span key={one.day} class="quiet small day-name">
                {weekday(one.day)}
              </span>
            ))}
            {days.data.days.map(one => (
              <DayCell
                key={one.day}
                one={one}
                isChosen={chosen.value === one.day}
                onChoose={() => {
                  chosen.value = one.day
                }}
              />
            ))}
          </div>
        ) : (
          <LoadState error={days.error} onAgain={() => void days.refetch()} />
        )}
        <p class="quiet small rungs">
          {(['soft', 'product', 'offer'] as const).map(rung => (
            <span key={rung}>
              <i class="swatch" data-rung={rung} /> {w.kinds[rung]}
            </span>
          ))}
        </p>
      </section>
      {chosen.value === null ? (
        <p class="quiet">{w.choose}</p>
      ) : (
        <DayPeople on={chosen.value} cell={days.data?.days.find(one => one.day === chosen.value)} />
      )}
    </>
  )
}
