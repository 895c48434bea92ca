import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { bgExpectedPurchases, type BgNbd } from './bg-nbd.ts'
import { fitBgNbd } from './bg-nbd-fit.ts'
import { fitGammaGamma } from './gamma-gamma.ts'
import { fitParetoNbd, paretoExpectedPurchases } from './pareto-nbd.ts'
import { type SimulatedBuyers, simulateBgNbd, simulateGammaGamma, simulateParetoNbd } from './simulate-buyers.ts'

const span = { customers: 6000, observed: [26, 52], ahead: 26 } as const

/** Largest distance of a fitted parameter from the truth, in its own standard errors. */
function missInErrors<P extends string>(
  names: readonly P[],
  fit: { readonly model: Readonly<Record<P, number>>; readonly standardErrors: Readonly<Record<P, number>> },
  truth: Readonly<Record<P, number>>,
): number {
  return Math.max(...names.map(name => Math.abs(fit.model[name] - truth[name]) / fit.standardErrors[name]))
}

function totals(made: SimulatedBuyers, expected: (one: { x: number; tx: number; T: number }) => number): [came: number, said: number] {
  let [came, said] = [0, 0]
  for (let i = 0; i < made.x.length; i += 1) {
    came += made.later[i] ?? 0
    said += expected({ x: made.x[i] ?? 0, tx: made.tx[i] ?? 0, T: made.T[i] ?? 0 })
  }
  return [came, said]
}

describe('a fit finds the truth that made its data, within its own standard errors', () => {
  for (const variant of ['bg', 'mbg'] as const)
    for (const seed of [1, 2])
      test(`${variant.toUpperCase()}/NBD, seed ${seed}`, () => {
        const truth: BgNbd = { variant, r: 0.8, alpha: 6, a: 0.9, b: 2.5 }
        const made = simulateBgNbd(truth, span, seededRandom(seed))
        const fit = fitBgNbd(made, variant)
        expect(missInErrors(['r', 'alpha', 'a', 'b'], fit, truth)).toBeLessThan(3.5)
        expect(fit.standardErrors.r / fit.model.r).toBeLessThan(0.1)
        const [came, said] = totals(made, one => bgExpectedPurchases(fit.model, one, span.ahead))
        expect(said / came).toBeGreaterThan(0.95)
        expect(said / came).toBeLessThan(1.05)
      })

  test('Pareto/NBD', () => {
    const truth = { r: 0.9, alpha: 7, s: 0.7, beta: 14 }
    const made = simulateParetoNbd(truth, { ...span, customers: 4000 }, seededRandom(4))
    const fit = fitParetoNbd(made)
    expect(missInErrors(['r', 'alpha', 's', 'beta'], fit, truth)).toBeLessThan(3.5)
    const [came, said] = totals(made, one => paretoExpectedPurchases(fit.model, one, span.ahead))
    expect(said / came).toBeGreaterThan(0.93)
    expect(said / came).toBeLessThan(1.07)
  })

  test('Gamma-Gamma', () => {
    const truth = { p: 6.25, q: 3.74, v: 15.44 }
    const random = seededRandom(8)
    const made = simulateGammaGamma(
      truth,
      Int32Array.from({ length: 4000 }, () => random.whole(1, 9)),
      random,
    )
    const fit = fitGammaGamma(made)
    expect(fit && missInErrors(['p', 'q', 'v'], fit, truth)).toBeLessThan(3.5)
  })
})

test('the same seed makes the same customers', () => {
  const truth: BgNbd = { variant: 'bg', r: 1, alpha: 5, a: 1, b: 3 }
  const make = (seed: number): SimulatedBuyers => simulateBgNbd(truth, { ...span, customers: 50 }, seededRandom(seed))
  expect(make(3)).toEqual(make(3))
  expect(make(3)).not.toEqual(make(4))
})

test('standard errors shrink with the root of the number of customers', () => {
  const truth: BgNbd = { variant: 'mbg', r: 0.8, alpha: 6, a: 0.9, b: 2.5 }
  const errorOf = (customers: number): number =>
    fitBgNbd(simulateBgNbd(truth, { ...span, customers }, seededRandom(6)), 'mbg').standardErrors.r
  expect(errorOf(2000) / errorOf(8000)).toBeGreaterThan(1.6)
  expect(errorOf(2000) / errorOf(8000)).toBeLessThan(2.4)
})
