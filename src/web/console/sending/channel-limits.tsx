/** The limits of one gate, a channel or an account at a provider: how many a day and a second, and where messages cost money, how much a day. */
import { useChange, useRead } from '../client/api.ts'
import { currency } from '../client/session.ts'
import { plainAmount, readAmount } from '../customers/amount.ts'
import { NumberField } from '../settings/settings-form.tsx'
import { showToast } from '../shell/notices.tsx'
import { words } from '../words/shell-words.ts'
import { sendingWords } from './sending-words.ts'
import './sending.css'

interface LimitsProps {
  /** 'channel:email', 'provider:smsc.ru:shop' … */
  readonly gate: string
  readonly title?: string
  readonly hint?: string
  readonly hasPrice?: boolean
}

export function ChannelLimits({ gate, title, hint, hasPrice = false }: LimitsProps) {
  const w = sendingWords.words()
  const state = useRead('GET /sending', [])
  const set = useChange('PUT /sending/limits/{gate}', {
    refreshes: ['GET /sending'],
    onDone: () => showToast({ text: words().saved }),
  })
  if (state.data === undefined) return null
  const limit = state.data.limits.find(one => one.gate === gate)
  const spend = limit?.spendPerDayMinor ?? null
  const submit = (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const number = (name: string) => (text(name) === '' ? null : Number(text(name)))
    const [perDay, perSecond] = [number('perDay'), number('perSecond')]
    const spendPerDayMinor = hasPrice ? (readAmount(text('spendPerDay'), currency.value) ?? null) : spend
    const isNone = perDay === null && perSecond === null && spendPerDayMinor === null
    const burst = Math.max(1, Math.ceil(perSecond ?? 1))
    set.mutate({ params: { gate }, body: { limit: isNone ? null : { perDay, perSecond, burst, spendPerDayMinor } } })
  }
  return (
    <form
      class="stack sending"
      aria-label={title ?? w.limits}
      onSubmit={event => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <div>
        <h3>{title ?? w.limits}</h3>
        <p class="small quiet">{hint ?? w.limitsHint}</p>
      </div>
      <div class="fields">
        <NumberField name="perDay" label={w.perDay} value={limit?.perDay ?? null} isOptional />
        <NumberField name="perSecond" label={w.perSecond} value={limit?.perSecond ?? null} min={0.01} step="any" isOptional />
        {hasPrice ? (
          <label class="field">
            <span>{w.spendPerDay(currency.value)}</span>
            <input
              class="input"
              name="spendPerDay"
              inputMode="decimal"
              autoComplete="off"
              pattern="[0-9]+([.,][0-9]+)?"
              defaultValue={spend === null ? '' : plainAmount(spend, currency.value)}
            />
          </label>
        ) : null}
      </div>
      <div class="buttons">
        <button class="button" disabled={set.isPending}>
          {words().save}
        </button>
      </div>
    </form>
  )
}
