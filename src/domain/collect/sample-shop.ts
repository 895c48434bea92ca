/**
 * A whole invented shop: three years of customers and receipts that end yesterday. The same seed and day always give the same
 * shop, so that a picture in the documentation can be made again. Pure; about 50 ms.
 */
import { addDays, addMonths, type Day, daysBetween, monthOf } from '../../kernel/day.ts'
import { hashDraw, nameUuid } from '../../kernel/digest.ts'
import { type CustomerId, id } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { minor } from '../../kernel/money.ts'
import { type Random, seededRandom } from '../../kernel/random.ts'
import { basketOn, type Shelf } from './sample-shop-basket.ts'
import { type InThree, SAMPLE_STOCK } from './sample-shop-goods.ts'
import { followUpsOf, ladderOf } from './sample-shop-ladder.ts'
import { SAMPLE_NAMES } from './sample-shop-names.ts'
import { fictionalPhone, samplePerson } from './sample-shop-people.ts'
import { sampleReceipt, sampleRefunds } from './sample-shop-receipt.ts'
import { nextOpenDay, type SeasonClock, seasonClock } from './sample-shop-season.ts'
import type {
  SampleCustomer,
  SampleDueEvent,
  SampleProfile,
  SamplePurchase,
  SampleShop,
  SampleShopKind,
  SampleSpend,
} from './sample-shop-shape.ts'
import { renovationVisits } from './sample-shop-tiles.ts'
import { SAMPLE_PLACES, SAMPLE_TRADES, type SampleHabit, type SampleTrade } from './sample-shop-trades.ts'
import { type VisitPlan, visitsOf } from './sample-shop-visits.ts'

export interface SampleShopAsked {
  readonly shop: SampleShopKind
  readonly locale: Locale
  /** The history ends on the day before. */
  readonly today: Day
  readonly seed: number
  /** The draw of the hold-out; the program's own, so that the invented past keeps the rules of the present. */
  readonly isHeldOut?: HoldOutDraw
}

export type HoldOutDraw = (event: { readonly customerId: CustomerId; readonly anchorDay: Day }) => boolean

const HOLD_OUT_SHARE = 0.1
const HISTORY_DAYS = 3 * 365
const WATCHED_DAYS = 184
const FUTURE_DAYS = 800
/** Of a tile shop's customers these are craftsmen, who come again and again. */
const CRAFTSMEN_SHARE = 0.2

interface Making extends SampleShopAsked {
  readonly trade: SampleTrade
  readonly clock: SeasonClock
  readonly firstDay: Day
  readonly shelves: readonly Shelf[]
}

interface Visit {
  readonly day: Day
  readonly keys?: readonly string[]
}

export function makeSampleShop(asked: SampleShopAsked): SampleShop {
  const trade = SAMPLE_TRADES[asked.shop]
  const firstDay = addDays(asked.today, -HISTORY_DAYS)
  const { groups, shelves } = stockOf(asked)
  const making: Making = { ...asked, trade, firstDay, shelves, clock: seasonClock(firstDay, HISTORY_DAYS + FUTURE_DAYS, trade) }
  const lives = Array.from({ length: trade.customers }, (_, number) => liveOne(making, number))
  const purchases = [...lives.flatMap(life => life.purchases), ...anonymousSales(making)]
  const refunded = sampleRefunds(purchases, asked, seededRandom(asked.seed * 31 + 7))
  // Whoever may not be written to is in neither arm: nothing is at stake with him.
  const dueEvents = lives.filter(({ customer }) => customer.consent === 'given').flatMap(life => life.dueEvents)
  const ladderRandom = seededRandom(asked.seed * 17 + 3)
  const contacts = dueEvents.flatMap(event => ladderOf(event, ladderRandom))
  return {
    profile: profileOf(asked),
    groups,
    products: shelves.map(shelf => shelf.product),
    customers: lives.map(life => life.customer),
    purchases: refunded.purchases,
    refunds: refunded.refunds,
    dueEvents,
    contacts,
    followUps: followUpsOf(contacts, asked.today),
    spends: spendsOf(asked, trade),
  }
}

interface Life {
  readonly customer: SampleCustomer
  readonly purchases: readonly SamplePurchase[]
  readonly dueEvents: readonly SampleDueEvent[]
}

/** Each customer has a random source of his own: adding one more does not change the others. */
function liveOne(making: Making, number: number): Life {
  const { shop, locale, trade, seed, today } = making
  const random = seededRandom(seed * 7919 + number * 104_729 + 1)
  const habit = drawHabit(trade, random)
  const firstDay = drawFirstDay(making, number, random)
  const customerId = id<'customer'>(nameUuid(`sample/${shop}/${locale}/${seed}/customer/${number}`))
  const draw = making.isHeldOut ?? (({ anchorDay }) => hashDraw(`sample/${customerId}/${anchorDay}`) < HOLD_OUT_SHARE)
  const isHeldOut = (anchorDay: Day): boolean => draw({ customerId, anchorDay })
  const { visits, expected } = livedVisits(making, { habit, firstDay, isHeldOut }, random)
  const sinceDay = visits[0]?.day ?? firstDay
  const customer = samplePerson({ shop, locale, trade, customerId, number, sinceDay }, random)
  const taste = new Map(making.shelves.map(({ item }) => [item.key, 0.3 + 1.3 * random.next()]))
  // A few take less each time before they stay away: worth noticing while they still come.
  const shrinksFrom = shop === 'salon' && random.chance(0.08) ? addDays(today, -130) : undefined
  const purchases = visits.map((visit, index) => {
    const shrunk = shrinksFrom !== undefined && visit.day >= shrinksFrom
    const lines = basketOn(
      {
        shelves: shrunk ? making.shelves.slice(0, 1) : making.shelves,
        day: visit.day,
        today,
        firstVisit: index === 0,
        keys: visit.keys,
        taste,
      },
      random,
    )
    return sampleReceipt(
      { key: `${customer.customerId}/${index}`, customerId: customer.customerId, day: visit.day, lines, trade, locale },
      random,
    )
  })
  const dueEvents = expected.map(event =>
    Object.assign(event, {
      customerId: customer.customerId,
      dueEventId: id<'due-event'>(nameUuid(`${customer.customerId}/due/${event.anchorDay}`)),
    }),
  )
  return { customer, purchases, dueEvents }
}

function livedVisits(
  making: Making,
  { habit, firstDay, isHeldOut }: Pick<VisitPlan, 'habit' | 'firstDay' | 'isHeldOut'>,
  random: Random,
): { visits: Visit[]; expected: readonly Omit<SampleDueEvent, 'customerId' | 'dueEventId'>[] } {
  const { shop, trade, clock, today } = making
  if (shop === 'tiles' && !random.chance(CRAFTSMEN_SHARE)) {
    const rounds = random.chance(0.15) ? [firstDay, addDays(firstDay, 200 + Math.round(400 * random.next()))] : [firstDay]
    const chain = rounds
      .flatMap(start => renovationVisits(start, random))
      .map(({ day, items }) => ({ day: nextOpenDay(day, trade.hours), keys: items }))
    return { visits: chain.filter(visit => visit.day < today), expected: [] }
  }
  const { days, expected } = visitsOf(
    { trade, clock, habit, firstDay, today, isHeldOut, watchedFrom: addDays(today, -WATCHED_DAYS) },
    random,
  )
  return { visits: days.map(day => (shop === 'tiles' ? { day, keys: ['tiles', 'adhesive', 'grout', 'trim'] } : { day })), expected }
}

/** The first thirty days of the history hold those who were customers before; the last days hold those who are new. */
function drawFirstDay({ trade, firstDay, today, clock }: Making, number: number, random: Random): Day {
  const share = number / trade.customers
  const historyDays = daysBetween(firstDay, today)
  if (share < 0.3)
    return nextOpenDay(
      clock.dayAt(random.next() * Math.min(clock.readingOf(addDays(firstDay, historyDays - 1)), trade.cycleDays)),
      trade.hours,
    )
  if (share >= 0.97) return lastOpenBefore(addDays(today, -random.whole(1, 25)), trade)
  return lastOpenBefore(clock.dayAt(random.next() * clock.readingOf(addDays(today, -1))), trade)
}

function lastOpenBefore(value: Day, trade: SampleTrade): Day {
  let open = value
  while (nextOpenDay(open, trade.hours) !== open) open = addDays(open, -1)
  return open
}

function drawHabit(trade: SampleTrade, random: Random): SampleHabit {
  const draw = random.next()
  let below = 0
  for (const habit of trade.habits) {
    below += habit.share
    if (draw < below) return habit
  }
  return trade.habits.at(-1) ?? { name: 'one-timer', share: 1, spread: 0.5, stop: 1 }
}

function anonymousSales({ trade, locale, firstDay, today, clock, shelves, seed, shop }: Making): SamplePurchase[] {
  const random = seededRandom(seed * 13 + 5)
  const count = Math.round((trade.anonymousPerWeek * daysBetween(firstDay, today)) / 7)
  const readingEnd = clock.readingOf(addDays(today, -1))
  const taste = new Map<string, number>()
  return Array.from({ length: count }, (_, number) => {
    const day = lastOpenBefore(clock.dayAt(random.next() * readingEnd), trade)
    const keys = shop === 'tiles' ? ['adhesive', 'grout', 'trim'] : undefined
    const lines = basketOn({ shelves, day, today, firstVisit: false, keys, taste }, random)
    return sampleReceipt({ key: `${shop}/${locale}/${seed}/anonymous/${number}`, customerId: null, day, lines, trade, locale }, random)
  })
}

const at = (words: InThree | readonly [number, number, number], locale: Locale): string | number =>
  words[{ ru: 0, bg: 1, en: 2 }[locale]] ?? words[0]

function stockOf({ shop, locale }: SampleShopAsked): { groups: SampleShop['groups']; shelves: Shelf[] } {
  const stock = SAMPLE_STOCK[shop]
  const groupId = (key: string): SampleShop['groups'][number]['groupId'] => id<'product-group'>(nameUuid(`sample/${shop}/group/${key}`))
  const groups = Object.entries(stock.groups).map(([key, name]) => ({ groupId: groupId(key), name: String(at(name, locale)) }))
  const shelves = stock.items.map(item => ({
    item,
    product: {
      productId: id<'product'>(nameUuid(`sample/${shop}/product/${item.key}`)),
      groupId: groupId(item.group),
      name: String(at(item.name, locale)),
      kind: item.kind,
      priceMinor: minor(Math.round(Number(at(item.price, locale)) * 100)),
    },
  }))
  return { groups, shelves }
}

function profileOf({ shop, locale }: SampleShopAsked): SampleProfile {
  const trade = SAMPLE_TRADES[shop]
  return {
    name: String(at(trade.shopName, locale)),
    trade: shop,
    locale,
    ...SAMPLE_PLACES[locale],
    hours: trade.hours,
    signature: SAMPLE_NAMES[locale].staff.split(' ')[0] ?? '',
    phone: fictionalPhone(locale, 799),
  }
}

function spendsOf({ locale, today, seed }: SampleShopAsked, trade: SampleTrade): SampleSpend[] {
  const random = seededRandom(seed * 3 + 11)
  return Array.from({ length: 12 }, (_, monthsAgo) => ({
    month: monthOf(addMonths(today, monthsAgo - 11)),
    spendMinor: minor(Math.round(Number(at(trade.advertising, locale)) * (0.8 + 0.4 * random.next())) * 100),
  }))
}
