/**
 * What a customer is expected to spend in the next 365 days, and between which sums eighty of a hundred such customers end.
 * How many purchases is told by the two opinions in the mean that the business was given, what each is worth by Gamma-Gamma.
 * The sum is zero with the chance that he does not come at all, otherwise a gamma law with the right mean and variance.
 * Formulas and coverage: docs/methods/gamma-gamma.md.
 */
import { bgExpectedPurchases, bgPurchaseProbability, type BgNbd, type BuyingSpan } from './bg-nbd.ts'
import { expectedAmount, type GammaGamma } from './gamma-gamma.ts'

export interface YearValue {
  readonly expected: number
  /** Tenth and ninetieth of a hundred. */
  readonly low: number
  readonly high: number
}

export interface Spending {
  /** Purchases with a known amount, and their mean. */
  readonly x: number
  readonly mean: number
}

/** Normal quantiles of a tenth and of nine tenths. */
const EDGE_SHARES = [0.1, 0.9] as const

export interface YearPurchases {
  readonly expected: number
  /** P(at least one). */
  readonly comes: number
}

/** How many purchases a year brings by the memoryless model. */
export function rhythmlessYear(buying: BgNbd, span: BuyingSpan, yearTime: number): YearPurchases {
  return { expected: bgExpectedPurchases(buying, span, yearTime), comes: bgPurchaseProbability(buying, span, yearTime) }
}

/** @param models the memoryless one says how much further purchases scatter. */
export function yearValue(
  models: { readonly buying: BgNbd; readonly spend: GammaGamma; readonly purchases: YearPurchases },
  span: BuyingSpan,
  spending: Spending,
): YearValue {
  const { buying, spend } = models
  const { expected: purchases, comes } = models.purchases
  const amount = expectedAmount(spend, spending)
  const expected = purchases * amount
  // Of those who come: one purchase for certain, the further ones scatter by pace and by who leaves on the way.
  const further = Math.max(purchases / Math.max(comes, 1e-9) - 1, 0)
  const scatter = 1 / (buying.r + span.x) + buying.a / ((buying.a + buying.b + span.x) * (buying.r + 1))
  const countVariance = further + further * further * scatter
  const count = 1 + further
  const known = spend.q + spend.p * spending.x
  const amountVariance = amount * amount * (1 / (spend.p * count) + 1 / Math.max(known - 2, 1))
  const mean = count * amount
  const variance = countVariance * amount * amount + count * count * amountVariance
  const [low, high] = EDGE_SHARES.map(share => (share <= 1 - comes ? 0 : gammaQuantile({ mean, variance }, (share - 1 + comes) / comes)))
  return { expected, low: low ?? 0, high: high ?? 0 }
}

/** Wilson and Hilferty (1931): the cube root of a gamma variable is nearly normal. */
function gammaQuantile({ mean, variance }: { readonly mean: number; readonly variance: number }, share: number): number {
  const shape = (mean * mean) / Math.max(variance, 1e-12 * mean * mean)
  const root = 1 - 1 / (9 * shape) + normalQuantile(share) / (3 * Math.sqrt(shape))
  return mean * Math.max(root, 0) ** 3
}

/** Abramowitz and Stegun 26.2.23; the error is below .0005. */
function normalQuantile(share: number): number {
  const tail = Math.min(share, 1 - share)
  const t = Math.sqrt(-2 * Math.log(Math.max(tail, 1e-12)))
  const z = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t)
  return share < 0.5 ? -z : z
}
