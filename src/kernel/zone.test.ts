import { describe, expect, test } from 'vitest'
import { day } from './day.ts'
import { addMs, DAY_MS, HOUR_MS, instant, isoInstant, MINUTE_MS } from './instant.ts'
import { instantAt, isZone, localDay, wallTime } from './zone.ts'

describe('instantAt', () => {
  const cases: [day: string, minute: number, zone: string, expected: string, why: string][] = [
    ['2026-03-10', 9 * 60, 'Europe/Sofia', '2026-03-10T07:00:00.000Z', 'winter time'],
    ['2026-07-10', 9 * 60, 'Europe/Sofia', '2026-07-10T06:00:00.000Z', 'summer time'],
    ['2026-03-29', 3 * 60 + 30, 'Europe/Sofia', '2026-03-29T01:00:00.000Z', 'the skipped hour: the first moment after it'],
    ['2026-03-29', 4 * 60, 'Europe/Sofia', '2026-03-29T01:00:00.000Z', 'the first minute after the skipped hour'],
    ['2026-03-29', 2 * 60 + 59, 'Europe/Sofia', '2026-03-29T00:59:00.000Z', 'the last minute before it'],
    ['2026-10-25', 3 * 60 + 30, 'Europe/Sofia', '2026-10-25T00:30:00.000Z', 'the doubled hour: the first one'],
    ['2026-10-25', 4 * 60, 'Europe/Sofia', '2026-10-25T02:00:00.000Z', 'after the doubled hour'],
    ['2026-05-01', 9 * 60, 'Asia/Vladivostok', '2026-04-30T23:00:00.000Z', 'ten hours ahead, the day before in UTC'],
    ['2026-05-01', 9 * 60, 'Asia/Kathmandu', '2026-05-01T03:15:00.000Z', 'an offset of a quarter of an hour'],
    ['2026-05-01', 1440, 'Europe/Moscow', '2026-05-01T21:00:00.000Z', 'the end of the day is the next midnight'],
  ]
  for (const [text, minute, zone, expected, why] of cases) {
    test(`${zone} ${text} ${minute}: ${why}`, () => expect(isoInstant(instantAt(day(text), minute, zone))).toBe(expected))
  }
})

test('every minute of a year comes back through instantAt, the doubled hour as its first pass', () => {
  for (const zone of ['Europe/Sofia', 'America/New_York', 'Australia/Lord_Howe']) {
    const start = instant('2026-01-01T00:00:00Z')
    for (let ms = 0; ms < 365 * DAY_MS; ms += 17 * MINUTE_MS) {
      const at = addMs(start, ms)
      const wall = wallTime(at, zone)
      const back = instantAt(wall.day, wall.minute, zone)
      expect([0, HOUR_MS, HOUR_MS / 2]).toContain(at - back)
      expect(wallTime(back, zone)).toEqual(wall)
    }
  }
})

test('the local day changes at local midnight', () => {
  expect(localDay(instant('2026-03-10T21:59:00Z'), 'Europe/Sofia')).toBe('2026-03-10')
  expect(localDay(instant('2026-03-10T22:00:00Z'), 'Europe/Sofia')).toBe('2026-03-11')
})

test('an unknown zone is recognised', () => {
  expect(isZone('Europe/Sofia')).toBe(true)
  expect(isZone('Europe/Sofiya')).toBe(false)
})
