import { expect, test } from 'vitest'
import { addDays, day, weekdayOf } from '../../kernel/day.ts'
import { hashDraw } from '../../kernel/digest.ts'
import { seededRandom } from '../../kernel/random.ts'
import { seasonClock } from './sample-shop-season.ts'
import { SAMPLE_TRADES } from './sample-shop-trades.ts'
import { visitsOf } from './sample-shop-visits.ts'

const today = day('2026-03-10')
const trade = SAMPLE_TRADES.salon
const clock = seasonClock(day('2023-03-11'), 1900, trade)
const regular = { name: 'regular', share: 1, spread: 0.18, stop: 0.02 } as const
const plan = {
  trade,
  clock,
  habit: regular,
  firstDay: day('2023-06-01'),
  today,
  watchedFrom: day('2025-09-10'),
  isHeldOut: (anchor: string) => hashDraw(anchor) < 0.1,
}

test('visits are distinct, ascending, before today and never on a closed day', () => {
  for (let seed = 1; seed < 40; seed += 1) {
    const { days } = visitsOf(plan, seededRandom(seed))
    expect(days).toEqual([...new Set(days)].toSorted())
    expect(days.every(visit => visit < today && weekdayOf(visit) !== 1)).toBe(true)
  }
})

test('who comes once comes once', () => {
  expect(visitsOf({ ...plan, habit: { name: 'one-timer', share: 1, spread: 0.5, stop: 1 } }, seededRandom(1)).days).toHaveLength(1)
})

test('an expected return is over, was watched, and names a purchase that happened', () => {
  for (let seed = 1; seed < 40; seed += 1) {
    const { days, expected } = visitsOf(plan, seededRandom(seed))
    for (const event of expected) {
      expect(event.windowTo < today && event.windowFrom >= plan.watchedFrom).toBe(true)
      expect(days).toContain(event.anchorDay)
      if (event.boughtDay) expect(days).toContain(event.boughtDay)
      expect(event.boughtDay === null || (event.boughtDay >= event.windowFrom && event.boughtDay <= event.windowTo)).toBe(true)
    }
  }
})

test('reminded customers come more often than those left alone, over many customers', () => {
  const arms = { held: [0, 0], reminded: [0, 0] }
  for (let seed = 1; seed < 1500; seed += 1) {
    for (const event of visitsOf(
      { ...plan, firstDay: addDays(plan.firstDay, seed % 300), isHeldOut: anchor => hashDraw(`${seed}/${anchor}`) < 0.1 },
      seededRandom(seed),
    ).expected) {
      const arm = event.heldOut ? arms.held : arms.reminded
      arm[0] = (arm[0] ?? 0) + (event.boughtDay ? 1 : 0)
      arm[1] = (arm[1] ?? 0) + 1
    }
  }
  const share = ([bought = 0, all = 1]: number[]): number => bought / all
  expect(share(arms.reminded) - share(arms.held)).toBeGreaterThan(0.05)
  expect((arms.held[1] ?? 0) / ((arms.held[1] ?? 0) + (arms.reminded[1] ?? 1))).toBeCloseTo(0.1, 1)
})
