import { describe, expect, test } from 'vitest'
import { cdnowSample } from '../../../test/cdnow-sample.ts'
import { fitParetoNbd, paretoAlive, paretoExpectedPurchases, paretoLogLikelihood } from './pareto-nbd.ts'

const cdnow = cdnowSample()
const published = { r: 0.5533, alpha: 10.578, s: 0.6062, beta: 11.669 }

describe('Pareto/NBD', () => {
  test('CDNOW gives the published table', () => {
    const { model, logLikelihood } = fitParetoNbd(cdnow)
    expect([model.r, model.alpha, model.s, model.beta].map(value => value.toFixed(3))).toEqual(['0.553', '10.578', '0.606', '11.669'])
    expect(logLikelihood).toBeCloseTo(-9594.976, 3)
    const total = cdnow.x.reduce(
      (sum, x, i) => sum + paretoExpectedPurchases(model, { x, tx: cdnow.tx[i] ?? 0, T: cdnow.T[i] ?? 0 }, 39),
      0,
    )
    expect(Math.round(total)).toBe(1666)
  })

  test('the example customer of the BTYD manual is alive and expected 25.5 times in a year', () => {
    const span = { x: 26, tx: 30.86, T: 31 }
    expect(paretoAlive(published, span)).toBeCloseTo(0.998, 3)
    expect(paretoExpectedPurchases(published, span, 52)).toBeCloseTo(25.46, 1)
  })

  test('the likelihood does not jump where alpha meets beta', () => {
    const span = { x: 3, tx: 20, T: 30 }
    const at = (beta: number): number => paretoLogLikelihood({ ...published, beta }, span)
    expect(at(10.5779)).toBeCloseTo(at(10.5781), 4)
  })
})
