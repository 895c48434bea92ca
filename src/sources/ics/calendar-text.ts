/**
 * Reads iCalendar text (RFC 5545): single and repeating events (RRULE, RDATE, EXDATE, moved occurrences), whole days, floating times.
 * What is cancelled or marked as free blocks nothing; an event that cannot be read does not hide the others.
 */
import ICAL from 'ical.js'
import { day } from '../../kernel/day.ts'
import { addMs, DAY_MS, HOUR_MS, type Instant, instantFromMs } from '../../kernel/instant.ts'
import { instantAt, isZone } from '../../kernel/zone.ts'
import type { CalendarEvent, CalendarRead } from '../../ports/calendar-reader.ts'

/** A rule of every second would otherwise be followed for ever; a step takes about ten microseconds. */
const STEPS_MAX = 50_000

export interface CalendarWindow {
  readonly from: Instant
  readonly to: Instant
  readonly zone: string
}

interface Reading {
  readonly window: CalendarWindow
  /** Moved occurrences by the UID of the event they belong to. */
  readonly moved: ReadonlyMap<string, readonly ICAL.Component[]>
  stepsLeft: number
}

/** Never throws: a calendar that cannot be read is a problem to show. */
export function readCalendarText(text: string, window: CalendarWindow): CalendarRead {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    if (calendar.name !== 'vcalendar') return { problem: 'no-calendar' }
    const all = calendar.getAllSubcomponents('vevent')
    const moved = Map.groupBy(
      all.filter(one => one.hasProperty('recurrence-id')),
      uidOf,
    )
    const reading: Reading = { window, moved, stepsLeft: STEPS_MAX }
    const mains = all.filter(one => !one.hasProperty('recurrence-id'))
    const known = new Set(mains.map(uidOf))
    const events = mains.flatMap(component => unlessBroken(() => eventsOf(component, reading)))
    // An invitation to a single occurrence of somebody else's series comes without the series.
    const alone = [...moved].filter(([uid]) => !known.has(uid)).flatMap(([, components]) => components)
    events.push(...alone.flatMap(component => unlessBroken(() => movedHere(component, window))))
    return { events }
  } catch {
    return { problem: 'no-calendar' }
  }
}

/** A rule that goes on too long is the fault of the whole: half of it read would open taken hours. */
class TooLong extends Error {}

function unlessBroken(read: () => CalendarEvent[]): CalendarEvent[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof TooLong) throw error
    return []
  }
}

function uidOf(component: ICAL.Component): string {
  return String(component.getFirstPropertyValue('uid') ?? '')
}

function eventsOf(component: ICAL.Component, reading: Reading): CalendarEvent[] {
  const { window } = reading
  const event = new ICAL.Event(component)
  if (!event.isRecurring()) return within(window, occurrence(component, { event, window, externalId: event.uid }))
  const moved = reading.moved.get(event.uid) ?? []
  const repeating = new ICAL.Event(component, { exceptions: [...moved], strictExceptions: false })
  const zone = zoneOf(component, window)
  const iterator = repeating.iterator(nearStart(event, window))
  const found: CalendarEvent[] = []
  const seen = new Set<Instant>()
  for (let next = iterator.next(); next != null; next = iterator.next()) {
    const plannedAt = instantOf(next, zone)
    if (plannedAt > window.to) break
    reading.stepsLeft -= 1
    if (reading.stepsLeft < 0) throw new TooLong()
    seen.add(plannedAt)
    const { item, startDate, endDate } = repeating.getOccurrenceDetails(next)
    const externalId = `${event.uid}/${next.toString()}`
    found.push(...within(window, occurrence(item.component, { event: item, window, externalId, startDate, endDate })))
  }
  // From behind the window into it.
  const later = moved.filter(one => !seen.has(instantOf(new ICAL.Event(one).recurrenceId, zoneOf(one, window))))
  return [...found, ...later.flatMap(one => movedHere(one, window))]
}

/**
 * Where the rule is followed from: a daily or weekly one that began years ago, some rounds before the window. The beginning
 * counts as an occurrence even where the rule has none, so it lies well before.
 */
function nearStart(event: ICAL.Event, window: CalendarWindow): ICAL.Time | undefined {
  const rules = event.component.getAllProperties('rrule').map(property => property.getFirstValue())
  const [rule] = rules
  if (rules.length !== 1 || !(rule instanceof ICAL.Recur) || rule.isByCount()) return undefined
  const roundDays = rule.freq === 'DAILY' ? rule.interval : rule.freq === 'WEEKLY' ? rule.interval * 7 : 0
  if (roundDays === 0) return undefined
  const aheadMs = window.from - event.startDate.toUnixTime() * 1000 - event.duration.toSeconds() * 1000
  const rounds = Math.floor(aheadMs / (roundDays * DAY_MS)) - ROUNDS_BEFORE
  if (rounds <= 0) return undefined
  const start = event.startDate.clone()
  start.adjust(rounds * roundDays, 0, 0, 0)
  return start
}
const ROUNDS_BEFORE = 2

function movedHere(component: ICAL.Component, window: CalendarWindow): CalendarEvent[] {
  const event = new ICAL.Event(component)
  return within(window, occurrence(component, { event, window, externalId: `${event.uid}/${event.recurrenceId.toString()}` }))
}

interface Occurring {
  readonly event: ICAL.Event
  readonly window: CalendarWindow
  readonly externalId: string
  readonly startDate?: ICAL.Time
  readonly endDate?: ICAL.Time
}

function occurrence(component: ICAL.Component, { event, window, externalId, startDate, endDate }: Occurring): CalendarEvent | null {
  const isFree = component.getFirstPropertyValue('transp') === 'TRANSPARENT' || component.getFirstPropertyValue('status') === 'CANCELLED'
  if (isFree) return null
  const zone = zoneOf(component, window)
  const startsAt = instantOf(startDate ?? event.startDate, zone)
  const endsAt = instantOf(endDate ?? event.endDate, zone)
  const title = event.summary ?? ''
  return {
    externalId,
    title,
    text: [title, event.description, event.location, ...event.attendees.map(mailOf)].filter(Boolean).join('\n'),
    startsAt,
    endsAt: endsAt > startsAt ? endsAt : addMs(startsAt, HOUR_MS),
  }
}

/** 'mailto:anna@example.com' (RFC 5545, 3.8.4.1). */
function mailOf(attendee: ICAL.Property): string {
  return String(attendee.getFirstValue() ?? '').replace(/^mailto:/i, '')
}

function within(window: CalendarWindow, event: CalendarEvent | null): CalendarEvent[] {
  return event !== null && event.startsAt < window.to && event.endsAt > window.from ? [event] : []
}

/** Some programs name a zone of the common list without describing it; the clock of the shop is only for times without a zone. */
function zoneOf(component: ICAL.Component, { zone }: CalendarWindow): string {
  const named = String(component.getFirstProperty('dtstart')?.getParameter('tzid') ?? '').replace(/^\//, '')
  return named !== '' && isZone(named) ? named : zone
}

/** Whole days and times whose zone the calendar does not describe are of the clock given. */
function instantOf(time: ICAL.Time, zone: string): Instant {
  const isFloating = time.isDate || time.zone === ICAL.Timezone.localTimezone || time.zone?.tzid === 'floating'
  if (!isFloating) return instantFromMs(time.toUnixTime() * 1000)
  const on = day(`${String(time.year).padStart(4, '0')}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}`)
  return instantAt(on, time.isDate ? 0 : time.hour * 60 + time.minute, zone)
}
