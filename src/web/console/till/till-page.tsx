/** The till: one customer in three seconds, by keyboard alone, on a phone as well. */
import { signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AnswerOf, RequestOf } from '../../../contract/contract.ts'
import { problemText, refresh } from '../client/api.ts'
import { call, freshKey } from '../client/call.ts'
import { currency } from '../client/session.ts'
import { readAmount } from '../customers/amount.ts'
import type { Who } from '../customers/who-field.tsx'
import { WhoField } from '../customers/who-field.tsx'
import { money } from '../words/format.ts'
import { BillView } from './bill-view.tsx'
import { Held } from './held.tsx'
import { SaleDone } from './sale-done.tsx'
import { tillWords } from './till-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import '../customers/customers.css'
import './till.css'

export type Quote = AnswerOf<'POST /till/quotes'>
export type Sold = AnswerOf<'POST /till/sales'>
type Basket = RequestOf<'POST /till/quotes'>['body']

const TYPING_PAUSE_MS = 200
const NOBODY: Who = { customerId: null, text: '' }

interface Entry {
  readonly who: Who
  readonly what: string
  readonly sum: string
  readonly coupon: string
  readonly points: string
  readonly isFree: boolean
}

const EMPTY: Entry = { who: NOBODY, what: '', sum: '', coupon: '', points: '', isFree: false }
/** Kept while the sale is not recorded, so that sending it again is the same sale. */
const saleKey = signal(freshKey())

function basketOf(entry: Entry): Basket | undefined {
  const totalMinor = readAmount(entry.sum, currency.value)
  if (totalMinor === undefined) return undefined
  return {
    customerId: entry.who.customerId,
    lines: [{ name: entry.what, totalMinor }],
    ...(entry.coupon.trim() === '' ? {} : { couponCode: entry.coupon }),
    ...(Number(entry.points) > 0 ? { points: Number(entry.points) } : {}),
    ...(entry.isFree ? { freeLineNo: 1 } : {}),
  }
}

/** The bill follows what is typed, after a short pause; an older answer never replaces a newer one. */
function useQuote(entry: Entry) {
  const quote = useSignal<Quote | null>(null)
  const problem = useSignal('')
  const text = JSON.stringify(entry)
  useEffect(() => {
    const basket =
      basketOf(entry) ?? (entry.who.customerId === null ? undefined : { customerId: entry.who.customerId, lines: [{ totalMinor: 0 }] })
    let isOld = false
    const timer = setTimeout(() => {
      if (!basket) {
        quote.value = null
        return
      }
      call('POST /till/quotes', { body: basket }).then(
        answer => {
          if (!isOld) quote.value = answer
          problem.value = ''
        },
        (error: unknown) => {
          problem.value = problemText(error)
        },
      )
    }, TYPING_PAUSE_MS)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [text])
  return { quote: quote.value, problem: problem.value }
}

export function TillPage() {
  const w = tillWords.words()
  const entry = useSignal<Entry>(EMPTY)
  const sold = useSignal<Sold | null>(null)
  const wrong = useSignal('')
  const isBusy = useSignal(false)
  const { quote, problem } = useQuote(entry.value)
  const change = (part: Partial<Entry>) => {
    entry.value = { ...entry.value, ...part }
  }
  const sell = async () => {
    const basket = basketOf(entry.value)
    wrong.value = basket ? '' : w.badSum
    if (!basket || isBusy.value) return
    isBusy.value = true
    try {
      sold.value = await call('POST /till/sales', { body: { ...basket, key: saleKey.value } })
      saleKey.value = freshKey()
      entry.value = EMPTY
      void refresh('GET /customers', 'GET /today')
    } catch (error) {
      wrong.value = problemText(error)
    } finally {
      isBusy.value = false
    }
  }
  return (
    <>
      <header class="page-head">
        <div>
          <h1>{w.title}</h1>
          <p class="quiet">{w.lead}</p>
        </div>
        <a class="button ghost" href="/rewards">
          {w.toRewards}
        </a>
      </header>
      {sold.value ? (
        <SaleDone
          sold={sold.value}
          onNext={() => {
            sold.value = null
          }}
        />
      ) : (
        <form
          class="till"
          onSubmit={event => {
            event.preventDefault()
            void sell()
          }}
        >
          <TillFields entry={entry.value} quote={quote} onChange={change} />
          <div class="stack">
            <BillView quote={quote} />
            {wrong.value === '' && problem === '' ? null : (
              <p class="notice problem" role="alert">
                {wrong.value || problem}
              </p>
            )}
            <button class="button primary wide" disabled={isBusy.value}>
              {w.sell}
              {quote && readAmount(entry.value.sum, currency.value) !== undefined
                ? ` · ${money(entry.value.isFree ? 0 : quote.bill.payMinor, currency.value)}`
                : ''}
            </button>
          </div>
        </form>
      )}
    </>
  )
}

interface FieldsProps {
  readonly entry: Entry
  readonly quote: Quote | null
  readonly onChange: (part: Partial<Entry>) => void
}

function TillFields({ entry, quote, onChange }: FieldsProps) {
  const w = tillWords.words()
  const benefits = quote?.benefits ?? null
  const available = benefits?.points?.available ?? 0
  const freeLeft = benefits?.stamps?.freeLeft ?? 0
  return (
    <div class="card stack">
      <WhoField who={entry.who} onChange={who => onChange({ who, points: '', isFree: false })} />
      {benefits ? <Held benefits={benefits} onCoupon={coupon => onChange({ coupon })} /> : <p class="quiet small">{w.stranger}</p>}
      <div class="fields">
        <label class="field">
          <span>
            {w.sum}, {currency.value}
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
      {freeLeft > 0 ? (
        <label class="check">
          <input type="checkbox" checked={entry.isFree} onChange={event => onChange({ isFree: event.currentTarget.checked })} />{' '}
          {w.takeFree(freeLeft)}
        </label>
      ) : null}
    </div>
  )
}
