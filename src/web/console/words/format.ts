/** Numbers, money, days and hours as the chosen language writes them. */
import { signal } from '@preact/signals'
import { homePhone } from '../../../kernel/home-phone.ts'
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

const foreignPhone = signal<((number: string) => string) | null>(null)

/** A phone number in the groups of its country; those of foreign countries are fetched when the first one is shown. Anything else as it is. */
export function phone(number: string): string {
  const home = homePhone(number)
  if (home !== undefined || !number.startsWith('+')) return home ?? number
  if (foreignPhone.value === null) void fetchManners()
  return foreignPhone.value?.(number) ?? number
}

async function fetchManners(): Promise<void> {
  const { phoneText } = await import('../../../kernel/phone-text.ts')
  foreignPhone.value = phoneText
}
