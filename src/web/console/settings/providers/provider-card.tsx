/** One channel: its state at a glance; opened, its provider's fields, where that provider reports, and a test message. */
import { type Signal, useSignal } from '@preact/signals'
import { useChange } from '../../client/api.ts'
import { CallProblem } from '../../client/call.ts'
import { showToast } from '../../shell/notices.tsx'
import { words as shellWords } from '../../words/shell-words.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { ChannelLimits } from '../../sending/channel-limits.tsx'
import { sendingWords } from '../../sending/sending-words.ts'
import { FieldOf } from './field-of.tsx'
import { HookLines } from './hook-lines.tsx'
import { type Provider, wordOf } from './provider.ts'
import { providersWords } from './providers-words.ts'
import { TestMessage } from './test-message.tsx'

interface CardProps {
  readonly provider: Provider
}

export function ProviderCard({ provider }: CardProps) {
  const w = providersWords.words()
  const state = provider.kind === null ? w.notSetUp : provider.isActive ? w.on : w.off
  return (
    <details class="card provider" name="provider">
      <summary>
        <span>
          <span class="strong">{w.names[provider.name]}</span>
          <span class="small quiet">{w.texts[provider.name]}</span>
        </span>
        <span class={provider.isActive ? 'badge good' : 'badge'}>{state}</span>
      </summary>
      <ProviderForm key={`${provider.kind}`} provider={provider} />
      {provider.kind === null ? null : <HookLines provider={provider} />}
      {provider.kind === null || provider.name === 'slip' ? null : <TestMessage name={provider.name} />}
      {provider.kind === null || provider.name === 'slip' ? null : (
        <ChannelLimits gate={`channel:${provider.name}`} hasPrice={provider.name === 'sms'} />
      )}
      <AccountLimits provider={provider} />
    </details>
  )
}

/** What several channels send through one account: the provider counts them together. */
function AccountLimits({ provider: { sharedAccount } }: CardProps) {
  const w = sendingWords.words()
  if (sharedAccount === null) return null
  return (
    <ChannelLimits
      gate={`provider:${sharedAccount}`}
      title={w.accountLimits(sharedAccount.replace(':', ', '))}
      hint={w.accountHint}
      hasPrice
    />
  )
}

function ProviderForm({ provider }: CardProps) {
  const w = providersWords.words()
  const first = provider.kind ?? provider.kinds[0]?.kind ?? ''
  const kind = useSignal(first)
  const save = useChange('PUT /channels/{id}', {
    refreshes: ['GET /channels', 'GET /business'],
    onDone: () => showToast({ text: shellWords().saved }),
  })
  const forget = useChange('DELETE /channels/{id}', { refreshes: ['GET /channels', 'GET /business'] })
  const fields = provider.kinds.find(one => one.kind === kind.value)?.fields ?? []
  const isStored = provider.kind === kind.value
  const problems = save.error instanceof CallProblem ? save.error.fields : []
  const submit = (data: FormData) => {
    const values = Object.fromEntries(fields.map(field => [field.name, String(data.get(field.name) ?? '')]))
    save.mutate({ params: { id: provider.name }, body: { kind: kind.value, values, isActive: data.get('isActive') !== null } })
  }
  return (
    <form
      class="stack"
      aria-label={w.names[provider.name]}
      onSubmit={event => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <KindChoice provider={provider} kind={kind} />
      <p class="small quiet">{wordOf(w.guides, kind.value)}</p>
      <div class="fields" key={kind.value}>
        {fields.map(field => (
          <FieldOf
            key={field.name}
            field={field}
            value={isStored ? (provider.values[field.name] ?? '') : ''}
            isStored={isStored && provider.storedSecrets.includes(field.name)}
            isMade={kind.value === 'web-push' && field.name !== 'contact'}
            problem={problems.find(problem => problem.path === field.name)?.message ?? null}
          />
        ))}
      </div>
      {provider.canBeAnswered ? null : <p class="notice calm">{w.cannotAnswer}</p>}
      <label class="check">
        <input type="checkbox" name="isActive" defaultChecked={provider.isActive || provider.kind === null} /> {w.turnOn}
      </label>
      <div class="row">
        <button class="button primary" disabled={save.isPending}>
          {w.save}
        </button>
        {provider.kind === null ? null : (
          <button
            type="button"
            class="button ghost"
            disabled={forget.isPending}
            onClick={() => forget.mutate({ params: { id: provider.name } })}
          >
            {w.forget}
          </button>
        )}
      </div>
    </form>
  )
}

/** Only where there is a choice. */
function KindChoice({ provider, kind }: CardProps & { readonly kind: Signal<string> }) {
  const w = providersWords.words()
  if (provider.kinds.length < 2) return null
  return (
    <ChoiceField
      label={w.provider}
      value={kind.value}
      options={provider.kinds.map(one => [one.kind, wordOf(w.kinds, one.kind)])}
      onChoose={next => {
        kind.value = next
      }}
    />
  )
}
