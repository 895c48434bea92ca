import { describe, expect, test } from 'vitest'
import { seasonHabit } from './season-habit.ts'

const weeks = [0.5, 2]
const powerOf = (season: readonly number[] | null): number => (season ? Math.log2(season[1] ?? 1) : 0)

describe('how strongly a young shop follows the year of shops in general', () => {
  const cases: readonly [why: string, power: number | null, valueOn: (season: readonly number[] | null) => number][] = [
    ['a quarter, while its own purchases say nothing: every second shop follows it by half', 0.27, () => -100],
    ['more, when they show a trace of it', 0.48, season => -100 + (season ? 2 : 0)],
    ['hardly, when they speak against it a little', 0.11, season => -100 - 3 * powerOf(season)],
    ['not at all, when they speak against it', null, season => -100 - 20 * powerOf(season)],
    ['fully, when they show it clearly', 1, season => -100 - 200 * (powerOf(season) - 1) ** 2],
    ['never more than the grid allows', 1.25, season => -100 + 80 * powerOf(season)],
  ]
  test.each(cases)('%s', (_, power, valueOn) => {
    const { season } = seasonHabit(weeks, valueOn)
    expect(season ? powerOf(season) : null).toEqual(power === null ? null : expect.closeTo(power, 1))
  })

  test('the gain is that of the likeliest over the calendar, and nothing when none is likelier', () => {
    expect(seasonHabit(weeks, season => -100 - 200 * (powerOf(season) - 1) ** 2).gain).toBeCloseTo(200, 9)
    expect(seasonHabit(weeks, season => -100 - powerOf(season)).gain).toBe(0)
  })
})
