/**
 * The clock on which gaps are measured: the calendar, or the calendar stretched by the season, so that a week in which
 * everybody buys twice as often lasts two weeks and a dead summer passes quickly. Nobody is late because of August.
 */
import { type Day, day, dayNumber } from '../../kernel/day.ts'

/** Weekly factors of the year, 53 of them, mean 1; week 0 starts on 1 January. */
export type SeasonWeeks = readonly number[]

export interface DayClock {
  /** Day number of the first entry. */
  readonly from: number
  /** Clock time at the start of each day since `from`. */
  readonly time: Float64Array
  readonly seasonal: boolean
}

export const WEEKS = 53

/** The week of the year, 0..52, of each day from one day on. */
export function weekNumbers(span: { readonly from: number; readonly days: number }): Int8Array {
  const weeks = new Int8Array(span.days)
  let year = yearOf(span.from)
  let [start, end] = [newYear(year), newYear(year + 1)]
  for (let i = 0; i < span.days; i += 1) {
    const at = span.from + i
    if (at >= end) {
      year += 1
      start = end
      end = newYear(year + 1)
    }
    weeks[i] = Math.min(WEEKS - 1, Math.floor((at - start) / 7))
  }
  return weeks
}

/** Days on which the business was closed, the last one included: its clock stands still, and nobody is late because of them. */
export interface ClosedSpan {
  readonly from: number
  readonly to: number
}

/** A holiday or two change nobody's rhythm. */
const CLOSED_RUN_MIN = 3

/** The longer stretches of closed days. @param days day numbers in any order. */
export function closedSpans(days: readonly number[]): ClosedSpan[] {
  const sorted = Array.from(new Set(days)).toSorted((a, b) => a - b)
  const spans: { from: number; to: number }[] = []
  for (const day of sorted) {
    const last = spans.at(-1)
    if (last && day === last.to + 1) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans.filter(span => span.to - span.from + 1 >= CLOSED_RUN_MIN)
}

export function dayClock(
  span: { readonly from: number; readonly to: number },
  season?: SeasonWeeks | null,
  closed: readonly ClosedSpan[] = [],
): DayClock {
  const days = span.to - span.from + 1
  const time = new Float64Array(days)
  if (!season && closed.length === 0) return { from: span.from, time: time.map((_, i) => i), seasonal: false }
  // Summed from 1970 whatever is asked for, so that a customer alone and the whole business get the same rounding.
  const origin = Math.min(0, span.from)
  const weeks = weekNumbers({ from: origin, days: span.to - origin + 1 })
  let sum = 0
  for (let i = 0; i < weeks.length; i += 1) {
    if (i >= span.from - origin) time[i - span.from + origin] = sum
    if (!closed.some(shut => shut.from <= origin + i && origin + i <= shut.to)) sum += season?.[weeks[i] ?? 0] ?? 1
  }
  return { from: span.from, time, seasonal: true }
}

/** Clock time from one day to another, both within the clock. */
export function timeBetween({ from: start, time }: DayClock, span: { readonly from: number; readonly to: number }): number {
  return (time[span.to - start] ?? 0) - (time[span.from - start] ?? 0)
}

/** Clock time from a day until each of the following ones: index h is h calendar days ahead. */
export function aheadOf(clock: DayClock, { today, days }: { readonly today: number; readonly days: number }): Float64Array {
  const start = today - clock.from
  const now = clock.time[start] ?? 0
  return Float64Array.from({ length: days + 1 }, (_, h) => (clock.time[start + h] ?? 0) - now)
}

function yearOf(dayNumberValue: number): number {
  // Days are counted from 1970; the mean year is right to a day or so, and the loop settles the rest.
  let year = 1970 + Math.floor(dayNumberValue / 365.2425)
  while (newYear(year + 1) <= dayNumberValue) year += 1
  while (newYear(year) > dayNumberValue) year -= 1
  return year
}

function newYear(year: number): number {
  const text: Day = day(`${String(year).padStart(4, '0')}-01-01`)
  return dayNumber(text)
}
