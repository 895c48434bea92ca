import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { assert } from '../../kernel/assert.ts'
import { addDays, day, type Day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import { addCustomer } from '../collect/add-customer.ts'
import { type LineInput, recordPurchase } from '../collect/record-purchase.ts'
import type { UnderstandDeps } from './deps.ts'
import { mineLinks } from './mine-links.ts'
import { whatNext } from './what-next.ts'

const now = instant('2026-03-10T09:00:00Z')
const today = day('2026-03-10')
let database: TestStore
let deps: UnderstandDeps
let business: BusinessId
let builder: CustomerId

beforeAll(async () => {
  database = await testStore()
  deps = { store: database.store, clock: fixedClock(now) }
  business = await newBusiness(database.store, { trade: 'tiles' })
  await tileShop()
  builder = await customer('Пётр Плиткин')
  await buys(builder, addDays(today, -5), [tiles, bag])
})
afterAll(() => database.close())

const line = (name: string, groupName: string | null, totalMinor: number): LineInput => ({ name, groupName, totalMinor })
const tiles = line('Плитка «Море»', 'Плитка', 500_00)
const bag = line('Пакет', null, 10_00)
const baths = [line('Ванна 150', 'Ванны', 9_000_00), line('Ванна 170', 'Ванны', 12_000_00), line('Ванна 180', 'Ванны', 15_000_00)]
const sink = line('Раковина', 'Раковины', 3_000_00)
const paint = line('Краска', 'Краски', 700_00)
const [glue, trowel] = [line('Клей', null, 90_00), line('Шпатель', null, 50_00)]

async function customer(fullName: string): Promise<CustomerId> {
  const added = await addCustomer(deps, business, { fullName, contacts: [] })
  assert('customerId' in added, 'the customer was added')
  return added.customerId
}

async function buys(customerId: CustomerId, bought: Day, lines: readonly LineInput[], minute = 11 * 60): Promise<void> {
  const recorded = await recordPurchase(deps, business, { source: 'hand', customer: { customerId }, day: bought, minute, lines })
  assert('purchaseId' in recorded, 'the purchase was recorded')
}

/** Half of those who tile need a bath three weeks later and then a sink; others paint. The bag goes with everything. */
async function tileShop(): Promise<void> {
  for (let at = 0; at < 24; at += 1) {
    const tiler = await customer(`Плиточник ${at}`)
    const start = addDays(today, -400 + at * 5)
    await buys(tiler, start, [tiles, bag])
    const bath = baths[at % 3]
    if (at % 2 === 0 && bath) {
      await buys(tiler, addDays(start, 18 + (at % 7)), [bath, bag])
      await buys(tiler, addDays(start, 30 + (at % 5)), [sink, bag])
    }
    const painter = await customer(`Маляр ${at}`)
    for (const days of [0, 70, 150]) await buys(painter, addDays(start, days + at), [paint, bag])
    if (at % 2 === 0) await buys(painter, addDays(start, 30), [glue, trowel])
  }
}

describe('after a night', () => {
  beforeAll(async () => {
    expect(await mineLinks(deps, business)).toMatchObject({ products: 9 })
  })

  test('tiles bought five days ago announce a bath in the days in which the others bought theirs', async () => {
    const next = await read(builder)
    const bath = next.due.find(one => one.item.name === 'Ванны')
    expect(bath).toMatchObject({ after: { name: 'Плитка', kind: 'group' }, item: { kind: 'group' } })
    expect(bath?.chance).toBeCloseTo(0.45, 1)
    const middle = (bath?.middleDay ?? 0) - (bath?.afterDay ?? 0)
    expect(middle).toBeGreaterThanOrEqual(19)
    expect(middle).toBeLessThanOrEqual(23)
    expect(next.due.map(one => one.item.name)).not.toContain('Пакет')
  })

  test('what others take along is a checklist for the till', async () => {
    const hasty = await customer('Семён Спешкин')
    await buys(hasty, addDays(today, -1), [glue])
    expect((await read(hasty)).companions).toMatchObject([{ item: { name: 'Шпатель' }, with: { name: 'Клей' }, share: 1 }])
  })

  test('a begun bathroom is a project with what is missing', async () => {
    const [project] = (await read(builder)).projects
    expect(project?.bought.map(item => item.name)).toEqual(['Плитка'])
    expect(project?.missing.map(one => one.item.name)).toEqual(['Ванны', 'Раковины'])
  })

  test('the usual basket, favourites and hour of one who comes for the same', async () => {
    const regular = await customer('Ольга Краскина')
    for (const days of [-200, -150, -100, -50]) await buys(regular, addDays(today, days), [paint], 17 * 60)
    const next = await read(regular)
    expect(next.basket[0]).toMatchObject({ product: { name: 'Краска' }, bought: 4 })
    expect(next.favourites.map(one => one.product.name)).toEqual(['Краска'])
    expect(next.prices[0]).toMatchObject({ group: { name: 'Краски' }, band: { middleMinor: 700_00 }, upsell: null })
    expect(next.usualHour?.at).toBe(17)
    expect(next.alarms).toEqual([])
  })

  test('one step up within what is paid for baths', async () => {
    const owner = await customer('Иван Купалов')
    await buys(owner, addDays(today, -300), [baths[0] ?? sink])
    const next = await read(owner)
    expect(next.prices[0]).toMatchObject({ group: { name: 'Ванны' }, upsell: { product: { name: 'Ванна 170' }, priceMinor: 12_000_00 } })
  })

  test('a second night replaces the first', async () => {
    const again = await mineLinks(deps, business)
    expect(await database.store.inBusiness(business, tx => tx.whatNext.popularProducts(50))).toHaveLength(again.products)
  })

  test('another business sees nothing of it', async () => {
    const other = await newBusiness(database.store)
    const products = await database.store.inBusiness(business, tx => tx.whatNext.popularProducts(50))
    expect(
      await database.store.inBusiness(other, async tx => [await tx.whatNext.popularProducts(50), await tx.whatNext.linksFrom(products)]),
    ).toEqual([[], []])
  })
})

test('before the first night, and for one who never bought, nothing is made up', async () => {
  const empty = await newBusiness(database.store)
  const added = await addCustomer(deps, empty, { fullName: 'Новый', contacts: [] })
  assert('customerId' in added, 'the customer was added')
  expect(await whatNext(deps, empty, added.customerId)).toMatchObject({
    due: [],
    projects: [],
    companions: [],
    basket: [],
    favourites: [],
    discoveries: [],
    prices: [],
    alarms: [],
    usualHour: null,
    usualWeekday: null,
    channel: null,
  })
  expect(await mineLinks(deps, empty)).toEqual({ links: 0, products: 0 })
  expect(await whatNext(deps, empty, id<'customer'>('00000000-0000-7000-8000-000000000000'))).toBe('unknown-customer')
})

async function read(customerId: CustomerId) {
  const next = await whatNext(deps, business, customerId)
  assert(next !== 'unknown-customer', 'the customer exists')
  return next
}
