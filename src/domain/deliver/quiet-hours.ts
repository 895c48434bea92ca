/** When a customer may be written to: inside the allowed hours of his own zone; the first minute is in, the last is out. */
import type { MinuteRange, Policy } from '../collect/business.ts'
import { addDays, type Day, weekdayOf } from '../../kernel/day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'

/** The instant itself when it is allowed, else the next opening; at most eight days ahead because every week has an open day. */
export function nextAllowed(at: Instant, zone: string, quiet: Policy['quiet']): Instant {
  const { day, minute } = wallTime(at, zone)
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const candidate = addDays(day, ahead)
    const range = rangeOf(candidate, quiet)
    const from = ahead === 0 ? minute : 0
    const minuteAllowed = firstAllowedMinute(from, range)
    if (minuteAllowed === undefined) continue
    return ahead === 0 && minuteAllowed === minute ? at : instantAt(candidate, minuteAllowed, zone)
  }
  return at
}

export function isAllowed(at: Instant, zone: string, quiet: Policy['quiet']): boolean {
  return nextAllowed(at, zone, quiet) === at
}

function rangeOf(day: Day, quiet: Policy['quiet']): MinuteRange {
  return weekdayOf(day) >= 6 ? quiet.weekend : quiet.weekday
}

/** A range whose end lies before its start runs over midnight. */
function firstAllowedMinute(from: number, range: MinuteRange): number | undefined {
  const { fromMinute, toMinute } = range
  if (fromMinute === toMinute) return undefined
  if (fromMinute < toMinute) return from < toMinute ? Math.max(from, fromMinute) : undefined
  if (from < toMinute || from >= fromMinute) return from
  return fromMinute
}
