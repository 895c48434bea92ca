import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { type BgVariant, bgLogLikelihood } from './bg-nbd.ts'
import { bgCurve, bgTotal } from './bg-nbd-likelihood.ts'
import { buyingColumns, type BuyingSpans } from './buying-columns.ts'
import { simulateBgNbd } from './simulate-buyers.ts'

const made = simulateBgNbd(
  { variant: 'bg', r: 0.5, alpha: 8, a: 0.8, b: 2.4 },
  { customers: 4000, observed: [30, 60], ahead: 0 },
  seededRandom(3),
)
const whole = { x: made.x, tx: made.tx.map(Math.round), T: made.T.map(Math.round) }
const logs = Float64Array.of(-0.6, 0.4, -0.3, 0.7)

const cases: readonly [why: string, spans: BuyingSpans, variant: BgVariant][] = [
  ['whole days: powers come from tables', whole, 'bg'],
  ['whole days, where the first purchase may be the last', whole, 'mbg'],
  ['fractions of days: every customer has times of his own', made, 'bg'],
  ['fractions of days, modified', made, 'mbg'],
]

describe.each(cases)('%s', (_, spans, variant) => {
  const columns = buyingColumns(spans)
  const curve = bgCurve(columns, variant, logs)

  test('the value is the sum over single customers', () => {
    const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp)
    let sum = 0
    for (let i = 0; i < spans.x.length; i += 1) {
      const span = { x: spans.x[i] ?? 0, tx: (spans.tx[i] ?? 0) * columns.scale, T: (spans.T[i] ?? 0) * columns.scale }
      sum += bgLogLikelihood({ variant, r, alpha, a, b }, span)
    }
    expect(curve.value).toBeCloseTo(sum, 6)
    expect(bgTotal(spans, { variant, logs, scale: columns.scale })).toBeCloseTo(sum, 6)
  })

  test('slope and curvature are those of differences', () => {
    const step = 1e-5
    for (let i = 0; i < logs.length; i += 1) {
      const at = (by: number) =>
        bgCurve(
          columns,
          variant,
          logs.map((value, j) => (i === j ? value + by : value)),
        )
      const [up, down] = [at(step), at(-step)]
      expect(curve.slope[i]).toBeCloseTo((up.value - down.value) / (2 * step), 2)
      for (let j = 0; j < logs.length; j += 1)
        expect(curve.curvature[i]?.[j]).toBeCloseTo(((up.slope[j] ?? 0) - (down.slope[j] ?? 0)) / (2 * step), 2)
    }
  })
})

test('a customer with thousands of purchases does not overflow', () => {
  const spans = { x: [5000, 0], tx: [10, 0], T: [400, 400] }
  const columns = buyingColumns(spans)
  const curve = bgCurve(columns, 'bg', logs)
  expect(Number.isFinite(curve.value)).toBe(true)
  expect(bgTotal(spans, { variant: 'bg', logs, scale: columns.scale })).toBeCloseTo(curve.value, 6)
  expect(curve.slope.every(Number.isFinite)).toBe(true)
})
