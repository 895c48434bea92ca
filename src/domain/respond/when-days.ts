/** Reads one mention of a day or a span of days out of a row of meanings. */
import { addDays, type Day } from '../../kernel/day.ts'
import type { Locale } from '../../kernel/locale.ts'
import { nextHoliday, type Span } from './holidays.ts'
import type { Modifier } from './lexicon.ts'
import { isMod, isSmall, type Row, skipSmall, unitAt, wordAt } from './row.ts'
import { countUnits, readAmount } from './when-amount.ts'
import { isMonthHere } from './when-month.ts'
import {
  dateNamed,
  dayOfMonthNamed,
  monthAround,
  monthNamed,
  seasonNamed,
  shiftDay,
  slice,
  type SliceName,
  weekdayNamed,
  weekOf,
} from './when-span.ts'

/** How exactly a mention names its time: an exact day can be booked, a month is "later". */
export type Grain = 'day' | 'distance' | 'weekend' | 'week' | 'month' | 'season' | 'holiday'

export interface DayMention extends Span {
  readonly grain: Grain
  /** Index of the first meaning behind the mention. */
  readonly next: number
}

export interface WhenContext {
  readonly today: Day
  /** Minutes of the local day now. */
  readonly minute: number
  readonly locale: Locale
}

export function readDay(row: Row, at: number, context: WhenContext): DayMention | undefined {
  for (const read of [readShifted, readDistance, readSlice, readDate, readRelative]) {
    const mention = read(row, at, context)
    if (mention !== undefined) return mention
  }
  return undefined
}

/** "A week from Friday", "Friday week", "a week today", "tomorrow week". */
function readShifted(row: Row, at: number, context: WhenContext): DayMention | undefined {
  const here = row[at]
  if (here?.is === 'weekday' && unitAt(row[at + 1]) === 'week' && context.locale === 'en') {
    return { ...same(addDays(weekdayNamed(here.value, context.today), 7)), grain: 'day', next: at + 2 }
  }
  if (here?.is === 'offset' && unitAt(row[at + 1]) === 'week' && context.locale === 'en')
    return { ...same(addDays(context.today, here.days + 7)), grain: 'day', next: at + 2 }
  const amount = here?.is === 'number' || isSmall(here) || unitAt(here) === 'week' ? countUnits(row, at) : undefined
  if (amount === undefined || amount.unit === 'hour' || amount.unit === 'minute') return undefined
  const isBritish = context.locale === 'en' && (row[amount.next]?.is === 'offset' || isMod(row[amount.next], 'on'))
  if (!isBritish && !isMod(row[amount.next], 'from')) return undefined
  const base = readRelative(row, row[amount.next]?.is === 'offset' ? amount.next : amount.next + 1, context)
  return base && base.grain === 'day'
    ? { ...same(shiftDay(base.from, { count: amount.count, unit: amount.unit })), grain: 'day', next: base.next }
    : undefined
}

/** "through two weeks": a point counted from today. Hours and minutes are read elsewhere. */
function readDistance(row: Row, at: number, { today, locale }: WhenContext): DayMention | undefined {
  const found = readAmount(row, at, locale)
  if (found === undefined || found.unit === 'hour' || found.unit === 'minute') return undefined
  const weekday = found.unit === 'week' ? weekdayBehind(row, found.next) : undefined
  if (weekday !== undefined)
    return { ...same(addDays(weekOf(today, found.count).from, weekday.value - 1)), grain: 'day', next: weekday.next }
  const target = shiftDay(today, { count: found.count, unit: found.unit })
  return { from: target, to: target, grain: 'distance', next: found.next }
}

const SLICES: Readonly<Partial<Record<Modifier, SliceName>>> = { start: 'start', early: 'start', middle: 'middle', end: 'end', late: 'end' }

/** "at the end of April", "in the second half of the month", "the first week of May". */
function readSlice(row: Row, at: number, context: WhenContext): DayMention | undefined {
  const here = row[at]
  const name = here?.is === 'mod' ? SLICES[here.value] : undefined
  if (name !== undefined) return sliceOf(row, skipSmall(row, at + 1), { name, context })
  if (here?.is !== 'number' || !here.ordinal) return undefined
  const behind = skipSmall(row, at + 1)
  if (isMod(row[at + 1], 'half'))
    return sliceOf(row, skipSmall(row, at + 2), { name: here.value === 1 ? 'first-half' : 'second-half', context })
  if (isMod(row[at + 1], 'date-of') && here.value === 1) return sliceOf(row, skipSmall(row, at + 2), { name: 'start', context })
  if (unitAt(row[behind]) === 'week' && here.value <= 4) {
    const month = readWhole(row, skipSmall(row, behind + 1), context)
    if (month === undefined || month.grain !== 'month') return undefined
    const from = addDays(month.from, 7 * (here.value - 1))
    return { from, to: addDays(from, 6), grain: 'week', next: month.next }
  }
  return undefined
}

function sliceOf(
  row: Row,
  at: number,
  { name, context }: { readonly name: SliceName; readonly context: WhenContext },
): DayMention | undefined {
  const whole = readWhole(row, at, context)
  if (whole === undefined) return undefined
  const cut = slice(whole, name)
  return { from: cut.from < context.today ? context.today : cut.from, to: cut.to, grain: whole.grain, next: whole.next }
}

/** A whole week, month, season or year. */
function readWhole(row: Row, at: number, { today }: WhenContext): DayMention | undefined {
  const ahead = isMod(row[at], 'next') ? 1 : 0
  const i = at + (isMod(row[at], 'next', 'this') ? 1 : 0)
  const here = row[i]
  if (here === undefined) return undefined
  if (here.is === 'month') return { ...monthNamed(here.value, today), grain: 'month', next: i + 1 }
  if (here.is === 'season') return { ...seasonNamed(here.value, today), grain: 'season', next: i + 1 }
  if (here.is !== 'unit') return undefined
  if (here.value === 'week') return { ...weekOf(today, ahead), grain: 'week', next: i + 1 }
  if (here.value === 'month') return { ...monthAround(today, ahead), grain: 'month', next: i + 1 }
  if (here.value === 'year') {
    const year = Number(today.slice(0, 4)) + ahead
    const [first, last] = [dateNamed({ dayOfMonth: 1, month: 1, year }, today), dateNamed({ dayOfMonth: 31, month: 12, year }, today)]
    return first && last && { from: first, to: last, grain: 'season', next: i + 1 }
  }
  return undefined
}

/** "25 May", "May 25", "12.04", "the 15th". */
function readDate(row: Row, at: number, { today, ...rest }: WhenContext): DayMention | undefined {
  const here = row[at]
  const one = (value: Day | undefined, next: number): DayMention | undefined => value && { from: value, to: value, grain: 'day', next }
  if (here?.is === 'date') {
    const skip = unitAt(row[at + 1]) === 'year' ? 2 : 1
    return one(dateNamed({ dayOfMonth: here.day, month: here.month, year: here.year }, today), at + skip)
  }
  if (here?.is === 'number' && here.value >= 1 && here.value <= 31) {
    const behind = skipSmall(row, isMod(row[at + 1], 'date-of') ? at + 2 : at + 1)
    const month = row[behind]
    if (month?.is === 'month') {
      const year = yearAt(row[behind + 1])
      return one(dateNamed({ dayOfMonth: here.value, month: month.value, year }, today), behind + (year === null ? 1 : 2))
    }
    if (
      (here.ordinal &&
        !FREE.test(wordAt(row[at + 1])) &&
        unitAt(row[at + 1]) === undefined &&
        row[at + 1]?.is !== 'weekday' &&
        !isMod(row[at + 1], 'half')) ||
      isMod(row[at + 1], 'date-of') ||
      isHighDay(row, at)
    ) {
      return one(dayOfMonthNamed(here.value, today), isMod(row[at + 1], 'date-of') ? at + 2 : at + 1)
    }
  }
  if (isMod(here, 'date-of')) {
    const number = row[at + 1]
    if (number?.is === 'number' && row[at + 2]?.is === 'month') return readDate(row, at + 1, { today, ...rest })
    return number?.is === 'number' && number.value >= 1 && number.value <= 31
      ? one(dayOfMonthNamed(number.value, today), at + 2)
      : undefined
  }
  if (here?.is === 'month') {
    const number = row[skipSmall(row, at + 1)]
    const isHour = isMod(row[at + 2], 'oclock') || row[at + 2]?.is === 'ampm'
    if (number?.is === 'number' && number.value <= 31 && !isHour && !isMod(row[at + 1], 'at', 'on')) {
      return one(dateNamed({ dayOfMonth: number.value, month: here.value, year: null }, today), skipSmall(row, at + 1) + 1)
    }
  }
  return undefined
}

/** "On 28 at noon": no hour is called that. */
function isHighDay(row: Row, at: number): boolean {
  const [here, behind] = [row[at], row[at + 1]]
  return (
    here?.is === 'number' &&
    here.value > 24 &&
    isMod(row[at - 1], 'on') &&
    (isEnd(behind) || isMod(behind, 'at') || behind?.is === 'part' || behind?.is === 'clock')
  )
}

/** "The first free one" names no date. */
const FREE =
  /^(?:подъезд|этаж|корпус|вход|раз$|етаж|floor|door|свобод|окн|окош|вариант|врем|ближ|free$|avail|slot|open|thing|option|one$|time$)/

function yearAt(meaning: Row[number] | undefined): number | null {
  return meaning?.is === 'number' && meaning.value >= 2000 && meaning.value < 2100 ? meaning.value : null
}

/** Today, weekdays, weekends, this and next week or month, seasons, holidays, a month by its name. */
function readRelative(row: Row, at: number, context: WhenContext): DayMention | undefined {
  const { today, locale } = context
  const here = row[at]
  if (here === undefined) return undefined
  if (here.is === 'offset') return { from: addDays(today, here.days), to: addDays(today, here.days), grain: 'day', next: at + 1 }
  if (unitAt(here) === 'day' && isMod(row[at + 1], 'after') && row[at + 2]?.is === 'offset') {
    return { from: addDays(today, 2), to: addDays(today, 2), grain: 'day', next: at + 3 }
  }
  // "Not tomorrow, the day after?" counts from what was refused.
  if (locale === 'en' && unitAt(here) === 'day' && isMod(row[at + 1], 'after') && isEnd(row[at + 2]))
    return { ...same(addDays(today, 2)), grain: 'day', next: at + 2 }
  if (unitAt(here) === 'week' && isMod(row[at + 1], 'after') && isMod(row[at + 2], 'next'))
    return { ...weekOf(today, 2), grain: 'week', next: at + 3 }
  if (isMod(here, 'next', 'this', 'last')) return readPointed(row, at, context)
  if (here.is === 'weekday') return readWeekday(row, at, context)
  if (here.is === 'workdays') return { ...workdaysFrom(today), grain: 'week', next: at + 1 }
  if (here.is === 'weekend') return { ...weekendAround(today, 0), grain: 'weekend', next: at + 1 }
  if (here.is === 'season' && isSeasonHere(row, at, locale)) return { ...seasonNamed(here.value, today), grain: 'season', next: at + 1 }
  if (here.is === 'holiday' && isHolidayHere(row, at)) {
    const next = row[at + 1]?.is === 'holiday' ? at + 2 : at + 1
    return { ...nextHoliday(here.value, today, locale), grain: 'holiday', next }
  }
  if (here.is === 'month' && isMonthHere(row, at, locale)) {
    const span = monthNamed(here.value, today)
    return { from: span.from < today ? today : span.from, to: span.to, grain: 'month', next: at + 1 }
  }
  return undefined
}

const PERHAPS = /^(?:maybe|perhaps|probably|possibly|come|say)$/
/** What has a season in its name. */
const SEASONAL = /^(?:tyre|tire|wheel|boot|menu|sale|set$|one|coat)/

function isEnd(meaning: Row[number] | undefined): boolean {
  return meaning === undefined || meaning.is === 'break'
}

/** "Winter tyres" are no time; "in the winter" is. */
function isSeasonHere(row: Row, at: number, locale: Locale): boolean {
  const before = wordAt(row[at - 1]) === 'the' ? row[at - 2] : row[at - 1]
  return (
    (locale !== 'en' || row.length === 1 || before?.is === 'mod' || PERHAPS.test(wordAt(before))) && !SEASONAL.test(wordAt(row[at + 1]))
  )
}

/** "Happy holidays" is a wish; "after the holidays" is a time. */
function isHolidayHere(row: Row, at: number): boolean {
  const before = wordAt(row[at - 1]) === 'the' ? row[at - 2] : row[at - 1]
  return before?.is === 'mod'
}

function readPointed(row: Row, at: number, context: WhenContext): DayMention | undefined {
  const { today } = context
  const ahead = isMod(row[at], 'next') ? 1 : isMod(row[at], 'last') ? -1 : 0
  const pointed = row[at + 1]
  if (pointed === undefined) return undefined
  if (pointed.is === 'weekday') {
    if (ahead === 0) return { ...same(weekdayNamed(pointed.value, today)), grain: 'day', next: at + 2 }
    return { ...same(addDays(weekOf(today, ahead).from, pointed.value - 1)), grain: 'day', next: at + 2 }
  }
  if (pointed.is === 'weekend') return { ...weekendAround(today, ahead), grain: 'weekend', next: at + 2 }
  if (pointed.is === 'part' && ahead === 0) return { ...same(today), grain: 'day', next: at + 1 }
  const whole = readWhole(row, ahead === -1 ? at + 1 : at, context)
  if (whole === undefined) return undefined
  if (ahead === -1) return { ...same(addDays(today, -7)), grain: 'week', next: whole.next }
  const weekday = weekdayBehind(row, whole.next)
  if (whole.grain === 'week' && weekday !== undefined)
    return { ...same(addDays(whole.from, weekday.value - 1)), grain: 'day', next: weekday.next }
  return { ...whole, from: whole.from < today ? today : whole.from }
}

/** "on Wednesday next week", "Monday after next", a plain weekday. */
function readWeekday(row: Row, at: number, context: WhenContext): DayMention | undefined {
  const here = row[at]
  if (here?.is !== 'weekday') return undefined
  const behind = skipSmall(row, at + 1)
  const week = row[behind]?.is === 'part' ? behind + 1 : behind
  // 'Saturday morning next week': the part of the day is read once more, behind the day.
  if (week > behind && isMod(row[week], 'next') && unitAt(row[week + 1]) === 'week')
    return { ...same(addDays(weekOf(context.today, 1).from, here.value - 1)), grain: 'day', next: at + 1 }
  if (isMod(row[behind], 'next', 'this') && unitAt(row[behind + 1]) === 'week') {
    const week = weekOf(context.today, isMod(row[behind], 'next') ? 1 : 0)
    return { ...same(addDays(week.from, here.value - 1)), grain: 'day', next: behind + 2 }
  }
  const later = readAmount(row, behind, context.locale)
  if (later !== undefined && later.unit === 'week') {
    return { ...same(addDays(weekOf(context.today, later.count).from, here.value - 1)), grain: 'day', next: later.next }
  }
  return { ...same(weekdayNamed(here.value, context.today)), grain: 'day', next: at + 1 }
}

function weekdayBehind(row: Row, at: number): { readonly value: number; readonly next: number } | undefined {
  const i = skipSmall(row, row[at]?.is === 'break' ? at + 1 : at)
  const found = row[i]
  return found?.is === 'weekday' ? { value: found.value, next: i + 1 } : undefined
}

function weekendAround(today: Day, weeksAhead: number): Span {
  const monday = weekOf(today, weeksAhead).from
  return { from: addDays(monday, 5), to: addDays(monday, 6) }
}

/** What is left of the working week; on a weekend the next one. */
function workdaysFrom(today: Day): Span {
  const friday = addDays(weekOf(today, 0).from, 4)
  return today <= friday ? { from: today, to: friday } : { from: weekOf(today, 1).from, to: addDays(weekOf(today, 1).from, 4) }
}

function same(value: Day): Span {
  return { from: value, to: value }
}
