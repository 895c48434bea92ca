/** The days that people count from without naming a date: Easter, the May holidays, the New Year. */
import { addDays, type Day, dayFromParts, weekdayOf } from '../../kernel/day.ts'
import type { Locale } from '../../kernel/locale.ts'
import { assert } from '../../kernel/assert.ts'
import type { Holiday } from './lexicon.ts'

export interface Span {
  readonly from: Day
  readonly to: Day
}

/** Orthodox Easter Sunday in the Gregorian calendar, for 1900–2099 (Meeus, Julian algorithm, plus 13 days). */
export function orthodoxEaster(year: number): Day {
  const [a, b, c] = [year % 4, year % 7, year % 19]
  const d = (19 * c + 15) % 30
  const e = (2 * a + 4 * b - d + 34) % 7
  const month = Math.floor((d + e + 114) / 31)
  return addDays(on(year, month, ((d + e + 114) % 31) + 1), 13)
}

/** Western Easter Sunday (Meeus/Jones/Butcher). */
export function westernEaster(year: number): Day {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return on(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
}

/** The holiday whose last day is today or later. */
export function nextHoliday(holiday: Holiday, today: Day, locale: Locale): Span {
  const year = Number(today.slice(0, 4))
  for (const candidate of [year - 1, year, year + 1]) {
    const span = holidayIn(holiday, candidate, locale)
    if (span.to >= today) return span
  }
  return holidayIn(holiday, year + 1, locale)
}

function holidayIn(holiday: Holiday, year: number, locale: Locale): Span {
  switch (holiday) {
    case 'easter': {
      // In English nobody says which Easter; after the later one it is after both.
      const [orthodox, western] = [orthodoxEaster(year), westernEaster(year)]
      const sunday = locale === 'en' && western > orthodox ? western : orthodox
      // Good Friday to Easter Monday: "after Easter" is Tuesday.
      return { from: addDays(sunday, -2), to: addDays(sunday, 1) }
    }
    case 'may-holidays':
      return { from: on(year, 5, 1), to: lastFree(on(year, 5, 9)) }
    case 'saint-george':
      return { from: on(year, 5, 6), to: on(year, 5, 6) }
    case 'women':
      return { from: on(year, 3, 8), to: on(year, 3, 8) }
    case 'christmas':
      return locale === 'ru' ? { from: on(year, 1, 7), to: on(year, 1, 8) } : { from: on(year, 12, 24), to: on(year, 12, 26) }
    case 'new-year':
      return { from: on(year, 12, 31), to: locale === 'ru' ? on(year + 1, 1, 8) : on(year + 1, 1, 1) }
    case 'holidays':
      return nearestHolidays(year, locale)
    default:
      return holiday satisfies never
  }
}

/** "After the holidays" names no feast: in Russia the May ones or the New Year's, elsewhere Easter or Christmas. */
function nearestHolidays(year: number, locale: Locale): Span {
  return holidayIn(locale === 'ru' ? 'may-holidays' : 'easter', year, locale)
}

/** A holiday on a weekend gives the next working day off. */
function lastFree(holiday: Day): Day {
  const weekday = weekdayOf(holiday)
  if (weekday === 5) return addDays(holiday, 2)
  if (weekday === 6) return addDays(holiday, 2)
  return weekday === 7 ? addDays(holiday, 1) : holiday
}

function on(year: number, month: number, dayOfMonth: number): Day {
  const made = dayFromParts(year, month, dayOfMonth)
  assert(made !== undefined, 'a holiday is a day of the calendar')
  return made
}
