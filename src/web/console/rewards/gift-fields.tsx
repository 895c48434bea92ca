/** What a coupon gives: a sum, a share of the bill, or a thing; where a coupon is not a must, nothing. */
import { useSignal } from '@preact/signals'
import type { RequestOf } from '../../../contract/contract.ts'
import { addDays, day as dayOf } from '../../../kernel/day.ts'
import { currency, today } from '../client/session.ts'
import { readAmount } from '../customers/amount.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { currencySign } from '../words/sign.ts'

type Gift = RequestOf<'POST /coupons'>['body']['gift']
type GiftKind = Gift['kind']
const SHARE_MIN = 0.01

interface GiftFieldsProps<Kind extends GiftKind | 'none'> {
  readonly words: {
    readonly kind: string
    readonly kinds: Readonly<Record<Kind, string>>
    readonly values: Readonly<Record<GiftKind, string>>
  }
  /** In their order; the first is chosen. */
  readonly kinds: readonly Kind[]
}

export function GiftFields<Kind extends GiftKind | 'none'>({ words, kinds }: GiftFieldsProps<Kind>) {
  const kind = useSignal<GiftKind | 'none'>(kinds[0] ?? 'none')
  const chosen = kind.value
  return (
    <>
      <ChoiceField
        label={words.kind}
        name="kind"
        value={chosen}
        options={kinds.map(each => [each, words.kinds[each]])}
        onChoose={next => {
          kind.value = next
        }}
      />
      {chosen === 'none' ? null : (
        <label class="field">
          <span>{chosen === 'amount' ? `${words.values.amount}, ${currencySign()}` : words.values[chosen]}</span>
          <input
            class="input"
            name="value"
            inputMode={chosen === 'gift' ? 'text' : 'decimal'}
            required
            maxLength={200}
            autoComplete="off"
          />
        </label>
      )}
    </>
  )
}

/** Null when nothing is given, undefined when the number cannot be read. */
export function readGift(data: FormData): Gift | null | undefined {
  const value = String(data.get('value') ?? '').trim()
  switch (data.get('kind')) {
    case 'amount': {
      const minor = readAmount(value, currency.value)
      return minor === undefined || minor < 1 ? undefined : { kind: 'amount', minor }
    }
    case 'percent': {
      const share = Number(value.replace(',', '.')) / 100
      return share >= SHARE_MIN && share <= 1 ? { kind: 'percent', share } : undefined
    }
    case 'gift':
      return value === '' ? undefined : { kind: 'gift', text: value }
    default:
      return null
  }
}

/** What the field begins with. */
const DEADLINE_DAYS = 30

/** The last day of the gift, read back as `until`. */
export function GiftDeadline({ label }: { readonly label: string }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input class="input" type="date" name="until" required min={today.value} defaultValue={addDays(dayOf(today.value), DEADLINE_DAYS)} />
    </label>
  )
}
