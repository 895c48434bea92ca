/**
 * Something new for a customer: items like those he bought, by the cosine over customers, fading with the visits since.
 * Filtered by what he owns and by the band of prices he pays. Measurements: docs/methods/what-next.md.
 */
import type { Minor } from '../../kernel/money.ts'
import type { PriceBand } from './price-band.ts'
import type { Baskets } from './repeat-basket.ts'

export interface Similar {
  readonly item: number
  /** Shared buyers over the root of the product of both numbers of buyers, 0..1. */
  readonly cosine: number
}

/** Neighbours kept for an item: five to twenty foresee more than all of them, for the distant ones only say who buys much. */
export const NEIGHBOURS_MAX = 10
/** Of customers with more items than this, only the latest count: a reseller's thousand items are not a taste. */
const ITEMS_A_CUSTOMER_MAX = 2000
const FADE_PER_VISIT = 0.8

/** @param owned distinct items of each customer. */
export function similarItems(owned: readonly ArrayLike<number>[], itemCount: number, neighboursMax = NEIGHBOURS_MAX): Similar[][] {
  const buyers: number[][] = Array.from({ length: itemCount }, () => [])
  for (const [customer, items] of owned.entries()) for (const item of latest(items)) buyers[item]?.push(customer)
  const shared = new Float64Array(itemCount)
  return buyers.map((people, item) => {
    const touched: number[] = []
    for (const customer of people) {
      for (const other of latest(owned[customer] ?? [])) {
        if (shared[other] === 0) touched.push(other)
        shared[other] = (shared[other] ?? 0) + 1
      }
    }
    const found = touched
      .filter(other => other !== item)
      .map(other => ({ item: other, cosine: (shared[other] ?? 0) / Math.sqrt(people.length * (buyers[other]?.length ?? 1)) }))
    for (const other of touched) shared[other] = 0
    return found.sort((a, b) => b.cosine - a.cosine || a.item - b.item).slice(0, neighboursMax)
  })
}

function latest(items: ArrayLike<number>): number[] {
  return Array.from(items).slice(-ITEMS_A_CUSTOMER_MAX)
}

export interface ExploreFilter {
  /** Usual price of one piece; undefined when it is not known: then the price does not decide. */
  readonly priceOf: (item: number) => Minor | undefined
  /** The customer's band in the item's product group. */
  readonly bandOf: (item: number) => PriceBand | undefined
  /** Cannot be offered: not in stock, not for this person. */
  readonly isExcluded: (item: number) => boolean
}

export interface Discovery {
  readonly item: number
  readonly score: number
  /** What he bought that speaks most for it. */
  readonly because: number
}

export function explore(
  baskets: Baskets,
  {
    similarTo,
    filter,
    limit,
  }: {
    readonly similarTo: (item: number) => readonly Similar[]
    readonly filter: ExploreFilter
    readonly limit: number
  },
): Discovery[] {
  const weights = new Map<number, number>()
  for (const [visit, basket] of baskets.entries()) {
    // The latest visit with the item says how much it still counts.
    for (const item of basket) weights.set(item, FADE_PER_VISIT ** (baskets.length - 1 - visit))
  }
  const found = new Map<number, { score: number; because: number; most: number }>()
  for (const [own, weight] of weights) {
    for (const { item, cosine } of similarTo(own)) {
      if (weights.has(item)) continue
      const part = weight * cosine
      const one = found.get(item) ?? { score: 0, because: own, most: 0 }
      const isMost = part > one.most
      found.set(item, { score: one.score + part, because: isMost ? own : one.because, most: isMost ? part : one.most })
    }
  }
  return Array.from(found, ([item, { score, because }]): Discovery => ({ item, score, because }))
    .filter(({ item }) => !filter.isExcluded(item) && fits(filter, item))
    .sort((a, b) => b.score - a.score || a.item - b.item)
    .slice(0, limit)
}

function fits({ priceOf, bandOf }: ExploreFilter, item: number): boolean {
  const [price, band] = [priceOf(item), bandOf(item)]
  return price === undefined || band === undefined || (price >= band.lowMinor && price <= band.highMinor)
}
