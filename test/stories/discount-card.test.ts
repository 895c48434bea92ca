/** ST8: the discount card of 5, 10 and 15 per cent: who gets it, what lifts it, and that it never falls. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

const FIRST = day('2025-06-02')
let town: Town
let anna: Person
let sales = 0

const TERMS = {
  kind: 'tiers',
  steps: [
    { fromMinor: 0, share: 0.05 },
    { fromMinor: 1_000_000, share: 0.1 },
    { fromMinor: 3_000_000, share: 0.15 },
  ],
  windowDays: 365,
  neverLower: true,
  issueFromMinor: 300_000,
}

const sell = async (totalMinor: number, on: Day) => {
  sales += 1
  const lines = [{ name: 'Туфли', category: 'Обувь', totalMinor }]
  return town.ask('POST /till/sales', { at: noon(on), body: { customerId: anna.customerId, lines, key: `sale-${sales}` } })
}
const cardOn = async (on: Day): Promise<unknown> =>
  (await town.ask(`GET /customers/${anna.customerId}/benefits`, { at: noon(on) })).json['tier']

beforeAll(async () => {
  town = await openTown({ trade: 'shop', name: 'Каблучок' })
  anna = await town.newcomer({ fullName: 'Анна Белова' })
  await town.ask('PUT /programs/tiers', { at: noon(FIRST), body: { terms: TERMS } })
})
afterAll(() => town.close())

test('ST8 the card is handed out with a purchase of 3,000, not before', async () => {
  expect((await sell(250_000, FIRST)).json).toMatchObject({ bill: { tierMinor: 0 }, benefits: { tier: null } })
  expect((await sell(300_000, addDays(FIRST, 20))).json).toMatchObject({ bill: { tierMinor: 0 }, benefits: { tier: { share: 0.05 } } })
})

test('ST8 five, ten, fifteen: the turnover lifts the card, and the till says how much is missing to the next step', async () => {
  expect((await sell(400_000, addDays(FIRST, 60))).json).toMatchObject({
    bill: { tierMinor: 20_000, payMinor: 380_000 },
    benefits: { tier: { share: 0.05, turnoverMinor: 930_000, next: { share: 0.1, missingMinor: 70_000 } } },
  })
  await town.live({ from: addDays(FIRST, 1), to: addDays(FIRST, 61), everyDays: 10 })
  expect((await sell(200_000, addDays(FIRST, 90))).json).toMatchObject({ bill: { tierMinor: 10_000 }, benefits: { tier: { share: 0.1 } } })
  expect((await sell(2_200_000, addDays(FIRST, 120))).json).toMatchObject({
    bill: { tierMinor: 220_000 },
    benefits: { tier: { share: 0.15, next: null } },
  })
})

test('ST8 two years of silence empty the window, and the card does not fall', async () => {
  const later = addDays(FIRST, 850)
  await town.live({ from: addDays(FIRST, 121), to: later, everyDays: 27 })
  expect(await cardOn(later)).toMatchObject({ share: 0.15, turnoverMinor: 0 })
  expect((await sell(100_000, later)).json).toMatchObject({ bill: { tierMinor: 15_000, payMinor: 85_000 } })
})

test('E54 card of 15 % against a coupon of 70: the better one for her counts, and neither goes below the cost', async () => {
  const on = addDays(FIRST, 851)
  const made = await town.ask('POST /coupons', {
    at: noon(on),
    body: { customerId: anna.customerId, gift: { kind: 'amount', minor: 7_000 }, deadline: addDays(on, 30) },
  })
  const quote = (totalMinor: number, costMinor: number | null = null) =>
    town.ask('POST /till/quotes', {
      at: noon(on),
      body: {
        customerId: anna.customerId,
        couponCode: made.json['code'],
        lines: [{ name: 'Крем', category: 'Уход', totalMinor, costMinor }],
      },
    })
  expect((await quote(63_000)).json).toMatchObject({ bill: { tierMinor: 9_450, couponMinor: 0, payMinor: 53_550 } })
  expect((await quote(40_000)).json).toMatchObject({ bill: { tierMinor: 0, couponMinor: 7_000, payMinor: 33_000 } })
  expect((await quote(40_000, 38_000)).json).toMatchObject({ bill: { payMinor: 38_000, isAtFloor: true } })
  expect((await quote(5_000)).json).toMatchObject({ bill: { couponMinor: 5_000, payMinor: 0 } })
})
