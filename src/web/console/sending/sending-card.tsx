/** What waits, which channels rest or have reached their limit, and the three things an owner can do about it. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { serverNow } from '../client/session.ts'
import { LoadState } from '../parts/load-state.tsx'
import { showToast } from '../shell/notices.tsx'
import { hour } from '../words/format.ts'
import { words } from '../words/shell-words.ts'
import { sendingWords } from './sending-words.ts'
import './sending.css'

type State = AnswerOf<'GET /sending'>
type Gate = State['gates'][number]
const REREAD_MS = 10_000

/** 'channel:sms' in the owner's words; an account at a provider and a mail service by their own names. */
function gateName(gate: string): string {
  const name = gate.slice(gate.indexOf(':') + 1)
  if (gate.startsWith('provider:')) return name.replace(':', ', ')
  const names: Readonly<Record<string, string>> = words().channels
  const told = gate.startsWith('channel:') ? (names[name] ?? name) : name
  return told.charAt(0).toUpperCase() + told.slice(1)
}

/** What is wrong in words of ours where we know it, else in those of the server. */
function problemOf(reason: string): string {
  const w = sendingWords.words()
  const known: Readonly<Record<string, string>> = w.problems
  return known[reason] ?? w.said(reason)
}

function isFull(gate: Gate, limits: State['limits']): boolean {
  const limit = limits.find(one => one.gate === gate.gate)
  if (limit === undefined) return false
  const isSpent = limit.spendPerDayMinor !== null && gate.daySpendMinor >= limit.spendPerDayMinor
  return isSpent || (limit.perDay !== null && gate.dayCount >= limit.perDay)
}

function GateLine({ gate, limits }: { readonly gate: Gate; readonly limits: State['limits'] }) {
  const w = sendingWords.words()
  const name = gateName(gate.gate)
  const isResting = gate.breaker !== 'closed'
  // A pause of a few seconds is over before it is read.
  const isAskedToWait = !isResting && gate.restsUntil !== null && Date.parse(gate.restsUntil) > serverNow() + REREAD_MS
  return (
    <>
      {isResting ? (
        <div class="notice problem" role="status">
          <p>
            {gate.restsUntil !== null && Date.parse(gate.restsUntil) > serverNow() ? w.rests(name, hour(gate.restsUntil)) : w.tries(name)}
            {gate.reason === null ? '' : ` ${problemOf(gate.reason)}`}
          </p>
        </div>
      ) : null}
      {isAskedToWait && gate.restsUntil !== null ? (
        <p class="notice calm" role="status">
          {w.waits(name, hour(gate.restsUntil))}
          {gate.reason === null ? '' : ` ${problemOf(gate.reason)}`}
        </p>
      ) : null}
      {gate.dayCount === 0 ? null : (
        <p class="small quiet">
          {w.today(name, gate.dayCount)}
          {isFull(gate, limits) ? `. ${w.full}` : ''}
        </p>
      )}
    </>
  )
}

function Holding({ state }: { readonly state: State }) {
  const w = sendingWords.words()
  const pause = useChange('POST /sending/pauses', { refreshes: ['GET /sending'] })
  const resume = useChange('DELETE /sending/pauses/{scope}', { refreshes: ['GET /sending'] })
  const recall = useChange('POST /sending/recalls', {
    refreshes: ['GET /sending', 'GET /messages', 'GET /today'],
    onDone: ({ recalled }) => showToast({ text: w.recalled(recalled) }),
  })
  const isPaused = state.pauses.some(one => one.scope === 'all')
  return (
    <>
      {isPaused ? <p class="notice">{w.paused}</p> : null}
      <div class="buttons">
        {isPaused ? (
          <button type="button" class="button primary" onClick={() => resume.mutate({ params: { scope: 'all' } })}>
            {w.resume}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => pause.mutate({ body: { scope: 'all' } })}>
            {w.pause}
          </button>
        )}
        {state.waiting === 0 ? null : (
          <button type="button" class="button" onClick={() => recall.mutate({ body: { scope: 'all' } })}>
            {w.recall}
          </button>
        )}
      </div>
    </>
  )
}

export function SendingCard() {
  const w = sendingWords.words()
  const read = useRead('GET /sending', [], { everyMs: () => REREAD_MS })
  const state = read.data
  return (
    <section class="card stack sending" aria-label={w.title}>
      <h2>{w.title}</h2>
      {state === undefined ? (
        <LoadState error={read.error} onAgain={() => void read.refetch()} />
      ) : (
        <>
          <p>{w.waiting(state.waiting)}</p>
          <div class="gates">
            {state.gates.map(gate => (
              <GateLine key={gate.gate} gate={gate} limits={state.limits} />
            ))}
          </div>
          <Holding state={state} />
        </>
      )}
    </section>
  )
}
