/** Who is told what happens, and what became of telling it. */
import { useSignal } from '@preact/signals'
import { useChange, useRead } from '../client/api.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { showToast } from '../shell/notices.tsx'
import { dayAndHour } from '../words/format.ts'
import { CopiedField } from './copied-field.tsx'
import { sourcesWords } from './sources-words.ts'

const POLL_MS = 4000

/** The number of the answer, or why there was none. */
function failureText({ lastStatus, lastProblem }: { readonly lastStatus: number | null; readonly lastProblem: string | null }): string {
  return lastStatus === null ? (sourcesWords.words().webhooks.failures[lastProblem ?? ''] ?? '') : String(lastStatus)
}

function Log({ id }: { readonly id: string }) {
  const w = sourcesWords.words().webhooks
  const log = useRead('GET /webhooks/{id}/deliveries', [{ params: { id } }], { everyMs: () => POLL_MS })
  const replay = useChange('POST /webhook-deliveries/{id}/replays', { refreshes: ['GET /webhooks/{id}/deliveries'] })
  return (
    <ul class="lines">
      {log.data?.items.map(each => (
        <li key={each.deliveryId} class="row wrap small">
          <span class={each.state === 'failed' ? 'badge bad' : 'badge'}>{w.states[each.state]}</span>
          <span>{each.type}</span>
          <span class="quiet">
            {[dayAndHour(each.at), w.attempts(each.attempts), failureText(each)].filter(text => text !== '').join(' · ')}
          </span>
          <button
            type="button"
            class="button ghost"
            disabled={replay.isPending}
            onClick={() => replay.mutate({ params: { id: each.deliveryId } })}
          >
            {w.replay}
          </button>
        </li>
      ))}
    </ul>
  )
}

function AddForm({ types, onMade }: { readonly types: readonly string[]; readonly onMade: (made: { readonly secret: string }) => void }) {
  const w = sourcesWords.words().webhooks
  const add = useChange('POST /webhooks', { refreshes: ['GET /webhooks'], onDone: onMade })
  return (
    <form
      class="card stack sources-form"
      onSubmit={event => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        add.mutate({ body: { url: String(data.get('url') ?? ''), events: data.getAll('event').map(String) } })
      }}
    >
      <label class="field">
        <span>{w.url}</span>
        <input class="input" name="url" type="url" required maxLength={2000} />
      </label>
      <details>
        <summary>{w.some}</summary>
        <fieldset class="events">
          <legend class="small quiet">{w.someHint}</legend>
          {types.map(type => (
            <label key={type} class="check">
              <input type="checkbox" name="event" value={type} /> {type}
            </label>
          ))}
        </fieldset>
      </details>
      <button class="button primary" disabled={add.isPending}>
        {w.add}
      </button>
    </form>
  )
}

export function WebhooksPage() {
  const { webhooks: w } = sourcesWords.words()
  const hooks = useRead('GET /webhooks', [])
  const secret = useSignal('')
  const refreshes = ['GET /webhooks'] as const
  const keep = (made: { readonly secret: string }) => {
    secret.value = made.secret
  }
  const renew = useChange('POST /webhooks/{id}/secrets', { refreshes, onDone: keep })
  const remove = useChange('DELETE /webhooks/{id}', { refreshes })
  const trial = useChange('POST /webhooks/{id}/trials', {
    onDone: () => showToast({ text: w.trialSent }),
    refreshes: ['GET /webhooks/{id}/deliveries'],
  })
  if (!hooks.data) return <LoadState error={hooks.error} onAgain={() => void hooks.refetch()} />
  return (
    <>
      <h1>{w.title}</h1>
      <p class="quiet lead">{w.lead}</p>
      {secret.value === '' ? null : <CopiedField label={w.secret} text={secret.value} />}
      {hooks.data.items.length === 0 ? <p class="quiet">{w.empty}</p> : null}
      {hooks.data.items.map(each => (
        <section key={each.endpointId} class="card stack-s">
          <h2 class="long">{each.url}</h2>
          <p class="small quiet">{each.events.length === 0 ? w.all : each.events.join(', ')}</p>
          {each.state === 'off' ? <p class="notice">{w.off[each.offReason ?? ''] ?? ''}</p> : null}
          <div class="row wrap">
            <button type="button" class="button" onClick={() => trial.mutate({ params: { id: each.endpointId } })}>
              {w.trial}
            </button>
            <button type="button" class="button" onClick={() => renew.mutate({ params: { id: each.endpointId } })}>
              {w.newSecret}
            </button>
            <button type="button" class="button ghost" onClick={() => remove.mutate({ params: { id: each.endpointId } })}>
              {w.remove}
            </button>
          </div>
          <details>
            <summary>{w.log}</summary>
            <Log id={each.endpointId} />
            <TakeList list="webhook-log" part={{ of: each.endpointId }} />
          </details>
        </section>
      ))}
      <AddForm types={hooks.data.types} onMade={keep} />
    </>
  )
}
