/** Joins the days and hours that a reply names into the one time it is about. */
import { addDays, type Day } from '../../kernel/day.ts'
import type { When } from './reading.ts'
import { isMod, type Row } from './row.ts'
import type { Grain, WhenContext } from './when-days.ts'
import { PART_HOURS, type TimeMention } from './when-times.ts'

export interface WhenFound {
  readonly when: When
  /** How exactly the day was named; 'time' when only an hour was. */
  readonly grain: Grain | 'time' | 'none'
  /** A time was named only to be refused. */
  readonly refused: boolean
}

/** Days; `to` is null when the end is open. */
export interface Days {
  readonly from: Day
  readonly to: Day | null
  readonly grain: Grain
}

export interface Piece {
  readonly at: number
  readonly next: number
  readonly days: Days | null
  readonly time: TimeMention | null
  /** Minutes from now. */
  readonly minutes: number | null
}

export function join(pieces: readonly Piece[], row: Row, context: WhenContext): Omit<WhenFound, 'refused'> {
  const soon = pieces.find(piece => piece.minutes !== null)
  if (soon?.minutes != null) return { when: momentAt(context.today, context.minute + soon.minutes), grain: 'time' }
  const dayPieces = pieces.filter(piece => piece.days !== null)
  const days = chooseDays(dayPieces, row, context)
  const timePieces = pieces.filter(piece => piece.time !== null)
  const time = chooseTime(timePieces.flatMap(piece => piece.time ?? []))
  if (days === null) return time === null ? { when: null, grain: 'none' } : { when: timeOn(dayOfTime(time, context), time), grain: 'time' }
  if (days.to !== days.from) return { when: withTime(days, time), grain: days.grain }
  if (time === null) return { when: days.from, grain: days.grain }
  return { when: timeOn(days.from, onToday(time, days.from, context)), grain: days.grain }
}

const EARLIEST_MINUTE = 240
const EVENING_MINUTE = 1080
const PART_STARTS: ReadonlySet<number> = new Set(Object.values(PART_HOURS).map(([from]) => from))

/** "8:15 tomorrow morning": the exact minute, in the part of the day that stands elsewhere. Otherwise the last one is meant. */
function chooseTime(times: readonly TimeMention[]): TimeMention | null {
  const last = times.at(-1) ?? null
  const [first] = times
  // "In the evening, after eight" is after twenty hours.
  if (
    first !== undefined &&
    last !== null &&
    times.length === 2 &&
    first.from >= EVENING_MINUTE &&
    first.to !== null &&
    last.to !== null &&
    last.from < 720
  )
    return { ...last, from: last.from + 720, to: Math.max(last.to, last.from + 720) }
  const exact = times.findLast(time => time.to === null)
  const part = times.findLast(time => time.to !== null)
  if (exact === undefined || part === undefined || part.to === null || times.length !== 2) return last
  // "I finish at four, so any time after four".
  if (exact.from === part.from && part === last && !PART_STARTS.has(part.from)) return last
  // Somebody who drives at 6:40 calls it the morning as well.
  const [from, to] = [part.isMorning ? EARLIEST_MINUTE : part.from, part.to]
  const fits = (minute: number): boolean => minute >= from && minute <= to
  const minute = [exact.from, exact.from - 720, exact.from + 720].find(one => one >= 0 && fits(one))
  return minute === undefined ? last : { ...exact, from: minute }
}

/** Of several days the last one is meant: people name the one that does not suit, or their old date, first. */
function chooseDays(pieces: readonly Piece[], row: Row, { today }: WhenContext): Days | null {
  const [first, ...rest] = pieces
  if (first?.days == null) return null
  const second = rest.at(-1)
  if (second?.days == null) return first.days
  // "On Thursday, in April" and "next week, from Wednesday": the finer one inside the coarser one.
  const [a, b] = [first.days, second.days]
  if (isInside(b, a)) return b
  if (isInside(a, b)) return a
  // "Move me to Tuesday, today the child is ill": today is the reason.
  const isReason = b.from === today && b.to === today && a.from > today && row.slice(first.next, second.at).some(({ is }) => is === 'break')
  if (isReason) return a
  const either = row.slice(first.next, second.at).some(meaning => isMod(meaning, 'or', 'and'))
  if (either && a.grain === 'day' && b.grain === 'day') return a.from < b.from ? { ...a, to: b.to } : { ...b, to: a.to }
  return b
}

function isInside(inner: Days, outer: Days): boolean {
  if (outer.from === outer.to) return false
  return inner.from >= outer.from && (outer.to === null || (inner.to !== null && inner.to <= outer.to))
}

function withTime(days: Days, time: TimeMention | null): When {
  if (time === null || days.to === null) return { from: days.from, to: days.to }
  return { from: momentAt(days.from, time.from), to: momentAt(days.to, time.to ?? time.from) }
}

/** An hour without a day is today's while it lasts, else tomorrow's. */
function dayOfTime(time: TimeMention, { today, minute }: WhenContext): Day {
  const over = time.to === null || time.isMorning ? time.from <= minute : time.to <= minute
  return over ? addDays(today, 1) : today
}

/** "Today at nine", said after nine in the morning, is nine in the evening. */
function onToday(time: TimeMention, on: Day, { today, minute }: WhenContext): TimeMention {
  return on === today && time.to === null && time.from <= minute && time.from < 720 && time.from + 720 > minute
    ? { ...time, from: time.from + 720 }
    : time
}

function timeOn(on: Day, time: TimeMention): When {
  return time.to === null ? momentAt(on, time.from) : { from: momentAt(on, time.from), to: momentAt(on, time.to) }
}

function momentAt(on: Day, minute: number): string {
  const day = addDays(on, Math.floor(minute / 1440))
  const rest = minute % 1440
  return `${day}T${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`
}
