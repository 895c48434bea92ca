import { describe, expect, test } from 'vitest'
import { cdnowSample } from '../../../test/cdnow-sample.ts'
import { seededRandom } from '../../kernel/random.ts'
import { bgExpectedPurchases, bgLogLikelihood } from './bg-nbd.ts'
import { fitBgNbd } from './bg-nbd-fit.ts'
import { simulateBgNbd } from './simulate-buyers.ts'

const cdnow = cdnowSample()

describe('CDNOW, 2,357 customers, 39 weeks', () => {
  test('BG/NBD gives the published table', () => {
    const { model, logLikelihood } = fitBgNbd(cdnow)
    expect([model.r, model.alpha, model.a, model.b].map(value => Math.round(value * 1000) / 1000)).toEqual([0.243, 4.414, 0.793, 2.426])
    expect(logLikelihood).toBeCloseTo(-9582.4, 1)
  })

  test('MBG/NBD gives the values of BTYDplus', () => {
    const { model, logLikelihood } = fitBgNbd(cdnow, 'mbg')
    expect(model.r).toBeCloseTo(0.5248, 3)
    expect(model.alpha).toBeCloseTo(6.1831, 2)
    expect(model.a).toBeCloseTo(0.8914, 2)
    expect(model.b).toBeCloseTo(1.614, 2)
    expect(logLikelihood).toBeCloseTo(-9582.14, 1)
  })

  test('the totals of the next 39 weeks are those of the reference', () => {
    const total = (variant: 'bg' | 'mbg'): number => {
      const { model } = fitBgNbd(cdnow, variant)
      return cdnow.x.reduce((sum, x, i) => sum + bgExpectedPurchases(model, { x, tx: cdnow.tx[i] ?? 0, T: cdnow.T[i] ?? 0 }, 39), 0)
    }
    expect(Math.round(total('bg'))).toBe(1653)
    expect(Math.round(total('mbg'))).toBe(1577)
  })

  test('the likelihood of the fit is the sum over single customers', () => {
    const { model, logLikelihood } = fitBgNbd(cdnow)
    const sum = cdnow.x.reduce((all, x, i) => all + bgLogLikelihood(model, { x, tx: cdnow.tx[i] ?? 0, T: cdnow.T[i] ?? 0 }), 0)
    expect(sum).toBeCloseTo(logLikelihood, 6)
  })
})

test('where many customers differ the top is found over all of them: no neighbour is better', () => {
  const random = seededRandom(5)
  const made = simulateBgNbd(
    { variant: 'bg', r: 0.8, alpha: 6, a: 0.9, b: 2.5 },
    { customers: 20_000, observed: [26, 52], ahead: 0 },
    random,
  )
  const { model, logLikelihood } = fitBgNbd(made)
  const at = (changed: typeof model): number => {
    let sum = 0
    for (let i = 0; i < made.x.length; i += 1)
      sum += bgLogLikelihood(changed, { x: made.x[i] ?? 0, tx: made.tx[i] ?? 0, T: made.T[i] ?? 0 })
    return sum
  }
  expect(at(model)).toBeCloseTo(logLikelihood, 4)
  for (const name of ['r', 'alpha', 'a', 'b'] as const)
    for (const factor of [0.997, 1.003]) expect(at({ ...model, [name]: model[name] * factor })).toBeLessThan(logLikelihood)
})

test('rounding the moments of very many customers moves the top by nothing that matters', () => {
  const made = simulateBgNbd(
    { variant: 'bg', r: 0.243, alpha: 31, a: 0.793, b: 2.426 },
    { customers: 30_000, observed: [189, 273], ahead: 0 },
    seededRandom(9),
  )
  const rounded = fitBgNbd(made)
  const exact = fitBgNbd({ x: made.x.slice(0, 20_000), tx: made.tx.slice(0, 20_000), T: made.T.slice(0, 20_000) })
  const at = (name: 'r' | 'alpha' | 'a' | 'b', by: number): number => {
    const model = { ...rounded.model, [name]: rounded.model[name] * by }
    let sum = 0
    for (let i = 0; i < made.x.length; i += 1) sum += bgLogLikelihood(model, { x: made.x[i] ?? 0, tx: made.tx[i] ?? 0, T: made.T[i] ?? 0 })
    return sum
  }
  expect(at('r', 1)).toBeCloseTo(rounded.logLikelihood, 5)
  for (const name of ['r', 'alpha', 'a', 'b'] as const)
    for (const by of [0.999, 1.001]) expect(at(name, by)).toBeLessThan(rounded.logLikelihood)
  expect(Math.abs(exact.model.r - rounded.model.r)).toBeLessThan(3 * exact.standardErrors.r)
})
