/**
 * When a customer may be written to: the allowed minutes of a weekday or a weekend day in his own zone, narrowed by his
 * own wish ("after 18:00"). The first minute of a range is in, its last is out; a range may run over midnight, and one
 * that ends where it begins allows nothing.
 */
import type { MinuteRange, OpeningHours, Policy } from '../collect/business.ts'
import { addDays, type Day, weekdayOf } from '../../kernel/day.ts'
import { type Instant, instantFromMs } from '../../kernel/instant.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'

const MINUTES_OF_DAY = 1440
/** Every week has all its days, so what is not allowed within eight days never is. */
const SEARCH_DAYS = 8

export interface ContactHours {
  /** IANA zone of the customer, else of the business. */
  readonly zone: string
  readonly quiet: Policy['quiet']
  /** The customer's own hours; null when he named none. */
  readonly wished: MinuteRange | null
  /** The hours the law of the country allows for this channel; null when it names none. */
  readonly legal?: MinuteRange | null
}

/** First and last allowed instant of a day, both included. */
export interface OpenSpan {
  readonly from: Instant
  readonly to: Instant
}

export function isAllowed(at: Instant, hours: ContactHours): boolean {
  const { day, minute } = wallTime(at, hours.zone)
  return segmentsOn(day, hours).some(([from, to]) => minute >= from && minute < to)
}

/** The instant itself when it is allowed, else the next opening; undefined when the hours leave no minute at all. */
export function nextAllowed(at: Instant, hours: ContactHours): Instant | undefined {
  if (isAllowed(at, hours)) return at
  const today = wallTime(at, hours.zone).day
  for (let ahead = 0; ahead <= SEARCH_DAYS; ahead += 1) {
    const day = addDays(today, ahead)
    for (const [from] of segmentsOn(day, hours)) {
      const opens = instantAt(day, from, hours.zone)
      // A range that lies in the hour skipped in spring opens at no instant of that day.
      if (opens > at && isAllowed(opens, hours)) return opens
    }
  }
  return undefined
}

export function openSpan(day: Day, hours: ContactHours): OpenSpan | null {
  const segments = segmentsOn(day, hours)
  const [first, last] = [segments[0], segments.at(-1)]
  if (first === undefined || last === undefined) return null
  const [from, end] = [instantAt(day, first[0], hours.zone), instantAt(day, last[1], hours.zone)]
  return end > from ? { from, to: instantFromMs(end - 1) } : null
}

/** Closed by the weekly hours or by name: no direct offer falls on such a day. */
export function isClosedDay(day: Day, hours: OpeningHours): boolean {
  return hours.week[weekdayOf(day) - 1] === null || hours.closedDays.includes(day)
}

/** The next open day up to `lastDay`, else the last open one since `firstDay`; undefined when all of them are closed. */
export function openDayNear(day: Day, within: { readonly firstDay: Day; readonly lastDay: Day }, hours: OpeningHours): Day | undefined {
  for (let next = day; next <= within.lastDay; next = addDays(next, 1)) if (!isClosedDay(next, hours)) return next
  for (let before = addDays(day, -1); before >= within.firstDay; before = addDays(before, -1))
    if (!isClosedDay(before, hours)) return before
  return undefined
}

type Segment = readonly [from: number, to: number]

function segmentsOn(day: Day, hours: ContactHours): Segment[] {
  const general = segmentsOf(weekdayOf(day) >= 6 ? hours.quiet.weekend : hours.quiet.weekday)
  return [hours.wished, hours.legal ?? null].reduce<Segment[]>(
    (allowed, narrower) => (narrower === null ? allowed : intersection(allowed, segmentsOf(narrower))),
    general,
  )
}

function intersection(some: readonly Segment[], others: readonly Segment[]): Segment[] {
  return some
    .flatMap(([from, to]) =>
      others.flatMap(([otherFrom, otherTo]): Segment[] => {
        const both: Segment = [Math.max(from, otherFrom), Math.min(to, otherTo)]
        return both[0] < both[1] ? [both] : []
      }),
    )
    .sort((a, b) => a[0] - b[0])
}

function segmentsOf({ fromMinute, toMinute }: MinuteRange): Segment[] {
  if (fromMinute === toMinute) return []
  if (fromMinute < toMinute) return [[fromMinute, toMinute]]
  const segments: Segment[] = [
    [0, toMinute],
    [fromMinute, MINUTES_OF_DAY],
  ]
  return segments.filter(([from, to]) => from < to)
}
