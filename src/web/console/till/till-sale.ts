/** The sale as it is typed, and the bill that follows it. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AnswerOf, RequestOf } from '../../../contract/contract.ts'
import { problemText } from '../client/api.ts'
import { call } from '../client/call.ts'
import { currency } from '../client/session.ts'
import { readAmount } from '../customers/amount.ts'
import type { Who } from '../customers/who-field.tsx'

export type Quote = AnswerOf<'POST /till/quotes'>
export type Sold = AnswerOf<'POST /till/sales'>
type Basket = RequestOf<'POST /till/quotes'>['body']

const TYPING_PAUSE_MS = 200
const NOBODY: Who = { customerId: null, text: '' }

export interface Entry {
  readonly who: Who
  readonly what: string
  readonly sum: string
  readonly coupon: string
  readonly points: string
  readonly isFree: boolean
}

export const EMPTY: Entry = { who: NOBODY, what: '', sum: '', coupon: '', points: '', isFree: false }
export function basketOf(entry: Entry): Basket | undefined {
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
export function useQuote(entry: Entry) {
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
