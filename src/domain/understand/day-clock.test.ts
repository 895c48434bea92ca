import { describe, expect, test } from 'vitest'
import { day, dayNumber } from '../../kernel/day.ts'
import { aheadOf, closedSpans, dayClock, WEEKS, weekNumbers } from './day-clock.ts'

const number = (text: string): number => dayNumber(day(text))

describe('weeks of the year', () => {
  const cases: readonly [text: string, week: number, why: string][] = [
    ['2026-01-01', 0, 'the first day'],
    ['2026-01-07', 0, 'the last of the first week'],
    ['2026-01-08', 1, 'the second week'],
    ['2026-12-30', 51, 'the last full week'],
    ['2026-12-31', 52, 'the odd day'],
    ['2024-12-31', 52, 'the second odd day of a leap year'],
    ['1969-12-31', 52, 'before 1970'],
  ]
  for (const [text, week, why] of cases) test(why, () => expect([...weekNumbers({ from: number(text), days: 1 })]).toEqual([week]))

  test('a new year starts a new count', () => expect([...weekNumbers({ from: number('2025-12-30'), days: 4 })]).toEqual([51, 52, 0, 0]))
})

describe('the clock', () => {
  const summer = Array.from({ length: WEEKS }, (_, week) => (week >= 26 && week < 34 ? 0.2 : 1.1))

  test('without a season it is the calendar', () => {
    const clock = dayClock({ from: 100, to: 110 })
    expect([...aheadOf(clock, { today: 104, days: 3 })]).toEqual([0, 1, 2, 3])
    expect(clock.seasonal).toBe(false)
  })

  test('a dead summer passes quickly', () => {
    const clock = dayClock({ from: number('2025-01-01'), to: number('2026-01-01') }, summer)
    const passed = (from: string, to: string): number =>
      (clock.time[number(to) - clock.from] ?? 0) - (clock.time[number(from) - clock.from] ?? 0)
    expect(passed('2025-07-10', '2025-08-09')).toBeCloseTo(6, 9)
    expect(passed('2025-03-01', '2025-03-31')).toBeCloseTo(33, 9)
  })

  test('the same span is equally long on every clock, to the last bit', () => {
    const [short, long] = [
      dayClock({ from: number('2025-03-01'), to: number('2025-09-01') }, summer),
      dayClock({ from: number('2019-05-07'), to: number('2026-09-01') }, summer),
    ]
    const at = (clock: typeof short, text: string): number => clock.time[number(text) - clock.from] ?? 0
    expect(at(short, '2025-08-20') - at(short, '2025-03-02')).toBe(at(long, '2025-08-20') - at(long, '2025-03-02'))
  })
})

describe('closures', () => {
  test('only stretches of three days and more stop the clock', () => {
    expect(closedSpans([20, 12, 11, 10, 31, 30, 10])).toEqual([{ from: 10, to: 12 }])
  })

  test('time stands still while the business is closed, and only then', () => {
    const clock = dayClock({ from: 100, to: 130 }, undefined, [{ from: 110, to: 119 }])
    expect((clock.time[30] ?? 0) - (clock.time[0] ?? 0)).toBe(20)
    expect((clock.time[20] ?? 0) - (clock.time[10] ?? 0)).toBe(0)
    expect((clock.time[10] ?? 0) - (clock.time[0] ?? 0)).toBe(10)
  })
})
