/**
 * Calendar days of a business, as ISO text ('2026-03-10'): they sort, print and store as they are.
 * The cycle counts local days, so no clock time and no zone is involved here (see zone.ts).
 */
import { assert } from './assert.ts'

declare const dayBrand: unique symbol
export type Day = string & { readonly [dayBrand]: true }

const DAY_MS = 86_400_000
/** Days that were written once are looked up: a plan of a business asks for the same few thousand millions of times. */
const KNOWN_DAYS_MAX = 60_000
const texts = new Map<number, Day>()
const numbers = new Map<string, number>()
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads 'YYYY-MM-DD'; undefined when the text is no day of the calendar (31 February included). */
export function parseDay(text: string): Day | undefined {
  if (numbers.has(text)) return text as Day
  const match = ISO_DAY.exec(text)
  if (!match) return undefined
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return new Date(ms).toISOString().slice(0, 10) === text ? (text as Day) : undefined
}

/** @throws AssertionError when the text is no day: for literals and trusted rows. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  assert(parsed !== undefined, `'${text}' is not a day like 2026-03-10`)
  return parsed
}

/** Days since 1970-01-01: the number that arithmetic and typed arrays use. */
export function dayNumber(value: Day): number {
  const known = numbers.get(value)
  if (known !== undefined) return known
  return Math.round(Date.parse(`${value}T00:00:00Z`) / DAY_MS)
}

export function dayFromNumber(number: number): Day {
  const known = texts.get(number)
  if (known !== undefined) return known
  assert(Number.isInteger(number), 'a day number is whole')
  const written = new Date(number * DAY_MS).toISOString().slice(0, 10) as Day
  if (texts.size < KNOWN_DAYS_MAX) {
    texts.set(number, written)
    numbers.set(written, number)
  }
  return written
}

export function dayFromParts(year: number, month: number, dayOfMonth: number): Day | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
  return parseDay(text)
}

export function addDays(from: Day, days: number): Day {
  return dayFromNumber(dayNumber(from) + days)
}

/** Whole days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** The same day of a later month; a missing day becomes the last one of that month (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const monthIndex = year * 12 + (month - 1) + months
  const lastOfMonth = new Date(Date.UTC(Math.floor(monthIndex / 12), (monthIndex % 12) + 1, 0)).getUTCDate()
  const made = dayFromParts(Math.floor(monthIndex / 12), (monthIndex % 12) + 1, Math.min(dayOfMonth, lastOfMonth))
  assert(made !== undefined, 'months were added to a real day')
  return made
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(value: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((dayNumber(value) + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

export function monthOf(value: Day): string {
  return value.slice(0, 7)
}
