/**
 * What will be in the next basket of a customer among what he bought before: a logistic regression on ten numbers a
 * customer × item, filled up with what everybody buys. Visits are the clock, not days: when he comes is another question.
 * Source and measurements: docs/methods/what-next.md.
 */
import { assert } from '../../kernel/assert.ts'
import { type Examples, fitLogistic, type Logistic, logisticChance } from './logistic-regression.ts'

/** Distinct items of each visit, oldest first. */
export type Baskets = readonly (readonly number[])[]

export interface Popularity {
  /** Visits of all customers with the item, by item. */
  readonly visits: ArrayLike<number>
  readonly visitsMax: number
}

export interface BasketItem {
  readonly item: number
  /** P(in the next basket); 0 for an item that he never bought and that only fills the list. */
  readonly chance: number
  /** Visits in which he bought it. */
  readonly bought: number
  /** Visits since he last did, that one included; 0 for an item that only fills the list. */
  readonly sinceVisits: number
}

/** Below this many customer × item pairs, the business's own fit is worse than the one shipped. */
export const OWN_FIT_PAIRS_MIN = 2000
/** More pairs than this teach nothing new. */
const FIT_PAIRS_MAX = 300_000
const WIDTH = 10
const FADE_PER_VISIT = 0.8

/** Fitted on a gift wholesaler's year (UCI Online Retail, 1,415 customers): used until a business has pairs of its own. */
export const SHIPPED_REPEAT_MODEL: Logistic = {
  intercept: -1.7715,
  weights: [0.5486, 0.1275, -0.325, 0.1276, -0.254, 0.2136, 0.3613, 0.4422, 0.0391, 0.1951],
}

export function popularityOf(histories: Iterable<Baskets>, itemCount: number): Popularity {
  const visits = new Int32Array(itemCount)
  for (const baskets of histories) for (const basket of baskets) for (const item of basket) visits[item] = (visits[item] ?? 0) + 1
  return { visits, visitsMax: visits.reduce((most, count) => Math.max(most, count), 0) }
}

/** The most likely items of the next basket, best first; `floor` alone when there is no model: personal counts, ties by popularity. */
export function nextBasket(
  baskets: Baskets,
  {
    popularity,
    popular,
    limit,
    model,
  }: {
    readonly popularity: Popularity
    /** Items by popularity, most bought first: they fill the list. */
    readonly popular: readonly number[]
    readonly limit: number
    readonly model: Logistic | 'floor'
  },
): BasketItem[] {
  const known = itemFeatures(baskets, popularity).map(({ item, bought, sinceVisits, row }) => ({
    item,
    bought,
    sinceVisits,
    chance: model === 'floor' ? bought / baskets.length : logisticChance(model, row),
  }))
  const visitsOf = (item: number): number => popularity.visits[item] ?? 0
  known.sort((a, b) => b.chance - a.chance || visitsOf(b.item) - visitsOf(a.item) || a.item - b.item)
  const own = new Set(known.map(one => one.item))
  const filling = known.length >= limit ? [] : popular.filter(item => !own.has(item)).slice(0, limit - known.length)
  return [...known.slice(0, limit), ...filling.map(item => ({ item, chance: 0, bought: 0, sinceVisits: 0 }))]
}

/** Learns from each customer's last basket what the baskets before it announced; 'too-few-pairs' when the shipped model is better. */
export function fitRepeatModel(histories: readonly Baskets[], popularity: Popularity): Logistic | 'too-few-pairs' {
  const pairs = histories.reduce((sum, baskets) => sum + new Set(baskets.slice(0, -1).flat()).size, 0)
  if (pairs < OWN_FIT_PAIRS_MIN) return 'too-few-pairs'
  return fitLogistic(lastBaskets(evenly(histories, Math.max(1, pairs / FIT_PAIRS_MAX)), popularity))
}

/** Every so many-th of the customers, spread over all of them. */
function evenly(histories: readonly Baskets[], every: number): readonly Baskets[] {
  return every === 1 ? histories : histories.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every))
}

function lastBaskets(histories: readonly Baskets[], popularity: Popularity): Examples {
  const columns: number[] = []
  const outcomes: number[] = []
  for (const baskets of histories) {
    const last = new Set(baskets.at(-1))
    for (const { item, row } of itemFeatures(baskets.slice(0, -1), popularity)) {
      for (const value of row) columns.push(value)
      outcomes.push(last.has(item) ? 1 : 0)
    }
  }
  return { columns: Float64Array.from(columns), width: WIDTH, outcomes: Uint8Array.from(outcomes) }
}

interface ItemPast {
  bought: number
  readonly first: number
  last: number
  faded: number
}

/** The ten numbers of each item in the baskets. */
export function itemFeatures(
  baskets: Baskets,
  popularity: Popularity,
): { readonly item: number; readonly bought: number; readonly sinceVisits: number; readonly row: number[] }[] {
  const visits = baskets.length
  if (visits === 0) return []
  const past = new Map<number, ItemPast>()
  for (const [visit, basket] of baskets.entries()) {
    for (const item of basket) {
      const faded = FADE_PER_VISIT ** (visits - 1 - visit)
      const one = past.get(item)
      if (one === undefined) past.set(item, { bought: 1, first: visit, last: visit, faded })
      else {
        assert(one.last < visit, 'an item is listed once a basket')
        one.bought += 1
        one.last = visit
        one.faded += faded
      }
    }
  }
  const basketSize = baskets.reduce((sum, basket) => sum + basket.length, 0) / visits
  return Array.from(past, ([item, one]) => {
    const popular = (popularity.visits[item] ?? 0) / (popularity.visitsMax + 1)
    return { item, bought: one.bought, sinceVisits: visits - one.last, row: featuresOf(one, { visits, basketSize, popular }) }
  })
}

function featuresOf(
  { bought, first, last, faded }: ItemPast,
  { visits, basketSize, popular }: { readonly visits: number; readonly basketSize: number; readonly popular: number },
): number[] {
  const isRepeated = bought > 1
  const sinceVisits = visits - last
  const gapVisits = isRepeated ? (last - first) / (bought - 1) : visits
  return [
    Math.log(bought),
    Math.log(bought / visits),
    Math.log(sinceVisits),
    Math.log(faded + 0.01),
    isRepeated ? Math.abs(Math.log(sinceVisits / Math.max(gapVisits, 0.5))) : 0,
    isRepeated ? 1 : 0,
    bought / Math.max(visits - first, 1),
    Math.log(popular + 1e-4),
    Math.log(visits),
    Math.log(basketSize),
  ]
}
