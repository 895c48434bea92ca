/** Own data: a name and a trade; country, currency and zone are guessed and can be corrected. */
import { useSignal } from '@preact/signals'
import type { RequestOf } from '../../../contract/contract.ts'
import { CURRENCIES, isCurrency } from '../../../kernel/money.ts'
import { problemText, queryClient, useChange } from '../client/api.ts'
import { writeSetting } from '../client/device-settings.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { go } from '../router.ts'
import { locale } from '../words/locale.ts'
import { firstRunWords } from './first-run-words.ts'
import { Front } from './front.tsx'
import { countryName, currencyName, deviceZone, guessPlace, PLACES, zones } from './places.ts'

type Trade = RequestOf<'POST /business/starts'>['body']['trade']
const TRADES: readonly Trade[] = ['shop', 'salon', 'tyres', 'cafe', 'tiles', 'taxi', 'other']

interface OwnFormProps {
  readonly onDone: () => void
  readonly onBack: () => void
}

function PlaceFields() {
  const w = firstRunWords.words().own
  const guess = guessPlace(locale.value)
  const country = useSignal(guess?.country ?? 'GB')
  const currency = useSignal<string>(guess?.currency ?? 'EUR')
  const zone = useSignal(deviceZone())
  const chooseCountry = (next: string) => {
    const place = PLACES.find(known => known.country === next)
    country.value = next
    if (!place) return
    currency.value = place.currency
    zone.value = place.zone
  }
  return (
    <div class="fields">
      <ChoiceField
        label={w.country}
        name="country"
        value={country.value}
        options={PLACES.map(place => [place.country, countryName(place.country)])}
        onChoose={chooseCountry}
      />
      <ChoiceField
        label={w.currency}
        name="currency"
        value={currency.value}
        options={CURRENCIES.map(code => [code, currencyName(code)])}
        onChoose={next => {
          currency.value = next
        }}
      />
      <label class="field">
        <span>{w.zone}</span>
        <select
          class="input"
          name="zone"
          value={zone.value}
          onChange={event => {
            zone.value = event.currentTarget.value
          }}
        >
          {zones().map(name => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

export function OwnForm({ onDone, onBack }: OwnFormProps) {
  const words = firstRunWords.words()
  const w = words.own
  const start = useChange('POST /business/starts', {
    onProblem: () => undefined,
    onDone: () => {
      writeSetting('started', 'yes')
      queryClient.clear()
      go('/import', 'replace')
      onDone()
    },
  })
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    const currency = String(data.get('currency'))
    const trade = TRADES.find(name => name === data.get('trade')) ?? 'other'
    start.mutate({
      body: {
        name: String(data.get('name')),
        trade,
        country: String(data.get('country')),
        currency: isCurrency(currency) ? currency : 'EUR',
        zone: String(data.get('zone')),
        locale: locale.value,
      },
    })
  }
  return (
    <Front>
      <h1>{w.title}</h1>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          submit(event.currentTarget)
        }}
      >
        <label class="field">
          <span>{w.name}</span>
          <input class="input" name="name" required maxLength={120} autoComplete="organization" aria-describedby="name-hint" autoFocus />
          <small id="name-hint">{w.nameHint}</small>
        </label>
        <ChoiceField label={w.trade} name="trade" options={TRADES.map(trade => [trade, words.trades[trade]])} />
        <PlaceFields />
        {start.error ? (
          <p class="notice problem" role="alert">
            {problemText(start.error)}
          </p>
        ) : null}
        <button class="button primary wide" disabled={start.isPending}>
          {w.start}
        </button>
        <button type="button" class="button ghost" onClick={onBack}>
          {w.back}
        </button>
      </form>
    </Front>
  )
}
