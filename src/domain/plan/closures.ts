/**
 * Days on which the business is closed by name: holidays, a vacation. Nobody is written to on them, nothing falls due on
 * them, and nobody is late because the door was shut.
 */
import { addDays, type Day, daysBetween } from '../../kernel/day.ts'
import type { OpeningHours } from '../collect/business.ts'

/** A closure longer than this is no vacation; the search for an open day ends. */
export const CLOSURE_DAYS_MAX = 366

type Closed = Pick<OpeningHours, 'closedDays'>

/** The day itself, or the first one after the closure it falls into. */
export function firstOpenDay(wished: Day, { closedDays }: Closed): Day {
  if (closedDays.length === 0) return wished
  const closed = new Set<Day>(closedDays)
  let day = wished
  for (let tries = 0; tries < CLOSURE_DAYS_MAX && closed.has(day); tries += 1) day = addDays(day, 1)
  return day
}

/** How many closed days lie in the days from `from` on, up to and including `to`. */
export function closedDaysBetween(from: Day, to: Day, { closedDays }: Closed): number {
  if (closedDays.length === 0) return 0
  return new Set(closedDays.filter(day => from <= day && day <= to)).size
}

/** The end of a window with the days that were closed in it added to it. */
export function extendedEnd(from: Day, to: Day, hours: Closed): Day {
  if (hours.closedDays.length === 0 || to < from) return to
  let end = to
  let counted = 0
  for (let closed = closedDaysBetween(from, end, hours); closed > counted; closed = closedDaysBetween(from, end, hours)) {
    end = addDays(end, closed - counted)
    counted = closed
    if (daysBetween(to, end) > CLOSURE_DAYS_MAX) return end
  }
  return end
}
