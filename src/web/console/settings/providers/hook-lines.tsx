/** Where the provider reports: connected by a button where it can be, copied by hand where it cannot. */
import { useSignal } from '@preact/signals'
import { useChange } from '../../client/api.ts'
import type { Provider } from './provider.ts'
import { providersWords } from './providers-words.ts'

const CONNECTS_ITSELF: ReadonlySet<Provider['name']> = new Set(['telegram', 'max'])

export function HookLines({ provider }: { readonly provider: Provider }) {
  const w = providersWords.words()
  const told = useSignal('')
  const connect = useChange('POST /channels/{id}/connections', {
    onDone: answer => {
      told.value = answer.status === 'connected' ? w.connected : answer.status === 'by-hand' ? w.hookByHand : answer.detail
    },
  })
  if (provider.kind === 'smpp' || provider.name === 'slip' || provider.name === 'web-push') return null
  if (provider.hookUrl === null) return <p class="small quiet">{w.needAddress}</p>
  return (
    <div class="stack">
      <label class="field">
        <span>{w.hook}</span>
        <input class="input key" readOnly value={provider.hookUrl} onFocus={event => event.currentTarget.select()} />
        <small>{CONNECTS_ITSELF.has(provider.name) ? '' : w.hookByHand}</small>
      </label>
      {provider.hookSecret === null ? null : (
        <label class="field">
          <span>{w.hookSecret}</span>
          <input class="input key" readOnly value={provider.hookSecret} onFocus={event => event.currentTarget.select()} />
        </label>
      )}
      {CONNECTS_ITSELF.has(provider.name) ? (
        <button
          type="button"
          class="button"
          disabled={connect.isPending}
          onClick={() => connect.mutate({ params: { id: provider.name }, body: {} })}
        >
          {w.connect}
        </button>
      ) : null}
      {told.value === '' ? null : <p role="status">{told.value}</p>}
    </div>
  )
}
