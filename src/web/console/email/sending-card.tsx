/** What waits, what holds it back, and the two limits an owner sets for a mailbox. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { NumberField } from '../settings/settings-form.tsx'
import { showToast } from '../shell/notices.tsx'
import { hour } from '../words/format.ts'
import { words } from '../words/shell-words.ts'
import { DomainLimits } from './domain-limits.tsx'
import { emailWords } from './email-words.ts'

type State = AnswerOf<'GET /sending'>
const GATE = 'channel:email'
const REREAD_MS = 10_000

function Limits({ state }: { readonly state: State }) {
  const w = emailWords.words().sending
  const set = useChange('PUT /sending/limits/{gate}', {
    refreshes: ['GET /sending'],
    onDone: () => showToast({ text: words().saved }),
  })
  const limit = state.limits.find(one => one.gate === GATE)
  const submit = (data: FormData) => {
    const number = (name: string) => (String(data.get(name) ?? '') === '' ? null : Number(data.get(name)))
    const [perDay, perSecond] = [number('perDay'), number('perSecond')]
    const burst = Math.max(1, Math.ceil(perSecond ?? 1))
    const body =
      perDay === null && perSecond === null ? null : { perDay, perSecond, burst, spendPerDayMinor: limit?.spendPerDayMinor ?? null }
    set.mutate({ params: { gate: GATE }, body: { limit: body } })
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <div class="fields">
        <NumberField name="perDay" label={w.perDay} value={limit?.perDay ?? null} hint={w.perDayHint} isOptional />
        <NumberField name="perSecond" label={w.perSecond} value={limit?.perSecond ?? null} min={0.01} step="any" isOptional />
      </div>
      <div class="buttons">
        <button class="button" disabled={set.isPending}>
          {words().save}
        </button>
      </div>
    </form>
  )
}

function Holding({ state }: { readonly state: State }) {
  const w = emailWords.words().sending
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
  const w = emailWords.words().sending
  const read = useRead('GET /sending', [], { everyMs: () => REREAD_MS })
  const state = read.data
  const gate = state?.gates.find(one => one.gate === GATE)
  return (
    <section class="card stack" aria-label={w.title}>
      <h2>{w.title}</h2>
      {state === undefined ? (
        <LoadState error={read.error} onAgain={() => void read.refetch()} />
      ) : (
        <>
          <p>
            {w.waiting(state.waiting)}
            {gate === undefined || gate.dayCount === 0 ? null : ` · ${w.today(gate.dayCount)}`}
          </p>
          {gate?.breaker === 'open' && gate.restsUntil !== null ? (
            <p class="notice problem">{w.rests(hour(gate.restsUntil), gate.reason ?? '')}</p>
          ) : null}
          <Holding state={state} />
          <Limits state={state} />
          <DomainLimits state={state} />
        </>
      )}
    </section>
  )
}
