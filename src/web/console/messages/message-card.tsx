/** One message with its state, its replies, and in the sandbox the customer's side of the talk. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { showToast } from '../shell/notices.tsx'
import { dayAndHour, phone } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import type { Message } from './message.ts'
import { messagesWords } from './messages-words.ts'

const BAD_STATES: ReadonlySet<Message['state']> = new Set(['failed', 'bounced', 'unknown', 'expired'])
/** Where the customer sees a title; elsewhere it is ours alone. */
const WITH_SUBJECT: ReadonlySet<Message['channel']> = new Set(['email', 'web-push', 'sandbox'])
const GOOD_STATES: ReadonlySet<Message['state']> = new Set(['delivered', 'read'])

function channelName(channel: string): string {
  const { channels } = shellWords()
  const names: Readonly<Record<string, string>> = channels
  return names[channel] ?? channel
}

function State({ message }: { readonly message: Message }) {
  const w = messagesWords.words()
  const isShownOnly = message.isSandbox && (message.state === 'handed' || message.state === 'delivered')
  if (isShownOnly)
    return (
      <span class="badge warn" title={w.notSentHint}>
        {w.notSent}
      </span>
    )
  return (
    <span class={BAD_STATES.has(message.state) ? 'badge bad' : GOOD_STATES.has(message.state) ? 'badge good' : 'badge'}>
      {w.states[message.state]}
    </span>
  )
}

function ReplyBox({ message }: { readonly message: Message }) {
  const w = messagesWords.words()
  const text = useSignal('')
  const reply = useChange('POST /messages/{id}/replies', {
    refreshes: ['GET /messages', 'GET /today', 'GET /follow-ups'],
    onDone: answer => {
      text.value = ''
      showToast({ text: answer.decision.text })
    },
  })
  const submit = () => {
    if (text.value.trim() !== '') reply.mutate({ params: { id: message.messageId }, body: { text: text.value.trim() } })
  }
  return (
    <form
      class="row-end"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <label class="field">
        <span class="out-of-sight">{w.reply(message.customer.name)}</span>
        <input
          class="input"
          placeholder={w.replyHint}
          maxLength={4000}
          autoComplete="off"
          value={text.value}
          onInput={event => {
            text.value = event.currentTarget.value
          }}
        />
      </label>
      <button class="button" disabled={reply.isPending}>
        {w.send}
      </button>
    </form>
  )
}

function Recall({ message }: { readonly message: Message }) {
  const w = messagesWords.words()
  const recall = useChange('DELETE /messages/{id}', {
    refreshes: ['GET /messages', 'GET /today'],
    onDone: () => showToast({ text: w.recalled }),
  })
  // Also what should have gone already: it waits for its turn, for a limit, or because sending is stopped.
  if (message.state !== 'queued') return null
  return (
    <div class="buttons">
      <button type="button" class="button" disabled={recall.isPending} onClick={() => recall.mutate({ params: { id: message.messageId } })}>
        {w.recall}
      </button>
    </div>
  )
}

const VERDICTS = ['sent', 'send-again', 'forget'] as const

/** Nobody knows whether it left: the owner is told what may still tell, and decides. */
function Verdict({ message, policy }: { readonly message: Message; readonly policy: string }) {
  const w = messagesWords.words()
  const settle = useChange('POST /messages/{id}/verdicts', { refreshes: ['GET /messages', 'GET /sending', 'GET /today'] })
  const names = { sent: w.arrived, 'send-again': w.again, forget: w.forget }
  return (
    <>
      <p class="small quiet">{policy}</p>
      <div class="buttons" role="group" aria-label={w.verdict}>
        {VERDICTS.map(verdict => (
          <button
            key={verdict}
            type="button"
            class="button"
            disabled={settle.isPending}
            onClick={() =>
              settle.mutate(
                { params: { id: message.messageId }, body: { verdict } },
                { onSuccess: () => showToast({ text: w.settled[verdict] }) },
              )
            }
          >
            {names[verdict]}
          </button>
        ))}
      </div>
    </>
  )
}

export function MessageCard({ message }: { readonly message: Message }) {
  const w = messagesWords.words()
  const name = message.customer.name || shellWords().noName
  const canAnswer = message.isSandbox && (message.state === 'handed' || message.state === 'delivered')
  return (
    <article class="card message" aria-label={name}>
      <div class="row-apart">
        <p>
          <a class="strong" href={`/customers/${message.customer.customerId}`}>
            {name}
          </a>{' '}
          <span class="small quiet">
            {channelName(message.channel)} · {phone(message.address)} · {dayAndHour(message.createdAt)}
          </span>
        </p>
        <State message={message} />
      </div>
      {message.subject && WITH_SUBJECT.has(message.channel) ? <p class="strong">{message.subject}</p> : null}
      <p class="bubble" lang={message.locale}>
        {message.body}
      </p>
      {message.stateReason ? <p class="small quiet">{message.stateReason.text}</p> : null}
      {message.insteadOf === null ? null : <p class="small quiet">{w.insteadOf(channelName(message.insteadOf))}</p>}
      {message.wentOnBy === null ? null : <p class="small quiet">{w.wentOnBy(channelName(message.wentOnBy))}</p>}
      {message.unknownPolicy === null ? null : <Verdict message={message} policy={message.unknownPolicy.text} />}
      {message.replies.map(reply => (
        <div key={reply.replyId} class="their-reply">
          <p class="bubble theirs">
            <span class="out-of-sight">{w.theirs}: </span>
            {reply.text}
          </p>
          <p class="small quiet">{dayAndHour(reply.at)}</p>
        </div>
      ))}
      {canAnswer ? <ReplyBox message={message} /> : null}
      <Recall message={message} />
    </article>
  )
}
