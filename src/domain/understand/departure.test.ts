import { describe, expect, test } from 'vitest'
import { departureLog } from './departure.ts'

/** ln ∫ (α+u)^−(r+x) (β+u)^−(s+1) du from t_x to T, integrated by mpmath with fifty digits. */
const cases: readonly [why: string, model: readonly number[], span: readonly number[], value: number][] = [
  ['a customer of CDNOW', [0.5533, 10.578, 0.6062, 11.669], [2, 30.43, 38.86], -13.7302474111194],
  ['alpha meets beta', [0.5, 10, 0.6, 10], [2, 30, 38], -13.4068330198341],
  ['a thousand purchases', [0.14, 4.83, 0.66, 288.6], [1000, 0.514, 1.1537], -1690.84694685062],
  ['alpha a millionth of beta', [0.5, 0.001, 0.6, 1000], [0, 0, 300], -7.64891389995206],
  ['beta a millionth of alpha', [0.5, 1000, 0.6, 0.001], [0, 0, 300], 1.20097509458035],
  ['the same with purchases', [0.5, 0.001, 0.6, 1000], [20, 5, 300], -45.4191720226275],
]

describe('when he may have left', () => {
  test.each(cases)('%s', (_, [r = 0, alpha = 0, s = 0, beta = 0], [x = 0, tx = 0, T = 0], value) => {
    expect(departureLog({ r, alpha, s, beta }, { x, tx, T })).toBeCloseTo(value, 10)
  })

  test('the series hands over to the integral without a step', () => {
    const at = (alpha: number): number => departureLog({ r: 0.5, alpha, s: 0.6, beta: 10 }, { x: 3, tx: 0.5, T: 30 })
    for (let alpha = 0.1; alpha < 4; alpha *= 1.1) expect(at(alpha * 1.000001) - at(alpha)).toBeCloseTo(0, 4)
  })
})
