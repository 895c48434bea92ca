/** The outbox: what went out or only would have, and a box to answer as the customer would. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { showProblem, useRead } from '../client/api.ts'
import { call } from '../client/call.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { SendingCard } from '../sending/sending-card.tsx'
import { Banners } from '../shell/banners.tsx'
import type { Message } from './message.ts'
import { MessageCard } from './message-card.tsx'
import { messagesWords } from './messages-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './messages.css'

type Answer = AnswerOf<'GET /messages'>

const PAGE_ROWS = 30
const REREAD_MS = 15_000

function NoMessages() {
  const w = messagesWords.words()
  return (
    <section class="card empty">
      <h2>{w.emptyTitle}</h2>
      <p>{w.emptyText}</p>
      <a class="button primary" href="/">
        {w.toToday}
      </a>
    </section>
  )
}

/** What an owner looks for: all, what waits, what nobody knows, and what did not reach the customer. */
const STATES = ['queued', 'unknown', 'bounced', 'failed'] as const
type StateChosen = (typeof STATES)[number] | null

function MessageList({ first, state }: { readonly first: Answer; readonly state: StateChosen }) {
  const w = messagesWords.words()
  const more = useSignal<{ readonly items: readonly Message[]; readonly cursor: string | null } | null>(null)
  const cursor = more.value ? more.value.cursor : first.nextCursor
  const readMore = async () => {
    if (cursor === null) return
    const page = await call('GET /messages', { query: { limit: PAGE_ROWS, cursor, ...(state && { state }) } })
    more.value = { items: [...(more.value?.items ?? []), ...page.items], cursor: page.nextCursor }
  }
  const known = new Set(first.items.map(item => item.messageId))
  const items = [...first.items, ...(more.value?.items ?? []).filter(item => !known.has(item.messageId))]
  if (items.length === 0) return state === null ? <NoMessages /> : <p class="quiet">{w.noSuch}</p>
  return (
    <>
      <ul class="stack">
        {items.map(item => (
          <li key={item.messageId}>
            <MessageCard message={item} />
          </li>
        ))}
      </ul>
      {cursor === null ? null : (
        <button type="button" class="button" onClick={() => void readMore().catch(showProblem)}>
          {w.more}
        </button>
      )}
      <TakeList list="messages" />
    </>
  )
}

export function MessagesPage() {
  const w = messagesWords.words()
  const state = useSignal<StateChosen>(null)
  const messages = useRead('GET /messages', [{ query: { limit: PAGE_ROWS, ...(state.value && { state: state.value }) } }], {
    everyMs: () => REREAD_MS,
  })
  return (
    <>
      <header>
        <h1>{w.title}</h1>
        <p class="quiet">{w.lead}</p>
      </header>
      <Banners />
      <SendingCard />
      <div class="filters" role="group" aria-label={w.filter}>
        {[null, ...STATES].map(one => (
          <button key={one ?? ''} type="button" class="chip" aria-pressed={state.value === one} onClick={() => (state.value = one)}>
            {one === null ? w.all : w.states[one]}
          </button>
        ))}
      </div>
      {messages.data ? (
        <MessageList key={state.value ?? ''} first={messages.data} state={state.value} />
      ) : (
        <LoadState error={messages.error} onAgain={() => void messages.refetch()} />
      )}
    </>
  )
}
