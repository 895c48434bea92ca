/** A collection point: its name, its place, and what is given for the contact. */
import { useSignal } from '@preact/signals'
import type { RequestOf } from '../../../contract/contract.ts'
import { currency } from '../client/session.ts'
import { readAmount } from '../customers/amount.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { pointsWords } from './points-words.ts'

export type PointTerms = RequestOf<'POST /collection-points'>['body']
type Gift = NonNullable<PointTerms['gift']>
const KINDS = ['none', 'amount', 'percent', 'gift'] as const

function readGift(data: FormData): Gift | null | undefined {
  const value = String(data.get('value') ?? '').trim()
  switch (data.get('kind')) {
    case 'amount': {
      const minor = readAmount(value, currency.value)
      return minor === undefined || minor < 1 ? undefined : { kind: 'amount', minor }
    }
    case 'percent': {
      const share = Number(value.replace(',', '.')) / 100
      return share >= 0.01 && share <= 1 ? { kind: 'percent', share } : undefined
    }
    case 'gift':
      return value === '' ? undefined : { kind: 'gift', text: value }
    default:
      return null
  }
}

function GiftFields() {
  const w = pointsWords.words()
  const kind = useSignal<string>('none')
  return (
    <div class="fields">
      <ChoiceField
        label={w.kind}
        name="kind"
        value={kind.value}
        options={KINDS.map(each => [each, w.kinds[each]])}
        onChoose={next => {
          kind.value = next
        }}
      />
      {kind.value === 'none' ? null : (
        <label class="field">
          <span>{w.value}</span>
          <input class="input" name="value" required maxLength={200} autoComplete="off" />
        </label>
      )}
    </div>
  )
}

interface PointFormProps {
  readonly isBusy: boolean
  readonly onSend: (terms: PointTerms, form: HTMLFormElement) => void
}

export function PointForm({ isBusy, onSend }: PointFormProps) {
  const w = pointsWords.words()
  const isWrong = useSignal(false)
  return (
    <form
      class="card stack"
      aria-label={w.add}
      onSubmit={event => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const gift = readGift(data)
        isWrong.value = gift === undefined
        const text = (name: string) => String(data.get(name) ?? '').trim()
        if (gift !== undefined) onSend({ name: text('name'), place: text('place'), promise: text('promise'), gift }, event.currentTarget)
      }}
    >
      <div class="fields">
        <label class="field">
          <span>{w.name}</span>
          <input class="input" name="name" required maxLength={100} autoComplete="off" />
        </label>
        <label class="field">
          <span>{w.place}</span>
          <input class="input" name="place" maxLength={100} autoComplete="off" />
        </label>
      </div>
      <label class="field">
        <span>{w.promise}</span>
        <input class="input" name="promise" required maxLength={200} autoComplete="off" />
        <span class="small quiet">{w.promiseHint}</span>
      </label>
      <GiftFields />
      {isWrong.value ? (
        <p class="notice problem" role="alert">
          {w.badValue}
        </p>
      ) : null}
      <button class="button primary" disabled={isBusy}>
        {w.add}
      </button>
    </form>
  )
}
