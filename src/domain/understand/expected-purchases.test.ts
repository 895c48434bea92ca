import { describe, expect, test } from 'vitest'
import { purchasesWhileStaying } from './expected-purchases.ts'

/** E[(1 − (1 + p y)^−k) / p] over p ~ beta(leave, stay), integrated by mpmath with fifty digits. */
const cases: readonly [why: string, power: number, leave: number, stay: number, ahead: number, purchases: number][] = [
  ["the paper's example customer", 2.243, 0.793, 4.426, 0.9, 1.68543497394272],
  ['a = 1, where the textbook form is 0 / 0', 2.243, 1, 4.426, 0.9, 1.62332562300939],
  ['a beside 1, where it loses its digits', 2.243, 1.0000001, 4.426, 0.9, 1.62332559482951],
  ['a + b = 1, before the second purchase', 0.25, 0.3, 0.7, 2, 0.39768716202509],
  ['first seen today, and a century ahead', 0.243, 0.8, 2.426, 36_500, 32.5408713535157],
  ['a thousand purchases', 1001, 0.8, 1002.4, 10, 3081.9770118979],
  ['customers who are all alike: r at its largest', 1096, 2, 3, 5, 3.99780902041383],
  ['who is sure to leave', 0.5, 900, 0.4, 20, 0.782083668463074],
]

describe('purchases until he leaves', () => {
  test.each(cases)('%s', (_, power, leave, stay, ahead, purchases) => {
    expect(purchasesWhileStaying({ power, leave, stay }, ahead) / purchases).toBeCloseTo(1, 10)
  })

  test('no time ahead, no purchase', () => expect(purchasesWhileStaying({ power: 2, leave: 1, stay: 1 }, 0)).toBe(0))

  test('the series hands over to the integral without a step', () => {
    const at = (stay: number): number => purchasesWhileStaying({ power: 40, leave: 0.8, stay }, 3)
    for (let stay = 0.1; stay < 30; stay *= 1.1) expect(at(stay * 1.000001) / at(stay)).toBeCloseTo(1, 5)
  })
})
