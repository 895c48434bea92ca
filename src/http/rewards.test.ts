/** Rewards over the API, as a till and an owner ask. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  shop = await server.newShop()
})
afterAll(() => server.close())

const ask = (request: string, body?: unknown) => server.ask(request, { key: shop.key, body, headers: { 'accept-language': 'ru' } })
const wash = { name: 'Мойка', totalMinor: 700_00 }

async function customer(): Promise<string> {
  const added = await ask('POST /customers', { fullName: 'Анна', phones: ['+79161234567'] })
  return String(added.json['customerId'])
}

async function coupon(change: object = {}): Promise<string> {
  const made = await ask('POST /coupons', { gift: { kind: 'amount', minor: 70_00 }, deadline: '2030-01-31', ...change })
  expect(made).toMatchObject({ status: 201, json: { redeemed: 0, usesMax: 1, isVoid: false } })
  return String(made.json['code'])
}

test('the owner turns programmes on and off, and sees what runs', async () => {
  const terms = { kind: 'stamps', paidPerFree: 10, groupName: null }
  expect(await ask('PUT /programs/stamps', { terms })).toMatchObject({ status: 200 })
  expect(await ask('GET /programs')).toMatchObject({ json: { items: [{ terms }], threshold: null } })
  expect(await ask('PUT /programs/stamps', { terms: null })).toMatchObject({ status: 200 })
  expect(await ask('GET /programs')).toMatchObject({ json: { items: [] } })
})

test.each([
  ['a programme of another kind', 'PUT /programs/points', { terms: { kind: 'stamps', paidPerFree: 10 } }, 422],
  ['no such programme', 'PUT /programs/lottery', { terms: null }, 404],
  ['a card without stamps', 'PUT /programs/stamps', { terms: { kind: 'stamps', paidPerFree: 0 } }, 422],
  [
    'a reward above its threshold',
    'PUT /programs/threshold',
    { terms: { kind: 'threshold', fromMinor: 100, rewardMinor: 200, validDays: 30 } },
    409,
  ],
  ['a coupon whose deadline is over', 'POST /coupons', { gift: { kind: 'gift', text: 'кофе' }, deadline: '2020-01-01' }, 409],
  [
    'a coupon for nobody who is here',
    'POST /coupons',
    { customerId: '01890000-0000-7000-8000-000000000000', gift: { kind: 'gift', text: 'кофе' }, deadline: '2030-01-01' },
    404,
  ],
  ['a code that was never made', 'POST /coupons/AAAA-AAAA/redemptions', { holder: 'a', basketMinor: 100 }, 404],
])('%s is refused', async (_, request, body, status) => {
  expect((await ask(request, body)).status).toBe(status)
})

describe('a coupon', () => {
  const call = (holder: string) => ({ holder, basketMinor: 500_00 })

  test('E45 fifty tills at once: one redemption, forty-nine refusals that the cashier can read out', async () => {
    const code = await coupon()
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(`POST /coupons/${code}/redemptions`, call(`till-${n}`))))
    expect(answers.filter(answer => answer.status === 201)).toHaveLength(1)
    const refused = answers.filter(answer => answer.status === 409)
    expect(refused).toHaveLength(49)
    expect(refused[0]?.json).toMatchObject({ code: 'coupon_used', detail: 'Этот купон уже использован.' })
  })

  test('held, rolled back, given more time, taken back', async () => {
    const code = await coupon()
    expect(await ask(`POST /coupons/${code}/holds`, call('a'))).toMatchObject({
      status: 201,
      json: { heldUntil: expect.stringContaining('T') },
    })
    expect(await ask(`POST /coupons/${code}/redemptions`, call('b'))).toMatchObject({ status: 409, json: { code: 'coupon_held' } })
    expect(await ask(`POST /coupons/${code}/rollbacks`, { holder: 'a', reason: 'ушёл' })).toMatchObject({ status: 200 })
    expect(await ask(`PATCH /coupons/${code}`, { deadline: '2030-06-01', reason: 'болел' })).toMatchObject({ status: 200 })
    expect(await ask(`PATCH /coupons/${code}`, { isVoid: true, reason: 'ошибка' })).toMatchObject({ status: 200 })
    expect(await ask(`POST /coupons/${code}/redemptions`, call('b'))).toMatchObject({ status: 409, json: { code: 'void_coupon' } })
    expect(await ask('GET /coupons')).toMatchObject({ json: { items: [{ code, deadline: '2030-06-01', isVoid: true }] } })
  })
})

describe('at the till', () => {
  test('ST7 the quote suggests, the sale prints the coupon, the next sale takes it', async () => {
    await ask('PUT /programs/threshold', { terms: { kind: 'threshold', fromMinor: 700_00, rewardMinor: 70_00, validDays: 30 } })
    const quote = await ask('POST /till/quotes', { lines: [{ ...wash, totalMinor: 600_00 }] })
    expect(quote.json['topUp']).toMatchObject({ missingMinor: 100_00, text: expect.stringMatching(/^Ещё 100\s₽/) })
    const sold = await ask('POST /till/sales', { key: 'a', lines: [wash] })
    expect(sold).toMatchObject({ status: 201, json: { result: 'recorded', couponForNextTime: { gift: { kind: 'amount', minor: 70_00 } } } })
    const { code } = sold.json['couponForNextTime'] as { code: string }
    expect(await ask('POST /till/sales', { key: 'b', lines: [wash], couponCode: code.toLowerCase() })).toMatchObject({
      json: { bill: { couponMinor: 70_00, payMinor: 630_00 } },
    })
    expect(await ask('POST /till/sales', { key: 'c', lines: [wash], couponCode: code })).toMatchObject({
      status: 409,
      json: { code: 'coupon_used' },
    })
  })

  test('points given by hand pay, the same sale again changes nothing, and the customer’s card says so', async () => {
    const customerId = await customer()
    await ask('PUT /programs/points', { terms: { kind: 'points', earnShare: 0.05, pointMinor: 100, holdDays: 14, lifeDays: 365 } })
    expect(await ask(`POST /customers/${customerId}/points`, { points: 100, reason: 'ждал час' })).toMatchObject({ status: 201 })
    const sale = { customerId, key: 'a', lines: [wash], points: 40 }
    expect(await ask('POST /till/sales', sale)).toMatchObject({ json: { result: 'recorded', bill: { pointsMinor: 40_00 } } })
    expect(await ask('POST /till/sales', sale)).toMatchObject({ json: { result: 'known' } })
    expect(await ask(`GET /customers/${customerId}/benefits`)).toMatchObject({ json: { points: { available: 60, pending: 33 } } })
    expect(await ask('POST /till/sales', { ...sale, key: 'b', points: 61 })).toMatchObject({
      status: 409,
      json: { code: 'not_enough_points' },
    })
  })

  test('E59 a cashier sells but does not change programmes', async () => {
    const cookie = await shop.cookieOf('cashier')
    const asCashier = (request: string, body: unknown) => server.ask(request, { cookie, body, headers: { origin: 'http://regulars.test' } })
    expect((await asCashier('POST /till/sales', { key: 'a', lines: [wash] })).status).toBe(201)
    expect((await asCashier('PUT /programs/stamps', { terms: null })).status).toBe(403)
    expect((await asCashier('POST /coupons', { gift: { kind: 'gift', text: 'кофе' }, deadline: '2030-01-01' })).status).toBe(403)
  })
})
