/**
 * Simulated customers of the standard models: a fit is tested by whether it finds again the parameters that made its data,
 * and an owner's plan can be tried on a shop whose truth is known. Any unit of time, the same everywhere.
 */
import type { Random } from '../../kernel/random.ts'
import type { BgNbd } from './bg-nbd.ts'
import type { GammaGamma } from './gamma-gamma.ts'
import type { ParetoNbd } from './pareto-nbd.ts'

export interface SimulatedBuyers {
  /** Repeat purchases, time to the last one, time observed. */
  readonly x: Int32Array
  readonly tx: Float64Array
  readonly T: Float64Array
  /** Purchases in the time that follows, by which a forecast is judged. */
  readonly later: Int32Array
}

export interface SimulatedSpan {
  readonly customers: number
  /** Time observed: each customer's is drawn evenly between the two. */
  readonly observed: readonly [shortest: number, longest: number]
  readonly ahead: number
}

/** Moments of purchase until the end; the first purchase is at 0 and is not among them. */
type Purchases = (until: number) => Iterable<number>

export function simulateBgNbd(model: BgNbd, span: SimulatedSpan, random: Random): SimulatedBuyers {
  return buyers(span, random, () => {
    const rate = gamma(random, model.r) / model.alpha
    const [up, down] = [gamma(random, model.a), gamma(random, model.b)]
    const leave = up / (up + down)
    return function* (until) {
      // The modified model lets a customer leave after his very first purchase too.
      if (model.variant === 'mbg' && random.chance(leave)) return
      for (let at = exponential(random) / rate; at <= until; at += exponential(random) / rate) {
        yield at
        if (random.chance(leave)) return
      }
    }
  })
}

export function simulateParetoNbd(model: ParetoNbd, span: SimulatedSpan, random: Random): SimulatedBuyers {
  return buyers(span, random, () => {
    const rate = gamma(random, model.r) / model.alpha
    const lifetime = (exponential(random) * model.beta) / gamma(random, model.s)
    return function* (until) {
      for (let at = exponential(random) / rate; at <= Math.min(until, lifetime); at += exponential(random) / rate) yield at
    }
  })
}

/** @param purchases how many purchases each customer's mean is made of. */
export function simulateGammaGamma(
  model: GammaGamma,
  purchases: ArrayLike<number>,
  random: Random,
): { readonly x: ArrayLike<number>; readonly mean: Float64Array } {
  const mean = Float64Array.from(purchases, count => {
    const rate = gamma(random, model.q) / model.v
    return gamma(random, model.p * count) / (rate * count)
  })
  return { x: purchases, mean }
}

function buyers(span: SimulatedSpan, random: Random, customer: () => Purchases): SimulatedBuyers {
  const [x, later] = [new Int32Array(span.customers), new Int32Array(span.customers)]
  const [tx, T] = [new Float64Array(span.customers), new Float64Array(span.customers)]
  const [shortest, longest] = span.observed
  for (let i = 0; i < span.customers; i += 1) {
    const observed = shortest + (longest - shortest) * random.next()
    T[i] = observed
    for (const at of customer()(observed + span.ahead)) {
      if (at > observed) later[i] = (later[i] ?? 0) + 1
      else {
        x[i] = (x[i] ?? 0) + 1
        tx[i] = at
      }
    }
  }
  return { x, tx, T, later }
}

function exponential(random: Random): number {
  return -Math.log(1 - random.next())
}

/** Marsaglia and Tsang (2000); a shape below one is lifted by one and thinned. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = random.normal(0, 1)
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(1 - random.next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
