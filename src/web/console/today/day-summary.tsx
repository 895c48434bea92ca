/** Beside the list: what today has brought, agreed dates, and who is left alone and why. */
import { useSignal } from '@preact/signals'
import { useRead } from '../client/api.ts'
import '../styles/aside.css'
import { day } from '../words/format.ts'
import { cardWords } from './card-words-catalogue.ts'
import type { TodayAnswer } from './day-state.ts'
import { Earned } from './earned.tsx'
import { useSwipe } from './swipe.ts'
import { onDemand } from '../parts/on-demand.tsx'
import { silenceWords } from '../silence/silence-words.ts'

const SilentPeople = onDemand(async () => (await import('../silence/silent-people.tsx')).SilentPeople, silenceWords)

const FOLLOW_UPS_SHOWN = 6

function FollowUps() {
  const followUps = useRead('GET /follow-ups', [{ query: { state: 'open', limit: FOLLOW_UPS_SHOWN } }])
  const items = followUps.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section class="stack-s">
      <h2 class="aside-head">{cardWords.words().followUps}</h2>
      <ul class="lines">
        {items.map(item => (
          <li key={item.followUpId}>
            <a href={`/customers/${item.customer.customerId}`}>{item.customer.name}</a>
            <span class="quiet small nowrap">{day(item.dueOn, { weekday: true })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OpenQuestions({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <section class="stack-s">
      <h2 class="aside-head">{cardWords.words().inboxHead}</h2>
      <p>
        <a href="/inbox">{cardWords.words().inboxWaits(count)}</a>
      </p>
    </section>
  )
}

function Silent({ rows }: { readonly rows: TodayAnswer['notContacted'] }) {
  if (rows.length === 0) return null
  return (
    <details class="silent">
      <summary>{cardWords.words().silent}</summary>
      <ul class="lines small">
        {rows.map(row => (
          <SilentRow key={row.reason.code} row={row} />
        ))}
      </ul>
    </details>
  )
}

/** A number leads to its people: they are read when it is opened. */
function SilentRow({ row }: { readonly row: TodayAnswer['notContacted'][number] }) {
  const isOpen = useSignal(false)
  return (
    <li>
      <details
        class="grow"
        onToggle={event => {
          isOpen.value = event.currentTarget.open
        }}
      >
        <summary>{row.reason.text}</summary>
        {isOpen.value ? <SilentPeople reason={row.reason.code} /> : null}
      </details>
    </li>
  )
}

function isAnythingDone(done: TodayAnswer['done']): boolean {
  return done.contacts + done.booked + done.agreed + done.repeatPurchases > 0
}

export function DaySummary({ answer }: { readonly answer: TodayAnswer }) {
  // Here, because the first page has no room for it and can do without it for a moment.
  useSwipe()
  return (
    <aside class="aside stack" aria-label={cardWords.words().soFar}>
      {answer.cards.length > 0 && isAnythingDone(answer.done) ? (
        <section class="stack-s">
          <h2 class="aside-head">{cardWords.words().soFar}</h2>
          <Earned done={answer.done} />
        </section>
      ) : null}
      <OpenQuestions count={answer.openQuestions} />
      <FollowUps />
      <Silent rows={answer.notContacted} />
    </aside>
  )
}
