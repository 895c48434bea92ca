import { describe, expect, test } from 'vitest'
import { day, dayNumber } from '../../kernel/day.ts'
import { seededRandom } from '../../kernel/random.ts'
import { fitRhythm, histories } from './business-model.ts'
import { WEEKS, weekNumbers } from './day-clock.ts'
import { type PurchaseLog, purchaseLog } from './purchase-log.ts'
import { SEASON_GAIN_MIN, seasonWeeks } from './season.ts'

const first = dayNumber(day('2022-01-01'))
const cutoffDay = dayNumber(day('2024-12-31'))

/** Customers whose daily chance to buy is `rate` times the week's factor, after a pause of ten days. */
function world(factor: (week: number, year: number) => number): PurchaseLog {
  const random = seededRandom(17)
  const weeks = weekNumbers({ from: first, days: cutoffDay - first + 1 })
  const [keys, days]: [number[], number[]] = [[], []]
  for (let customer = 0; customer < 250; customer += 1) {
    let last = random.whole(0, 300)
    keys.push(customer)
    days.push(first + last)
    for (let at = last + 1; at < weeks.length; at += 1) {
      if (at - last < 10 || !random.chance(0.02 * factor(weeks[at] ?? 0, Math.floor(at / 365.25)))) continue
      last = at
      keys.push(customer)
      days.push(first + at)
    }
  }
  return purchaseLog({
    ids: Array.from({ length: 250 }, (_, i) => `c${i}`),
    keys: Int32Array.from(keys),
    days: Int32Array.from(days),
    amounts: new Float64Array(days.length),
  })
}

const deadSummer = (week: number): number => (week >= 26 && week < 34 ? 0.15 : 1.2)

describe('the season of a business', () => {
  test('a planted dead summer is found', () => {
    const past = histories(world(deadSummer), cutoffDay)
    const weeks = seasonWeeks({ ...past, keys: Int32Array.from({ length: 250 }, (_, i) => i), firstDay: first, scale: 1 })
    expect(weeks).toHaveLength(WEEKS)
    const mean = (from: number, to: number): number => weeks.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from)
    expect(mean(28, 32)).toBeLessThan(0.45)
    expect(mean(4, 22)).toBeGreaterThan(1)
  })

  test('the clock is kept when it pays, and only then', () => {
    const knowledge = { trade: 'other' } as const
    const seasonal = fitRhythm(histories(world(deadSummer), cutoffDay), { knowledge })
    expect(seasonal.seasonGain).toBeGreaterThan(SEASON_GAIN_MIN)
    expect(seasonal.season).toHaveLength(WEEKS)
    const plain = fitRhythm(
      histories(
        world(() => 1),
        cutoffDay,
      ),
      { knowledge },
    )
    expect(plain.season).toBeNull()
  })

  test('from the second year on it is believed when it repeats the first, and not before', () => {
    const at = (factor: (week: number, year: number) => number, days: number) =>
      fitRhythm(histories(world(factor), first + days), { knowledge: { trade: 'salon' } })
    expect(at(deadSummer, 380)).toMatchObject({ season: null, seasonGain: null })
    const found = at(deadSummer, 620)
    expect(found.seasonGain).toBeGreaterThan(SEASON_GAIN_MIN)
    expect((found.season?.[30] ?? 1) / (found.season?.[15] ?? 1)).toBeLessThan(0.5)
    expect(at(() => 1, 620).season, 'no year at all').toBeNull()
    expect(at((week, year) => (year === 0 && week >= 26 && week < 34 ? 0.15 : 1.2), 620).season, 'a summer that was dead once').toBeNull()
    expect(at((week, year) => 0.6 + (week + 53 * year) / 80, 620).season, 'a shop that grows is no season').toBeNull()
  })

  test('before that a shop follows the year of shops as far as its purchases show it', () => {
    const autumn = (week: number): number => (week >= 35 && week < 50 ? 1.4 : 0.9)
    const spring = (week: number): number => (week < 18 ? 1.4 : 0.8)
    const seasonOf = (factor: (week: number) => number) =>
      fitRhythm(histories(world(factor), first + 385), { knowledge: { trade: 'shop' } }).season
    const found = seasonOf(autumn) ?? []
    expect((found[46] ?? 1) / (found[20] ?? 1)).toBeGreaterThan(1.2)
    expect(seasonOf(spring)).toBeNull()
  })
})
