/** What a customer likes: items in a larger share of his visits than of everybody's, so that the carrier bag is nobody's favourite. */
import type { Baskets, Popularity } from './repeat-basket.ts'

export interface Favourite {
  readonly item: number
  /** Visits with the item. */
  readonly bought: number
  /** Share of his visits, 0..1, drawn to everybody's while he has come seldom. */
  readonly share: number
}

/** Liking shows in coming back for it. */
const BOUGHT_MIN = 2
/** So many visits of his own weigh as much as what everybody buys. */
const SHRINK_VISITS = 4

export function favourites(
  baskets: Baskets,
  {
    popularity,
    visitsOfAll,
    limit,
  }: { readonly popularity: Pick<Popularity, 'visits'>; readonly visitsOfAll: number; readonly limit: number },
): Favourite[] {
  const bought = new Map<number, number>()
  for (const basket of baskets) for (const item of basket) bought.set(item, (bought.get(item) ?? 0) + 1)
  return Array.from(bought, ([item, count]) => {
    const usual = Math.min(1, (popularity.visits[item] ?? 0) / Math.max(visitsOfAll, 1))
    return { item, bought: count, usual, share: (count + SHRINK_VISITS * usual) / (baskets.length + SHRINK_VISITS) }
  })
    .filter(one => one.bought >= BOUGHT_MIN && one.bought > one.usual * baskets.length)
    .sort((a, b) => b.share - b.usual - (a.share - a.usual) || b.bought - a.bought || a.item - b.item)
    .slice(0, limit)
    .map(({ item, share, bought: count }) => ({ item, bought: count, share }))
}
