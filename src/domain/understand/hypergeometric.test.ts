import { describe, expect, test } from 'vitest'
import { hypergeometricLog } from './hypergeometric.ts'

describe('ln 2F1', () => {
  // Values of scipy.special.hyp2f1.
  const cases: readonly [a: number, b: number, c: number, z: number, value: number][] = [
    [1.5, 2.5, 3.2, 0.7, 3.80552773455659],
    [2.243, 4.426, 5.219, 0.47, 3.2529612088321573],
    [30, 10, 8.5, 0.3, 174835.50248837934],
    [0.5, 1, 1.5, 0.99, 3.0083021498548193],
    [2, 3, 4, 0, 1],
  ]
  for (const [a, b, c, z, value] of cases)
    test(`${a}, ${b}; ${c}; ${z}`, () => expect(Math.exp(hypergeometricLog({ a, b, c, z })) / value).toBeCloseTo(1, 11))

  test('a value beyond every number has a logarithm', () => {
    // mpmath, fifty digits.
    expect(hypergeometricLog({ a: 1001, b: 400, c: 1002, z: 0.98 })).toBeCloseTo(1561.787173423794, 6)
  })

  test('an argument of one is a bug of the caller', () => expect(() => hypergeometricLog({ a: 1, b: 1, c: 2, z: 1 })).toThrow(/\[0, 1\)/))
})
