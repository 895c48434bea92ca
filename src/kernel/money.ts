/**
 * Money is a whole number of minor units (kopecks, stotinki, cents) and belongs to a currency.
 * Sums of different currencies are never added. Divisions round half away from zero, as tills do.
 */
import { assert } from './assert.ts'

declare const minorBrand: unique symbol
export type Minor = number & { readonly [minorBrand]: true }

export const CURRENCIES = ['RUB', 'EUR', 'BGN', 'USD', 'GBP', 'KZT', 'BYN', 'UAH', 'TRY', 'CHF', 'PLN', 'RON', 'JPY'] as const
export type Currency = (typeof CURRENCIES)[number]

export function isCurrency(text: string): text is Currency {
  return (CURRENCIES as readonly string[]).includes(text)
}

/** Digits after the decimal mark (ISO 4217). */
export function minorDigits(currency: Currency): number {
  return currency === 'JPY' ? 0 : 2
}

export function minor(value: number): Minor {
  assert(Number.isSafeInteger(value), `${value} is not a whole number of minor units`)
  return value as Minor
}

export const ZERO = minor(0)

export function addMinor(a: Minor, b: Minor): Minor {
  return minor(a + b)
}

/** `share` of the amount, for instance 0.15 for 15 %; rounded half away from zero. */
export function shareOf(amount: Minor, share: number): Minor {
  const exact = amount * share
  return minor(Math.sign(exact) * Math.round(Math.abs(exact)))
}

/** Amount as the people of that language write it, with the currency; whole amounts without decimals. */
export function formatMoney(amount: Minor, currency: Currency, locale: string): string {
  const digits = minorDigits(currency)
  const whole = amount % 10 ** digits === 0
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits)
}
