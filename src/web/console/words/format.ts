/** Numbers, money, days and hours as the chosen language writes them. */
import { formatDay } from '../../../kernel/locale.ts'
import { formatMoney, isCurrency, minor } from '../../../kernel/money.ts'
import { business } from '../client/session.ts'
import { locale } from './locale.ts'

/** Money in the currency of the shop; an unknown currency is written by its code. */
export function money(amountMinor: number, currency: string): string {
  if (isCurrency(currency)) return formatMoney(minor(Math.round(amountMinor)), currency, locale.value)
  return `${number(amountMinor / 100, 2)} ${currency}`
}

export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale.value, { maximumFractionDigits: digits }).format(value)
}

/** `share` 0.153 → '15 %' with the sign where the language puts it. */
export function percent(share: number, digits = 0): string {
  return new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: digits }).format(share)
}

export function day(isoDay: string, how: { readonly year?: boolean; readonly weekday?: boolean } = {}): string {
  return formatDay(isoDay, locale.value, how)
}

/** '14:05' on the shop's clock, wherever the owner travels. */
export function hour(isoInstant: string): string {
  return moment(isoInstant, {})
}

export function dayAndHour(isoInstant: string): string {
  return moment(isoInstant, { day: 'numeric', month: 'long' })
}

function moment(isoInstant: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language(), { ...how, hour: '2-digit', minute: '2-digit', timeZone: business.value?.zone }).format(
    new Date(isoInstant),
  )
}

/** 'ноябрь 2026 г.' for '2026-11'. */
export function month(isoMonth: string): string {
  return new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${isoMonth}-01T00:00:00Z`),
  )
}

export function language(): string {
  return locale.value === 'en' ? 'en-GB' : locale.value
}

export function initials(name: string): string {
  const parts = name
    .trim()
    .split(/\s+/)
    .filter(part => /\p{L}/u.test(part))
  return parts
    .slice(0, 2)
    .map(part => part.match(/\p{L}/u)?.[0] ?? '')
    .join('')
    .toUpperCase()
}

const PHONE_GROUPS: readonly (readonly [pattern: RegExp, groups: string])[] = [
  [/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4'],
  [/^\+359(\d{2})(\d{3})(\d{3,4})$/, '+359 $1 $2 $3'],
  [/^\+(\d{2})(\d{3})(\d{3})(\d{2,5})$/, '+$1 $2 $3 $4'],
]

/** A phone number in groups that an eye can hold; anything else as it is. */
export function phone(number: string): string {
  const known = PHONE_GROUPS.find(([pattern]) => pattern.test(number))
  return known ? number.replace(known[0], known[1]) : number
}
