/** The products of one customer: his usual basket, what he likes, and what is new and like it. */
import { type Discovery, explore, type Similar } from '../../domain/understand/explore.ts'
import { type BasketReason, basketReason } from '../../domain/understand/number-reason.ts'
import { favourites } from '../../domain/understand/favourites.ts'
import type { PriceBand } from '../../domain/understand/price-band.ts'
import { nextBasket, SHIPPED_REPEAT_MODEL } from '../../domain/understand/repeat-basket.ts'
import { assert } from '../../kernel/assert.ts'
import type { Minor } from '../../kernel/money.ts'
import type { Tx } from '../../ports/store.ts'
import type { CustomerLine, NamedItem, ProductFact, ShopHabits } from '../../ports/what-next-store.ts'

export interface OwnAssortment {
  /** What the next basket will likely hold of what he bought before. */
  readonly basket: readonly { readonly product: NamedItem; readonly chance: number; readonly bought: number; readonly why: BasketReason }[]
  readonly favourites: readonly { readonly product: NamedItem; readonly bought: number; readonly share: number }[]
  /** Never bought, like what he buys, at prices that he pays. */
  readonly discoveries: readonly { readonly product: NamedItem; readonly because: NamedItem; readonly priceMinor: Minor | null }[]
}

const BASKET_MAX = 10
const FAVOURITES_MAX = 5
const DISCOVERIES_MAX = 5
/** Neighbours are read for the products bought most, so that a wholesaler's page is quick. */
const EXPLORED_PRODUCTS_MAX = 200

interface Known {
  readonly lines: readonly CustomerLine[]
  readonly habits: ShopHabits
  /** His price band by group. */
  readonly bands: ReadonlyMap<string, PriceBand>
}

export async function ownAssortment(tx: Tx, { lines, habits, bands }: Known): Promise<OwnAssortment> {
  const ids = Array.from(new Set(lines.map(line => line.product.id)))
  const neighbours = await tx.whatNext.similarTo(ids.slice(-EXPLORED_PRODUCTS_MAX))
  const all = Array.from(new Set(ids.concat(neighbours.map(one => one.similarId))))
  const places = new Map(all.map((id, place) => [id, place]))
  const facts = new Map((await tx.whatNext.products(all)).map(fact => [fact.product.id, fact]))
  const factOf = (place: number): ProductFact | undefined => facts.get(all[place] ?? '')
  const named = (place: number): NamedItem => {
    const fact = factOf(place)
    assert(fact !== undefined, 'a product that is shown was read')
    return fact.product
  }
  const baskets = basketsOf(lines, places)
  const visits = Float64Array.from(all, (_, place) => factOf(place)?.visits ?? 0)
  const popularity = { visits, visitsMax: habits.visitsMax }
  const similar = Map.groupBy(neighbours, one => one.productId)
  const model = habits.repeatModel ?? SHIPPED_REPEAT_MODEL
  const discovered = explore(baskets, {
    similarTo: place =>
      (similar.get(all[place] ?? '') ?? []).map(({ similarId, cosine }): Similar => ({ item: places.get(similarId) ?? -1, cosine })),
    limit: DISCOVERIES_MAX,
    filter: {
      priceOf: place => factOf(place)?.priceMinor ?? undefined,
      bandOf: place => bands.get(factOf(place)?.groupId ?? ''),
      isExcluded: place => factOf(place) === undefined,
    },
  })
  return {
    basket: nextBasket(baskets, { popularity, popular: [], limit: BASKET_MAX, model }).map(({ item, chance, bought, sinceVisits }) => ({
      product: named(item),
      chance,
      bought,
      why: basketReason({ bought, visits: baskets.length, sinceVisits }),
    })),
    favourites: favourites(baskets, { popularity, visitsOfAll: habits.visits, limit: FAVOURITES_MAX }).map(({ item, bought, share }) => ({
      product: named(item),
      bought,
      share,
    })),
    discoveries: discovered.map((one: Discovery) => ({
      product: named(one.item),
      because: named(one.because),
      priceMinor: factOf(one.item)?.priceMinor ?? null,
    })),
  }
}

/** Distinct products of each day, oldest first. */
function basketsOf(lines: readonly CustomerLine[], places: ReadonlyMap<string, number>): number[][] {
  const days = Map.groupBy(lines, line => line.day)
  return Array.from(days.values(), ofDay => Array.from(new Set(ofDay.map(line => places.get(line.product.id) ?? -1))))
}
