/** Everybody of today who has a phone, in one list: to call down on the screen, or to print and tick off with a pencil. */
import { useSignal } from '@preact/signals'
import { useChange, useRead } from '../client/api.ts'
import { furtherWords } from '../further-words.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { cardWords } from '../today/card-words-catalogue.ts'
import type { ContactCard } from '../today/day-state.ts'
import { OUTCOME_ORDER, type Outcome } from '../today/outcome.ts'
import { day, phone } from '../words/format.ts'
import { callsWords } from './calls-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './calls.css'

export function CallsPage() {
  const w = callsWords.words()
  const today = useRead('GET /today', [{ query: {} }])
  const cards = (today.data?.cards ?? []).filter(card => card.customer.phone !== null)
  if (!today.data) return <LoadState error={today.error} onAgain={() => void today.refetch()} />
  return (
    <>
      <div class="calls-head">
        <h1>{cards.length === 0 ? furtherWords.words().pages.calls : w.lead(cards.length)}</h1>
        {cards.length === 0 ? null : (
          <button type="button" class="button screen-only" onClick={() => window.print()}>
            {w.print}
          </button>
        )}
      </div>
      {cards.length === 0 ? (
        <section class="card empty">
          <p>{w.empty}</p>
        </section>
      ) : null}
      <ol class="calls">
        {cards.map(card => (
          <Call key={card.contactId} card={card} />
        ))}
      </ol>
      {cards.length === 0 ? null : <TakeList list="calls" />}
    </>
  )
}

function Call({ card }: { readonly card: ContactCard }) {
  const w = callsWords.words()
  const number = card.customer.phone ?? ''
  return (
    <li class="card call">
      <div class="call-who">
        <span class="strong">{card.customer.name}</span>
        <a class="nowrap alone" href={`tel:${number}`} aria-label={`${w.call(card.customer.name)}, ${phone(number)}`}>
          {phone(number)}
        </a>
        <span class="small quiet">{w.until(day(card.lastDay))}</span>
      </div>
      <p class="small quiet">{card.why.text}</p>
      <p class="call-words">{card.spoken}</p>
      <Result card={card} />
      <p class="paper-only small">{w.paperResults.map(result => `☐ ${result}`).join('   ')}</p>
    </li>
  )
}

/** A day belongs to these; and nobody is put on the stop list by a slip of the finger. */
const ASKS_MORE: ReadonlySet<Outcome> = new Set(['booked', 'later', 'stop'])

function Result({ card }: { readonly card: ContactCard }) {
  const w = callsWords.words()
  const asked = useSignal<Outcome | null>(null)
  const report = useChange('POST /contacts/{id}/outcomes', { refreshes: ['GET /today'] })
  const tell = (outcome: Outcome, on = '') =>
    report.mutate({ params: { id: card.contactId }, body: { outcome, ...(on === '' ? {} : { day: on }) } })
  return (
    <div class="call-result screen-only">
      <div class="row" role="group" aria-label={`${w.result}: ${card.customer.name}`}>
        {OUTCOME_ORDER.map(one => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={asked.value === one}
            disabled={report.isPending}
            onClick={() => {
              asked.value = ASKS_MORE.has(one) ? one : null
              if (!ASKS_MORE.has(one)) tell(one)
            }}
          >
            {cardWords.words().outcomes[one]}
          </button>
        ))}
      </div>
      {asked.value === null ? null : <More outcome={asked.value} isSaving={report.isPending} onSave={tell} />}
    </div>
  )
}

interface MoreProps {
  readonly outcome: Outcome
  readonly isSaving: boolean
  readonly onSave: (outcome: Outcome, day: string) => void
}

function More({ outcome, isSaving, onSave }: MoreProps) {
  const w = callsWords.words()
  return (
    <form
      class="call-more"
      onSubmit={event => {
        event.preventDefault()
        onSave(outcome, String(new FormData(event.currentTarget).get('day') ?? ''))
      }}
    >
      {outcome === 'stop' ? (
        <p>{w.stopMeans}</p>
      ) : (
        <label class="field">
          <span>{outcome === 'booked' ? w.dayBooked : w.dayLater}</span>
          <input class="input" type="date" name="day" required />
        </label>
      )}
      <button class="button" disabled={isSaving}>
        {cardWords.words().outcomeDialog.save}
      </button>
    </form>
  )
}
