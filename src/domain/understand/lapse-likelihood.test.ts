import { describe, expect, test } from 'vitest'
import golden from '../../../test/data/lapse-golden.json' with { type: 'json' }
import { lapseModel, LOOSE_PRIOR, SHOP_PRIOR } from './lapse-fit.ts'
import { type GapSample, lapseSlope, logLikelihood } from './lapse-likelihood.ts'
import type { LapseModel } from './lapse.ts'

interface Buyer {
  readonly gaps: readonly number[]
  readonly silence: number
  readonly weight?: number
}

function sampleOf(buyers: readonly Buyer[]): GapSample {
  const starts = [0]
  for (const { gaps } of buyers) starts.push((starts.at(-1) ?? 0) + gaps.length)
  return {
    starts: Int32Array.from(starts),
    gaps: Float64Array.from(buyers.flatMap(one => one.gaps)),
    silences: Float64Array.from(buyers, one => one.silence),
    weights: Float64Array.from(buyers, one => one.weight ?? 1),
  }
}

const KNOWN = golden.fit.customers.slice(0, 200).map(({ gaps, elapsed }) => ({ gaps, silence: elapsed + 0.5 }))
const shop = lapseModel(SHOP_PRIOR.mean)

describe('the slope of the likelihood of LAPSE', () => {
  const cases: readonly [why: string, model: LapseModel, buyers: readonly Buyer[]][] = [
    ['a real shop, eleven parameters', shop, KNOWN],
    ['a model that has not learnt two of them', lapseModel(LOOSE_PRIOR.mean), KNOWN],
    ['who bought once, many of a kind', shop, [{ gaps: [], silence: 40.5, weight: 312 }]],
    ['the same day again, and a silence of half a day', shop, [{ gaps: [0.1, 1, 0.1], silence: 0.5 }]],
    ['a gap of ten years, a silence of thirty', shop, [{ gaps: [30, 31, 3650, 29], silence: 10950 }]],
    [
      'to the day for years: hardly a spread',
      { ...shop, s0: 1e-4, v0: 0.2 },
      [{ gaps: Array.from({ length: 60 }, () => 28), silence: 20 }],
    ],
    ['nothing is forgotten, everything is', { ...shop, d: 0.999, dl: 0.001 }, KNOWN.slice(0, 20)],
    ['many degrees of freedom', { ...shop, v0: 400 }, KNOWN.slice(0, 20)],
  ]
  test.each(cases)('%s: what differences give, and the same sum', (_, model, buyers) => {
    const sample = sampleOf(buyers)
    const found = lapseSlope(model, sample)
    const value = logLikelihood(model, sample)
    expect(found.logLikelihood / value).toBeCloseTo(1, 12)
    for (const [name, here] of Object.entries(model)) {
      const step = 1e-5 * Math.max(Math.abs(here), 1e-3)
      const [up, down] = [here + step, here - step].map(tried => logLikelihood({ ...model, [name]: tried }, sample))
      const rise = ((up ?? 0) - (down ?? 0)) / (2 * step)
      // Differences lose half of the digits of the sum; held against the largest that a step of a tenth could change.
      const noise = (Math.abs(value) * 1e-13) / step
      const slope = found.by[name as keyof LapseModel]
      expect(Math.abs(slope - rise), `${name}: ${slope} and ${rise}`).toBeLessThan(2e-5 * Math.abs(rise) + noise + 1e-6)
    }
  })

  test('nobody: nothing rises and nothing falls', () => {
    const { logLikelihood: sum, by } = lapseSlope(shop, sampleOf([]))
    expect([sum, ...Object.values(by)]).toEqual(Array.from({ length: 12 }, () => 0))
  })
})
