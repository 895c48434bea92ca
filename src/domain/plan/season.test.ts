import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { Season } from '../collect/plan-settings.ts'
import { dayIn, movedIntoSeason, nextWindow } from './season.ts'

const spring: Season = {
  seasonId: 's',
  name: 'Весенняя смена шин',
  groupId: null,
  from: { month: 3, day: 25 },
  to: { month: 4, day: 30 },
  moves: [{ year: 2027, shiftDays: 10 }],
  regions: [{ zone: 'Asia/Vladivostok', shiftDays: -7 }],
}
const winter: Season = { ...spring, from: { month: 12, day: 20 }, to: { month: 1, day: 10 }, moves: [], regions: [] }

describe('ST1 the window of a season', () => {
  const cases: [on: string, zone: string, from: string, to: string, why: string][] = [
    ['2026-02-01', 'Europe/Moscow', '2026-03-25', '2026-04-30', 'as the owner wrote it'],
    ['2026-04-30', 'Europe/Moscow', '2026-03-25', '2026-04-30', 'its last day is in it'],
    ['2026-05-01', 'Europe/Moscow', '2027-04-04', '2027-05-10', 'the next one, moved by the weather of its year'],
    ['2026-02-01', 'Asia/Vladivostok', '2026-03-18', '2026-04-23', 'earlier where he lives'],
  ]
  for (const [on, zone, from, to, why] of cases) test(why, () => expect(nextWindow(spring, day(on), zone)).toMatchObject({ from, to }))
  test('over the new year', () =>
    expect(nextWindow(winter, day('2027-01-05'), 'UTC')).toMatchObject({ from: '2026-12-20', to: '2027-01-10' }))
})

describe('a rhythm is moved into the season', () => {
  const cases: [wished: string, moved: string, why: string][] = [
    ['2026-03-24', '2026-03-25', 'a day before the window'],
    ['2026-03-25', '2026-03-25', 'its first day'],
    ['2026-04-30', '2026-04-30', 'its last day'],
    ['2026-05-02', '2026-04-30', 'two days after it'],
    ['2026-06-29', '2026-04-30', 'sixty days after it still belongs to it'],
    ['2026-06-30', '2026-06-30', 'one more does not'],
  ]
  for (const [wished, moved, why] of cases) test(why, () => expect(movedIntoSeason(day(wished), [spring], 'Europe/Moscow')).toBe(moved))
  test('without seasons nothing moves', () => expect(movedIntoSeason(day('2026-03-24'), [], 'UTC')).toBe('2026-03-24'))
})

test('E27 the 29th of February is the 28th in a common year', () => {
  expect([dayIn(2027, { month: 2, day: 29 }), dayIn(2028, { month: 2, day: 29 })]).toEqual(['2027-02-28', '2028-02-29'])
})
