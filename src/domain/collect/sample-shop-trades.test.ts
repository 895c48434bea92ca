import { expect, test } from 'vitest'
import { SAMPLE_SHOPS } from './sample-shop-shape.ts'
import { SAMPLE_TRADES } from './sample-shop-trades.ts'

test.each(SAMPLE_SHOPS)('shares of the trade %s add up to one', shop => {
  const trade = SAMPLE_TRADES[shop]
  expect(trade.habits.reduce((sum, habit) => sum + habit.share, 0)).toBeCloseTo(1, 9)
  expect(Object.values(trade.sources).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  expect(trade.hours.week.some(range => range !== null)).toBe(true)
})
