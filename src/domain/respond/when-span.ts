/** Spans of days that words stand for: weeks, months, their halves, seasons, weekdays. */
import { addDays, addMonths, type Day, day, dayFromParts, weekdayOf } from '../../kernel/day.ts'
import { assert } from '../../kernel/assert.ts'
import type { Span } from './holidays.ts'
import type { Season, Unit } from './lexicon.ts'

export function weekOf(any: Day, weeksAhead: number): Span {
  const monday = addDays(any, 1 - weekdayOf(any) + 7 * weeksAhead)
  return { from: monday, to: addDays(monday, 6) }
}

export function monthAround(any: Day, monthsAhead: number): Span {
  const first = addMonths(day(`${any.slice(0, 7)}-01`), monthsAhead)
  return { from: first, to: addDays(addMonths(first, 1), -1) }
}

/** The month of that number that has not ended yet. */
export function monthNamed(month: number, today: Day, yearsAhead = 0): Span {
  const thisYear = Number(today.slice(0, 4))
  const current = Number(today.slice(5, 7))
  const first = dayFromParts(thisYear + (month < current ? 1 : 0) + yearsAhead, month, 1)
  assert(first !== undefined, 'a month is 1..12')
  return { from: first, to: addDays(addMonths(first, 1), -1) }
}

/** The coming day with that date: today counts, what has passed is meant for the next year. */
export function dateNamed(
  { dayOfMonth, month, year }: { readonly dayOfMonth: number; readonly month: number; readonly year: number | null },
  today: Day,
): Day | undefined {
  if (year !== null) return dayFromParts(year, month, dayOfMonth)
  const thisYear = Number(today.slice(0, 4))
  const made = dayFromParts(thisYear, month, dayOfMonth)
  return made === undefined || made < today ? (dayFromParts(thisYear + 1, month, dayOfMonth) ?? made) : made
}

/** The coming day with that number, in this month or the first later one that has it. */
export function dayOfMonthNamed(dayOfMonth: number, today: Day): Day | undefined {
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const month = monthAround(today, ahead).from
    const made = dayFromParts(Number(month.slice(0, 4)), Number(month.slice(5, 7)), dayOfMonth)
    if (made !== undefined && made >= today) return made
  }
  return undefined
}

/** The coming weekday; the one that is today is next week's, because today one says "today". */
export function weekdayNamed(weekday: number, today: Day): Day {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  return addDays(today, ahead === 0 ? 7 : ahead)
}

const SEASON_START: Readonly<Record<Season, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 }

export function seasonNamed(season: Season, today: Day): Span {
  const startMonth = SEASON_START[season]
  for (const year of [-1, 0, 1]) {
    const first = dayFromParts(Number(today.slice(0, 4)) + year, startMonth, 1)
    assert(first !== undefined, 'a season starts on a first of a month')
    const to = addDays(addMonths(first, 3), -1)
    if (to >= today) return { from: first < today ? today : first, to }
  }
  return { from: today, to: today }
}

export type SliceName = 'start' | 'middle' | 'end' | 'first-half' | 'second-half'

/** "At the beginning of": thirds of a month are ten days, of a week two or three; halves are halves. */
export function slice(span: Span, name: SliceName): Span {
  const length = Number(spanLength(span))
  const cut = (from: number, to: number): Span => ({ from: addDays(span.from, from), to: addDays(span.from, Math.min(to, length - 1)) })
  const isMonth = length >= 28 && length <= 31
  if (name === 'first-half') return isMonth ? cut(0, 14) : cut(0, Math.ceil(length / 2) - 1)
  if (name === 'second-half') return isMonth ? cut(15, length - 1) : cut(Math.ceil(length / 2), length - 1)
  if (isMonth) return name === 'start' ? cut(0, 9) : name === 'middle' ? cut(10, 19) : cut(20, length - 1)
  if (length === 7) return name === 'start' ? cut(0, 1) : name === 'middle' ? cut(2, 3) : cut(4, 6)
  const third = Math.floor(length / 3)
  return name === 'start' ? cut(0, third - 1) : name === 'middle' ? cut(third, length - third - 1) : cut(length - third, length - 1)
}

function spanLength(span: Span): number {
  return Math.round((Date.parse(span.to) - Date.parse(span.from)) / 86_400_000) + 1
}

/** Half a month, as people count it. */
const HALF_MONTH_DAYS = 15

export function shiftDay(today: Day, amount: { readonly count: number; readonly unit: Exclude<Unit, 'minute' | 'hour'> }): Day {
  if (amount.unit === 'day') return addDays(today, Math.ceil(amount.count))
  if (amount.unit === 'week') return addDays(today, Math.ceil(7 * amount.count))
  const months = amount.unit === 'month' ? amount.count : 12 * amount.count
  const whole = addMonths(today, Math.floor(months))
  return Number.isInteger(months) ? whole : addDays(whole, HALF_MONTH_DAYS)
}
