import { describe, expect, test } from 'vitest'
import { day, dayNumber } from '../../kernel/day.ts'
import { seasonsSkipped, yearHabit, yearPeaks } from './year-habit.ts'
import { templateWeeks } from './trade-template.ts'

/** Busy in the second half of March and in April, and from the middle of October to late November. */
const TYRES = yearPeaks(templateWeeks('tyres') ?? null)
const TODAY = dayNumber(day('2026-06-15'))
const daysOf = (text: string): number[] => text.split(' ').map(one => dayNumber(day(one)))

describe('the times of the year in which somebody comes', () => {
  const cases: readonly [why: string, days: string, told: object | null][] = [
    [
      'both seasons for two years',
      '2024-10-26 2025-04-13 2025-10-20 2026-04-12',
      { months: [4, 10], pace: 'every', missed: 0, isOn: false },
    ],
    [
      'an autumn left out: not every 205 days',
      '2024-04-09 2024-10-26 2025-04-13 2026-04-12',
      { months: [4, 10], pace: 'every', missed: 0, isOn: false },
    ],
    ['two of six left out', '2023-10-20 2024-10-26 2025-04-13 2026-04-12', { months: [4, 10], pace: 'some', missed: 0, isOn: false }],
    ['only in autumn: once a year', '2023-10-20 2024-10-26 2025-10-13', { months: [10], pace: 'every', missed: 0, isOn: false }],
    ['nobody says of two visits how often', '2024-10-26 2025-04-13', { months: [4, 10], pace: 'few', missed: 2, isOn: false }],
    ['two visits of one season are one', '2026-03-28 2026-04-13', null],
    ['one visit beside the seasons of five', '2024-04-12 2024-10-26 2025-04-13 2025-07-20 2025-10-13', { months: [4, 10], pace: 'every' }],
    ['a builder who comes all summer', '2025-05-20 2025-06-13 2025-07-20 2025-08-13', null],
    ['a single purchase', '2025-10-20', null],
  ]
  test.each(cases)('%s', (_why, days, told) => {
    const habit = yearHabit(daysOf(days), TYRES, TODAY)
    if (told === null) expect(habit).toBeNull()
    else expect(habit).toMatchObject(told)
  })

  test.each([
    { why: 'the season is on', today: '2026-10-25', missed: 0, isOn: true },
    { why: 'a week of grace after it', today: '2026-12-01', missed: 0, isOn: true },
    { why: 'then it is missed', today: '2026-12-12', missed: 1, isOn: false },
    { why: 'spring has not begun', today: '2026-07-01', missed: 0, isOn: false },
  ])('since April: $why', ({ today, missed, isOn }) => {
    expect(yearHabit(daysOf('2025-04-13 2025-10-20 2026-04-12'), TYRES, dayNumber(day(today)))).toMatchObject({ missed, isOn })
  })

  test('a season over the new year is one season', () => {
    const january = yearPeaks(Array.from({ length: 53 }, (_, week) => (week < 2 || week > 50 ? 6 : 0.5)))
    expect(yearHabit(daysOf('2023-12-28 2025-01-03 2025-12-30'), january, TODAY)).toMatchObject({ pace: 'every', missed: 0 })
  })

  test('a trade without a season, or with one all year long, has no habits', () => {
    expect(yearPeaks(null)).toEqual([])
    expect(yearPeaks(Array.from({ length: 53 }, () => 1))).toEqual([])
    expect(yearPeaks(Array.from({ length: 53 }, (_, week) => (week < 30 ? 1.6 : 0.2)))).toEqual([])
  })

  test('a gap over an autumn has skipped one season', () => {
    const days = daysOf('2024-04-09 2024-10-26 2025-04-13 2026-04-12')
    const skipped = days.slice(1).map((to, i) => seasonsSkipped(days, TYRES, { from: days[i] ?? 0, to }))
    expect(skipped).toEqual([0, 0, 1])
  })
})
