/** What one customer has, pays and needs next, as the choice of an offer asks it. */
import { favourites } from '../../domain/understand/favourites.ts'
import { LINK_RULES } from '../../domain/understand/linked-purchases.ts'
import { customerBand, type PriceBand } from '../../domain/understand/price-band.ts'
import { missingItems } from '../../domain/understand/project.ts'
import type { OfferFacts } from '../../domain/plan/offer.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Tx } from '../../ports/store.ts'
import type { CustomerLine } from '../../ports/what-next-store.ts'

const FAVOURITES_MAX = 5

export interface FactsRequest {
  readonly customerId: CustomerId
  readonly today: Day
  readonly assets: ReadonlySet<string>
  readonly cycleDays: number
}

export async function offerFacts(tx: Tx, { customerId, today, assets, cycleDays }: FactsRequest): Promise<OfferFacts> {
  const lines = await tx.whatNext.customerLines(customerId, today)
  const boughtOn = new Map<string, Day>()
  const firstDays = new Map<string, number>()
  for (const line of lines) {
    for (const item of [line.product, line.group]) {
      if (item === null) continue
      boughtOn.set(item.id, line.day)
      if (!firstDays.has(item.id)) firstDays.set(item.id, dayNumber(line.day))
    }
  }
  const links = await tx.whatNext.linksFrom([...firstDays.keys()])
  const announced = missingItems({
    firstDays,
    links: links.flatMap(link => (link.timing === 'later' ? [{ ...link, from: link.from.id, to: link.to.id }] : [])),
    today: dayNumber(today),
    windowDays: LINK_RULES.windowDays,
  })
  return {
    today,
    boughtOn,
    assets,
    bands: await bandsOf(tx, lines),
    favourites: await favouritesOf(tx, lines),
    linked: new Map(announced.map(one => [one.item, one.chance])),
    cycleDays,
  }
}

/** His own prices by group; for a group he has not bought of, the business's. */
async function bandsOf(tx: Tx, lines: readonly CustomerLine[]): Promise<ReadonlyMap<string, PriceBand>> {
  const paid = Map.groupBy(lines, line => line.group?.id ?? '')
  paid.delete('')
  const groups = (await tx.collect.purchases.groups()).map(group => group.id)
  const shop = await tx.whatNext.groupBands([...new Set([...paid.keys(), ...groups])])
  const bands = new Map<string, PriceBand>(shop)
  for (const [groupId, own] of paid) {
    const band = customerBand(
      own.map(line => line.unitMinor),
      shop.get(groupId),
    )
    if (band !== undefined) bands.set(groupId, band)
  }
  return bands
}

async function favouritesOf(tx: Tx, lines: readonly CustomerLine[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(lines.map(line => line.product.id))]
  const places = new Map(ids.map((id, place) => [id, place]))
  const facts = new Map((await tx.whatNext.products(ids)).map(fact => [fact.product.id, fact.visits]))
  const baskets = [...Map.groupBy(lines, line => line.day).values()].map(visit => [
    ...new Set(visit.map(line => places.get(line.product.id) ?? 0)),
  ])
  const liked = favourites(baskets, {
    popularity: { visits: Float64Array.from(ids, id => facts.get(id) ?? 0) },
    visitsOfAll: (await tx.whatNext.habits())?.visits ?? 0,
    limit: FAVOURITES_MAX,
  })
  return new Set(liked.flatMap(one => ids[one.item] ?? []))
}
