import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../kernel/day.ts'
import { demandOn, nextOpenDay, seasonClock } from './sample-shop-season.ts'
import { SAMPLE_TRADES } from './sample-shop-trades.ts'

const flat = { seasonFloor: 1, peaks: [] }

describe('the seasonal clock', () => {
  test('without seasons it is the calendar', () => {
    const clock = seasonClock(day('2025-01-01'), 400, flat)
    expect(clock.readingOf(day('2025-02-01'))).toBeCloseTo(31, 9)
    expect(clock.dayAt(31)).toBe('2025-02-01')
  })

  test('a year of it is a year, however the seasons lie', () => {
    const clock = seasonClock(day('2025-01-01'), 400, SAMPLE_TRADES.tyres)
    expect(clock.readingOf(day('2026-01-01'))).toBeCloseTo(365, 6)
  })

  test('half a seasonal year after an April changeover it is autumn', () => {
    const clock = seasonClock(day('2025-01-01'), 800, SAMPLE_TRADES.tyres)
    const due = clock.dayAt(clock.readingOf(day('2025-04-06')) + 182.5)
    expect(due > '2025-10-10' && due < '2025-11-10').toBe(true)
  })

  test.each([
    ['before it starts', day('2024-12-31'), 0],
    ['on its first day', day('2025-01-01'), 0],
    ['after its end it stands still', day('2027-01-01'), 10],
  ])('%s', (_, at, reading) => {
    expect(seasonClock(day('2025-01-01'), 10, flat).readingOf(at)).toBe(reading)
  })
})

test('a peak at the end of the year reaches into January', () => {
  const trade = { seasonFloor: 0, peaks: [{ dayOfYear: 364, spreadDays: 5, height: 1 }] }
  expect(demandOn(2, trade)).toBeGreaterThan(0.8)
})

test.each([
  ['an open day stays', '2026-03-10', '2026-03-10'],
  ['Sunday becomes Monday', '2026-03-15', '2026-03-16'],
  ['Saturday is open', '2026-03-14', '2026-03-14'],
])('%s', (_, asked, expected) => {
  expect(nextOpenDay(day(asked), SAMPLE_TRADES.tyres.hours)).toBe(expected)
})

test('the clock goes back to the day it was read on', () => {
  const clock = seasonClock(day('2025-01-01'), 500, SAMPLE_TRADES.salon)
  for (let i = 0; i < 400; i += 7) expect(clock.dayAt(clock.readingOf(addDays(day('2025-01-01'), i)))).toBe(addDays(day('2025-01-01'), i))
})
