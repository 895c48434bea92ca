/** One field takes a phone or a name and finds the customer who is already here. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useRead } from '../client/api.ts'
import { phone } from '../words/format.ts'
import { customersWords } from './customers-words.ts'

export interface Who {
  readonly customerId: string | null
  readonly text: string
}

const ENOUGH_LETTERS = 2
const SUGGESTIONS_MAX = 4
const TYPING_PAUSE_MS = 150

export function isPhone(text: string): boolean {
  return text.replace(/\D/g, '').length >= 5 && !/\p{L}/u.test(text)
}

interface WhoFieldProps {
  readonly who: Who
  readonly onChange: (who: Who) => void
  readonly exceptId?: string
}

export function WhoField({ who, onChange, exceptId }: WhoFieldProps) {
  const w = customersWords.words().sale
  const q = useSignal('')
  useEffect(() => {
    const timer = setTimeout(() => {
      q.value = who.text.trim()
    }, TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [who.text])
  const found = useRead('GET /customers', [{ query: { q: q.value, limit: SUGGESTIONS_MAX } }], {
    enabled: who.customerId === null && q.value.length >= ENOUGH_LETTERS,
  })
  const items = q.value.length >= ENOUGH_LETTERS ? (found.data?.items ?? []).filter(row => row.customerId !== exceptId) : []
  if (who.customerId !== null) {
    return (
      <div class="row-apart">
        <p class="strong">{w.chosen(who.text)}</p>
        <button type="button" class="button ghost" onClick={() => onChange({ customerId: null, text: '' })}>
          {w.change}
        </button>
      </div>
    )
  }
  return (
    <div class="stack-s">
      <label class="field">
        <span>{w.who}</span>
        <input
          class="input big-input"
          name="who"
          placeholder={w.whoHint}
          autoComplete="off"
          autoFocus
          value={who.text}
          onInput={event => onChange({ customerId: null, text: event.currentTarget.value })}
        />
      </label>
      {items.length > 0 ? (
        <div class="suggestions" role="group" aria-label={w.known}>
          {items.map(row => (
            <button
              key={row.customerId}
              type="button"
              class="chip"
              onClick={() => onChange({ customerId: row.customerId, text: row.name || row.phone || '' })}
            >
              {row.name} <span class="quiet">{row.phone === null ? row.email : phone(row.phone)}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
