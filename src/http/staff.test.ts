/** Who works here, who left, and what people may give by hand. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addMs, DAY_MS, instant } from '../kernel/instant.ts'
import { type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let shop: Awaited<ReturnType<TestServer['newShop']>>
let owner: string
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  server.setNow(instant('2026-11-20T09:00:00Z'))
  shop = await server.newShop()
  owner = await shop.cookieOf('owner')
})
afterAll(() => server.close())

const as = (cookie: string, request: string, body?: unknown) =>
  server.ask(request, { cookie, headers: { origin: 'http://regulars.test' }, ...(body !== undefined && { body }) })
let count = 0
async function hired(role: 'staff' | 'cashier' | 'owner') {
  const login = `petya-${(count += 1)}`
  const password = 'три длинных слова'
  const person = await as(owner, 'POST /staff', { name: 'Петя', role, login, password })
  expect(person).toMatchObject({ status: 201, json: { name: 'Петя', role, login, leftAt: null } })
  const opened = await server.ask('POST /session', { body: { login, password } })
  return { staffId: String(person.json['staffId']), login, password, cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

describe('E76 people come and go', () => {
  test('whoever was let in signs in; who leaves is out at once, and his name stays', async () => {
    const petya = await hired('cashier')
    expect((await as(petya.cookie, 'GET /session')).json).toMatchObject({ staff: { name: 'Петя', role: 'cashier' } })
    expect((await as(owner, `PATCH /staff/${petya.staffId}`, { hasLeft: true })).json).toMatchObject({ name: 'Петя' })
    expect((await as(petya.cookie, 'GET /programs')).status).toBe(401)
    expect((await server.ask('POST /session', { body: { login: petya.login, password: petya.password } })).status).toBe(401)
    expect((await as(owner, 'GET /staff')).json['items']).toContainEqual(
      expect.objectContaining({ staffId: petya.staffId, name: 'Петя', leftAt: '2026-11-20T09:00:00.000Z' }),
    )
    const trail = await server.store.inBusiness(shop.business, tx =>
      tx.business.auditTrail({ subject: `staff:${petya.staffId}`, limit: 10 }),
    )
    expect(trail.map(entry => entry.action)).toEqual(expect.arrayContaining(['staff-added', 'staff-left']))
  })

  test('a new part or a new password ends what was open', async () => {
    const petya = await hired('staff')
    await as(owner, `PATCH /staff/${petya.staffId}`, { role: 'cashier' })
    expect((await as(petya.cookie, 'GET /business')).status).toBe(401)
    await as(owner, `PATCH /staff/${petya.staffId}`, { password: 'совсем другие слова' })
    expect((await server.ask('POST /session', { body: { login: petya.login, password: petya.password } })).status).toBe(401)
    expect((await server.ask('POST /session', { body: { login: petya.login, password: 'совсем другие слова' } })).status).toBe(201)
  })

  test('somebody stays the owner; a login is taken once; only the owner decides; another shop has other people', async () => {
    const [self] = (await as(owner, 'GET /staff')).json['items'] as { staffId: string }[]
    expect((await as(owner, `PATCH /staff/${self?.staffId}`, { hasLeft: true })).json).toMatchObject({ status: 409, code: 'last_owner' })
    const petya = await hired('staff')
    const twice = { name: 'Вася', role: 'cashier', login: petya.login.toUpperCase(), password: 'три длинных слова' }
    expect((await as(owner, 'POST /staff', twice)).json).toMatchObject({ status: 409, code: 'login_taken' })
    expect((await as(petya.cookie, 'GET /staff')).status).toBe(403)
    const other = await (await server.newShop()).cookieOf('owner')
    expect((await as(other, `PATCH /staff/${petya.staffId}`, { hasLeft: true })).status).toBe(404)
  })
})

describe('E59 the cashier', () => {
  test('sees a first name, an initial and the end of the phone, and no card', async () => {
    const petya = await hired('cashier')
    const added = await as(owner, 'POST /customers', { fullName: 'Анна Каренина', phones: ['+7 916 123-45-67'] })
    const customerId = String(added.json['customerId'])
    const found = await as(petya.cookie, 'GET /till/customers?q=9161234567')
    expect(found.json).toEqual({ items: [{ customerId, name: 'Анна К.', phoneEnd: '45-67' }] })
    for (const request of [`GET /customers/${customerId}`, 'GET /customers?q=Анна', `GET /customers/${customerId}/export`, 'GET /messages'])
      expect((await as(petya.cookie, request)).status, request).toBe(403)
    expect((await as(petya.cookie, 'POST /customers', { phones: ['+79161234567'] })).status).toBe(403)
  })

  test('gives by hand what a shift allows, not one more; the owner gives on, and sees which day stands out', async () => {
    const petya = await hired('staff')
    const added = await as(owner, 'POST /customers', { fullName: 'Анна', phones: ['+79161234567'] })
    const customerId = String(added.json['customerId'])
    const version = (await as(owner, 'GET /business')).json['version']
    await as(owner, 'PATCH /business', { version, policy: { handGiftsPerShift: 3 } })
    const give = (cookie: string) => as(cookie, `POST /customers/${customerId}/points`, { points: 10, reason: 'ждал' })
    const coupon = (cookie: string) => as(cookie, 'POST /coupons', { gift: { kind: 'gift', text: 'кофе' }, deadline: '2027-01-01' })
    const first = await coupon(petya.cookie)
    // At once: the last allowed one is given once.
    const tries = await Promise.all([give(petya.cookie), give(petya.cookie), give(petya.cookie), coupon(petya.cookie)])
    expect(tries.map(answer => answer.status).toSorted((a, b) => a - b)).toEqual([201, 201, 409, 409])
    expect(tries.find(answer => answer.status === 409)?.json).toMatchObject({ code: 'hand_limit' })
    const later = { deadline: '2027-02-01', reason: 'просил' }
    expect((await as(petya.cookie, `PATCH /coupons/${String(first.json['code'])}`, later)).status).toBe(409)
    expect([(await give(owner)).status, (await as(owner, `PATCH /coupons/${String(first.json['code'])}`, later)).status]).toEqual([
      201, 200,
    ])
    expect((await as(owner, 'GET /staff/gifts')).json).toMatchObject({
      limit: 3,
      items: expect.arrayContaining([expect.objectContaining({ name: 'Петя', day: '2026-11-20', note: 'at-limit' })]),
    })
    server.setNow(addMs(server.now(), DAY_MS))
    expect((await give(petya.cookie)).status).toBe(201)
  })
})

test('E59 a cashier who opens any page of the console is sent to the till', async () => {
  const petya = await hired('cashier')
  const open = (path: string, cookie: string) => server.app.request(`http://regulars.test${path}`, { headers: { cookie } })
  for (const path of ['/', '/customers', '/settings/people'])
    expect([(await open(path, petya.cookie)).status, (await open(path, petya.cookie)).headers.get('location')], path).toEqual([
      302,
      '/till',
    ])
  expect((await open('/', owner)).status).not.toBe(302)
  expect((await open('/till', petya.cookie)).status).not.toBe(302)
})
