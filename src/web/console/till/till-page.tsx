/** The till: one customer in three seconds, by keyboard alone, on a phone as well. */
import { signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { problemText, refresh, showProblem } from '../client/api.ts'
import { call, freshKey } from '../client/call.ts'
import { currency, session, signOut } from '../client/session.ts'
import { readAmount } from '../customers/amount.ts'
import { PageHead } from '../parts/page-head.tsx'
import { money } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { BillView } from './bill-view.tsx'
import { SaleDone } from './sale-done.tsx'
import { TillFields } from './till-fields.tsx'
import { basketOf, EMPTY, type Entry, type Sold, useQuote } from './till-sale.ts'
import { tillWords } from './till-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import '../customers/customers.css'
import './till.css'

/** Kept while the sale is not recorded, so that sending it again is the same sale. */
const saleKey = signal(freshKey())

function TillHead() {
  const w = tillWords.words()
  const isCashier = session.value?.staff?.role === 'cashier'
  // Nothing but the till is his: ways to other pages would only lead him back.
  useEffect(() => {
    document.documentElement.classList.toggle('till-only', isCashier)
  }, [isCashier])
  return (
    <PageHead title={w.title} lead={w.lead}>
      {isCashier ? (
        <button type="button" class="button ghost" onClick={() => void signOut().catch(showProblem)}>
          {shellWords().signOut}
        </button>
      ) : (
        <a class="button" href="/rewards">
          {w.toRewards}
        </a>
      )}
    </PageHead>
  )
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
      <TillHead />
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
              {quote && readAmount(entry.value.sum, currency.value) !== undefined ? ` · ${money(quote.bill.payMinor, currency.value)}` : ''}
            </button>
          </div>
        </form>
      )}
    </>
  )
}
