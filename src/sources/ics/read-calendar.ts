/**
 * Reads an iCalendar address: single and repeating events (RRULE, RDATE, EXDATE, moved occurrences), whole days, floating times.
 * What is cancelled or marked as free blocks nothing. Addresses inside the own network are refused unless they are allowed.
 */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import ICAL from 'ical.js'
import { day } from '../../kernel/day.ts'
import { addMs, HOUR_MS, type Instant, instantFromMs } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import type { CalendarEvent, CalendarRead, CalendarReader } from '../../ports/calendar-reader.ts'

const READ_MS_MAX = 15_000
const BYTES_MAX = 5_000_000
/** A rule without an end would otherwise be followed for ever. */
const OCCURRENCES_MAX = 3000
const REDIRECTS_MAX = 3

interface Window {
  readonly from: Instant
  readonly to: Instant
  readonly zone: string
}

export function calendarReader({ allowPrivate = false }: { readonly allowPrivate?: boolean } = {}): CalendarReader {
  return {
    async read(url, window) {
      const text = await fetchText(url.replace(/^webcal:/, 'https:'), { allowPrivate, redirectsLeft: REDIRECTS_MAX })
      return 'problem' in text ? text : readCalendarText(text.body, window)
    },
  }
}

/** Never throws: a calendar that cannot be read is a problem to show. */
export function readCalendarText(text: string, window: Window): CalendarRead {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    if (calendar.name !== 'vcalendar') return { problem: 'no-calendar' }
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
    return { events: calendar.getAllSubcomponents('vevent').flatMap(component => eventsOf(component, { calendar, window })) }
  } catch {
    return { problem: 'no-calendar' }
  }
}

function eventsOf(
  component: ICAL.Component,
  { calendar, window }: { readonly calendar: ICAL.Component; readonly window: Window },
): CalendarEvent[] {
  const event = new ICAL.Event(component)
  // A moved occurrence is found through the event it belongs to.
  if (event.isRecurrenceException()) return []
  if (!event.isRecurring()) return within(window, occurrence(component, { event, window, externalId: event.uid }))
  const exceptions = calendar
    .getAllSubcomponents('vevent')
    .filter(one => one.getFirstPropertyValue('uid') === event.uid && one.hasProperty('recurrence-id'))
  const repeating = new ICAL.Event(component, { exceptions, strictExceptions: false })
  const iterator = repeating.iterator()
  const found: CalendarEvent[] = []
  for (let seen = 0; seen < OCCURRENCES_MAX; seen += 1) {
    const next = iterator.next()
    if (next == null || instantOf(next, window.zone) > window.to) break
    const { item, startDate, endDate } = repeating.getOccurrenceDetails(next)
    const externalId = `${event.uid}/${next.toString()}`
    found.push(...within(window, occurrence(item.component, { event: item, window, externalId, startDate, endDate })))
  }
  return found
}

interface Occurring {
  readonly event: ICAL.Event
  readonly window: Window
  readonly externalId: string
  readonly startDate?: ICAL.Time
  readonly endDate?: ICAL.Time
}

function occurrence(component: ICAL.Component, { event, window, externalId, startDate, endDate }: Occurring): CalendarEvent | null {
  const isFree = component.getFirstPropertyValue('transp') === 'TRANSPARENT' || component.getFirstPropertyValue('status') === 'CANCELLED'
  if (isFree) return null
  const startsAt = instantOf(startDate ?? event.startDate, window.zone)
  const endsAt = instantOf(endDate ?? event.endDate, window.zone)
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

function within(window: Window, event: CalendarEvent | null): CalendarEvent[] {
  return event !== null && event.startsAt < window.to && event.endsAt > window.from ? [event] : []
}

/** Whole days and times without a zone are of the shop's own clock. */
function instantOf(time: ICAL.Time, zone: string): Instant {
  const isFloating = time.isDate || time.zone === ICAL.Timezone.localTimezone || time.zone?.tzid === 'floating'
  if (!isFloating) return instantFromMs(time.toUnixTime() * 1000)
  const on = day(`${String(time.year).padStart(4, '0')}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}`)
  return instantAt(on, time.isDate ? 0 : time.hour * 60 + time.minute, zone)
}

async function fetchText(
  url: string,
  { allowPrivate, redirectsLeft }: { readonly allowPrivate: boolean; readonly redirectsLeft: number },
): Promise<{ readonly body: string } | Extract<CalendarRead, { readonly problem: string }>> {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (address === undefined || !/^https?:$/.test(address.protocol)) return { problem: 'no-calendar' }
  if (!allowPrivate && (await isPrivate(address.hostname))) return { problem: 'forbidden-address' }
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      signal: AbortSignal.timeout(READ_MS_MAX),
      headers: { accept: 'text/calendar' },
    })
    const next = answer.headers.get('location')
    if (answer.status >= 300 && answer.status < 400 && next !== null) {
      if (redirectsLeft === 0) return { problem: 'unreachable' }
      return await fetchText(new URL(next, address).href, { allowPrivate, redirectsLeft: redirectsLeft - 1 })
    }
    if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > BYTES_MAX) return { problem: 'unreachable' }
    return { body: await bodyOf(answer) }
  } catch {
    return { problem: 'unreachable' }
  }
}

async function bodyOf(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body ?? []) {
    bytes += part.length
    if (bytes > BYTES_MAX) throw new RangeError('the calendar is too large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** A tenant of a shared installation must not reach its insides through a calendar's address. */
async function isPrivate(host: string): Promise<boolean> {
  const name = host.replace(/^\[|\]$/g, '')
  try {
    const found = isIP(name) === 0 ? await lookup(name, { all: true }) : [{ address: name }]
    return found.some(({ address }) => PRIVATE.test(address))
  } catch {
    return false
  }
}
const PRIVATE = new RegExp(
  '^(?:::ffff:)?(?:0\\.|10\\.|127\\.|169\\.254\\.|192\\.168\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.)' +
    '|^::1?$|^f[cd]|^fe[89ab]',
  'i',
)
