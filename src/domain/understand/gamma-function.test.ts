import { describe, expect, test } from 'vitest'
import { halfStepRatio, halfStepSlope, logBeta, logGamma } from './gamma-function.ts'

describe('the gamma function', () => {
  const cases: readonly [x: number, value: number, why: string][] = [
    [1, 0, 'Γ(1) = 1'],
    [5, Math.log(24), 'Γ(5) = 4!'],
    [0.5, Math.log(Math.sqrt(Math.PI)), 'Γ(½) = √π'],
    [0.25, 1.2880225246980774, 'below ½ by reflection'],
    [171, 706.5730622457874, 'near the largest double'],
  ]
  for (const [x, value, why] of cases) test(why, () => expect(logGamma(x)).toBeCloseTo(value, 11))

  test('the beta function is symmetric and B(2, 3) = 1/12', () => {
    expect(logBeta({ a: 2, b: 3 })).toBeCloseTo(Math.log(1 / 12), 12)
    expect(logBeta({ a: 2.5, b: 7 })).toBeCloseTo(logBeta({ a: 7, b: 2.5 }), 12)
  })

  test('the half-step ratio agrees with two logarithms of gamma from tiny to large arguments', () => {
    for (let x = 0.05; x < 300; x *= 1.07) expect(halfStepRatio(x) / Math.exp(logGamma(x + 0.5) - logGamma(x))).toBeCloseTo(1, 11)
  })

  test('the slope of its logarithm: 2 ln 2 at ½, 2 (1 − ln 2) at 1, and what differences of logarithms give', () => {
    expect(halfStepSlope(0.5)).toBeCloseTo(2 * Math.LN2, 12)
    expect(halfStepSlope(1)).toBeCloseTo(2 - 2 * Math.LN2, 12)
    for (let x = 0.05; x < 300; x *= 1.07) {
      const step = x * 1e-4
      const rise = Math.log(halfStepRatio(x + step)) - Math.log(halfStepRatio(x - step))
      expect(halfStepSlope(x) / (rise / (2 * step))).toBeCloseTo(1, 7)
    }
  })
})
