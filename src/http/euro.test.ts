/** E53: a Bulgarian shop changes from leva to euros. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { id } from '../kernel/ids.ts'
import { instant } from '../kernel/instant.ts'
import { type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  server.setNow(instant('2026-11-20T09:00:00Z'))
})
afterAll(() => server.close())

async function bulgarianShop() {
  const shop = await server.newShop()
  const cookie = await shop.cookieOf('owner')
  const ask = (request: string, body?: unknown) =>
    server.ask(request, { cookie, headers: { origin: 'http://regulars.test' }, ...(body !== undefined && { body }) })
  const setCurrency = async (currency: string) =>
    ask('PATCH /business', { version: (await ask('GET /business')).json['version'], currency })
  expect((await setCurrency('BGN')).status).toBe(200)
  return { ask, setCurrency, business: shop.business }
}

test('E53 thresholds, steps, coupons and what customers have turned over are in euros afterwards; nothing is mixed, and the audit says so', async () => {
  const { ask, setCurrency, business } = await bulgarianShop()
  const step = (fromMinor: number, share: number) => ({ fromMinor, share })
  const tiers = { kind: 'tiers', steps: [step(100_00, 0.05), step(1000_00, 0.1)], windowDays: null, neverLower: false, issueFromMinor: 0 }
  await ask('PUT /programs/tiers', { terms: tiers })
  await ask('PUT /programs/threshold', { terms: { kind: 'threshold', fromMinor: 70_00, rewardMinor: 7_00, validDays: 30 } })
  const customerId = String((await ask('POST /customers', { fullName: 'Мария', phones: ['+359888123456'] })).json['customerId'])
  // 33.33 + 33.33 + 33.34 leva are 17.04 + 17.04 + 17.05 = 51.13, and 100 leva are 51.13 euros: no cent is lost or won.
  const lines = [33_33, 33_33, 33_34].map(totalMinor => ({ name: 'подстригване', totalMinor }))
  const sale = await ask('POST /till/sales', { key: 'a', customerId, lines })
  expect(sale.status).toBe(201)
  const before = (await ask(`GET /customers/${customerId}/benefits`)).json
  expect(before).toMatchObject({ tier: { turnoverMinor: 100_00, share: 0.05 } })

  expect((await setCurrency('EUR')).json).toMatchObject({ currency: 'EUR' })

  expect((await ask('GET /programs')).json).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ terms: { ...tiers, steps: [step(51_13, 0.05), step(511_29, 0.1)] } }),
      expect.objectContaining({ terms: expect.objectContaining({ kind: 'threshold', fromMinor: 35_79, rewardMinor: 3_58 }) }),
    ]),
  })
  expect((await ask(`GET /customers/${customerId}/benefits`)).json).toMatchObject({
    tier: { turnoverMinor: 51_13, share: 0.05 },
    coupons: [{ gift: { kind: 'amount', minor: 3_58 }, currency: 'EUR' }],
  })
  const [purchase] = await server.store.inBusiness(business, tx => tx.collect.purchases.ofCustomer(id<'customer'>(customerId), 5))
  expect(purchase).toMatchObject({ currency: 'EUR', totalMinor: 51_13 })
  const trail = await server.store.inBusiness(business, tx => tx.business.auditTrail({ limit: 20 }))
  expect(trail.find(entry => entry.action === 'currency-switched')?.detail).toMatchObject({
    from: 'BGN',
    to: 'EUR',
    rate: '1.95583',
    purchases: 1,
  })
  // Once is enough: euros are not converted again.
  expect((await setCurrency('EUR')).status).toBe(200)
  expect((await ask(`GET /customers/${customerId}/benefits`)).json).toMatchObject({ tier: { turnoverMinor: 51_13 } })
})

test('E53 a point that would change its worth by rounding stops the switch, and nothing is changed', async () => {
  const { ask, setCurrency } = await bulgarianShop()
  await ask('PUT /programs/points', { terms: { kind: 'points', earnShare: 0.05, pointMinor: 1, holdDays: 0, lifeDays: null } })
  expect((await setCurrency('EUR')).json).toMatchObject({ status: 409, code: 'point_too_fine' })
  expect((await ask('GET /business')).json).toMatchObject({ currency: 'BGN' })
})
