import { describe, expect, test } from 'vitest'
import { cdnowSample } from '../../../test/cdnow-sample.ts'
import { fitParetoNbd, paretoAlive, paretoExpectedPurchases, paretoLogLikelihood } from './pareto-nbd.ts'

const cdnow = cdnowSample()
const published = { r: 0.5533, alpha: 10.578, s: 0.6061, beta: 11.66 }

describe('Pareto/NBD', () => {
  test('CDNOW gives the published table', () => {
    const { model, logLikelihood } = fitParetoNbd(cdnow)
    expect(model.r).toBeCloseTo(0.5533, 3)
    expect(model.alpha).toBeCloseTo(10.578, 1)
    expect(model.s).toBeCloseTo(0.6061, 3)
    expect(model.beta).toBeCloseTo(11.66, 1)
    expect(logLikelihood).toBeCloseTo(-9594.98, 1)
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
