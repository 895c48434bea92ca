/** One letter to the owner himself. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { type Told, TrialOutcome } from '../parts/trial-outcome.tsx'
import { locale } from '../words/locale.ts'
import { emailWords } from './email-words.ts'

export function TestLetter() {
  const w = emailWords.words().test
  const told = useSignal<Told | null>(null)
  const send = useChange('POST /email/tests', {
    onDone: ({ outcome, detail }) => {
      told.value = { text: `${w.outcome[outcome]} ${detail}`.trim(), isProblem: outcome !== 'handed' }
    },
  })
  return (
    <form
      class="card stack"
      aria-label={w.title}
      onSubmit={event => {
        event.preventDefault()
        told.value = null
        send.mutate({ body: { address: String(new FormData(event.currentTarget).get('address') ?? ''), locale: locale.value } })
      }}
    >
      <div>
        <h2>{w.title}</h2>
        <p class="quiet">{w.lead}</p>
      </div>
      <label class="field">
        <span>{w.address}</span>
        <input class="input" type="email" name="address" required maxLength={254} autoComplete="email" />
      </label>
      <TrialOutcome told={told.value} />
      <div class="buttons">
        <button class="button" disabled={send.isPending}>
          {w.send}
        </button>
      </div>
    </form>
  )
}
