import { expect, test } from 'vitest'
import { errorsByValue, errorsOf, positiveInverse } from './standard-errors.ts'

/** A quadratic loss in the logarithms: its inverse curvature is known, [[1, .5], [.5, 1]] / .75 inverted is [[1, -.5], [-.5, 1]]. */
const curve = [
  [4 / 3, 2 / 3],
  [2 / 3, 4 / 3],
] as const
const top = Float64Array.of(Math.log(3), Math.log(0.5))
const away = (logs: Float64Array): [number, number] => [(logs[0] ?? 0) - (top[0] ?? 0), (logs[1] ?? 0) - (top[1] ?? 0)]
const loss = (logs: Float64Array): number => {
  const [u, v] = away(logs)
  return (curve[0][0] * u * u + 2 * curve[0][1] * u * v + curve[1][1] * v * v) / 2
}

test('a parameter is as uncertain as its logarithm, times itself', () => {
  const known = positiveInverse(2, (i, j) => curve[i]?.[j] ?? 0)
  for (const errors of [errorsOf(top, known), errorsByValue(top, loss)]) {
    expect(errors[0]).toBeCloseTo(3, 6)
    expect(errors[1]).toBeCloseTo(0.5, 6)
  }
})

test('what the data do not mention is not determined', () => {
  const blind = (logs: Float64Array): number => away(logs)[0] ** 2
  expect([...errorsByValue(top, blind)]).toEqual([Infinity, Infinity])
})
