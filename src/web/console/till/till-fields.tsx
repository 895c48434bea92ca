/** The fields of the till: who, how much, coupon, points, the free one. */
import { VisitNotes } from '../customers/visit-notes.tsx'
import { WhoField } from '../customers/who-field.tsx'
import { currencySign } from '../words/sign.ts'
import { Held } from './held.tsx'
import type { Entry, Quote } from './till-sale.ts'
import { tillWords } from './till-words.ts'

interface FieldsProps {
  readonly entry: Entry
  readonly quote: Quote | null
  readonly onChange: (part: Partial<Entry>) => void
}

export function TillFields({ entry, quote, onChange }: FieldsProps) {
  const w = tillWords.words()
  const benefits = quote?.benefits ?? null
  const available = benefits?.points?.available ?? 0
  const freeLeft = benefits?.stamps?.freeLeft ?? 0
  return (
    <div class="card stack">
      <WhoField who={entry.who} onChange={who => onChange({ who, points: '', isFree: false })} />
      {entry.who.customerId === null ? null : <VisitNotes customerId={entry.who.customerId} />}
      {benefits ? <Held benefits={benefits} onCoupon={coupon => onChange({ coupon })} /> : <p class="quiet small">{w.stranger}</p>}
      <div class="fields">
        <label class="field">
          <span>
            {w.sum}, {currencySign()}
          </span>
          <input
            class="input big-input"
            name="sum"
            inputMode="decimal"
            autoComplete="off"
            required
            value={entry.sum}
            onInput={event => onChange({ sum: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{w.what}</span>
          <input
            class="input"
            name="what"
            maxLength={300}
            autoComplete="off"
            value={entry.what}
            onInput={event => onChange({ what: event.currentTarget.value })}
          />
        </label>
      </div>
      <CouponAndPoints entry={entry} available={available} onChange={onChange} />
      {freeLeft > 0 ? (
        <label class="check">
          <input type="checkbox" checked={entry.isFree} onChange={event => onChange({ isFree: event.currentTarget.checked })} />{' '}
          {w.takeFree(freeLeft)}
        </label>
      ) : null}
    </div>
  )
}

function CouponAndPoints({ entry, available, onChange }: Omit<FieldsProps, 'quote'> & { readonly available: number }) {
  const w = tillWords.words()
  return (
    <div class="fields">
      <label class="field">
        <span>{w.coupon}</span>
        <input
          class="input"
          name="coupon"
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          value={entry.coupon}
          onInput={event => onChange({ coupon: event.currentTarget.value })}
        />
      </label>
      {available > 0 ? (
        <label class="field">
          <span>{w.points(available)}</span>
          <input
            class="input"
            type="number"
            name="points"
            inputMode="numeric"
            min={0}
            max={available}
            value={entry.points}
            onInput={event => onChange({ points: event.currentTarget.value })}
          />
        </label>
      ) : null}
    </div>
  )
}
