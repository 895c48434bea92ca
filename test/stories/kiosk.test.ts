/**
 * ST10: a kiosk that knows nobody. A slip with a coupon and its deadline, the next event and what goes with the purchase;
 * whoever brings it back is counted, without a name.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { addDays, day } from '../../src/kernel/day.ts'
import { noon, openTown, type Town } from './town.ts'

let town: Town
const START = day('2026-03-02')
const DEADLINE = addDays(START, 14)
const SLIPS = 6
const codes: string[] = []

const sold = z.object({ purchase: z.object({ purchaseId: z.string() }) })
const purchaseIdOf = (told: unknown): string => sold.parse(told).purchase.purchaseId

const slipId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const slipOf = (code: string) => ({
  shop: 'Киоск у вокзала',
  phone: '',
  lines: [{ text: 'Кофе', amount: '180 ₽' }],
  coupon: { code, offer: '100 ₽ на следующую покупку', lastDay: DEADLINE, conditions: 'от 300 ₽' },
  nextEvent: { text: 'Новый урожай Кении, проба даром', day: addDays(START, 10) },
  checklist: ['Фильтры', 'Кружка'],
  signUp: null,
  footer: 'Ждём вас',
})

beforeAll(async () => {
  town = await openTown({ trade: 'shop', name: 'Киоск у вокзала' })
  for (let n = 0; n < SLIPS; n += 1) {
    const at = noon(addDays(START, n))
    const sale = await town.ask('POST /purchases', {
      at,
      body: {
        source: 'till',
        sourceId: `first-${n}`,
        customerRef: null,
        totalMinor: 18_000,
        lines: [{ name: 'Кофе', totalMinor: 18_000 }],
      },
    })
    expect(sale.status).toBe(201)
    const made = await town.ask('POST /coupons', {
      at,
      body: { gift: { kind: 'amount', minor: 10_000 }, minBasketMinor: 30_000, deadline: DEADLINE, slipOf: purchaseIdOf(sale.json) },
    })
    codes.push(String(made.json['code']))
  }
})
afterAll(() => town.close())

test('ST10 the slip carries the coupon with its last day, the event and the list to tick; a second print says that it is a copy', async () => {
  const body = { slipId: slipId(1), slip: slipOf(codes[0] ?? ''), onPaper: false }
  const first = await town.ask('POST /slips', { at: noon(START), body })
  expect(first.json).toMatchObject({ copyNumber: 1 })
  const picture = String(first.json['picture'])
  for (const text of [codes[0] ?? '-', 'Фильтры', 'Кружка', 'Кении']) expect(picture.replaceAll(/<[^>]+>/g, '')).toContain(text)
  expect((await town.ask('POST /slips', { at: noon(START), body })).json).toMatchObject({ copyNumber: 2 })
})

const bring = (code: string, later: number, basketMinor: number) =>
  town.ask(`POST /coupons/${code}/redemptions`, {
    at: noon(addDays(START, later)),
    body: { holder: `sale-${code}-${later}`, customerId: null, basketMinor, discountMinor: 10_000 },
  })

test('ST10 nobody’s coupon is good for whoever brings it: once, above its sum, until its last day', async () => {
  expect((await bring(codes[0] ?? '', 3, 20_000)).status).toBeGreaterThanOrEqual(400)
  expect((await bring(codes[0] ?? '', 3, 45_000)).status).toBe(201)
  expect((await bring(codes[0] ?? '', 4, 45_000)).status).toBeGreaterThanOrEqual(400)
  expect((await bring(codes[1] ?? '', 14, 45_000)).status).toBe(201)
  expect((await bring(codes[2] ?? '', 15, 45_000)).status).toBeGreaterThanOrEqual(400)
})

test('ST10 what came back is attributed to the coupons and counted, though nobody has a name', async () => {
  // Two months later: a coupon that nobody brought has run out, and nobody was written to.
  await town.live({ from: addDays(START, 15), to: addDays(START, 60), everyDays: 5 })
  expect(await town.messages()).toEqual([])
  const results = await town.ask('GET /coupon-results', { at: noon(addDays(START, 60)) })
  expect(results.json['items']).toMatchObject([
    { origin: 'slip', issued: SLIPS, redeemed: 2, discountMinor: 20_000, open: 0, expired: SLIPS - 2 },
  ])
  const people = await town.ask('GET /customers', { at: noon(addDays(START, 20)) })
  expect(people.json).toMatchObject({ total: 0 })
})
