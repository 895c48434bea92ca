/** ST7: the average basket is 630, so "buy for 700 and get 70 for the next time": what the cashier says at 600, and who came back for it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

const BEGAN = day('2026-03-02')
const START = day('2026-05-04')
let town: Town
let vera: Person
let sales = 0

const sell = async (totalMinor: number, on: Day, more: Readonly<Record<string, unknown>> = {}) => {
  sales += 1
  const lines = [{ name: 'Продукты', category: 'Продукты', totalMinor }]
  return town.ask('POST /till/sales', { at: noon(on), body: { customerId: vera.customerId, lines, key: `sale-${sales}`, ...more } })
}
const quote = (totalMinor: number, on: Day) =>
  town.ask('POST /till/quotes', {
    at: noon(on),
    body: { customerId: vera.customerId, lines: [{ name: 'Продукты', category: 'Продукты', totalMinor }] },
  })
let code = ''

beforeAll(async () => {
  town = await openTown({ trade: 'shop', name: 'У дома' })
  vera = await town.newcomer({ fullName: 'Вера Львова' })
  // Two months of baskets whose mean is 630.
  for (let week = 0; week < 8; week += 1) {
    await sell(week % 2 === 0 ? 53_000 : 73_000, addDays(BEGAN, week * 7))
    await town.tickAt(noon(addDays(BEGAN, week * 7 + 1)))
  }
  await town.ask('PUT /programs/threshold', { at: noon(START), body: { terms: { kind: 'threshold', validDays: 30 } } })
})
afterAll(() => town.close())

test('ST7 the threshold follows from the average basket of 630: 700 brings 70', async () => {
  const programs = await town.ask('GET /programs', { at: noon(START) })
  expect(programs.json['threshold']).toEqual({ fromMinor: 70_000, rewardMinor: 7_000, currency: 'RUB' })
})

test('ST7 at 600 the cashier is told what to say; at 300 she is told nothing, at 700 it is reached', async () => {
  const hint = (await quote(60_000, START)).json['topUp']
  expect(hint).toMatchObject({ missingMinor: 10_000, rewardMinor: 7_000 })
  expect(JSON.stringify(hint)).toMatch(/100.*70/)
  expect((await quote(30_000, START)).json['topUp']).toBeNull()
  expect((await quote(70_000, START)).json['topUp']).toBeNull()
})

test('ST7 a sale of 700 prints a coupon with a deadline; one of 600 prints none', async () => {
  expect((await sell(60_000, START)).json['couponForNextTime']).toBeNull()
  const sold = await sell(70_000, START)
  expect(sold.json['couponForNextTime']).toMatchObject({ gift: { kind: 'amount', minor: 7_000 }, deadline: '2026-06-03', usesMax: 1 })
  code = String((sold.json['couponForNextTime'] as { readonly code: string }).code)
})

test('ST7 she comes back with it: it pays 70 once, the second try is refused in words', async () => {
  const back = addDays(START, 14)
  await town.live({ from: addDays(START, 1), to: back, everyDays: 3 })
  const paid = await sell(50_000, back, { couponCode: code })
  expect(paid.json).toMatchObject({ bill: { couponMinor: 7_000, payMinor: 43_000 } })
  const again = await sell(50_000, addDays(back, 1), { couponCode: code })
  expect(again.status).toBe(409)
  expect(String(again.json['detail'])).not.toBe('')
})

test('ST7 the return is attributed: the programme says how many coupons it gave, how many came back and what they bought', async () => {
  const results = await town.ask('GET /coupon-results', { at: noon('2026-06-10') })
  expect(results.json['items']).toEqual([
    expect.objectContaining({
      origin: 'threshold',
      issued: 1,
      redeemed: 1,
      boughtMinor: 43_000,
      discountMinor: 7_000,
      open: 0,
      expired: 0,
    }),
  ])
})

test('ST7 a coupon left lying is worth nothing after its deadline', async () => {
  const sold = await sell(80_000, day('2026-06-10'))
  const unused = String((sold.json['couponForNextTime'] as { readonly code: string }).code)
  await town.live({ from: day('2026-06-11'), to: day('2026-07-11'), everyDays: 6 })
  const late = await sell(50_000, day('2026-07-11'), { couponCode: unused })
  expect(late.status).toBe(409)
  const results = await town.ask('GET /coupon-results', { at: noon('2026-07-11') })
  expect(results.json['items']).toEqual([expect.objectContaining({ issued: 2, redeemed: 1, expired: 1 })])
})
