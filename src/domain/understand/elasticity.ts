/**
 * How much longer a larger purchase lasts: gap ∝ quantity^β, measured inside each customer and subject, so that large customers
 * are not compared with small ones. Shrunk to nothing by 25 pseudo-purchases that differ by a factor of e: on real data β is near zero.
 * For packs that the owner marked as used up it is one. Source: docs/methods/groups.md.
 */
import { gapOnClock, type HistoriesUntil } from './gap-sample.ts'
import type { DayClock } from './day-clock.ts'

export interface Elasticity {
  /** 0: quantity says nothing; 1: three packs last three times as long. */
  readonly share: number
  /** Pairs of a quantity and the gap behind it. */
  readonly gaps: number
}

export const USED_UP: Elasticity = { share: 1, gaps: 0 }
export const UNKNOWN_ELASTICITY: Elasticity = { share: 0, gaps: 0 }
const HOLD = 25

/** @param past its amounts are quantities. */
export function elasticityOf(
  past: HistoriesUntil,
  { keys, clock }: { readonly keys: readonly number[]; readonly clock: DayClock },
): Elasticity {
  let [products, squares, gaps] = [0, 0, 0]
  for (const key of keys) {
    const count = past.counts[key] ?? 0
    if (count < 3) continue
    const start = past.log.starts[key] ?? 0
    const size = count - 1
    const quantities = Array.from({ length: size }, (_, i) => Math.log(quantityAt(past, start + i)))
    const lengths = Array.from({ length: size }, (_, i) =>
      Math.log(Math.max(gapOnClock(clock, { from: past.log.days[start + i] ?? 0, to: past.log.days[start + i + 1] ?? 0 }), 0.25)),
    )
    const [quantity, length] = [meanOf(quantities), meanOf(lengths)]
    quantities.forEach((value, i) => {
      products += (value - quantity) * ((lengths[i] ?? 0) - length)
      squares += (value - quantity) ** 2
    })
    gaps += size
  }
  return { share: Math.min(1, Math.max(0, products / (squares + HOLD))), gaps }
}

/** What a purchase counts where no quantity is known. */
export function quantityAt({ log }: HistoriesUntil, place: number): number {
  const quantity = log.amounts[place] ?? 0
  return quantity > 0 ? quantity : 1
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
}
