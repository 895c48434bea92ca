/** One message to the owner himself: what the provider says is shown as it is. */
import { useSignal } from '@preact/signals'
import { useChange } from '../../client/api.ts'
import { locale } from '../../words/locale.ts'
import type { Provider } from './provider.ts'
import { providersWords } from './providers-words.ts'

export function TestMessage({ name }: { readonly name: Provider['name'] }) {
  const w = providersWords.words()
  const told = useSignal('')
  const send = useChange('POST /channels/{id}/tests', {
    onDone: answer => {
      told.value = [w.outcomes[answer.outcome], answer.detail].join(' ')
    },
  })
  return (
    <form
      class="stack provider-test"
      aria-label={w.test}
      onSubmit={event => {
        event.preventDefault()
        const address = String(new FormData(event.currentTarget).get('address') ?? '')
        send.mutate({ params: { id: name }, body: { address, locale: locale.value } })
      }}
    >
      <label class="field">
        <span>{w.testAddress}</span>
        <input class="input" name="address" required maxLength={1000} autoComplete="off" />
      </label>
      <button class="button" disabled={send.isPending}>
        {w.testSend}
      </button>
      {told.value === '' ? null : <p role="status">{told.value}</p>}
    </form>
  )
}
