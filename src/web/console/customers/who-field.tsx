/** One field takes a phone or a name and finds the customer who is already here; a cashier sees no more of him than asks "is it you?". */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useRead } from '../client/api.ts'
import { session } from '../client/session.ts'
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
  const items = useFound(q.value, who.customerId === null).filter(row => row.customerId !== exceptId)
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
              onClick={() => onChange({ customerId: row.customerId, text: row.name || row.hint })}
            >
              {row.name} <span class="quiet">{row.hint}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

interface Found {
  readonly customerId: string
  readonly name: string
  readonly hint: string
}

function useFound(q: string, isWanted: boolean): readonly Found[] {
  const isCashier = session.value?.staff?.role === 'cashier'
  const enabled = isWanted && q.length >= ENOUGH_LETTERS
  const all = useRead('GET /customers', [{ query: { q, limit: SUGGESTIONS_MAX } }], { enabled: enabled && !isCashier })
  const shown = useRead('GET /till/customers', [{ query: { q } }], { enabled: enabled && isCashier })
  if (!enabled) return []
  if (isCashier) return (shown.data?.items ?? []).map(({ phoneEnd, ...row }) => ({ ...row, hint: phoneEnd === null ? '' : `…${phoneEnd}` }))
  return (all.data?.items ?? []).map(row => ({
    customerId: row.customerId,
    name: row.name,
    hint: row.phone === null ? (row.email ?? '') : phone(row.phone),
  }))
}
