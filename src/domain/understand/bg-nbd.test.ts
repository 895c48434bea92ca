import { describe, expect, test } from 'vitest'
import { bgAlive, bgExpectedPurchases, bgLogLikelihood, type BgNbd, bgPurchaseProbability } from './bg-nbd.ts'

// Fader, Hardie and Lee (2005), "Counting your customers the easy way", table 2; weeks.
const published: BgNbd = { variant: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const modified: BgNbd = { variant: 'mbg', r: 0.5248, alpha: 6.1831, a: 0.8914, b: 1.614 }

describe('BG/NBD', () => {
  test("expects of the paper's example customer what the paper says", () => {
    expect(bgExpectedPurchases(published, { x: 2, tx: 30.43, T: 38.86 }, 39)).toBeCloseTo(1.226, 3)
  })

  test('thinks of the customer of the BTYD manual as the manual does', () => {
    const span = { x: 26, tx: 30.86, T: 31 }
    expect(bgAlive(published, span)).toBeCloseTo(0.9689, 3)
    expect(bgExpectedPurchases(published, span, 52)).toBeCloseTo(25.76, 1)
  })

  test('does not doubt somebody who never came again; the modified model does', () => {
    const once = { x: 0, tx: 0, T: 38 }
    expect(bgAlive(published, once)).toBe(1)
    expect(bgAlive(modified, once)).toBeLessThan(0.8)
  })

  for (const model of [published, modified]) {
    test(`${model.variant}: expected purchases are the area under the probability of the first one, to first order`, () => {
      const span = { x: 3, tx: 20, T: 30 }
      expect(bgExpectedPurchases(model, span, 1e-4) / bgPurchaseProbability(model, span, 1e-4)).toBeCloseTo(1, 3)
    })

    test(`${model.variant}: longer silence means less alive`, () => {
      const alive = [20, 30, 50, 90].map(T => bgAlive(model, { x: 5, tx: 18, T }))
      expect(alive).toEqual([...alive].sort((left, right) => right - left))
    })
  }

  test('the likelihood of a history is finite also for a hundred purchases', () => {
    expect(Number.isFinite(bgLogLikelihood(published, { x: 100, tx: 37, T: 38 }))).toBe(true)
  })
})
