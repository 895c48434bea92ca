/** What is in the basket on one visit, at the prices of that day. */
import { type Day, daysBetween } from '../../kernel/day.ts'
import { type Minor, minor } from '../../kernel/money.ts'
import type { Random } from '../../kernel/random.ts'
import type { SampleItem } from './sample-shop-goods.ts'
import type { SampleLine, SampleProduct } from './sample-shop-shape.ts'

export interface Shelf {
  readonly item: SampleItem
  readonly product: SampleProduct
}

export interface BasketAsked {
  readonly shelves: readonly Shelf[]
  readonly day: Day
  readonly today: Day
  readonly firstVisit: boolean
  /** Only these goods (a step of a renovation); otherwise the customer's taste decides. */
  readonly keys?: readonly string[] | undefined
  /** How much this customer likes each item: multiplies its chance. */
  readonly taste: ReadonlyMap<string, number>
}

/** Prices of today were lower before: about a twentieth a year. */
const PRICE_RISE_PER_YEAR = 0.05

/** Rounded as price tags are: to tenths below 20, to ones below 200, to tens above. */
export function priceTag(units: number): number {
  const step = units < 20 ? 0.1 : units < 200 ? 1 : 10
  return Math.max(step, Math.round(units / step) * step)
}

export function priceOn(priceMinor: Minor, day: Day, today: Day): Minor {
  const yearsAgo = Math.floor(Math.max(0, daysBetween(day, today)) / 365)
  return yearsAgo === 0 ? priceMinor : minor(Math.round(priceTag((priceMinor / 100) * (1 - PRICE_RISE_PER_YEAR * yearsAgo)) * 100))
}

export function basketOn(asked: BasketAsked, random: Random): SampleLine[] {
  const chosen = asked.shelves.filter(({ item }) =>
    asked.keys ? asked.keys.includes(item.key) && random.chance(item.chance || 1) : likes(asked, item, random),
  )
  const first = asked.shelves.find(({ item }) => !asked.keys || asked.keys.includes(item.key))
  const taken = chosen.length > 0 ? chosen : first ? [first] : []
  return taken.map(({ item, product }) => {
    const quantity = item.quantity ? random.whole(item.quantity[0], item.quantity[1]) : 1
    const unitMinor = priceOn(product.priceMinor, asked.day, asked.today)
    return {
      productId: product.productId,
      name: product.name,
      kind: product.kind,
      quantity,
      unitMinor,
      totalMinor: minor(unitMinor * quantity),
    }
  })
}

function likes(asked: BasketAsked, item: SampleItem, random: Random): boolean {
  const chance = asked.firstVisit && item.firstVisitChance !== undefined ? item.firstVisitChance : item.chance
  return random.chance(chance * (asked.taste.get(item.key) ?? 1))
}
