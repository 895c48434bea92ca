/** The one thing that will be different. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { business } from '../client/session.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { experimentsWords } from './experiments-words.ts'

const VARIABLES = ['words', 'offset', 'hour'] as const
const RUNGS = ['offer', 'product', 'soft'] as const

export function ExperimentForm({ onSaved }: { readonly onSaved: () => void }) {
  const w = experimentsWords.words()
  const variable = useSignal<(typeof VARIABLES)[number]>('words')
  const create = useChange('POST /experiments', { refreshes: ['GET /experiments'], onDone: onSaved })
  const submit = (data: FormData) => {
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    const locale = business.value?.locale ?? 'en'
    const change =
      variable.value === 'words'
        ? { variable: 'words' as const, words: { [locale]: { subject: '', text: text('text'), short: '' } } }
        : variable.value === 'offset'
          ? { variable: 'offset' as const, days: Number(text('days')) }
          : { variable: 'hour' as const, hour: Number(text('hour')) }
    const rung = RUNGS.find(one => one === text('rung')) ?? 'offer'
    create.mutate({ body: { name: text('name'), rungs: [rung], change } })
  }
  return (
    <form
      class="card stack broadcast-form"
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
        <label class="field">
          <span>{w.variable}</span>
          <select
            class="input"
            value={variable.value}
            onChange={event => {
              variable.value = VARIABLES.find(one => one === event.currentTarget.value) ?? 'words'
            }}
          >
            {VARIABLES.map(one => (
              <option key={one} value={one}>
                {w.variables[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{w.rung}</span>
          <select class="input" name="rung">
            {RUNGS.map(rung => (
              <option key={rung} value={rung}>
                {w.rungs[rung]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ChangeField variable={variable.value} />
      <button class="button primary" disabled={create.isPending}>
        {shellWords().save}
      </button>
    </form>
  )
}

function ChangeField({ variable }: { readonly variable: (typeof VARIABLES)[number] }) {
  const w = experimentsWords.words()
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
