/** Calendars as other programs write them. */
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { instant, isoInstant } from '../../kernel/instant.ts'
import { calendarReader, readCalendarText } from './read-calendar.ts'

const window = { from: instant('2026-03-09T00:00:00Z'), to: instant('2026-04-12T00:00:00Z'), zone: 'Europe/Sofia' }
const ZONE = `BEGIN:VTIMEZONE
TZID:Europe/Sofia
BEGIN:DAYLIGHT
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
DTSTART:19700329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
DTSTART:19701025T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ZONE, ...events.map(event => `BEGIN:VEVENT\n${event}\nEND:VEVENT`), 'END:VCALENDAR']
    .join('\n')
    .replaceAll('\n', '\r\n')
function starts(...events: string[]): readonly string[] | string {
  const read = readCalendarText(calendar(...events), window)
  return 'problem' in read ? read.problem : read.events.map(event => isoInstant(event.startsAt).slice(0, 16))
}

describe('events', () => {
  test('one in UTC', () => expect(starts('UID:1\nDTSTART:20260310T080000Z\nDTEND:20260310T090000Z')).toEqual(['2026-03-10T08:00']))
  test('a weekly rule keeps its wall hour through the change of clocks', () =>
    expect(
      starts('UID:2\nDTSTART;TZID=Europe/Sofia:20260320T100000\nDTEND;TZID=Europe/Sofia:20260320T110000\nRRULE:FREQ=WEEKLY;COUNT=3'),
    ).toEqual(['2026-03-20T08:00', '2026-03-27T08:00', '2026-04-03T07:00']))
  test('an excluded occurrence is free, a moved one is where it was moved', () =>
    expect(
      starts(
        'UID:3\nDTSTART:20260310T080000Z\nDTEND:20260310T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260311T080000Z',
        'UID:3\nRECURRENCE-ID:20260312T080000Z\nDTSTART:20260312T150000Z\nDTEND:20260312T160000Z',
      ),
    ).toEqual(['2026-03-10T08:00', '2026-03-12T15:00']))
  test('a rule without an end stops with the window', () =>
    expect(starts('UID:4\nDTSTART:20200106T080000Z\nDTEND:20200106T090000Z\nRRULE:FREQ=WEEKLY')).toHaveLength(5))
  test('a whole day is the day of the shop', () =>
    expect(starts('UID:5\nDTSTART;VALUE=DATE:20260315\nDTEND;VALUE=DATE:20260316')).toEqual(['2026-03-14T22:00']))
  test('a floating time is of the clock of the shop', () =>
    expect(starts('UID:6\nDTSTART:20260310T100000\nDTEND:20260310T110000')).toEqual(['2026-03-10T08:00']))
  test('what is free or cancelled blocks nothing', () =>
    expect(
      starts(
        'UID:7\nDTSTART:20260310T080000Z\nDTEND:20260310T090000Z\nTRANSP:TRANSPARENT',
        'UID:8\nDTSTART:20260310T080000Z\nDTEND:20260310T090000Z\nSTATUS:CANCELLED',
      ),
    ).toEqual([]))
  test('a page of a web site is no calendar', () => expect(readCalendarText('<!doctype html>', window)).toEqual({ problem: 'no-calendar' }))
})

describe('addresses', () => {
  test('one inside the own network is refused, unless it is allowed', async () => {
    const server = createServer((_request, answer) => answer.end(calendar('UID:1\nDTSTART:20260310T080000Z\nDTEND:20260310T090000Z')))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/a.ics`
    expect(await calendarReader().read(url, window)).toEqual({ problem: 'forbidden-address' })
    expect(await calendarReader({ allowPrivate: true }).read(url, window)).toMatchObject({ events: [{ externalId: '1' }] })
    await new Promise(resolve => server.close(resolve))
    expect(await calendarReader({ allowPrivate: true }).read(url, window)).toEqual({ problem: 'unreachable' })
  })
})
