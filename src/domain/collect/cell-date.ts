/** Days and times as people and programs write them; what the order of day and month is, the whole column decides. */
import { type Day, dayFromNumber, dayFromParts, dayNumber } from '../../kernel/day.ts'
import { parseInstant } from '../../kernel/instant.ts'
import { wallTime } from '../../kernel/zone.ts'
import type { Birthday } from './customer.ts'
import { plainDateText } from './date-spelling.ts'

export type DayOrder = 'day-first' | 'month-first'

export interface CellDate {
  readonly day: Day
  /** Minutes since local midnight; null when the cell holds no time. */
  readonly minute: number | null
}

const MONTHS: readonly (readonly [string, number])[] = [
  ['янв', 1],
  ['фев', 2],
  ['мар', 3],
  ['апр', 4],
  ['май', 5],
  ['мая', 5],
  ['юни', 6],
  ['юли', 7],
  ['июн', 6],
  ['июл', 7],
  ['авг', 8],
  ['сен', 9],
  ['окт', 10],
  ['ноя', 11],
  ['ное', 11],
  ['дек', 12],
  ['jan', 1],
  ['feb', 2],
  ['mar', 3],
  ['apr', 4],
  ['may', 5],
  ['jun', 6],
  ['jul', 7],
  ['aug', 8],
  ['sep', 9],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
  ['яну', 1],
  ['сеп', 9],
]
/** Shops that write down sales by computer are younger. */
const YEAR_MIN = 1980
/** Spreadsheets count days from 30 December 1899 (1 March 1900 is 61 in both of their calendars). */
const SERIAL_EPOCH = -25_569
const [SERIAL_MIN, SERIAL_MAX] = [20_000, 80_000]

/** Accounting programs name a sale by its document: 'Реализация товаров ТР-00017 от 03.05.2024 12:10:00'. */
const DOCUMENT = /\p{L}.*\sот\s+(\d{1,2}\.\d{1,2}\.\d{2,4}(?:\s.*)?)$/su
/** A longer cell is a text with a number in it. */
const SPELLING_CHARS_MAX = 40
const NUMERIC = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/
const TIME = /(?:[T\s,]+|^)(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?$/i

/** 'month-first' when the column has a second number above 12 after a slash and never a first one. */
export function dayOrderOf(cells: Iterable<string>, country: string): DayOrder {
  let [firstAbove, secondAbove, slashes] = [0, 0, 0]
  for (const cell of cells) {
    const match = /^\D?(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(cell.trim())
    if (!match) continue
    slashes += 1
    if (Number(match[1]) > 12) firstAbove += 1
    if (Number(match[2]) > 12) secondAbove += 1
  }
  if (secondAbove > 0 && firstAbove === 0) return 'month-first'
  if (firstAbove > 0 || slashes === 0) return 'day-first'
  return country === 'US' ? 'month-first' : 'day-first'
}

export interface DateHabits {
  readonly order: DayOrder
  /** IANA zone in which moments with an offset fall on a day. */
  readonly zone: string
}

/** Undefined when the cell is no day of the calendar. */
export function parseCellDate(raw: string, habits: DateHabits): CellDate | undefined {
  const [, documentDay = raw] = DOCUMENT.exec(raw) ?? []
  const read = readDate(documentDay, habits)
  if (read !== undefined || raw.length > SPELLING_CHARS_MAX || !/\d/.test(raw)) return read
  const plain = plainDateText(raw.normalize('NFKC').trim())
  return plain === raw ? undefined : readDate(plain, habits)
}

function readDate(raw: string, habits: DateHabits): CellDate | undefined {
  const text = raw
    .normalize('NFKC')
    .trim()
    .replace(/\s*(?:г\.?|год|года)$/i, '')
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return serialDate(Number(text.replace(',', '.')))
  const moment = withOffset(text, habits.zone)
  if (moment) return moment
  const time = TIME.exec(text)
  const minute = time ? minuteOf(time) : null
  if (minute === undefined) return undefined
  const day = dayOf(time ? text.slice(0, time.index) : text, habits.order)
  return day && { day, minute }
}

function serialDate(serial: number): CellDate | undefined {
  if (serial < SERIAL_MIN || serial > SERIAL_MAX) return undefined
  const minute = Math.round((serial % 1) * 1440)
  return { day: dayFromNumber(Math.floor(serial) + SERIAL_EPOCH), minute: minute === 0 ? null : Math.min(minute, 1439) }
}

/** '2024-06-01T21:30:00Z', '2024-06-01 12:00:00 +0300': a moment; its day is the shop's local one. */
function withOffset(text: string, zone: string): CellDate | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})$/.exec(text)
  if (!match) return undefined
  const at = parseInstant(`${match[1]}T${match[2]}${match[3] === 'UTC' ? 'Z' : match[3]}`)
  if (at === undefined) return undefined
  const { day, minute } = wallTime(at, zone)
  return { day, minute }
}

/** Null for no time; undefined for an impossible one. */
function minuteOf(time: RegExpExecArray): number | undefined {
  const [, hourText, minuteText, half = ''] = time
  const hour = Number(hourText)
  if (hour > 24 || Number(minuteText) > 59 || (half !== '' && (hour < 1 || hour > 12))) return undefined
  const hour24 = half === '' ? hour % 24 : (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
  return hour24 * 60 + Number(minuteText)
}

/** A cell that holds only a time of day, as minutes since midnight. */
export function parseCellTime(raw: string): number | undefined {
  const text = raw.trim()
  const fraction = /^0?[.,]\d+$/.test(text) ? Math.round(Number(text.replace(',', '.').replace(/^\./, '0.')) * 1440) : undefined
  if (fraction !== undefined) return Math.min(fraction, 1439)
  const time = TIME.exec(text.replace(/^(\d{1,2})[.-](\d{2})$/, '$1:$2'))
  return time?.index === 0 ? minuteOf(time) : undefined
}

function dayOf(text: string, order: DayOrder): Day | undefined {
  const plain = text
    .trim()
    .replace(/^(?:\p{L}+\.?,\s*)(?=\d)/u, '')
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const match = NUMERIC.exec(plain)
  if (!match) return namedDay(plain)
  const [, first = '', separator = '', middle = '', last = ''] = match
  if (first.length === 4) return last.length <= 2 ? real(first, middle, last) : undefined
  if (first.length > 2 || (last.length !== 4 && last.length !== 2)) return undefined
  const year = last.length === 2 ? `20${last}` : last
  return order === 'month-first' && separator !== '.' ? real(year, first, middle) : real(year, middle, first)
}

/** '1 января 2024', '01 Jan 2024', 'January 1, 2024', '12-дек-23'. */
function namedDay(text: string): Day | undefined {
  const { day, month, yearText } = namedParts(text) ?? {}
  if (yearText === undefined) return undefined
  return real(yearText.length === 2 ? `20${yearText}` : yearText, String(month), String(day))
}

/** Without a year it is a birthday at best. */
function namedParts(text: string): { readonly day: number; readonly month: number; readonly yearText: string | undefined } | undefined {
  const dayFirst = /^(\d{1,2})[\s.-]*(\p{L}{3,})(?:[\s.,-]*(\d{4}|\d{2}))?\.?$/u.exec(text)
  const nameFirst = /^(\p{L}{3,})\s*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}))?$/u.exec(text)
  const [dayText, name, yearText] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [nameFirst?.[2], nameFirst?.[1], nameFirst?.[3]]
  const month = name === undefined ? undefined : MONTHS.find(([start]) => name.toLowerCase().startsWith(start))?.[1]
  return month === undefined ? undefined : { day: Number(dayText), month, yearText }
}

function real(year: string, month: string, dayOfMonth: string): Day | undefined {
  return Number(year) < YEAR_MIN ? undefined : dayFromParts(Number(year), Number(month), Number(dayOfMonth))
}

/** A birthday may lie long ago or lack its year ('14.05', '--05-14', '14 мая'); two digits of a year are the past century when they lie ahead. */
export function parseBirthday(raw: string, order: DayOrder, today: Day): Birthday | undefined {
  const text = raw
    .trim()
    .replace(/\s*г\.?$/i, '')
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '')
  const short = /^(?:--)?(\d{1,2})[./-](\d{1,2})\.?$/.exec(text)
  if (short) {
    const isoOrder = text.startsWith('--') || (order === 'month-first' && text.includes('/'))
    const [month, dayOfMonth] = isoOrder ? [Number(short[1]), Number(short[2])] : [Number(short[2]), Number(short[1])]
    return dayFromParts(2000, month, dayOfMonth) && { month, day: dayOfMonth, year: null }
  }
  const named = namedParts(text)
  if (named) {
    const { day, month, yearText } = named
    if (yearText !== undefined) return birthdayOf({ day, month, yearText }, today)
    return dayFromParts(2000, month, day) && { month, day, year: null }
  }
  const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (!match) return undefined
  const [, a = '', separator = '', b = '', c = ''] = match
  const [yearText, monthText, dayText] = a.length === 4 ? [a, b, c] : order === 'month-first' && separator !== '.' ? [c, a, b] : [c, b, a]
  return birthdayOf({ day: Number(dayText), month: Number(monthText), yearText }, today)
}

interface BirthdayParts {
  readonly day: number
  readonly month: number
  readonly yearText: string
}

function birthdayOf({ day, month, yearText }: BirthdayParts, today: Day): Birthday | undefined {
  const near = Number(yearText.length === 2 ? `20${yearText}` : yearText)
  const year = yearText.length === 2 && near > Number(today.slice(0, 4)) ? near - 100 : near
  const born = dayFromParts(year, month, day)
  // 1604 is how telephones say "no year".
  return born && born <= today ? { month, day, year: year < 1900 ? null : year } : undefined
}

/** Days since 1970 of a parsed cell: what grouping compares. */
export function cellDayNumber(date: CellDate): number {
  return dayNumber(date.day)
}
