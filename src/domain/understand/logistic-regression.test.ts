import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { fitLogistic, logisticChance } from './logistic-regression.ts'

describe('logistic regression', () => {
  test('recovers what the outcomes were drawn from', () => {
    const random = seededRandom(2)
    const examples = 20_000
    const columns = Float64Array.from({ length: examples * 2 }, (_, at) => (at % 2 === 0 ? random.normal(3, 2) : random.normal(-1, 0.5)))
    const outcomes = Uint8Array.from({ length: examples }, (_, at) =>
      Number(random.chance(logisticChance({ intercept: -1, weights: [0.5, 1.2] }, columns.subarray(at * 2, at * 2 + 2)))),
    )
    const fit = fitLogistic({ columns, width: 2, outcomes })
    expect(fit.intercept).toBeCloseTo(-1, 0.5)
    expect(Math.abs((fit.weights[0] ?? 0) - 0.5)).toBeLessThan(0.05)
    expect(Math.abs((fit.weights[1] ?? 0) - 1.2)).toBeLessThan(0.15)
  })

  test('without a ridge, a single yes-or-no column gives exactly the odds of both groups', () => {
    // 10 examples with 0, of which 2 happened; 10 with 1, of which 6 happened.
    const columns = Float64Array.from({ length: 20 }, (_, at) => (at < 10 ? 0 : 1))
    const outcomes = Uint8Array.from({ length: 20 }, (_, at) => Number(at < 2 || (at >= 10 && at < 16)))
    const fit = fitLogistic({ columns, width: 1, outcomes }, 0)
    expect(fit.intercept).toBeCloseTo(Math.log(2 / 8), 6)
    expect(fit.weights[0]).toBeCloseTo(Math.log(6 / 4) - Math.log(2 / 8), 6)
  })

  test('a column that never changes gets no weight', () => {
    const fit = fitLogistic({ columns: Float64Array.from([1, 1, 1, 1]), width: 1, outcomes: Uint8Array.from([1, 0, 1, 1]) })
    expect(fit.weights).toEqual([0])
    expect(logisticChance(fit, [1])).toBeCloseTo(0.75, 6)
  })
})
