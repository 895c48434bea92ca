/** E57 over the API: who is rewarded for bringing another one, and who is not. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/ids.ts'
import { instantAt } from '../kernel/zone.ts'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  shop = await server.newShop()
  goTo('2026-11-01')
})
afterAll(() => server.close())

const ask = (request: string, body?: unknown) => server.ask(request, { key: shop.key, body, headers: { 'accept-language': 'ru' } })
/** Noon in Moscow. */
const goTo = (on: string) => server.setNow(instantAt(day(on), 720, 'Europe/Moscow'))
let met = 0
async function customer(): Promise<string> {
  met += 1
  const added = await ask('POST /customers', { fullName: `Анна ${met}`, phones: [`+7916${String(1_000_000 + met)}`] })
  return String(added.json['customerId'])
}

const bring = (referrerId: string, customerId: string) => ask('POST /referrals', { referrerId, customerId })
let sold = 0
async function buys(customerId: string, on: string): Promise<string> {
  sold += 1
  const sale = { customerRef: { customerId }, source: 'test', sourceId: String(sold), occurredLocal: `${on}T12:00`, totalMinor: 420_000 }
  const told = await ask('POST /purchases', sale)
  expect(told.status, told.text).toBeLessThan(300)
  const { purchase } = told.json
  return typeof purchase === 'object' && purchase !== null && 'purchaseId' in purchase ? String(purchase.purchaseId) : ''
}
const gift = { kind: 'percent', share: 0.1 }
const approve = (referralId: unknown) =>
  ask(`POST /referrals/${String(referralId)}/decisions`, { decision: 'approve', gift, deadline: '2027-01-31' })
const stateOf = async (referralId: unknown) => {
  const { items } = (await ask('GET /referrals')).json
  return Array.isArray(items) ? items.find((one: { referralId: unknown }) => one.referralId === referralId) : undefined
}

test('E57 himself, a shared phone, an old customer, a second referrer, a circle: kept with the reason, and no reward', async () => {
  const [anna, boris, vera] = [await customer(), await customer(), await customer()]
  expect(await bring(anna, anna)).toMatchObject({ status: 201, json: { state: 'refused', standing: { code: 'self' } } })
  await buys(vera, '2026-10-01')
  expect(await bring(anna, vera)).toMatchObject({ json: { state: 'refused', standing: { code: 'existing-customer' } } })
  expect(await bring(anna, boris)).toMatchObject({
    json: { state: 'open', standing: { code: 'waits-for-order', text: 'Ждём первой покупки.' } },
  })
  expect(await bring(vera, boris)).toMatchObject({ json: { state: 'refused', standing: { code: 'second-referrer' } } })
  expect(await bring(boris, anna)).toMatchObject({ json: { state: 'refused', standing: { code: 'circular' } } })
  const [galya, dima] = [await customer(), await customer()]
  await server.store.inBusiness(shop.business, async tx => {
    const [point] = await tx.collect.customers.pointsOf([id<'customer'>(galya)])
    if (point === undefined) throw new Error('she has a phone')
    await tx.collect.customers.link(id<'customer'>(dima), point, { at: server.now(), importId: null })
  })
  expect(await bring(galya, dima)).toMatchObject({ json: { state: 'refused', standing: { code: 'same-contact' } } })
  expect(await bring(galya, '01890000-0000-7000-8000-000000000000')).toMatchObject({ status: 404 })
})

test('E57 the reward waits for the first order and for its return period, and then for the owner: never for silence', async () => {
  const [anna, boris] = [await customer(), await customer()]
  const { referralId } = (await bring(anna, boris)).json
  expect(await approve(referralId)).toMatchObject({ status: 409, json: { code: 'not_yet' } })
  await buys(boris, '2026-11-01')
  expect(await stateOf(referralId)).toMatchObject({ standing: { code: 'pending' }, isReady: false })
  goTo('2026-11-14')
  expect(await approve(referralId)).toMatchObject({ status: 409, json: { code: 'not_yet' } })
  goTo('2026-12-24')
  expect(await stateOf(referralId)).toMatchObject({ state: 'open', standing: { code: 'ready' }, isReady: true, couponCode: null })
  const [one, other] = await Promise.all([approve(referralId), approve(referralId)])
  expect(new Set([one.status, other.status])).toEqual(new Set([201, 409]))
  const told = await stateOf(referralId)
  expect(told).toMatchObject({ state: 'rewarded', standing: { text: 'Поблагодарили купоном.' } })
  const { items } = (await ask(`GET /coupons?customerId=${anna}`)).json
  expect(items).toMatchObject([{ code: told.couponCode, origin: 'referral', gift }])
})

test('E57 a first order that came back brings nothing, also when it comes back after all was ready', async () => {
  const [anna, boris] = [await customer(), await customer()]
  const { referralId } = (await bring(anna, boris)).json
  const purchaseId = await buys(boris, '2026-11-01')
  goTo('2026-11-20')
  expect(await stateOf(referralId)).toMatchObject({ isReady: true })
  const back = await ask(`POST /purchases/${purchaseId}/refunds`, { reason: 'не подошло' })
  expect(back.status, back.text).toBeLessThan(300)
  expect(await approve(referralId)).toMatchObject({ status: 409, json: { code: 'cancelled_order' } })
  expect(await ask(`GET /coupons?customerId=${anna}`)).toMatchObject({ json: { items: [] } })
})

test('a cashier may say who brought whom, and only the owner rewards', async () => {
  const [anna, boris] = [await customer(), await customer()]
  const cashier = await shop.cookieOf('cashier')
  const said = await server.ask('POST /referrals', { cookie: cashier, body: { customerId: boris, referrerId: anna } })
  expect(said.status).toBe(201)
  const decision = { decision: 'approve', gift, deadline: '2027-01-31' }
  expect(
    (await server.ask(`POST /referrals/${String(said.json['referralId'])}/decisions`, { cookie: cashier, body: decision })).status,
  ).toBe(403)
})
