import { describe, expect, test } from 'vitest'
import golden from '../../../test/data/lapse-golden.json' with { type: 'json' }
import { fitLapse, lapseLogPosterior, lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'
import type { GapSample } from './lapse-likelihood.ts'

function sampleOf(customers: readonly { readonly gaps: readonly number[]; readonly elapsed: number }[]): GapSample {
  const starts = [0]
  for (const { gaps } of customers) starts.push((starts.at(-1) ?? 0) + gaps.length)
  return {
    starts: Int32Array.from(starts),
    gaps: Float64Array.from(customers.flatMap(one => one.gaps)),
    silences: Float64Array.from(customers, one => one.elapsed + 0.5),
    weights: new Float64Array(customers.length).fill(1),
  }
}

describe('fitting LAPSE', () => {
  test('reaches the optimum of the second implementation, from the same prior', () => {
    const fit = fitLapse(sampleOf(golden.fit.customers))
    expect(fit.logPosterior).toBeGreaterThan(golden.fit.value - 0.01)
    expect(fit.evaluations).toBeLessThan(1155)
  })

  test('without customers the prior speaks', () => {
    const fit = fitLapse(sampleOf([]))
    expect(fit.model).toEqual(lapseModel(LOOSE_PRIOR.mean))
    expect(lapseLogPosterior(LOOSE_PRIOR.mean, sampleOf([]))).toBeCloseTo(0, 12)
  })

  test('a warm start ends where a cold one does', () => {
    const sample = sampleOf(golden.fit.customers.slice(0, 300))
    const cold = fitLapse(sample)
    expect(fitLapse(sample, { start: cold.theta }).logPosterior).toBeGreaterThan(cold.logPosterior - 0.01)
  })
})
