/** What to offer one customer: what is due by links, his usual basket, something new, his prices, his favourites, and what worries. */
import { type BasketAlarm, basketAlarms } from '../../domain/understand/basket-alarm.ts'
import { rankChannels } from '../../domain/understand/best-channel.ts'
import { LINK_RULES } from '../../domain/understand/linked-purchases.ts'
import { type PriceBand, customerBand, upsell } from '../../domain/understand/price-band.ts'
import { type ChannelReason, channelReason, type PriceReason, priceReason } from '../../domain/understand/number-reason.ts'
import { type MissingItem, missingItems, type Project, projects } from '../../domain/understand/project.ts'
import { type UsualSlot, usualSlot } from '../../domain/understand/usual-time.ts'
import { type Day, dayNumber, weekdayOf } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Currency, Minor } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import type { CustomerLine, NamedItem, ShopHabits, StoredLink } from '../../ports/what-next-store.ts'
import type { UnderstandDeps } from './deps.ts'
import { type OwnAssortment, ownAssortment } from './own-assortment.ts'

export interface GroupPrices {
  readonly group: NamedItem
  readonly band: PriceBand
  readonly why: PriceReason
  /** The next step up within his band that he does not buy yet, when there is one. */
  readonly upsell: { readonly product: NamedItem; readonly priceMinor: Minor } | null
}

export interface WhatNext extends OwnAssortment {
  readonly asOf: Day
  readonly currency: Currency
  readonly due: readonly MissingItem<NamedItem>[]
  readonly projects: readonly Project<NamedItem>[]
  /** What others take along with what he bought on his last visit, and he does not have: a checklist for the till. */
  readonly companions: readonly { readonly item: NamedItem; readonly with: NamedItem; readonly share: number }[]
  readonly prices: readonly GroupPrices[]
  readonly alarms: readonly BasketAlarm[]
  readonly usualHour: UsualSlot | null
  /** 0 is Monday. */
  readonly usualWeekday: UsualSlot | null
  /** Where he answers most; null before he was written to. */
  readonly channel: { readonly channel: string; readonly replyShare: number; readonly why: ChannelReason } | null
}

const COMPANIONS_MAX = 5
/** A shop has hundreds of products in a group; the step up is among those that people buy. */
const SHELF_PRODUCTS_MAX = 200
const NO_HABITS: ShopHabits = {
  repeatModel: null,
  visits: 0,
  visitsMax: 0,
  hours: Array.from({ length: 24 }, () => 0),
  weekdays: Array.from({ length: 7 }, () => 0),
  channels: {},
}

/** 'unknown-customer' when there is no such person. */
export async function whatNext(deps: UnderstandDeps, business: BusinessId, customerId: CustomerId): Promise<WhatNext | 'unknown-customer'> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    if ((await tx.collect.customers.find(customerId)) === undefined) return 'unknown-customer'
    const { zone, currency } = await tx.business.read()
    const asOf = localDay(now, zone)
    const lines = await tx.whatNext.customerLines(customerId, asOf)
    const habits = (await tx.whatNext.habits()) ?? NO_HABITS
    const { visits, hours } = await tx.whatNext.customerVisits(customerId, asOf)
    const bands = await bandsOf(tx, lines)
    return {
      asOf,
      currency,
      ...(await announced(tx, { lines, asOf })),
      ...(await ownAssortment(tx, { lines, habits, bands })),
      prices: await pricesOf(tx, { lines, bands }),
      alarms: basketAlarms(visits.map(visit => ({ day: dayNumber(visit.day), amountMinor: visit.amountMinor }))),
      usualHour: usualSlot(hours, habits.hours) ?? null,
      usualWeekday: usualSlot(weekdaysOf(visits.map(visit => visit.day)), habits.weekdays) ?? null,
      channel: await channelOf(tx, { customerId, habits }),
    }
  })
}

async function announced(
  tx: Tx,
  { lines, asOf }: { readonly lines: readonly CustomerLine[]; readonly asOf: Day },
): Promise<Pick<WhatNext, 'due' | 'projects' | 'companions'>> {
  const firstDays = new Map<string, number>()
  for (const line of lines) {
    for (const item of [line.product, line.group]) if (item && !firstDays.has(item.id)) firstDays.set(item.id, dayNumber(line.day))
  }
  const links = await tx.whatNext.linksFrom(Array.from(firstDays.keys()))
  const names = new Map<string, NamedItem>(
    links.flatMap(link => [
      [link.from.id, link.from],
      [link.to.id, link.to],
    ]),
  )
  const named = (id: string): NamedItem => names.get(id) ?? { kind: 'product', id, name: '' }
  const namedMissing = (one: MissingItem<string>): MissingItem<NamedItem> => ({ ...one, item: named(one.item), after: named(one.after) })
  const now = {
    firstDays,
    links: links.flatMap(link => (link.timing === 'later' ? [{ ...link, from: link.from.id, to: link.to.id }] : [])),
    today: dayNumber(asOf),
    windowDays: LINK_RULES.windowDays,
  }
  const lastDay = lines.at(-1)?.day
  const lastItems = new Set(lines.flatMap(line => (line.day === lastDay ? [line.product.id, line.group?.id] : [])))
  return {
    due: missingItems(now).map(namedMissing),
    companions: companionsOf(links, { lastItems, firstDays }),
    projects: projects(now).map(project => ({ bought: project.bought.map(named), missing: project.missing.map(namedMissing) })),
  }
}

function companionsOf(
  links: readonly StoredLink[],
  { lastItems, firstDays }: { readonly lastItems: ReadonlySet<string | undefined>; readonly firstDays: ReadonlyMap<string, number> },
): WhatNext['companions'] {
  const best = new Map<string, WhatNext['companions'][number]>()
  for (const link of links) {
    if (link.timing !== 'same-visit' || !lastItems.has(link.from.id) || firstDays.has(link.to.id)) continue
    if (link.confidence <= (best.get(link.to.id)?.share ?? 0)) continue
    best.set(link.to.id, { item: link.to, with: link.from, share: link.confidence })
  }
  return Array.from(best.values())
    .sort((a, b) => b.share - a.share)
    .slice(0, COMPANIONS_MAX)
}

async function bandsOf(tx: Tx, lines: readonly CustomerLine[]): Promise<ReadonlyMap<string, PriceBand>> {
  const paid = Map.groupBy(lines, line => line.group?.id ?? '')
  paid.delete('')
  const shop = await tx.whatNext.groupBands(Array.from(paid.keys()))
  return new Map(
    Array.from(paid).flatMap(([groupId, own]): [string, PriceBand][] => {
      const band = customerBand(
        own.map(line => line.unitMinor),
        shop.get(groupId),
      )
      return band === undefined ? [] : [[groupId, band]]
    }),
  )
}

async function pricesOf(
  tx: Tx,
  { lines, bands }: { readonly lines: readonly CustomerLine[]; readonly bands: ReadonlyMap<string, PriceBand> },
): Promise<readonly GroupPrices[]> {
  const groups = new Map(lines.flatMap((line): [string, NamedItem][] => (line.group === null ? [] : [[line.group.id, line.group]])))
  const owned = new Set(lines.map(line => line.product.id))
  const shelf = await tx.whatNext.productsOfGroups(Array.from(bands.keys()), SHELF_PRODUCTS_MAX)
  return Array.from(bands).flatMap(([groupId, band]) => {
    const group = groups.get(groupId)
    const priced = shelf.flatMap(one =>
      one.groupId === groupId && one.priceMinor !== null && !owned.has(one.product.id)
        ? [{ item: one.product, priceMinor: one.priceMinor }]
        : [],
    )
    const step = upsell(priced, band)
    return group === undefined
      ? []
      : [
          {
            group,
            band,
            why: paidReason(lines, groupId),
            upsell: step === undefined ? null : { product: step.item, priceMinor: step.priceMinor },
          },
        ]
  })
}

/** The business's band of a group is known as soon as somebody bought in it, and he did. */
function paidReason(lines: readonly CustomerLine[], groupId: string): PriceReason {
  return priceReason({ purchases: lines.filter(line => line.group?.id === groupId && line.unitMinor > 0).length, isShopKnown: true })
}

function weekdaysOf(days: readonly Day[]): readonly number[] {
  const counts = Array.from({ length: 7 }, () => 0)
  for (const day of days) counts[weekdayOf(day) - 1] = (counts[weekdayOf(day) - 1] ?? 0) + 1
  return counts
}

/** Consent is asked when something is planned; here it is only said where he answers. */
async function channelOf(
  tx: Tx,
  { customerId, habits }: { readonly customerId: CustomerId; readonly habits: ShopHabits },
): Promise<WhatNext['channel']> {
  const own = await tx.whatNext.customerChannels(customerId)
  const best = rankChannels(
    Object.entries(own).map(([channel, counts]) => ({
      channel,
      own: counts,
      business: habits.channels[channel] ?? { replies: 0, silences: 0 },
      costMinor: 0,
      replyValueMinor: 1,
    })),
  ).at(0)
  const counts = best && own[best.channel]
  return best === undefined || counts === undefined
    ? null
    : { channel: best.channel, replyShare: best.replyShare, why: channelReason(counts) }
}
