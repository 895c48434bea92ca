/** One connected source: its address, its credentials, what came last and what became of it. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { go } from '../router.ts'
import { showToast } from '../shell/notices.tsx'
import { dayAndHour } from '../words/format.ts'
import { CopiedField } from './copied-field.tsx'
import { FormMapping } from './form-mapping.tsx'
import { SourceFields, secretsOf, Steps } from './source-fields.tsx'
import { sourcesWords } from './sources-words.ts'

type Answer = AnswerOf<'GET /sources/{id}'>
type Connection = Answer['connection']
const POLL_MS = 4000

function Credentials({ connection }: { readonly connection: Connection }) {
  const w = sourcesWords.words()
  const save = useChange('PATCH /sources/{id}', { refreshes: ['GET /sources/{id}'], onDone: () => showToast({ text: w.saved }) })
  const { connectionId, settings, source } = connection
  return (
    <form
      class="card stack sources-form"
      onSubmit={event => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const publicUrl = String(data.get('publicUrl') ?? '').trim()
        save.mutate({
          params: { id: connectionId },
          body: {
            secrets: secretsOf(event.currentTarget, connection.fields),
            ...(source === 'square' && publicUrl !== '' ? { settings: { publicUrl } } : {}),
          },
        })
      }}
    >
      <CopiedField label={w.address} text={location.origin + connection.path} />
      {Object.entries(connection.ourSecrets).map(([name, text]) => (
        <CopiedField key={name} label={w.ours[name] ?? name} text={text} />
      ))}
      <SourceFields fields={connection.fields} />
      {source === 'square' ? (
        <label class="field">
          <span>{w.publicUrl}</span>
          <input class="input" name="publicUrl" type="url" defaultValue={settings.publicUrl ?? ''} />
        </label>
      ) : null}
      <button class="button primary" disabled={save.isPending}>
        {w.save}
      </button>
    </form>
  )
}

/** Reasons of a form we do not know are named after its kind: what the owner does about them is the same. */
function problemOf(reason: string | null): string {
  const w = sourcesWords.words()
  const isForm = reason === 'unknown-form'
  return w.problems[isForm ? 'form' : reason?.startsWith('unknown-') === true ? 'unknown' : (reason ?? '')] ?? ''
}

function fateOf(event: Answer['events'][number]): string {
  const w = sourcesWords.words()
  const told = Object.keys(event.outcome)
    .filter(key => key.includes(':'))
    .map(key => {
      const [kind = '', fate = ''] = key.split(':')
      return `${w.kinds[kind] ?? kind}: ${w.fates[fate] ?? fate}`
    })
  return told.length > 0 ? told.join(', ') : problemOf(event.reason)
}

function Events({ id, events }: { readonly id: string; readonly events: Answer['events'] }) {
  const w = sourcesWords.words()
  const replay = useChange('POST /source-events/{id}/replays', { refreshes: ['GET /sources/{id}'] })
  return (
    <section class="stack-s">
      <h2>{w.events}</h2>
      {events.length === 0 ? <p class="quiet">{w.eventsEmpty}</p> : null}
      <ul class="card lines" hidden={events.length === 0}>
        {events.map(event => (
          <li key={event.eventId} class="stack-s">
            <div class="row wrap">
              <span class={event.state === 'quarantined' ? 'badge warn' : 'badge'}>{w.states[event.state]}</span>
              <span class="small">{dayAndHour(event.receivedAt)}</span>
              <span class="small quiet">{fateOf(event)}</span>
            </div>
            {event.excerpt === null ? null : (
              <details>
                <summary class="small">{event.excerpt.slice(0, 40)}</summary>
                <pre class="excerpt">{event.excerpt}</pre>
                <button
                  type="button"
                  class="button"
                  disabled={replay.isPending}
                  onClick={() => replay.mutate({ params: { id: event.eventId } })}
                >
                  {w.replay}
                </button>
              </details>
            )}
          </li>
        ))}
      </ul>
      {events.length === 0 ? null : <TakeList list="source-events" part={{ of: id }} />}
    </section>
  )
}

function Health({ connection }: { readonly connection: Connection }) {
  const w = sourcesWords.words()
  const time = (at: string | null) => (at === null ? w.never : dayAndHour(at))
  return (
    <>
      <p class="quiet">
        {w.lastEvent}: {time(connection.lastEventAt)}
        {connection.canPull ? ` · ${w.lastPull}: ${time(connection.lastPullAt)}` : ''}
      </p>
      {connection.pullProblem === null ? null : <p class="notice">{w.problems[connection.pullProblem] ?? connection.pullProblem}</p>}
      {connection.refusedCount > 0 ? <p class="notice">{w.refused(connection.refusedCount)}</p> : null}
    </>
  )
}

export function ConnectionPage({ id }: { readonly id: string }) {
  const w = sourcesWords.words()
  const read = useRead('GET /sources/{id}', [{ params: { id }, query: {} }], { everyMs: () => POLL_MS })
  const change = useChange('PATCH /sources/{id}', { refreshes: ['GET /sources/{id}', 'GET /sources'] })
  const pull = useChange('POST /sources/{id}/pulls', { refreshes: ['GET /sources/{id}'], onDone: () => showToast({ text: w.pulled }) })
  const remove = useChange('DELETE /sources/{id}', {
    refreshes: ['GET /sources'],
    onDone: () => {
      showToast({ text: w.disconnected })
      go('/sources', 'replace')
    },
  })
  if (!read.data) return <LoadState error={read.error} onAgain={() => void read.refetch()} />
  const { connection, events, form } = read.data
  const isOn = connection.state === 'on'
  return (
    <>
      <h1>{w.names[connection.source] ?? connection.source}</h1>
      <Health connection={connection} />
      <Steps source={connection.source} />
      <Credentials connection={connection} />
      {form === null ? null : <FormMapping connection={connection} form={form} />}
      <Events id={id} events={events} />
      <div class="row wrap">
        {connection.canPull ? (
          <button type="button" class="button" disabled={pull.isPending} onClick={() => pull.mutate({ params: { id } })}>
            {w.pull}
          </button>
        ) : null}
        <button
          type="button"
          class="button"
          disabled={change.isPending}
          onClick={() => change.mutate({ params: { id }, body: { state: isOn ? 'off' : 'on' } })}
        >
          {isOn ? w.pause : w.resume}
        </button>
        <details>
          <summary class="button ghost">{w.disconnect}</summary>
          <p class="quiet">{w.disconnectSure}</p>
          <button type="button" class="button" disabled={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
            {w.disconnect}
          </button>
        </details>
      </div>
    </>
  )
}
