import { describe, expect, test } from 'vitest'
import { cdnowSample } from '../../../test/cdnow-sample.ts'
import { expectedAmount, fitGammaGamma } from './gamma-gamma.ts'

describe('Gamma-Gamma', () => {
  test('CDNOW repeat buyers give the published table', () => {
    const { repeats, meanAmounts } = cdnowSample()
    const fit = fitGammaGamma({ x: repeats, mean: meanAmounts })
    expect([fit?.model.p, fit?.model.q, fit?.model.v].map(value => value?.toFixed(2))).toEqual(['6.25', '3.74', '15.44'])
    expect(fit?.logLikelihood).toBeCloseTo(-4055.92, 2)
  })

  test.each([
    [2, 22.35, 24.66, 'customer 1'],
    [1, 11.77, 18.91, 'customer 2: one cheap purchase is half believed'],
    [0, 0, 35.17, 'customer 3: nothing but the others'],
    [7, 73.74, 71.46, 'customer 6: many dear ones are believed'],
    [2, 25.55, 27.28, 'customer 9'],
  ])('%i purchases of %f on average: %f, as the manual of lifetimes says of %s', (x, mean, expected) => {
    const { repeats, meanAmounts } = cdnowSample()
    const fit = fitGammaGamma({ x: repeats, mean: meanAmounts })
    expect(fit && expectedAmount(fit.model, { x, mean })).toBeCloseTo(expected, 2)
  })

  const model = { p: 6.25, q: 3.74, v: 15.44 }
  const cases: readonly [x: number, mean: number, low: number, high: number, why: string][] = [
    [0, 999, 35.2, 35.3, 'without purchases the mean of all, whatever was passed'],
    [1, 100, 77, 81, 'one purchase is half believed'],
    [50, 100, 99, 100, 'fifty are believed'],
  ]
  for (const [x, mean, low, high, why] of cases) {
    test(why, () => {
      expect(expectedAmount(model, { x, mean })).toBeGreaterThan(low)
      expect(expectedAmount(model, { x, mean })).toBeLessThan(high)
    })
  }

  test('without amounts there is no model', () => expect(fitGammaGamma({ x: [1, 2], mean: [0, 0] })).toBeUndefined())
})
