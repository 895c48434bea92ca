import { describe, expect, test } from 'vitest'
import { betaFraction, incompleteBeta } from './incomplete-beta.ts'

describe('the regularised incomplete beta function', () => {
  // Values of scipy.special.betainc.
  const cases: readonly [a: number, b: number, x: number, value: number][] = [
    [0.5, 2.5, 0.3, 0.7968893362799451],
    [30, 0.5, 0.99, 0.439334368905251],
    [5, 5, 0.5, 0.5],
    [2, 3, 0, 0],
    [2, 3, 1, 1],
  ]
  for (const [a, b, x, value] of cases) test(`a ${a}, b ${b}, x ${x}`, () => expect(incompleteBeta({ a, b, x })).toBeCloseTo(value, 12))

  test('both tails sum to one on either side of the switch of the fraction', () => {
    for (let x = 0.01; x < 1; x += 0.01)
      expect(incompleteBeta({ a: 3.3, b: 0.5, x }) + incompleteBeta({ a: 0.5, b: 3.3, x: 1 - x })).toBeCloseTo(1, 12)
  })

  test('the fraction is 1 at zero', () => expect(betaFraction(2, 3, 0)).toBe(1))
})
