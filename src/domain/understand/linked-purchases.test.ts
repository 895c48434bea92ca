import { describe, expect, test } from 'vitest'
import { type Random, seededRandom } from '../../kernel/random.ts'
import { firstPurchases } from './first-purchases.ts'
import { linkedPurchases, type LinkedPurchase } from './linked-purchases.ts'

const ITEMS = ['tiles', 'bath', 'sink', 'bag', 'paint', 'lamp', 'rug', 'mixer', 'shower', 'mirror', 'adhesive', 'grout'] as const
type Item = (typeof ITEMS)[number]
type Sale = readonly [day: number, item: Item]

const START = 18_000
const YEARS_DAYS = 1460

/** The planted truth: half of those who tile buy a bath and a sink 21 ± 6 days later; the bag goes with every basket. */
function plantedCustomer(random: Random, bagShare = 0.95): Sale[] {
  const visits: Sale[] = []
  for (let day = START + random.whole(0, 300); day < START + YEARS_DAYS; day += random.whole(20, 200)) {
    visits.push([day, random.pick(['paint', 'lamp', 'rug'])])
  }
  if (random.chance(0.5)) {
    const tiled = START + random.whole(0, YEARS_DAYS)
    visits.push([tiled, 'tiles'])
    for (const item of ['bath', 'sink'] as const)
      if (random.chance(0.5)) visits.push([tiled + Math.max(1, Math.round(random.normal(21, 6))), item])
  }
  return visits.flatMap(([day, item]): Sale[] =>
    random.chance(bagShare)
      ? [
          [day, item],
          [day, 'bag'],
        ]
      : [[day, item]],
  )
}

/** A tile shop in which a step may cause the next: each is taken with its own chance, after a log-normal wait. */
function tileCustomer(random: Random): Sale[] {
  const steps = [
    ['bath', 0.5, 25, 0.6],
    ['sink', 0.5, 14, 0.6],
    ['mixer', 0.6, 7, 0.7],
    ['shower', 0.35, 20, 0.7],
    ['mirror', 0.4, 30, 0.7],
  ] as const
  let day = START + random.whole(0, YEARS_DAYS - 1)
  const bought: Sale[] = [[day, 'tiles']]
  if (random.chance(0.7)) bought.push([day, 'adhesive'])
  if (random.chance(0.6)) bought.push([day, 'grout'])
  for (const [item, chance, waitDays, spread] of steps) {
    if (!random.chance(chance)) continue
    day += Math.max(1, Math.round(waitDays * Math.exp(random.normal(0, spread))))
    bought.push([day, item])
  }
  return bought
}

function linksOf(customers: readonly (readonly Sale[])[]): LinkedPurchase[] {
  const rows = customers.flatMap((sales, customer) =>
    sales
      .filter(([day]) => day < START + YEARS_DAYS)
      .toSorted((a, b) => a[0] - b[0])
      .map(([day, item]) => ({ customer, day, item: ITEMS.indexOf(item) })),
  )
  return linkedPurchases(
    firstPurchases({
      customers: Int32Array.from(rows, row => row.customer),
      days: Int32Array.from(rows, row => row.day),
      items: Int32Array.from(rows, row => row.item),
      itemCount: ITEMS.length,
    }),
  )
}

const world = (seed: number, customers: number, make: (random: Random) => Sale[]): Sale[][] => {
  const random = seededRandom(seed)
  return Array.from({ length: customers }, () => make(random))
}
const find = (links: readonly LinkedPurchase[], from: Item, to: Item): LinkedPurchase | undefined =>
  links.find(link => link.timing === 'later' && ITEMS[link.from] === from && ITEMS[link.to] === to)

describe('a planted world', () => {
  test.each([
    [1, 0.95],
    [2, 0.95],
    [3, 0.95],
    [1, 0.6],
    [1, 0.45],
    [3, 0.3],
  ])('seed %i, a bag with %f of all baskets: tiles lead to bath and sink at their lag, and nothing leads to the bag', (seed, bagShare) => {
    const links = linksOf(world(seed, 800, random => plantedCustomer(random, bagShare)))
    for (const item of ['bath', 'sink'] as const) {
      const link = find(links, 'tiles', item)
      expect(link?.confidence).toBeGreaterThan(0.4)
      expect(Math.abs((link?.lagP50 ?? 0) - 21)).toBeLessThanOrEqual(2)
      // The quartiles of a normal lie 0.674 standard deviations from its middle.
      expect(Math.abs((link?.lagP25 ?? 0) - 17)).toBeLessThanOrEqual(2)
      expect(Math.abs((link?.lagP75 ?? 0) - 25)).toBeLessThanOrEqual(2)
    }
    expect(links.filter(link => ITEMS[link.to] === 'bag' || ITEMS[link.from] === 'bag')).toEqual([])
    // A bath is neither a reason to tile nor does it bring paint; bath and sink meet on one day or nearly so.
    const planted = new Set(['tiles>bath', 'tiles>sink', 'bath>sink', 'sink>bath'])
    expect(links.map(link => `${ITEMS[link.from]}>${ITEMS[link.to]}`).filter(name => !planted.has(name))).toEqual([])
  })

  test.each([1, 2, 3])('seed %i: a shop of chains: every true step is found with its chance and its lag', seed => {
    const links = linksOf(world(seed, 2000, tileCustomer))
    const truth: readonly (readonly [Item, Item, number, number])[] = [
      ['tiles', 'bath', 0.5, 25],
      ['bath', 'sink', 0.5, 14],
      ['sink', 'mixer', 0.6, 7],
    ]
    expect(find(links, 'tiles', 'shower')).toBeDefined()
    for (const [from, to, confidence, lagDays] of truth) {
      const link = find(links, from, to)
      expect(link, `${from} → ${to}`).toBeDefined()
      expect(Math.abs((link?.confidence ?? 0) - confidence), `${from} → ${to}`).toBeLessThan(0.06)
      expect(Math.abs((link?.lagP50 ?? 0) - lagDays), `${from} → ${to}`).toBeLessThanOrEqual(3)
    }
  })

  test('items dealt out anew among the same visits leave no link', () => {
    const found = [1, 2, 3, 4, 5].map(seed => {
      const random = seededRandom(seed)
      const shuffled = world(seed, 800, customer => plantedCustomer(customer)).map(sales =>
        sales.map(([day]): Sale => [day, random.pick(ITEMS)]),
      )
      return linksOf(shuffled).length
    })
    expect(found.reduce((sum, links) => sum + links, 0)).toBeLessThanOrEqual(1)
  })
})

describe('what is counted', () => {
  const followed = (count: number, lagDays: number): Sale[][] => [
    ...Array.from({ length: count }, (): Sale[] => [
      [START, 'tiles'],
      [START + lagDays, 'bath'],
    ]),
    ...Array.from({ length: 300 }, (): Sale[] => [
      [START, 'paint'],
      [START + 400, 'lamp'],
      [START + 500, 'rug'],
      [START + 600, 'mirror'],
    ]),
  ]
  test.each([
    { count: 9, lagDays: 20, isFound: false, why: 'one too few' },
    { count: 10, lagDays: 20, isFound: true, why: 'enough support' },
    { count: 10, lagDays: 60, isFound: true, why: 'the last day of the window' },
    { count: 10, lagDays: 61, isFound: false, why: 'a day too late' },
  ])('$why', ({ count, lagDays, isFound }) => {
    expect(find(linksOf(followed(count, lagDays)), 'tiles', 'bath') !== undefined).toBe(isFound)
  })

  test('a pair of one visit is a checklist, never a message for later', () => {
    const links = linksOf([
      ...Array.from({ length: 40 }, (): Sale[] => [
        [START, 'tiles'],
        [START, 'grout'],
      ]),
      ...Array.from({ length: 300 }, (): Sale[] => [
        [START, 'paint'],
        [START + 400, 'lamp'],
        [START + 500, 'rug'],
        [START + 600, 'mirror'],
      ]),
    ])
    expect(links.map(link => link.timing)).toEqual(['same-visit', 'same-visit'])
    expect(links[0]).toMatchObject({ confidence: 1, lagP50: 0 })
  })

  test('who had it already is not asked', () => {
    const links = linksOf([
      ...followed(20, 20),
      ...Array.from({ length: 15 }, (): Sale[] => [
        [START, 'bath'],
        [START + 5, 'tiles'],
      ]),
    ])
    expect(find(links, 'tiles', 'bath')).toMatchObject({ fromCustomers: 20, bothCustomers: 20 })
  })
})
