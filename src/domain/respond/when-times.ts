/** Reads one mention of a time of the day: an hour, "half past five", "after six", the morning. Minutes since midnight. */
import type { Meaning, Part } from './lexicon.ts'
import { isMod, isTo, type Row, skipSmall, unitAt } from './row.ts'
import { type Clock, readSpoken, shiftToDay } from './spoken-hour.ts'
import type { WhenContext } from './when-days.ts'

export interface TimeMention {
  readonly from: number
  /** Null for an exact minute. */
  readonly to: number | null
  readonly isMorning: boolean
  readonly next: number
}

export const PART_HOURS: Readonly<Record<Part, readonly [from: number, to: number]>> = {
  morning: [480, 720],
  noon: [720, 840],
  afternoon: [720, 1080],
  evening: [1080, 1260],
  night: [1260, 1439],
}
/** "After N" ends with the working day of those who work late. */
export const DAY_END_MINUTE = 1260
const DAY_START_MINUTE = 480

/** `hasDay`: a day stands directly before, so that a bare number is an hour. */
export function readTime(
  row: Row,
  at: number,
  { context, hasDay }: { readonly context: WhenContext; readonly hasDay: boolean },
): TimeMention | undefined {
  return readHalfDay(row, at) ?? readLimit(row, at, context) ?? readSpan(row, at) ?? readPoint(row, at, hasDay)
}

/** "In the second half of the day", "towards the end of the day", "after work". */
function readHalfDay(row: Row, at: number): TimeMention | undefined {
  const here = row[at]
  const behind = skipSmall(row, at + 2)
  if (here?.is === 'number' && here.ordinal && isMod(row[at + 1], 'half') && unitAt(row[behind]) === 'day') {
    const [from, to] = PART_HOURS[here.value === 1 ? 'morning' : 'afternoon']
    return { from, to, isMorning: here.value === 1, next: behind + 1 }
  }
  // "In the fourth hour" is from three to four.
  if (here?.is === 'number' && here.ordinal && here.value <= 12 && unitAt(row[at + 1]) === 'hour') {
    const to = shiftToDay(here.value) * 60
    return { from: to - 60, to, isMorning: false, next: at + 2 }
  }
  if (isMod(here, 'end') && unitAt(row[skipSmall(row, at + 1)]) === 'day')
    return { from: 1080, to: DAY_END_MINUTE, isMorning: false, next: skipSmall(row, at + 1) + 1 }
  if (isMod(here, 'after') && row[at + 1]?.is === 'word' && WORK.has(text(row[at + 1])))
    return { from: 1080, to: DAY_END_MINUTE, isMorning: false, next: at + 2 }
  return undefined
}
const WORK: ReadonlySet<string> = new Set(['работы', 'работа', 'work'])

function text(meaning: Meaning | undefined): string {
  return meaning?.is === 'word' ? meaning.text : ''
}

/** "After N" is N till the end of the day, "before N" its beginning. */
function readLimit(row: Row, at: number, context: WhenContext): TimeMention | undefined {
  const here = row[at]
  const later = isMod(here, 'after') || (isMod(here, 'from') && !isTo(row[at + 2]))
  const earlier = isMod(here, 'before') || isMod(here, 'until')
  if (!later && !earlier) return undefined
  const behind = skipSmall(row, isMod(row[at + 1], 'about') ? at + 2 : at + 1)
  const part = row[behind]
  if (part?.is === 'part') {
    const [from, to] = PART_HOURS[part.value]
    if (later)
      return part.value === 'noon'
        ? { from: 720, to: 1080, isMorning: false, next: behind + 1 }
        : {
            from: isMod(here, 'from') ? from : to,
            to: isMod(here, 'from') ? to : DAY_END_MINUTE,
            isMorning: part.value === 'morning',
            next: behind + 1,
          }
    return { from: DAY_START_MINUTE, to: from, isMorning: true, next: behind + 1 }
  }
  // Bulgarian 'от часа' is "from the visit", no hour.
  if (context.locale === 'bg' && unitAt(part) === 'hour') return undefined
  const clock = readClock(row, behind, { marked: true })
  if (clock === undefined || (isTo(row[clock.next]) && isMod(here, 'from'))) return undefined
  // Bulgarian 'в сряда от 10' is an appointment at ten; a free afternoon is 'след 10'.
  if (isMod(here, 'from') && context.locale === 'bg') return { from: clock.minute, to: null, isMorning: false, next: clock.next }
  if (later) return { from: clock.minute, to: Math.max(DAY_END_MINUTE, clock.minute), isMorning: false, next: clock.next }
  // English "by five" and Russian "к пяти" are points; "before five" is a limit.
  return { from: Math.min(DAY_START_MINUTE, clock.minute), to: clock.minute, isMorning: context.minute < clock.minute, next: clock.next }
}

/** "From 3 to 5", "between 3 and 5", "3-5", "at 3 or 4". */
function readSpan(row: Row, at: number): TimeMention | undefined {
  const opened = isMod(row[at], 'from', 'between', 'at', 'about')
  const first = readClock(row, opened ? skipSmall(row, at + 1) : at, { marked: opened })
  if (first === undefined) {
    const unmarked = readClock(row, at, { marked: true })
    const second = unmarked && isTo(row[unmarked.next]) ? readClock(row, unmarked.next + 1, { marked: true }) : undefined
    return unmarked && second ? spanOf(unmarked, second) : undefined
  }
  const joined = isTo(row[first.next]) || isMod(row[first.next], 'or') || (isMod(row[at], 'between') && isMod(row[first.next], 'and'))
  if (!joined) return undefined
  const second = readClock(row, skipSmall(row, first.next + 1), { marked: true })
  return second && spanOf(first, second)
}

function spanOf(first: Clock, second: Clock): TimeMention {
  const to = second.minute <= first.minute && second.minute < 720 ? second.minute + 720 : second.minute
  return { from: first.minute, to: Math.max(first.minute, to), isMorning: false, next: second.next }
}

const REPLACES: ReadonlySet<string> = new Set(['вместо', 'заместо'])

/** 'Instead of 12 at 2': the number behind is an hour, as the one before it. */
function swapsHour(row: Row, at: number): boolean {
  return row[at - 1]?.is === 'number' && REPLACES.has(text(row[at - 2]))
}

/** 'Nine instead of eight', 'at nine instead of at eight'. */
function isSwappedHour(row: Row, at: number): boolean {
  return row[at]?.is === 'number' && REPLACES.has(text(row[at + 1])) && row[skipSmall(row, at + 2)]?.is === 'number'
}

function readPoint(row: Row, at: number, hasDay: boolean): TimeMention | undefined {
  const here = row[at]
  const marked = isMod(here, 'at', 'about')
  // 'Сдвиньте на час дня', 'на 2 часа дня'.
  const isHourOfDay = unitAt(row[at + 1]) === 'hour' ? unitAt(row[at + 2]) === 'day' : unitAt(row[at + 3]) === 'day'
  const isSwapped = isMod(here, 'on') && (swapsHour(row, at) || isSwappedHour(row, at + 1) || isHourOfDay)
  let start = isSwapped ? at + 1 : at
  while (
    isMod(row[start], 'at', 'about') ||
    (unitAt(row[start]) === 'hour' && isMod(row[start + 1], 'at', 'about', 'on')) ||
    (start > at && isMod(row[start], 'on'))
  )
    start += 1
  // ru 'часов в пять': the unit stands before the number.
  const clock = readClock(row, start, { marked: marked || start > at || hasDay || isSwappedHour(row, at) })
  if (clock !== undefined) return { from: clock.minute, to: null, isMorning: false, next: clock.next }
  const part = row[start]
  // 'Monday pm' is its afternoon.
  if (hasDay && part?.is === 'ampm') {
    const [from, to] = PART_HOURS[part.value === 'am' ? 'morning' : 'afternoon']
    return { from, to, isMorning: part.value === 'am', next: start + 1 }
  }
  if (part?.is === 'part') {
    const [from, to] = PART_HOURS[part.value]
    const hour = partThenHour(row, start)
    if (hour !== undefined) return hour
    return { from, to, isMorning: part.value === 'morning', next: start + 1 }
  }
  return undefined
}

/** "Вечером в 7", "in the morning at 9". */
function partThenHour(row: Row, at: number): TimeMention | undefined {
  const part = row[at]
  if (part?.is !== 'part' || !isMod(row[at + 1], 'at', 'about')) return undefined
  const number = row[at + 2]
  if (number?.is !== 'number' || number.value > 24) return undefined
  const behind = isMod(row[at + 3], 'oclock') || unitAt(row[at + 3]) === 'hour' ? at + 4 : at + 3
  const extra = extraMinutes(row, behind)
  return { from: atPart(number.value, part.value) * 60 + extra.minutes, to: null, isMorning: false, next: extra.next }
}

/** An hour with what belongs to it. `marked`: something before already says that a time comes. */
function readClock(row: Row, at: number, { marked }: { readonly marked: boolean }): Clock | undefined {
  const here = row[at]
  if (here === undefined) return undefined
  if (here.is === 'clock') return withPart(row, at + 1, here)
  if (here.is === 'date' && marked && here.year === null && here.day < 24)
    return withPart(row, at + 1, { minute: here.day * 60 + here.month, exact: false })
  const spoken = readSpoken(row, at)
  if (spoken !== undefined) return spokenInPart(row, spoken)
  // 'в час' without a number is one o'clock.
  if (unitAt(here) === 'hour' && marked && row[at + 1]?.is !== 'number')
    return { minute: 780, next: unitAt(row[at + 1]) === 'day' ? at + 2 : at + 1 }
  if (here.is !== 'number' || here.ordinal || here.value > 24) return undefined
  const behind = row[at + 1]
  if (behind?.is === 'month' || isUnitOtherThanHour(row, at + 1, marked)) return undefined
  const isNamed =
    isMod(behind, 'oclock') ||
    unitAt(behind) === 'hour' ||
    behind?.is === 'ampm' ||
    behind?.is === 'part' ||
    isPartHour(row, at + 1) ||
    isMinutesInPart(row, at + 1)
  // 'Един час' is how long it takes; 'в един часа' is when.
  if (!marked && (!isNamed || (here.value === 1 && unitAt(behind) === 'hour' && unitAt(row[at + 2]) !== 'day'))) return undefined
  // 'Between 9 and 11' are two hours.
  const isFirstOfTwo = isMod(row[at - 1], 'between') && isMod(behind, 'and')
  const extra = isFirstOfTwo
    ? { minutes: 0, next: at + 1 }
    : extraMinutes(row, isMod(behind, 'oclock') || unitAt(behind) === 'hour' ? at + 2 : at + 1)
  return withPart(row, extra.next, { minute: here.value * 60 + extra.minutes, exact: false })
}

/** Bulgarian 'шест и четвърт' names an hour by itself; "two and a half weeks" does not. */
function isPartHour(row: Row, at: number): boolean {
  return isMod(row[at], 'and') && isMod(row[at + 1], 'half', 'quarter') && unitAt(row[at + 2]) === undefined
}

/** '6 40 утра'. */
function isMinutesInPart(row: Row, at: number): boolean {
  const minutes = row[at]
  return minutes?.is === 'number' && minutes.value >= 10 && minutes.value < 60 && (row[at + 1]?.is === 'part' || row[at + 1]?.is === 'ampm')
}

/** "Seven thirty", "в пять и половина", "девять и тридцать": what stands behind the hour. */
function extraMinutes(row: Row, at: number): { readonly minutes: number; readonly next: number } {
  const here = row[at]
  const number = isMod(here, 'and') ? row[at + 1] : here
  const skip = isMod(here, 'and') ? 2 : 1
  if (isMod(here, 'and') && isMod(row[at + 1], 'half')) return { minutes: 30, next: at + 2 }
  if (isMod(here, 'and') && isMod(row[at + 1], 'quarter')) return { minutes: 15, next: at + 2 }
  if (number?.is !== 'number' || number.ordinal || number.value >= 60 || !Number.isInteger(number.value)) return { minutes: 0, next: at }
  const isMinutes = isMod(here, 'and') ? number.value >= 10 && unitAt(row[at + 2]) !== 'hour' : number.value >= 10 || number.value === 0
  if (!isMinutes || row[at + skip]?.is === 'month') return { minutes: 0, next: at }
  return { minutes: number.value, next: at + skip + (unitAt(row[at + skip]) === 'minute' ? 1 : 0) }
}

/** "2 дня" behind "в" is two in the afternoon; any other unit makes the number a count. */
function isUnitOtherThanHour(row: Row, at: number, marked: boolean): boolean {
  const unit = unitAt(row[at])
  return unit !== undefined && unit !== 'hour' && !(unit === 'day' && marked)
}

/** "A quarter past five in the evening": the part of the day behind a spoken hour belongs to it. */
function spokenInPart(row: Row, spoken: Clock): Clock {
  const at = row[spoken.next]?.is === 'part' ? spoken.next : skipIn(row, spoken.next)
  const part = row[at]
  if (part?.is !== 'part') return spoken
  const early = part.value === 'morning'
  const minute =
    early && spoken.minute >= 780
      ? spoken.minute - 720
      : !early && part.value !== 'noon' && spoken.minute < 720
        ? spoken.minute + 720
        : spoken.minute
  return { minute, next: at + 1 }
}

/** Applies "of the evening", "pm" and the like behind an hour; a bare hour from one to seven is in the afternoon. */
function withPart(row: Row, at: number, { minute, exact }: { readonly minute: number; readonly exact: boolean }): Clock {
  const hour = Math.floor(minute / 60)
  const rest = minute % 60
  let i = isMod(row[at], 'oclock') || unitAt(row[at]) === 'hour' ? at + 1 : at
  const behind = row[i]
  const inThe = skipIn(row, i)
  const part = behind?.is === 'part' ? behind : row[inThe]
  if (behind?.is === 'ampm') return { minute: atPart(hour, behind.value === 'am' ? 'morning' : 'evening') * 60 + rest, next: i + 1 }
  if (part?.is === 'part' && (behind?.is === 'part' || inThe > i))
    return { minute: atPart(hour, part.value) * 60 + rest, next: (behind?.is === 'part' ? i : inThe) + 1 }
  if (unitAt(behind) === 'day') {
    i += 1
    return { minute: atPart(hour, 'afternoon') * 60 + rest, next: i }
  }
  return { minute: exact ? minute : shiftToDay(hour) * 60 + rest, next: i }
}

/** "in the": at most two small words before the part of the day. */
function skipIn(row: Row, at: number): number {
  let i = at
  while (i < at + 2 && (isMod(row[i], 'in', 'at') || text(row[i]) === 'the')) i += 1
  return row[i]?.is === 'part' ? i : at
}

function atPart(hour: number, part: Part): number {
  if (part === 'morning') return hour === 12 ? 0 : hour
  if (part === 'night') return hour === 12 ? 0 : hour >= 9 && hour < 12 ? hour + 12 : hour
  if (part === 'noon' || part === 'afternoon') return hour < 9 ? hour + 12 : hour
  return hour < 12 ? hour + 12 : hour
}
