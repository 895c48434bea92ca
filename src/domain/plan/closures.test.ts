import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../kernel/day.ts'
import { closedDaysBetween, extendedEnd, firstOpenDay } from './closures.ts'

const vacation = { closedDays: Array.from({ length: 14 }, (_, n) => addDays(day('2026-08-01'), n)) }

describe('E29 a closure of the business', () => {
  const cases: [wished: string, opens: string, why: string][] = [
    ['2026-07-31', '2026-07-31', 'the day before it is open'],
    ['2026-08-01', '2026-08-15', 'its first day'],
    ['2026-08-14', '2026-08-15', 'its last day'],
    ['2026-08-15', '2026-08-15', 'the day after it'],
  ]
  for (const [wished, opens, why] of cases) test(`${why}: ${wished}`, () => expect(firstOpenDay(day(wished), vacation)).toBe(opens))
  test('a closed day named twice counts once', () =>
    expect(closedDaysBetween(day('2026-08-01'), day('2026-08-02'), { closedDays: [day('2026-08-02'), day('2026-08-02')] })).toBe(1))
})

describe('nobody is late because the door was shut', () => {
  const cases: [from: string, to: string, end: string, why: string][] = [
    ['2026-07-20', '2026-07-31', '2026-07-31', 'a window that ended before it'],
    ['2026-07-25', '2026-08-01', '2026-08-15', 'one closed day pushes the end into the closure, and so past all of it'],
    ['2026-08-15', '2026-08-20', '2026-08-20', 'a window after it'],
  ]
  for (const [from, to, end, why] of cases) test(why, () => expect(extendedEnd(day(from), day(to), vacation)).toBe(end))
})
