/** The home: a finite list for today, then the proof that it is done. */
import { useEffect, useRef } from 'preact/hooks'
import { refresh, useRead } from '../client/api.ts'
import { business, today } from '../client/session.ts'
import { Icon } from '../parts/icon.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { onDemand } from '../parts/on-demand.tsx'
import { Banners } from '../shell/banners.tsx'
import { announce } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { words } from '../words/shell-words.ts'
import { cardWords } from './card-words-catalogue.ts'
import { ContactCardView } from './contact-card.tsx'
import { useDayActions } from './day-actions.ts'
import { isAnythingSending, mergeCards, moveClock, stateOf, type ContactCard, type TodayAnswer } from './day-state.ts'
import { Shortcuts } from './shortcuts.tsx'

const DaySummary = onDemand(async () => (await import('./day-summary.tsx')).DaySummary, cardWords)
const DayDone = onDemand(async () => (await import('./day-done.tsx')).DayDone, cardWords)

const CLOCK_MS = 1000
const REREAD_MS = 60_000

/** Ticks while something can be taken back; when it has gone, says so and reads the list again. */
function useUndoClock(cards: readonly ContactCard[]): void {
  const isRunning = isAnythingSending.value
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => {
      const gone = moveClock()
      for (const card of cards) if (gone.includes(card.contactId)) announce(words().today.sent(card.customer.name))
      if (gone.length > 0) void refresh('GET /today')
    }, CLOCK_MS)
    return () => clearInterval(timer)
  }, [isRunning, cards])
}

function Progress({ left, done }: { readonly left: number; readonly done: number }) {
  const most = useRef(0)
  most.current = Math.max(most.current, left + done)
  const total = most.current
  if (total === 0) return null
  const text = words().today.progress({ done: total - left, total })
  return (
    <div class="progress screen-only">
      <progress max={total} value={total - left} aria-label={text} />
      <span class="small quiet nowrap">{text}</span>
    </div>
  )
}

function Head({ answer, left }: { readonly answer: TodayAnswer; readonly left: number }) {
  const w = words().today
  return (
    <header class="page-head">
      <div>
        <p class="overline">
          {day(answer.day, { weekday: true })}
          <span class="paper-only">
            {' '}
            · {business.value?.name} · {w.printTitle}
          </span>
        </p>
        <h1>{left > 0 ? w.heading(left) : w.doneHeading}</h1>
        {left > 0 ? <p class="quiet">{w.effort(Math.max(1, Math.round(answer.effortMinutes)))}</p> : null}
      </div>
      <div class="row screen-only">
        <Shortcuts />
        <button type="button" class="button ghost wide-only" onClick={() => print()}>
          <Icon name="print" size={20} /> {w.print}
        </button>
      </div>
    </header>
  )
}

/** Somebody known only by a phone still has something to be called by. */
function named(card: ContactCard): ContactCard {
  return card.customer.name === '' ? { ...card, customer: { ...card.customer, name: card.customer.phone ?? words().noName } } : card
}

export function TodayPage() {
  const answer = useRead('GET /today', [{ query: {} }], { everyMs: () => REREAD_MS })
  const actions = useDayActions()
  const shown = useRef<readonly ContactCard[]>([])
  const cards = answer.data ? mergeCards(shown.current, answer.data.cards.map(named)) : shown.current
  shown.current = cards
  useUndoClock(cards)
  if (!answer.data) {
    return (
      <>
        <h1>{day(today.value, { weekday: true })}</h1>
        <LoadState error={answer.error} onAgain={() => void answer.refetch()} />
      </>
    )
  }
  const left = cards.filter(card => stateOf(card) === null).length
  return (
    <>
      <Head answer={answer.data} left={left} />
      <Banners />
      <Progress left={left} done={answer.data.done.contacts} />
      <div class="today">
        <section class="contacts" aria-label={words().today.list}>
          {cards.map(card => (
            <ContactCardView key={card.contactId} card={card} actions={actions} />
          ))}
          {left === 0 ? <DayDone answer={answer.data} /> : null}
          {answer.data.laterCount > 0 ? <p class="quiet small">{words().today.tomorrow(answer.data.laterCount)}</p> : null}
        </section>
        <DaySummary answer={answer.data} />
      </div>
    </>
  )
}
