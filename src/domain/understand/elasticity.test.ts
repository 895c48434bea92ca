import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { clockOf, histories } from './business-model.ts'
import { elasticityOf, quantityAt } from './elasticity.ts'
import { purchaseLog } from './purchase-log.ts'

/** Customers whose next purchase comes after 30 days times quantity^truth, scattered by a fifth. */
function shop(truth: number) {
  const random = seededRandom(31)
  const [keys, days, amounts]: [number[], number[], number[]] = [[], [], []]
  for (let customer = 0; customer < 80; customer += 1) {
    const cycle = 30 * Math.exp(random.normal(0, 0.5))
    for (let day = 100, i = 0; i < 12; i += 1) {
      const quantity = random.whole(1, 4)
      keys.push(customer)
      days.push(Math.round(day))
      amounts.push(quantity)
      day += Math.max(2, cycle * quantity ** truth * Math.exp(random.normal(0, 0.2)))
    }
  }
  const ids = Array.from({ length: 80 }, (_, i) => `c${i}`)
  return histories(
    purchaseLog({ ids, keys: Int32Array.from(keys), days: Int32Array.from(days), amounts: Float64Array.from(amounts) }),
    5000,
  )
}

describe('E25: how much longer a larger purchase lasts', () => {
  test.each([
    [0, 0, 'quantity says nothing'],
    [0.5, 0.45, 'half of it'],
    [1, 0.9, 'packs that are used up, held back a little'],
  ])('truth %s is measured as about %s: %s', (truth, expected) => {
    const past = shop(truth)
    const measured = elasticityOf(past, { keys: Array.from({ length: 80 }, (_, i) => i), clock: clockOf(past, { season: null }) })
    expect(measured.share).toBeGreaterThanOrEqual(expected - 0.08)
    expect(measured.share).toBeLessThanOrEqual(expected + 0.08)
    expect(measured.gaps).toBe(80 * 11)
  })

  test('two customers prove nothing', () => {
    const past = shop(1)
    expect(elasticityOf(past, { keys: [0, 1], clock: clockOf(past, { season: null }) }).share).toBeLessThan(0.4)
  })

  test('an unknown quantity is one', () => {
    const past = histories(purchaseLog({ ids: ['a'], keys: Int32Array.of(0), days: Int32Array.of(1), amounts: Float64Array.of(0) }), 9)
    expect(quantityAt(past, 0)).toBe(1)
  })
})
