/**
 * Bookings as iCalendar text (RFC 5545): a stable UID and a growing SEQUENCE, so that a calendar program changes the entry it
 * has instead of adding another. Times are in UTC: no zone tables, and right through both clock changes.
 */
import { addMs, type Instant, isoInstant, MINUTE_MS } from '../../kernel/instant.ts'

export interface CalendarEntry {
  /** The booking's id: the same in every version. */
  readonly uid: string
  readonly version: number
  readonly changedAt: Instant
  readonly startsAt: Instant
  readonly durationMinutes: number
  readonly title: string
  readonly place: string
  readonly url: string
  readonly state: 'booked' | 'confirmed' | 'cancelled' | 'other'
  /** Who is asked to put it into his calendar, and by whom (RFC 5546): only in letters. */
  readonly invites?: { readonly from: string; readonly shop: string; readonly to: string } | undefined
}

/** Lines end with CRLF and are folded at 75 octets, as the standard demands. */
export function calendarText(
  entries: readonly CalendarEntry[],
  { name, method }: { readonly name: string; readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL' },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Regulars//Appointment book//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name === '' ? [] : [`X-WR-CALNAME:${escaped(name)}`]),
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function entryLines(entry: CalendarEntry): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}@regulars`,
    `SEQUENCE:${entry.version}`,
    `DTSTAMP:${stamp(entry.changedAt)}`,
    `DTSTART:${stamp(entry.startsAt)}`,
    `DTEND:${stamp(addMs(entry.startsAt, entry.durationMinutes * MINUTE_MS))}`,
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.place === '' ? [] : [`LOCATION:${escaped(entry.place)}`]),
    ...(entry.url === '' ? [] : [`URL:${entry.url}`]),
    ...(entry.invites === undefined ? [] : invitation(entry.invites)),
    `STATUS:${entry.state === 'cancelled' ? 'CANCELLED' : entry.state === 'booked' ? 'TENTATIVE' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

/** No answer is asked for: he has answered already, or answers in words. */
function invitation({ from, shop, to }: NonNullable<CalendarEntry['invites']>): readonly string[] {
  return [
    `ORGANIZER;CN="${shop.replace(/["\r\n]/g, '')}":mailto:${from}`,
    `ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${to}`,
    'TRANSP:OPAQUE',
  ]
}

/** '20260313T120000Z' */
function stamp(at: Instant): string {
  return `${isoInstant(at).slice(0, 19).replace(/[-:]/g, '')}Z`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, mark => `\\${mark}`).replace(/\r?\n/g, '\\n')
}

const OCTETS_MAX = 75

/** A letter is never cut in two: Cyrillic takes two octets. */
function fold(line: string): string {
  const parts: string[] = ['']
  let octets = 0
  for (const letter of line) {
    const size = octetsOf(letter)
    if (octets + size > OCTETS_MAX) {
      parts.push('')
      octets = 1
    }
    parts[parts.length - 1] += letter
    octets += size
  }
  return parts.join('\r\n ')
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
