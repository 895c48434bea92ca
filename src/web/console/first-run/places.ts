/** Countries the owner can choose, with the currency and the zone that most shops there use. */
import type { Currency } from '../../../kernel/money.ts'
import { language } from '../words/format.ts'

export interface Place {
  readonly country: string
  readonly currency: Currency
  readonly zone: string
}

export const PLACES: readonly Place[] = [
  { country: 'RU', currency: 'RUB', zone: 'Europe/Moscow' },
  { country: 'BG', currency: 'EUR', zone: 'Europe/Sofia' },
  { country: 'KZ', currency: 'KZT', zone: 'Asia/Almaty' },
  { country: 'BY', currency: 'BYN', zone: 'Europe/Minsk' },
  { country: 'UA', currency: 'UAH', zone: 'Europe/Kyiv' },
  { country: 'DE', currency: 'EUR', zone: 'Europe/Berlin' },
  { country: 'GB', currency: 'GBP', zone: 'Europe/London' },
  { country: 'US', currency: 'USD', zone: 'America/New_York' },
  { country: 'TR', currency: 'TRY', zone: 'Europe/Istanbul' },
  { country: 'RO', currency: 'RON', zone: 'Europe/Bucharest' },
  { country: 'PL', currency: 'PLN', zone: 'Europe/Warsaw' },
  { country: 'CH', currency: 'CHF', zone: 'Europe/Zurich' },
  { country: 'GR', currency: 'EUR', zone: 'Europe/Athens' },
  { country: 'CY', currency: 'EUR', zone: 'Asia/Nicosia' },
  { country: 'ES', currency: 'EUR', zone: 'Europe/Madrid' },
  { country: 'IT', currency: 'EUR', zone: 'Europe/Rome' },
  { country: 'FR', currency: 'EUR', zone: 'Europe/Paris' },
  { country: 'JP', currency: 'JPY', zone: 'Asia/Tokyo' },
]

export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The country whose usual zone the device is in; else the one its language suggests. */
export function guessPlace(locale: string): Place | undefined {
  const zone = deviceZone()
  return (
    PLACES.find(place => place.zone === zone) ?? PLACES.find(place => place.country === ({ ru: 'RU', bg: 'BG', en: 'GB' }[locale] ?? 'GB'))
  )
}

export function countryName(country: string): string {
  return new Intl.DisplayNames(language(), { type: 'region' }).of(country) ?? country
}

export function currencyName(currency: string): string {
  return new Intl.DisplayNames(language(), { type: 'currency' }).of(currency) ?? currency
}

/** All zones the browser knows, with the device's own first. */
export function zones(): readonly string[] {
  return [...new Set([deviceZone(), ...Intl.supportedValuesOf('timeZone')])]
}
