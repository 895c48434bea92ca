import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import type { BgNbd } from './bg-nbd.ts'
import { simulateBgNbd, simulateGammaGamma } from './simulate-buyers.ts'
import { rhythmlessYear, yearValue } from './year-value.ts'

const spend = { p: 6, q: 4, v: 15 }
const shops: readonly [why: string, model: BgNbd][] = [
  ['seldom and leaving soon', { variant: 'bg', r: 0.8, alpha: 60, a: 0.5, b: 4 }],
  ['often', { variant: 'mbg', r: 3, alpha: 80, a: 0.2, b: 5 }],
  ['mostly one-timers', { variant: 'bg', r: 0.243, alpha: 31, a: 0.793, b: 2.426 }],
]

describe.each(shops)('customers who buy %s', (_, buying) => {
  const customers = 6000
  const random = seededRandom(4)
  const made = simulateBgNbd(buying, { customers, observed: [200, 600], ahead: 365 }, random)
  // The mean of the past and the sum of the year come from the same customer: one draw of everything, split at now.
  const all = Int32Array.from(made.x, (x, i) => x + 1 + (made.later[i] ?? 0))
  const { mean } = simulateGammaGamma(spend, all, random)
  const [below, above, expected, came] = [0, 1, 2, 3].map(() => ({ sum: 0 }))
  for (let i = 0; i < customers; i += 1) {
    const span = { x: made.x[i] ?? 0, tx: made.tx[i] ?? 0, T: made.T[i] ?? 0 }
    const value = yearValue({ buying, spend, purchases: rhythmlessYear(buying, span, 365) }, span, { x: span.x + 1, mean: mean[i] ?? 0 })
    const total = (mean[i] ?? 0) * (made.later[i] ?? 0)
    if (below && total < value.low - 1e-9) below.sum += 1
    if (above && total > value.high + 1e-9) above.sum += 1
    if (expected) expected.sum += value.expected
    if (came) came.sum += total
  }

  test('ten of a hundred spend more than the upper end, at most ten less than the lower', () => {
    expect((above?.sum ?? 0) / customers).toBeGreaterThan(0.07)
    expect((above?.sum ?? 0) / customers).toBeLessThan(0.13)
    expect((below?.sum ?? 0) / customers).toBeLessThan(0.12)
  })

  test('the expected sums add up to what came', () => expect((expected?.sum ?? 0) / (came?.sum ?? 1)).toBeCloseTo(1, 0.9))
})
