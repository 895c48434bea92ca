/** Calendars as other programs write them. */
import { describe, expect, test } from 'vitest'
import { instant, isoInstant } from '../../kernel/instant.ts'
import { readCalendarText } from './calendar-text.ts'

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
/** Weekly at ten in Sofia, through the change of clocks. */
const SERIES = 'UID:2\nDTSTART;TZID=Europe/Sofia:20260327T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2'
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
  test('a length instead of an end', () => {
    const read = readCalendarText(calendar('UID:9\nDTSTART:20260310T080000Z\nDURATION:PT45M'), window)
    expect('events' in read && read.events.map(event => isoInstant(event.endsAt).slice(0, 16))).toEqual(['2026-03-10T08:45'])
  })
  test('a rule ends with its last day, which belongs to it', () =>
    expect(starts('UID:10\nDTSTART;TZID=Europe/Sofia:20260310T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20260312T080000Z')).toEqual([
      '2026-03-10T08:00',
      '2026-03-11T08:00',
      '2026-03-12T08:00',
    ]))
  test('a zone that the calendar describes itself, under a name of its own', () => {
    const own = calendar('UID:11\nDTSTART;TZID=Склад:20260310T100000\nDURATION:PT1H').replace('TZID:Europe/Sofia', 'TZID:Склад')
    const read = readCalendarText(own.replaceAll('+0200', '+0500'), { ...window, zone: 'Europe/Moscow' })
    expect('events' in read && read.events.map(event => isoInstant(event.startsAt).slice(0, 16))).toEqual(['2026-03-10T05:00'])
  })
  test('a zone of the common list that the calendar does not describe, and never the one another calendar described', () => {
    starts('UID:12\nDTSTART:20260310T080000Z')
    const text = calendar('UID:12\nDTSTART;TZID=Asia/Vladivostok:20260310T180000\nDURATION:PT1H', SERIES).replace(ZONE, '')
    const read = readCalendarText(text.replaceAll('\r\n\r\n', '\r\n'), window)
    expect('events' in read && read.events.map(event => isoInstant(event.startsAt).slice(0, 16))).toEqual([
      '2026-03-10T08:00',
      '2026-03-27T08:00',
      '2026-04-03T07:00',
    ])
  })
  test('an occurrence moved from behind the days that are asked for into them', () =>
    expect(
      starts(
        'UID:13\nDTSTART:20260505T080000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;COUNT=9',
        'UID:13\nRECURRENCE-ID:20260705T080000Z\nDTSTART:20260311T120000Z\nDURATION:PT30M',
      ),
    ).toEqual(['2026-03-11T12:00']))
  test('one occurrence of somebody else’s series comes without the series', () =>
    expect(starts('UID:14\nRECURRENCE-ID:20260310T080000Z\nDTSTART:20260311T120000Z\nDURATION:PT30M')).toEqual(['2026-03-11T12:00']))
  test('a cancelled occurrence of a series is free', () =>
    expect(
      starts(
        'UID:15\nDTSTART:20260310T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2',
        'UID:15\nRECURRENCE-ID:20260310T080000Z\nDTSTART:20260310T080000Z\nDURATION:PT1H\nSTATUS:CANCELLED',
      ),
    ).toEqual(['2026-03-11T08:00']))
  test('a daily meeting that began many years ago still takes its hour', () =>
    expect(starts('UID:16\nDTSTART:20090105T080000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY')).toHaveLength(34))
  test('one broken event does not hide the others', () =>
    expect(starts('UID:17\nDTSTART:yesterday', 'UID:18\nDTSTART:20260310T080000Z\nDURATION:PT1H')).toEqual(['2026-03-10T08:00']))
  test('a rule of every second since long ago is refused as a whole, soon', () =>
    expect(starts('UID:19\nDTSTART:20000105T080000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY')).toBe('no-calendar'))
  test.each([
    ['a page of a web site', '<!doctype html>'],
    ['nothing', ''],
    ['noise', '\u0000\uFFFD'.repeat(100_000)],
    ['half of a calendar', calendar('UID:1').slice(0, 200)],
  ])('%s is no calendar', (_what, text) => expect(readCalendarText(text, window)).toEqual({ problem: 'no-calendar' }))
})
