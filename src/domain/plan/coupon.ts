/** A coupon: what it gives, to whom, until when, how often. Its code is for people to read out. */
import { assert } from '../../kernel/assert.ts'
import type { Day } from '../../kernel/day.ts'
import type { CouponId, CustomerId } from '../../kernel/ids.ts'
import type { Currency, Minor } from '../../kernel/money.ts'

export type CouponGift =
  | {
      readonly kind: 'percent'
      /** 0.1 for 10 %. */
      readonly share: number
      /** Only off this product, by its name on the bill; absent for the whole basket. */
      readonly onlyName?: string | undefined
    }
  | { readonly kind: 'amount'; readonly minor: Minor }
  | { readonly kind: 'gift'; readonly text: string }

export const COUPON_ORIGINS = ['hand', 'threshold', 'slip', 'offer', 'referral', 'sorry'] as const
export type CouponOrigin = (typeof COUPON_ORIGINS)[number]

export interface Coupon {
  readonly couponId: CouponId
  readonly code: string
  /** Null for the bearer: whoever brings the slip. */
  readonly customerId: CustomerId | null
  readonly gift: CouponGift
  readonly currency: Currency
  /** Only for a basket of at least this much. */
  readonly minBasketMinor: Minor
  /** The last day, to its end in the time of the business. A coupon without a deadline brings nobody back, so there is none. */
  readonly deadline: Day
  readonly usesMax: number
  readonly origin: CouponOrigin
  readonly isVoid: boolean
}

/** No letter or digit that is mistaken for another, in either script: no 0/O, 1/I/L, B/8, З/3. */
const LETTERS = '24567ACDEFHJKMNPRTUVWXY'
const CODE_LENGTH = 8

/** Eight letters in two groups, the last of them a check against typing errors. @param random at least 7 random bytes */
export function couponCode(random: Uint8Array): string {
  assert(random.length >= CODE_LENGTH - 1, 'seven random bytes')
  const letters = Array.from(random.subarray(0, CODE_LENGTH - 1), byte => LETTERS[byte % LETTERS.length] ?? '')
  const all = [...letters, checkLetter(letters)].join('')
  return `${all.slice(0, 4)}-${all.slice(4)}`
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  В: 'V',
}

/** The code as it was printed, whatever the case, the blanks or the script it was typed in; undefined when no such code can exist. */
export function readCouponCode(typed: string): string | undefined {
  const letters = [...typed.toUpperCase().replace(/[\s-]/g, '')].map(letter => LOOK_ALIKES[letter] ?? letter)
  if (letters.length !== CODE_LENGTH || !letters.every(letter => LETTERS.includes(letter))) return undefined
  if (checkLetter(letters.slice(0, -1)) !== letters.at(-1)) return undefined
  const all = letters.join('')
  return `${all.slice(0, 4)}-${all.slice(4)}`
}

/** A weighted sum over a prime number of letters finds every single error and every exchange of neighbours. */
function checkLetter(letters: readonly string[]): string {
  const sum = letters.reduce((total, letter, at) => total + (at + 1) * LETTERS.indexOf(letter), 0)
  return LETTERS[sum % LETTERS.length] ?? ''
}
