/** A collection point: its name, its place, and what is given for the contact. */
import { useSignal } from '@preact/signals'
import type { RequestOf } from '../../../contract/contract.ts'
import { GiftFields, readGift } from '../rewards/gift-fields.tsx'
import { pointsWords } from './points-words.ts'

export type PointTerms = RequestOf<'POST /collection-points'>['body']
const KINDS = ['none', 'amount', 'percent', 'gift'] as const

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
      <h2>{w.add}</h2>
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
      <div class="fields">
        <GiftFields words={w} kinds={KINDS} />
      </div>
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
