import { describe, expect, test } from 'vitest'
import { DEFAULT_HOURS, DEFAULT_POLICY, type MinuteRange } from '../collect/business.ts'
import { addDays, type Day, day, weekdayOf } from '../../kernel/day.ts'
import { instant, instantFromMs, MINUTE_MS } from '../../kernel/instant.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'
import { type ContactHours, isAllowed, isClosedDay, nextAllowed, openDayNear, openSpan } from './quiet-hours.ts'

const moscow: ContactHours = { zone: 'Europe/Moscow', quiet: DEFAULT_POLICY.quiet, wished: null }
const at = (text: string) => instant(text)

describe('the boundary minutes', () => {
  const cases: [at: string, allowed: boolean, why: string][] = [
    ['2026-03-10T06:59:00Z', false, 'Tuesday 9:59 is quiet'],
    ['2026-03-10T07:00:00Z', true, 'Tuesday 10:00 is the first minute'],
    ['2026-03-10T16:59:00Z', true, 'Tuesday 19:59 is the last minute'],
    ['2026-03-10T16:59:59.999Z', true, 'the last millisecond of the last minute'],
    ['2026-03-10T17:00:00Z', false, 'Tuesday 20:00 is quiet'],
    ['2026-03-14T07:59:00Z', false, 'Saturday 10:59 is quiet'],
    ['2026-03-14T08:00:00Z', true, 'Saturday 11:00 is the first minute'],
    ['2026-03-14T15:59:00Z', true, 'Saturday 18:59 is the last minute'],
    ['2026-03-14T16:00:00Z', false, 'Saturday 19:00 is quiet'],
  ]
  for (const [text, allowed, why] of cases) test(why, () => expect(isAllowed(at(text), moscow)).toBe(allowed))
})

describe('the next allowed minute', () => {
  const cases: [from: string, next: string, why: string][] = [
    ['2026-03-10T07:00:00Z', '2026-03-10T07:00:00Z', 'now'],
    ['2026-03-10T03:00:00Z', '2026-03-10T07:00:00Z', 'this morning'],
    ['2026-03-10T17:00:00Z', '2026-03-11T07:00:00Z', 'tomorrow morning'],
    ['2026-03-13T17:00:00Z', '2026-03-14T08:00:00Z', 'Friday evening waits for Saturday 11:00'],
    ['2026-03-15T16:00:00Z', '2026-03-16T07:00:00Z', 'Sunday evening waits for Monday 10:00'],
  ]
  for (const [from, next, why] of cases) test(why, () => expect(nextAllowed(at(from), moscow)).toBe(at(next)))

  test('does not exist when the hours leave no minute', () => {
    const none: MinuteRange = { fromMinute: 600, toMinute: 600 }
    expect(nextAllowed(at('2026-03-10T07:00:00Z'), { ...moscow, quiet: { weekday: none, weekend: none } })).toBeUndefined()
  })
})

describe("E65 the customer's own hours beat the business's", () => {
  const evening: ContactHours = { ...moscow, wished: { fromMinute: 1080, toMinute: 1440 } }
  test('17:59 is too early for "after 18:00"', () => expect(isAllowed(at('2026-03-10T14:59:00Z'), evening)).toBe(false))
  test('18:00 is right', () => expect(isAllowed(at('2026-03-10T15:00:00Z'), evening)).toBe(true))
  test('20:00 is quiet all the same', () => expect(isAllowed(at('2026-03-10T17:00:00Z'), evening)).toBe(false))
  test('a wish that meets no allowed minute of the day leaves the day out', () => {
    expect(openSpan(day('2026-03-10'), { ...moscow, wished: { fromMinute: 1200, toMinute: 1380 } })).toBeNull()
  })
})

/** Weeks with both clock changes of 2026 in Europe, and days without any. */
const ZONES: [zone: string, from: Day, days: number][] = [
  ['Europe/Sofia', day('2026-03-27'), 4],
  ['Europe/Sofia', day('2026-10-23'), 4],
  ['Asia/Vladivostok', day('2026-03-28'), 2],
  ['Asia/Kathmandu', day('2026-03-28'), 2],
  ['Europe/Kaliningrad', day('2026-10-24'), 2],
]
const RANGES: [name: string, range: MinuteRange][] = [
  ['daytime', { fromMinute: 600, toMinute: 1200 }],
  ['overnight', { fromMinute: 1320, toMinute: 150 }],
  ['the hour that is skipped in spring', { fromMinute: 185, toMinute: 235 }],
  ['all day', { fromMinute: 0, toMinute: 1440 }],
]

describe('E26 E28 every minute, against a slow twin that asks the clock on the wall', () => {
  for (const [zone, from, days] of ZONES) {
    for (const [name, range] of RANGES) {
      test(`${zone} from ${from}, ${name}`, () => {
        const hours: ContactHours = { zone, quiet: { weekday: range, weekend: { fromMinute: 660, toMinute: 1140 } }, wished: null }
        const [start, end] = [instantAt(from, 0, zone), instantAt(addDays(from, days), 0, zone)]
        const wrong: string[] = []
        let opens: number | undefined
        for (let ms = end - MINUTE_MS; ms >= start; ms -= MINUTE_MS) {
          const allowed = slowAllowed(ms, hours)
          if (allowed) opens = ms
          if (isAllowed(instantFromMs(ms), hours) !== allowed) wrong.push(`allowed at ${new Date(ms).toISOString()}`)
          // The search ahead is asked at every seventh minute: it costs a hundred times as much.
          if (opens !== undefined && ms % (7 * MINUTE_MS) === 0 && nextAllowed(instantFromMs(ms), hours) !== opens)
            wrong.push(`next after ${new Date(ms).toISOString()}`)
        }
        expect(wrong).toEqual([])
      })
    }
  }
})

function slowAllowed(ms: number, hours: ContactHours): boolean {
  const wall = wallTime(instantFromMs(ms), hours.zone)
  const range = weekdayOf(wall.day) >= 6 ? hours.quiet.weekend : hours.quiet.weekday
  // Walks the clock from the first allowed minute to the first one outside, over midnight when need be.
  for (let minute = range.fromMinute, steps = 0; steps < 1440 && minute !== range.toMinute; minute = (minute + 1) % 1440, steps += 1) {
    if (minute === wall.minute) return true
    if (range.toMinute === 1440 && minute === 1439) return wall.minute === 1439
  }
  return false
}

describe('the span of a day', () => {
  test('its first and last allowed instants', () => {
    expect(openSpan(day('2026-03-10'), moscow)).toEqual({ from: at('2026-03-10T07:00:00Z'), to: at('2026-03-10T16:59:59.999Z') })
  })
  test('follows the clock change: 10:00 is 10:00 on the wall', () => {
    const sofia = { ...moscow, zone: 'Europe/Sofia' }
    expect(openSpan(day('2026-03-27'), sofia)?.from).toBe(at('2026-03-27T08:00:00Z'))
    expect(openSpan(day('2026-03-30'), sofia)?.from).toBe(at('2026-03-30T07:00:00Z'))
  })
})

describe('E29 closed days', () => {
  const hours = { ...DEFAULT_HOURS, closedDays: [day('2026-03-09')] }
  const within = { firstDay: day('2026-03-06'), lastDay: day('2026-03-12') }
  test('Sunday is closed by the week', () => expect(isClosedDay(day('2026-03-08'), hours)).toBe(true))
  test('a holiday is closed by name', () => expect(isClosedDay(day('2026-03-09'), hours)).toBe(true))
  test('an open day stays', () => expect(openDayNear(day('2026-03-10'), within, hours)).toBe('2026-03-10'))
  test('a closed one moves on to the next open one', () => expect(openDayNear(day('2026-03-08'), within, hours)).toBe('2026-03-10'))
  test('at the end of the window it moves back', () =>
    expect(openDayNear(day('2026-03-08'), { ...within, lastDay: day('2026-03-09') }, hours)).toBe('2026-03-07'))
  test('all closed: there is none', () =>
    expect(openDayNear(day('2026-03-08'), { firstDay: day('2026-03-08'), lastDay: day('2026-03-09') }, hours)).toBeUndefined())
})
