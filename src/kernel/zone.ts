/**
 * Wall time of an IANA zone. A local day is not always 24 hours long: in spring an hour is missing (we take the
 * first moment after it), in autumn one is doubled (we take the first).
 */
import { assert } from './assert.ts'
import { type Day, day, dayNumber } from './day.ts'
import { DAY_MS, type Instant, instantFromMs, MINUTE_MS } from './instant.ts'

export interface WallTime {
  readonly day: Day
  /** Minutes since local midnight, 0..1439. */
  readonly minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

export function wallTime(at: Instant, zone: string): WallTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(part => [part.type, part.value]),
  )
  const text = `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`
  return { day: day(text), minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) }
}

export function localDay(at: Instant, zone: string): Day {
  return wallTime(at, zone).day
}

/** The first instant at which the zone's clock shows this minute or, when it is skipped, the next one that exists. */
export function instantAt(value: Day, minute: number, zone: string): Instant {
  assert(Number.isInteger(minute) && minute >= 0 && minute <= 1440, 'a minute of the day is 0..1440')
  const target = dayNumber(value) * DAY_MS + minute * MINUTE_MS
  const before = target - offsetMs(instantFromMs(target - DAY_MS), zone)
  const after = target - offsetMs(instantFromMs(target + DAY_MS), zone)
  const shown = (guess: number): number => guess + offsetMs(instantFromMs(guess), zone)
  for (const guess of [Math.min(before, after), Math.max(before, after)]) if (shown(guess) === target) return instantFromMs(guess)
  // The minute does not exist: the offset before the gap points just behind it by the length of the gap.
  return firstAfterGap(Math.min(before, after), Math.max(before, after), zone)
}

/** Milliseconds to add to UTC to get the zone's wall time at that instant. */
function offsetMs(at: Instant, zone: string): number {
  const wall = wallTime(at, zone)
  const wallMs = dayNumber(wall.day) * DAY_MS + wall.minute * MINUTE_MS
  return wallMs - Math.floor(at / MINUTE_MS) * MINUTE_MS
}

function firstAfterGap(low: number, high: number, zone: string): Instant {
  const lowOffset = offsetMs(instantFromMs(low), zone)
  let [from, to] = [low, high]
  while (to - from > MINUTE_MS) {
    const middle = Math.floor((from + to) / 2 / MINUTE_MS) * MINUTE_MS
    if (offsetMs(instantFromMs(middle), zone) === lowOffset) from = middle
    else to = middle
  }
  return instantFromMs(to)
}
