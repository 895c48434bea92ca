/** Amounts, quantities and moments as programs write them: exact, never through a floating point sum. */
import { type Day, dayFromParts } from '../../kernel/day.ts'
import { parseInstant } from '../../kernel/instant.ts'
import { type Currency, isCurrency, minorDigits } from '../../kernel/money.ts'
import type { ToldWhen } from './source-event.ts'

/** '1 234.50', 10.5 or '-9.00' in minor units; digits beyond the currency's are rounded half away from zero. */
export function decimalMinor(value: string | number, currency: Currency | null): number | undefined {
  const text = (typeof value === 'number' ? plainNumber(value) : value).replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  const match = /^([-\u2212+]?)(\d{1,12})(?:\.(\d{0,12}))?$/.exec(text)
  if (!match) return undefined
  const digits = currency === null ? 2 : minorDigits(currency)
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0')
  const whole = Number((match[2] ?? '0') + fraction.slice(0, digits)) + (fraction.charCodeAt(digits) >= 53 ? 1 : 0)
  return match[1] === '-' || match[1] === '\u2212' ? -whole || 0 : whole
}

function plainNumber(value: number): string {
  return Number.isFinite(value) ? value.toFixed(6) : ''
}

/** A positive decimal as stored: at most six digits after the mark, without trailing zeros; '1' for what is no quantity. */
export function quantityOf(value: string | number | null | undefined): string {
  const number = Math.abs(Number(String(value ?? '1').replace(',', '.')))
  if (!Number.isFinite(number) || number === 0 || number >= 1e9) return '1'
  return number.toFixed(6).replace(/\.?0+$/, '')
}

/** '+79450000101' of '8 (945) …' is read later; here 'rub', 'руб.' and 'РУБ' become RUB, and what is unknown null. */
export function currencyOf(text: string | null | undefined): Currency | null {
  const upper = (text ?? '').trim().toUpperCase().replace(/\.$/, '')
  if (isCurrency(upper)) return upper
  if (/^(РУБ|RUR|₽|643|810)/.test(upper)) return 'RUB'
  if (/^(ЛВ|ЛЕВ)/.test(upper)) return 'BGN'
  return /^(€|ЕВРО)/.test(upper) ? 'EUR' : null
}

/** '2024-05-02T10:15:00', '2024-05-02 10:15' or '2024-05-02', with or without an offset. `zone` is that of a text without one. */
export function whenOf(text: string, zone: string | null = null): ToldWhen | undefined {
  const at = parseInstant(text.trim().replace(' ', 'T'))
  if (at !== undefined) return { instant: at }
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:\.\d+)?)?)?$/.exec(text.trim())
  if (!match) return undefined
  const [year = 0, month = 0, dayOfMonth = 0] = match.slice(1, 4).map(Number)
  const day = dayFromParts(year, month, dayOfMonth)
  if (day === undefined) return undefined
  const minute = match[4] === undefined ? null : Number(match[4]) * 60 + Number(match[5])
  return minute !== null && minute > 1439 ? undefined : { day, minute, zone }
}

/** Seconds since 1970 of the wall clock: some tills write local time as if it were UTC. */
export function whenOfWallSeconds(seconds: number): ToldWhen | undefined {
  const number = Math.floor(seconds / 86_400)
  return whenOf(`${new Date(number * 86_400_000).toISOString().slice(0, 10)}T${clock(seconds - number * 86_400)}`)
}

function clock(second: number): string {
  const [hours, minutes] = [Math.floor(second / 3600), Math.floor((second % 3600) / 60)]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

export function dayOfText(text: string): Day | undefined {
  const when = whenOf(text.slice(0, 10))
  return when && 'day' in when ? when.day : undefined
}
