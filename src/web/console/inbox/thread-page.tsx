/** One customer's thread over all channels: what was said, what waits, and an answer that is already written. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { BackLink } from '../parts/back-link.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { pathname } from '../router.ts'
import { showToast } from '../shell/notices.tsx'
import { day, dayAndHour } from '../words/format.ts'
import { inboxWords } from './inbox-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './inbox.css'

type Thread = AnswerOf<'GET /inbox/{id}'>
type Entry = Thread['entries'][number]

const REREAD_MS = 10_000

function shownText(entry: Entry): string {
  const w = inboxWords.words()
  if (entry.kind === 'outcome') return w.outcomes[entry.text === '' ? (entry.state ?? '') : entry.text] ?? entry.text
  if (entry.kind !== 'booking') return entry.text === '' ? (entry.state ?? '') : entry.text
  const [isoDay = '', minute] = entry.text.split(' ')
  const clock = minute === undefined ? '' : `, ${Math.floor(Number(minute) / 60)}:${String(Number(minute) % 60).padStart(2, '0')}`
  return `${day(isoDay, { weekday: true })}${clock}`
}

/** A complaint is read out of a reply: where the same words stand as his reply, once is enough. */
function withoutEchoes(entries: readonly Entry[]): Entry[] {
  const said = new Set(entries.filter(entry => entry.kind === 'reply').map(entry => entry.text))
  return entries.filter(entry => entry.kind !== 'complaint' || !said.has(entry.text))
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  const w = inboxWords.words()
  const state = entry.kind === 'message' || entry.kind === 'booking' ? w.states[entry.state ?? ''] : undefined
  return (
    <li data-kind={entry.kind}>
      <p class="bubble">{shownText(entry)}</p>
      <p class="small quiet">
        {w.kinds[entry.kind]} · {dayAndHour(entry.at)}
        {state === undefined ? null : ` · ${state}`}
        {entry.kind === 'reply' && entry.state === null ? (
          <>
            {' '}
            <span class="badge warn">{w.waits}</span>
          </>
        ) : null}
      </p>
    </li>
  )
}

function Complaint({ complaint }: { readonly complaint: NonNullable<Thread['complaint']> }) {
  const w = inboxWords.words()
  const close = useChange('POST /complaints/{id}/closings', {
    refreshes: ['GET /inbox/{id}', 'GET /inbox', 'GET /today'],
    onDone: () => showToast({ text: w.doneSaid }),
  })
  return (
    <div class="notice problem">
      <p>
        <span class="strong">{w.complaintTitle}.</span> {w.complaintText}
      </p>
      <button
        type="button"
        class="button"
        disabled={close.isPending}
        onClick={() => close.mutate({ params: { id: complaint.complaintId }, body: { resolution: '' } })}
      >
        {w.closeComplaint}
      </button>
    </div>
  )
}

function AnswerBox({ thread }: { readonly thread: Thread }) {
  const w = inboxWords.words()
  const text = useSignal(thread.suggestion)
  const params = { id: thread.customerId }
  const suggested = useRef(thread.suggestion)
  // What he is writing himself stays when the next reply brings another suggestion.
  useEffect(() => {
    if (text.value === '' || text.value === suggested.current) text.value = thread.suggestion
    suggested.current = thread.suggestion
  }, [thread.suggestion])
  const refreshes = ['GET /inbox/{id}', 'GET /inbox', 'GET /messages', 'GET /today'] as const
  const send = useChange('POST /inbox/{id}/answers', {
    refreshes,
    onDone: () => {
      text.value = ''
      showToast({ text: w.sent })
    },
  })
  const done = useChange('POST /inbox/{id}/done', { refreshes, onDone: () => showToast({ text: w.doneSaid }) })
  const isWaiting = thread.entries.some(entry => entry.kind === 'reply' && entry.state === null)
  return (
    <form
      class="card answer-box"
      onSubmit={event => {
        event.preventDefault()
        if (text.value.trim() !== '') send.mutate({ params, body: { text: text.value.trim() } })
      }}
    >
      <label class="field">
        <span>{w.answer}</span>
        <textarea
          class="input"
          lang={thread.locale}
          maxLength={4000}
          value={text.value}
          onInput={event => {
            text.value = event.currentTarget.value
          }}
        />
      </label>
      <div class="row">
        <button class="button primary" disabled={send.isPending || text.value.trim() === ''}>
          {w.send}
        </button>
        {isWaiting ? (
          <button type="button" class="button ghost" disabled={done.isPending} onClick={() => done.mutate({ params, body: {} })}>
            {w.done}
          </button>
        ) : null}
      </div>
    </form>
  )
}

function NoteBox({ customerId }: { readonly customerId: string }) {
  const w = inboxWords.words()
  const text = useSignal('')
  const add = useChange('POST /inbox/{id}/notes', {
    refreshes: ['GET /inbox/{id}'],
    onDone: () => {
      text.value = ''
    },
  })
  return (
    <form
      class="row-end talk-note"
      onSubmit={event => {
        event.preventDefault()
        if (text.value.trim() !== '') add.mutate({ params: { id: customerId }, body: { text: text.value.trim() } })
      }}
    >
      <label class="field">
        <span>{w.note}</span>
        <input
          class="input"
          maxLength={2000}
          autoComplete="off"
          value={text.value}
          onInput={event => {
            text.value = event.currentTarget.value
          }}
        />
      </label>
      <button class="button" disabled={add.isPending}>
        {w.addNote}
      </button>
    </form>
  )
}

export function ThreadPage() {
  const w = inboxWords.words()
  const customerId = pathname.value.split('/')[2] ?? ''
  const thread = useRead('GET /inbox/{id}', [{ params: { id: customerId } }], { everyMs: () => REREAD_MS })
  return (
    <>
      <header class="stack-s">
        <BackLink href="/inbox" text={w.back} />
        <h1>{thread.data?.name ?? w.title}</h1>
        {thread.data ? (
          <p class="row">
            <a href={`/customers/${thread.data.customerId}`}>{w.profile}</a>
            {thread.data.phone === null ? null : <a href={`tel:${thread.data.phone}`}>{w.call}</a>}
          </p>
        ) : null}
      </header>
      {thread.data ? (
        <>
          {thread.data.complaint ? <Complaint complaint={thread.data.complaint} /> : null}
          <ul class="talk">
            {withoutEchoes(thread.data.entries).map(entry => (
              <EntryLine key={entry.entryId} entry={entry} />
            ))}
          </ul>
          <AnswerBox thread={thread.data} />
          <NoteBox customerId={thread.data.customerId} />
        </>
      ) : (
        <LoadState error={thread.error} onAgain={() => void thread.refetch()} />
      )}
    </>
  )
}
