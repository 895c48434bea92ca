import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { type CalendarEntry, calendarText } from './ics-calendar.ts'

const entry: CalendarEntry = {
  uid: '00000000-0000-7000-8000-000000000001',
  version: 2,
  changedAt: instant('2026-03-10T10:30:00Z'),
  startsAt: instant('2026-03-13T12:00:00Z'),
  durationMinutes: 45,
  title: 'Шиномонтаж, балансировка; хранение\nбез предоплаты и с очень длинным названием услуги',
  place: 'Шины у Ани',
  url: 'https://shop.example/visit/abc',
  state: 'confirmed',
}

describe('calendar text', () => {
  const text = calendarText([entry], { name: 'Аня', method: 'PUBLISH' })
  test('another program reads back what was written', () => {
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined)
    expect([event.uid, event.sequence, event.summary]).toEqual([`${entry.uid}@regulars`, 2, entry.title])
    expect([event.startDate.toJSDate().toISOString(), event.endDate.toJSDate().toISOString()]).toEqual([
      '2026-03-13T12:00:00.000Z',
      '2026-03-13T12:45:00.000Z',
    ])
  })
  test('no line is longer than 75 octets, and no letter is cut', () => {
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n ', '')).toContain('балансировка\\; хранение\\nбез предоплаты')
  })
  test.each([
    ['cancelled', 'CANCELLED'],
    ['booked', 'TENTATIVE'],
    ['confirmed', 'CONFIRMED'],
    ['other', 'CONFIRMED'],
  ] as const)('%s is %s', (state, status) =>
    expect(calendarText([{ ...entry, state }], { name: '', method: 'PUBLISH' })).toContain(`STATUS:${status}\r\n`),
  )
})
