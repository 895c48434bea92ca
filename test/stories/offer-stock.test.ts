/** E58 and the offers that run out: a piece is promised once, sold pieces are counted down by the till, and "sold out" comes before the promise. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '../../src/kernel/day.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

const TODAY = day('2026-07-06')
const CREAM = { name: 'Крем ночной', groupName: 'Уход', totalMinor: 90_000, unitMinor: 90_000, kind: 'goods' as const }
let town: Town
const guests: Person[] = []

const offers = async () => {
  const { items } = (await town.ask('GET /offers', { at: noon(TODAY) })).json as {
    readonly items: readonly { readonly chosen: number; readonly left: number | null }[]
  }
  return items.map(({ chosen, left }) => ({ chosen, left }))
}

beforeAll(async () => {
  town = await openTown({ trade: 'salon', name: 'Лилия', policy: { cycleDays: 28 } })
  // Their next visit is due in these days, so the rungs with an offer stand at the door.
  for (let n = 0; n < 3; n += 1) {
    const guest = await town.newcomer()
    guests.push(guest)
    for (let visit = 5; visit >= 1; visit -= 1) await town.buys(guest.customerId, { on: addDays(TODAY, -28 * visit + 3), lines: [CREAM] })
  }
  await town.tickAt(noon(addDays(TODAY, -1)))
  const groups = await town.store.inBusiness(town.business, tx => tx.collect.purchases.groups())
  const products = (await town.ask(`GET /products?q=${encodeURIComponent('Крем')}`, { at: noon(TODAY) })).json as {
    readonly items: readonly { readonly productId: string }[]
  }
  const body = {
    name: 'Крем для своих',
    productId: products.items[0]?.productId,
    groupId: groups[0]?.id,
    priceMinor: 85_000,
    costMinor: 50_000,
    fromDay: addDays(TODAY, -1),
    deadline: addDays(TODAY, 40),
    stock: 2,
  }
  expect((await town.ask('POST /offers', { at: noon(addDays(TODAY, -1)), body })).json).toMatchObject({ left: 2 })
  await town.tickAt(noon(TODAY), ['plan-contacts', 'choose-offers'])
})
afterAll(() => town.close())

test('E58 two pieces, three whom they would fit: two are promised one, the third is not', async () => {
  expect(await offers()).toEqual([{ chosen: 2, left: 0 }])
})

test('E58 looked at again nothing more is promised, and nobody loses his promise', async () => {
  await town.tickAt(noon(addDays(TODAY, 1)), ['choose-offers'])
  expect(await offers()).toEqual([{ chosen: 2, left: 0 }])
})

test('E58 pieces sold at the till to strangers are counted down, until new ones are counted in', async () => {
  const body = { key: 'stranger', lines: [{ name: CREAM.name, category: CREAM.groupName, totalMinor: 180_000, qty: '2' }] }
  await town.ask('POST /till/sales', { at: noon(addDays(TODAY, 1)), body })
  await town.tickAt(noon(addDays(TODAY, 2)), ['choose-offers'])
  expect((await offers())[0]?.left).toBe(0)
  expect((await offers())[0]?.chosen).toBe(0)
})
