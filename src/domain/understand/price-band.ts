/**
 * The prices a customer pays for one piece in a product group, from the 10th to the 90th of a hundred; drawn to the
 * business's band while he has bought little. Prices are compared as logarithms: twice as dear is as far as half as dear.
 */
import { assert } from '../../kernel/assert.ts'
import { type Minor, minor } from '../../kernel/money.ts'

export interface PriceBand {
  readonly lowMinor: Minor
  readonly middleMinor: Minor
  readonly highMinor: Minor
}

/** So many purchases of his own weigh as much as the business's band. */
const SHRINK_PURCHASES = 4

/** Undefined without prices: free gifts and returns say nothing about what somebody pays. */
export function pricesBand(pricesMinor: readonly Minor[]): PriceBand | undefined {
  const paid = pricesMinor.filter(price => price > 0).toSorted((a, b) => a - b)
  if (paid.length === 0) return undefined
  return { lowMinor: quantile(paid, 0.1), middleMinor: quantile(paid, 0.5), highMinor: quantile(paid, 0.9) }
}

/** The customer's band; the business's own while nothing is known of him. */
export function customerBand(pricesMinor: readonly Minor[], business: PriceBand | undefined): PriceBand | undefined {
  const own = pricesBand(pricesMinor)
  if (own === undefined || business === undefined) return own ?? business
  const count = pricesMinor.filter(price => price > 0).length
  const share = ownPriceShare(count)
  const between = (mine: Minor, theirs: Minor): Minor =>
    minor(Math.round(Math.exp(share * Math.log(mine) + (1 - share) * Math.log(theirs))))
  return {
    lowMinor: between(own.lowMinor, business.lowMinor),
    middleMinor: between(own.middleMinor, business.middleMinor),
    highMinor: between(own.highMinor, business.highMinor),
  }
}

/** How much a customer's own prices count beside the business's. */
export function ownPriceShare(purchases: number): number {
  return purchases / (purchases + SHRINK_PURCHASES)
}

export interface PricedItem<Item> {
  readonly item: Item
  readonly priceMinor: Minor
}

/** One step up: the cheapest of those dearer than what he usually pays, within his band; undefined when there is none. */
export function upsell<Item>(items: readonly PricedItem<Item>[], band: PriceBand): PricedItem<Item> | undefined {
  return items
    .filter(one => one.priceMinor > band.middleMinor && one.priceMinor <= band.highMinor)
    .toSorted((a, b) => a.priceMinor - b.priceMinor)
    .at(0)
}

function quantile(ascending: readonly Minor[], share: number): Minor {
  assert(ascending.length > 0, 'a quantile needs values')
  const rank = (ascending.length - 1) * share
  const [below, above] = [ascending[Math.floor(rank)] ?? 0, ascending[Math.ceil(rank)] ?? 0]
  return minor(Math.round(below + (above - below) * (rank - Math.floor(rank))))
}
