/** Who wrote and who waits, the newest first; strangers apart from customers. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { Banners } from '../shell/banners.tsx'
import { showToast } from '../shell/notices.tsx'
import { dayAndHour, phone } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { inboxWords } from './inbox-words.ts'
import { LinkDialog } from './link-dialog.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import './inbox.css'

type Thread = AnswerOf<'GET /inbox'>['items'][number]

const REREAD_MS = 15_000

function Badges({ thread }: { readonly thread: Thread }) {
  const w = inboxWords.words()
  if (thread.openCount === 0 && !thread.hasComplaint) return null
  return (
    <div class="row">
      {thread.openCount > 0 ? <span class="badge warn">{w.waits}</span> : null}
      {thread.hasComplaint ? <span class="badge bad">{w.unhappy}</span> : null}
    </div>
  )
}

function CustomerThread({ thread }: { readonly thread: Thread & { readonly customerId: string } }) {
  return (
    <a class="thread-line" href={`/inbox/${thread.customerId}`}>
      <span class="strong">{thread.name === '' ? '—' : thread.name}</span>
      <span class="small quiet nowrap">{dayAndHour(thread.at)}</span>
      <span class="excerpt">{thread.lastText}</span>
      <Badges thread={thread} />
    </a>
  )
}

/** The account of a messenger is no telephone: it is told with the messenger. */
function strangerName({ senderAddress, channel }: Thread): string {
  const { stranger } = inboxWords.words()
  if (senderAddress === null) return stranger.account
  if (senderAddress.includes('@')) return `${stranger.address} ${senderAddress}`
  if (senderAddress.startsWith('+')) return `${stranger.number} ${phone(senderAddress)}`
  const names: Readonly<Record<string, string>> = shellWords().channels
  return `${stranger.account}, ${names[channel ?? ''] ?? ''} ${senderAddress}`
}

function StrangerThread({ thread, onLink }: { readonly thread: Thread; readonly onLink: () => void }) {
  const w = inboxWords.words()
  const done = useChange('POST /replies/{id}/done', {
    refreshes: ['GET /inbox', 'GET /today'],
    onDone: () => showToast({ text: w.doneSaid }),
  })
  return (
    <div class="thread-line">
      <span class="strong">{strangerName(thread)}</span>
      <span class="small quiet nowrap">{dayAndHour(thread.at)}</span>
      <span class="excerpt">{thread.lastText}</span>
      {thread.openCount > 0 ? (
        <div class="row">
          <button type="button" class="button" onClick={onLink}>
            {w.link}
          </button>
          <button
            type="button"
            class="button ghost"
            disabled={done.isPending}
            onClick={() => done.mutate({ params: { id: thread.lastReplyId }, body: {} })}
          >
            {w.done}
          </button>
        </div>
      ) : null}
    </div>
  )
}

function isCustomers(thread: Thread): thread is Thread & { readonly customerId: string } {
  return thread.customerId !== null
}

function ThreadList({ items, isOpenOnly }: { readonly items: readonly Thread[]; readonly isOpenOnly: boolean }) {
  const w = inboxWords.words()
  const linking = useSignal<string | null>(null)
  if (items.length === 0) {
    return (
      <section class="card empty">
        <h2>{isOpenOnly ? w.emptyOpen : w.emptyTitle}</h2>
        {isOpenOnly ? null : <p>{w.emptyText}</p>}
      </section>
    )
  }
  return (
    <>
      <ul class="card threads">
        {items.map(thread => (
          <li key={thread.lastReplyId}>
            {isCustomers(thread) ? (
              <CustomerThread thread={thread} />
            ) : (
              <StrangerThread
                thread={thread}
                onLink={() => {
                  linking.value = thread.lastReplyId
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {linking.value === null ? null : (
        <LinkDialog
          replyId={linking.value}
          onClose={() => {
            linking.value = null
          }}
        />
      )}
    </>
  )
}

export function InboxPage() {
  const w = inboxWords.words()
  const state = useSignal<'open' | 'all'>('all')
  const inbox = useRead('GET /inbox', [{ query: { state: state.value } }], { everyMs: () => REREAD_MS, keepPrevious: true })
  const choose = (next: 'open' | 'all') => () => {
    state.value = next
  }
  return (
    <>
      <header>
        <h1>{w.title}</h1>
        <p class="quiet">{inbox.data ? w.lead(inbox.data.openCount) : ''}</p>
      </header>
      <Banners />
      <div class="filters" role="group" aria-label={w.filter}>
        <button type="button" class="chip" aria-pressed={state.value === 'all'} onClick={choose('all')}>
          {w.all}
        </button>
        <button type="button" class="chip" aria-pressed={state.value === 'open'} onClick={choose('open')}>
          {w.waiting}
        </button>
      </div>
      {inbox.data ? (
        <ThreadList items={inbox.data.items} isOpenOnly={state.value === 'open'} />
      ) : (
        <LoadState error={inbox.error} onAgain={() => void inbox.refetch()} />
      )}
      {inbox.data && inbox.data.items.length > 0 ? (
        <TakeList list="replies" part={{ state: state.value === 'open' ? 'open' : null }} />
      ) : null}
    </>
  )
}
