import { describe, expect, test } from 'vitest'
import { minimise } from './minimise.ts'

const options = { bound: 5, tolerance: 1e-12, roundsMax: 500 }

describe('minimise', () => {
  const banana = (x: Float64Array): number => 100 * ((x[1] ?? 0) - (x[0] ?? 0) ** 2) ** 2 + (1 - (x[0] ?? 0)) ** 2

  test("finds the end of Rosenbrock's bent valley", () => {
    const found = minimise(banana, [-1.2, 1], options)
    expect(found.value).toBeLessThan(1e-6)
    expect(found.x[0]).toBeCloseTo(1, 2)
  })

  test('an exact gradient saves evaluations', () => {
    const gradient = (x: Float64Array): Float64Array => {
      const [a = 0, b = 0] = x
      return Float64Array.of(-400 * a * (b - a * a) - 2 * (1 - a), 200 * (b - a * a))
    }
    const found = minimise(banana, [-1.2, 1], { ...options, gradient })
    expect(found.value).toBeLessThan(1e-9)
    expect(found.evaluations).toBeLessThan(minimise(banana, [-1.2, 1], options).evaluations)
  })

  test('stops at the wall when the minimum lies outside', () => {
    const found = minimise(x => ((x[0] ?? 0) - 9) ** 2, [0], options)
    expect(found.x[0]).toBeCloseTo(5, 4)
  })
})
