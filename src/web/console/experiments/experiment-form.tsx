/** The one thing that will be different. */
import { useSignal } from '@preact/signals'
import type { RequestOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { business } from '../client/session.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import { experimentsWords } from './experiments-words.ts'

const VARIABLES = ['words', 'offset', 'channel', 'offer', 'hour'] as const
const CHANNELS = ['sms', 'email', 'telegram', 'whatsapp', 'viber', 'vk', 'max', 'web-push', 'hand'] as const
const RUNGS = ['offer', 'product', 'soft'] as const

type Variable = (typeof VARIABLES)[number]
type Change = RequestOf<'POST /experiments'>['body']['change']

function changeOf(
  variable: Variable,
  { text, locale }: { readonly text: (name: string) => string; readonly locale: 'ru' | 'bg' | 'en' },
): Change {
  switch (variable) {
    case 'words':
      return { variable, words: { [locale]: { subject: '', text: text('text'), short: '' } } }
    case 'offset':
      return { variable, days: Number(text('days')) }
    case 'channel':
      return { variable, channel: CHANNELS.find(one => one === text('channel')) ?? 'hand' }
    case 'offer':
      return { variable, offerId: text('offerId') }
    case 'hour':
      return { variable, hour: Number(text('hour')) }
  }
}

export function ExperimentForm({ onSaved }: { readonly onSaved: () => void }) {
  const w = experimentsWords.words()
  const variable = useSignal<(typeof VARIABLES)[number]>('words')
  const create = useChange('POST /experiments', { refreshes: ['GET /experiments'], onDone: onSaved })
  const submit = (data: FormData) => {
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    const locale = business.value?.locale ?? 'en'
    const change = changeOf(variable.value, { text, locale })
    const rung = RUNGS.find(one => one === text('rung')) ?? 'offer'
    create.mutate({ body: { name: text('name'), rungs: [rung], change } })
  }
  return (
    <form
      class="card stack experiment-form"
      onSubmit={event => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <label class="field">
        <span>{w.name}</span>
        <input class="input" name="name" required maxLength={200} autoComplete="off" />
      </label>
      <div class="fields">
        <ChoiceField
          label={w.variable}
          value={variable.value}
          options={VARIABLES.map(one => [one, w.variables[one]])}
          onChoose={next => {
            variable.value = next
          }}
        />
        <ChoiceField label={w.rung} name="rung" options={RUNGS.map(rung => [rung, w.rungs[rung]])} />
      </div>
      <ChangeField variable={variable.value} />
      <button class="button primary" disabled={create.isPending}>
        {shellWords().save}
      </button>
    </form>
  )
}

function ChangeField({ variable }: { readonly variable: Variable }) {
  const w = experimentsWords.words()
  if (variable === 'channel') return <ChannelField />
  if (variable === 'offer') return <OfferField />
  return variable === 'words' ? (
    <label class="field">
      <span>{w.text}</span>
      <textarea class="input" name="text" required maxLength={4000} defaultValue="{{ hello }} " />
    </label>
  ) : variable === 'offset' ? (
    <label class="field">
      <span>{w.days}</span>
      <input class="input" type="number" name="days" min={-30} max={30} required defaultValue="2" />
      <small>{w.daysHint}</small>
    </label>
  ) : (
    <label class="field">
      <span>{w.hour}</span>
      <input class="input" type="number" name="hour" min={0} max={23} required defaultValue="18" />
    </label>
  )
}

function ChannelField() {
  const w = experimentsWords.words()
  return (
    <ChoiceField
      label={w.variables.channel}
      name="channel"
      isRequired
      options={CHANNELS.map(channel => [channel, shellWords().channels[channel]])}
    />
  )
}

function OfferField() {
  const w = experimentsWords.words()
  const offers = useRead('GET /offers', [])
  const open = (offers.data?.items ?? []).filter(offer => offer.isOn)
  return (
    <label class="field">
      <span>{w.variables.offer}</span>
      <select class="input" name="offerId" required>
        {open.map(offer => (
          <option key={offer.offerId} value={offer.offerId}>
            {offer.name}
          </option>
        ))}
      </select>
      {offers.data !== undefined && open.length === 0 ? <a href="/offers">{w.noOffers}</a> : null}
    </label>
  )
}
