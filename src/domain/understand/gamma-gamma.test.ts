import { describe, expect, test } from 'vitest'
import { cdnowSample } from '../../../test/cdnow-sample.ts'
import { expectedAmount, fitGammaGamma } from './gamma-gamma.ts'

describe('Gamma-Gamma', () => {
  test('CDNOW repeat buyers give the published table', () => {
    const { repeats, meanAmounts } = cdnowSample()
    const fit = fitGammaGamma({ x: repeats, mean: meanAmounts })
    expect(fit?.model.p).toBeCloseTo(6.25, 2)
    expect(fit?.model.q).toBeCloseTo(3.74, 2)
    expect(fit?.model.v).toBeCloseTo(15.44, 1)
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
