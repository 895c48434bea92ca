/** Counts over the whole business what follows what, what is alike, what it costs and when people come: once a night. */
import { firstPurchases } from '../../domain/understand/first-purchases.ts'
import { LINK_RULES, linkedPurchases } from '../../domain/understand/linked-purchases.ts'
import { pricesBand } from '../../domain/understand/price-band.ts'
import { similarItems } from '../../domain/understand/explore.ts'
import { type Baskets, fitRepeatModel, popularityOf } from '../../domain/understand/repeat-basket.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { type Minor, minor } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import type { ItemRef, ItemStatistics, Mined, MinedLink, ShopLines } from '../../ports/what-next-store.ts'
import type { UnderstandDeps } from './deps.ts'

export interface LinksMined {
  readonly links: number
  readonly products: number
}

/** With fewer groups than this, the groups say less than the products themselves. */
const GROUPS_MIN = 3

export async function mineLinks(deps: UnderstandDeps, business: BusinessId): Promise<LinksMined> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const today = localDay(now, (await tx.business.read()).zone)
    const lines = await tx.whatNext.shopLines(today)
    const histories = historiesOf(lines)
    const popularity = popularityOf(histories, lines.productIds.length)
    const fitted = fitRepeatModel(histories, popularity)
    const mined: Mined = {
      links: linksOf(lines),
      statistics: [...productStatistics(lines), ...groupStatistics(lines)],
      similar: similarOf(lines, histories),
      habits: {
        repeatModel: fitted === 'too-few-pairs' ? null : fitted,
        visits: histories.reduce((sum, baskets) => sum + baskets.length, 0),
        visitsMax: popularity.visitsMax,
        ...(await tx.whatNext.shopTimes(today)),
      },
      minedAt: now,
    }
    await tx.whatNext.saveMined(mined)
    return { links: mined.links.length, products: lines.productIds.length }
  })
}

/** A line counts as its group where the shop thinks in groups, as its product otherwise. */
function linksOf(lines: ShopLines): MinedLink[] {
  const groups = lines.groupIds.length >= GROUPS_MIN ? lines.groupIds.length : 0
  const itemOf = (product: number): number => {
    const group = groups === 0 ? -1 : (lines.groupOf[product] ?? -1)
    return group < 0 ? groups + product : group
  }
  const refOf = (item: number): ItemRef =>
    item < groups ? { kind: 'group', id: lines.groupIds[item] ?? '' } : { kind: 'product', id: lines.productIds[item - groups] ?? '' }
  const firsts = firstPurchases({ ...lines, items: lines.products.map(itemOf), itemCount: groups + lines.productIds.length })
  return linkedPurchases(firsts, LINK_RULES).map(link => Object.assign({}, link, { from: refOf(link.from), to: refOf(link.to) }))
}

/** The baskets of each customer, a visit a day, without repeated items. */
function historiesOf({ customers, days, products }: ShopLines): number[][][] {
  const histories: number[][][] = []
  for (let row = 0; row < products.length; row += 1) {
    const isNewCustomer = row === 0 || customers[row] !== customers[row - 1]
    if (isNewCustomer) histories.push([])
    const baskets = histories.at(-1) ?? []
    if (isNewCustomer || days[row] !== days[row - 1]) baskets.push([])
    const basket = baskets.at(-1) ?? []
    const product = products[row] ?? 0
    // Rows of one day are ordered by product, so a repeated one follows itself.
    if (basket.at(-1) !== product) basket.push(product)
  }
  return histories
}

function similarOf(lines: ShopLines, histories: readonly Baskets[]): Mined['similar'] {
  const owned = histories.map(baskets => Array.from(new Set(baskets.flat())))
  return similarItems(owned, lines.productIds.length).flatMap((neighbours, product) =>
    neighbours.map(one => ({
      productId: lines.productIds[product] ?? '',
      similarId: lines.productIds[one.item] ?? '',
      cosine: one.cosine,
    })),
  )
}

function productStatistics(lines: ShopLines): ItemStatistics[] {
  return statistics(lines, { items: lines.products, ids: lines.productIds, kind: 'product' })
}

function groupStatistics(lines: ShopLines): ItemStatistics[] {
  return statistics(lines, { items: lines.products.map(product => lines.groupOf[product] ?? -1), ids: lines.groupIds, kind: 'group' })
}

function statistics(
  lines: ShopLines,
  { items, ids, kind }: { readonly items: Int32Array; readonly ids: readonly string[]; readonly kind: ItemRef['kind'] },
): ItemStatistics[] {
  // Lines without an item of this kind are counted in a place of their own, which is left out at the end.
  const placed = items.map(item => (item < 0 ? ids.length : item))
  const firsts = firstPurchases({ ...lines, items: placed, itemCount: ids.length + 1 })
  const prices: Minor[][] = ids.map(() => [])
  for (const [row, item] of items.entries()) if (item >= 0) prices[item]?.push(minor(lines.unitMinor[row] ?? 0))
  return ids.map((id, item) => ({
    item: { kind, id },
    visits: firsts.itemVisits[item] ?? 0,
    customers: firsts.itemBuyers[item] ?? 0,
    price: pricesBand(prices[item] ?? []) ?? null,
  }))
}
