/** Keys for other programs; the secret is shown once. */
import { useSignal } from '@preact/signals'
import type { RequestOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { day } from '../words/format.ts'
import { settingsWords } from './settings-words.ts'

type Scope = RequestOf<'POST /api-keys'>['body']['scopes'][number]
const SCOPES: readonly Scope[] = [
  'purchases:write',
  'customers:read',
  'customers:write',
  'plan:read',
  'plan:write',
  'messages:read',
  'messages:write',
  'reports:read',
  'settings:write',
]

function NewKey() {
  const w = settingsWords.words().access
  const made = useSignal<string | null>(null)
  const create = useChange('POST /api-keys', {
    refreshes: ['GET /api-keys'],
    onDone: answer => {
      made.value = answer.key
    },
  })
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    const scopes = SCOPES.filter(scope => data.get(scope) !== null)
    if (scopes.length === 0) return
    create.mutate({ body: { name: String(data.get('name')), scopes } })
    form.reset()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      {made.value === null ? null : (
        <div class="notice calm" role="status">
          <p>{w.shown}</p>
          <input class="input key" readOnly value={made.value} aria-label={w.shown} onFocus={event => event.currentTarget.select()} />
        </div>
      )}
      <label class="field">
        <span>{w.name}</span>
        <input class="input" name="name" required maxLength={120} />
      </label>
      <fieldset>
        <legend>{w.scopes}</legend>
        <div class="scopes">
          {SCOPES.map((scope, index) => (
            <label key={scope} class="check">
              <input type="checkbox" name={scope} defaultChecked={index === 0} /> {w.scopeNames[scope]}
            </label>
          ))}
        </div>
      </fieldset>
      <button class="button" disabled={create.isPending}>
        {w.create}
      </button>
    </form>
  )
}

export function AccessSection() {
  const { access: w, sections } = settingsWords.words()
  const keys = useRead('GET /api-keys', [])
  const revoke = useChange('DELETE /api-keys/{id}', { refreshes: ['GET /api-keys'] })
  return (
    <section class="card stack settings-form">
      <div>
        <h2>{sections.access}</h2>
        <p class="quiet">
          {w.lead}{' '}
          <a href="/api/docs" target="_blank" rel="noreferrer">
            {w.docs}
          </a>
        </p>
      </div>
      {keys.data ? (
        <ul class="lines">
          {keys.data.items.map(key => (
            <li key={key.apiKeyId}>
              <span>
                <span class="strong">{key.name}</span> <code class="small quiet">{key.prefix}…</code>
                <br />
                <span class="small quiet">
                  {key.scopes.map(scope => w.scopeNames[scope]).join(', ')} · {day(key.createdAt.slice(0, 10), { year: true })}
                </span>
              </span>
              {key.revokedAt === null ? (
                <button
                  type="button"
                  class="button ghost"
                  aria-label={`${w.revoke}: ${key.name}`}
                  disabled={revoke.isPending}
                  onClick={() => revoke.mutate({ params: { id: key.apiKeyId } })}
                >
                  {w.revoke}
                </button>
              ) : (
                <span class="badge">{w.revoked}</span>
              )}
            </li>
          ))}
          {keys.data.items.length === 0 ? <li class="quiet">{w.empty}</li> : null}
        </ul>
      ) : (
        <LoadState error={keys.error} onAgain={() => void keys.refetch()} />
      )}
      <NewKey />
    </section>
  )
}
