/** The outbox: what went out or only would have, and a box to answer as the customer would. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { showProblem, useRead } from '../client/api.ts'
import { call } from '../client/call.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
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

function MessageList({ first }: { readonly first: Answer }) {
  const w = messagesWords.words()
  const more = useSignal<{ readonly items: readonly Message[]; readonly cursor: string | null } | null>(null)
  const cursor = more.value ? more.value.cursor : first.nextCursor
  const readMore = async () => {
    if (cursor === null) return
    const page = await call('GET /messages', { query: { limit: PAGE_ROWS, cursor } })
    more.value = { items: [...(more.value?.items ?? []), ...page.items], cursor: page.nextCursor }
  }
  const known = new Set(first.items.map(item => item.messageId))
  const items = [...first.items, ...(more.value?.items ?? []).filter(item => !known.has(item.messageId))]
  if (items.length === 0) return <NoMessages />
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
  const messages = useRead('GET /messages', [{ query: { limit: PAGE_ROWS } }], { everyMs: () => REREAD_MS })
  return (
    <>
      <header>
        <h1>{w.title}</h1>
        <p class="quiet">{w.lead}</p>
      </header>
      <Banners />
      {messages.data ? <MessageList first={messages.data} /> : <LoadState error={messages.error} onAgain={() => void messages.refetch()} />}
    </>
  )
}
