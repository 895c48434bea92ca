/** Customers and sales over the API: the plain story, and what each refusal says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'
import { addMs } from '../kernel/instant.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000'

describe('the story of one customer', () => {
  let customerId = ''

  test('a sale with an unknown phone makes him', async () => {
    const sold = await server.ask('POST /purchases', {
      key: shop.key,
      body: {
        customerRef: { phone: '8 (945) 000-01-01', name: 'Иванов Пётр' },
        totalMinor: 520_000,
        occurredLocal: '2025-12-10T14:30',
        lines: [{ name: 'Шины зимние', totalMinor: 520_000 }],
      },
    })
    expect(sold).toMatchObject({
      status: 201,
      json: { result: 'created', isNewCustomer: true, purchase: { day: '2025-12-10', total: { minor: 520_000, currency: 'RUB' } } },
    })
    const purchase = sold.json['purchase'] as { customerId: string }
    customerId = purchase.customerId
    await server.ask('POST /purchases', {
      key: shop.key,
      body: { customerRef: { customerId }, totalMinor: 100_000, occurredLocal: '2026-01-20' },
    })
    await server.ask('POST /purchases', {
      key: shop.key,
      body: { customerRef: { phone: '+79450000101' }, totalMinor: 100_000, occurredLocal: '2026-03-01' },
    })
  })

  test('his page knows his segment, cycle and silence, in the language that was asked for', async () => {
    const page = await server.ask(`GET /customers/${customerId}`, { key: shop.key, headers: { 'accept-language': 'bg-BG, en;q=0.5' } })
    expect(page.json).toMatchObject({
      fullName: 'Иванов Пётр',
      firstName: 'Пётр',
      purchases: 3,
      firstPurchaseDay: '2025-12-10',
      lastPurchaseDay: '2026-03-01',
      spent: [{ minor: 720_000, currency: 'RUB' }],
      contactPoints: [{ kind: 'phone', address: '+79450000101' }],
      silence: { code: 'no-consent' },
    })
    expect(page.json['cycle']).toMatchObject({ text: expect.stringMatching(/^Идва приблизително на всеки \d+ дни/) })
    expect(page.json['segmentReason']).toMatchObject({ text: expect.stringMatching(/\p{Script=Cyrillic}/u) })
  })

  test('the picture of the cycle holds his purchases and gaps', async () => {
    const picture = await server.ask(`GET /customers/${customerId}/cycle`, { key: shop.key })
    expect(picture.json).toMatchObject({ asOf: '2026-03-10', gaps: [{ days: 41 }, { days: 40 }], chances: [{ days: 14 }, { days: 28 }] })
    expect(picture.json['purchases']).toHaveLength(3)
  })

  test('each of its numbers says why it is so, and what would change it', async () => {
    const { why, aliveShare } = (await server.ask(`GET /customers/${customerId}/cycle`, { key: shop.key })).json as unknown as {
      why: { rests: object; alive: object; chances: object; changes: { data: { dueDay: string; silentDay: string; silentAlive: number } } }
      aliveShare: number
    }
    expect(why.rests).toMatchObject({ code: 'rests-own', data: { gaps: 2, lapses: 0 } })
    expect(why.alive).toMatchObject({ code: 'alive-on-time', data: { silenceDays: 9, alive: aliveShare } })
    expect(why.chances).toMatchObject({ code: expect.stringMatching(/^chance-/) })
    // A purchase today begins the cycle anew, and silence for weeks lowers the chance.
    expect(why.changes.data.dueDay > '2026-03-10').toBe(true)
    expect(why.changes.data.silentDay >= '2026-04-07').toBe(true)
    expect(why.changes.data.silentAlive).toBeLessThan(aliveShare)
  })

  test('he is found by name without ё, by the end of his phone, and by segment; nobody else is', async () => {
    for (const q of ['петр', '0001-01', '']) {
      expect((await server.ask(`GET /customers?q=${encodeURIComponent(q)}`, { key: shop.key })).json).toMatchObject({
        total: 1,
        items: [{ customerId, phone: '+79450000101', purchases: 3 }],
      })
    }
    expect((await server.ask('GET /customers?segment=lost', { key: shop.key })).json).toMatchObject({ items: [], total: 1 })
  })

  test('a consent, a refund and a correction show on his page', async () => {
    const consent = await server.ask('POST /consents', {
      key: shop.key,
      body: { customerId, channel: 'all', purpose: 'marketing', status: 'given', basis: 'explicit', textShown: 'Можно писать' },
    })
    expect(consent.json['consentIds']).toHaveLength(1)
    const edited = await server.ask(`PATCH /customers/${customerId}`, {
      key: shop.key,
      body: { note: 'чай', phones: ['9450000202'], emails: ['Petr@Example.com'], birthday: { month: 2, day: 29, year: null } },
    })
    expect(edited.json).toMatchObject({ note: 'чай', birthday: { month: 2, day: 29, year: null } })
    expect((edited.json['contactPoints'] as { address: string }[]).map(point => point.address).toSorted()).toEqual([
      '+79450000202',
      'petr@example.com',
    ])
    const timeline = await server.ask(`GET /customers/${customerId}/timeline?limit=2`, { key: shop.key })
    expect(timeline.json['items']).toMatchObject([
      { kind: 'purchase', day: '2026-03-01' },
      { kind: 'purchase', day: '2026-01-20' },
    ])
    const rest = await server.ask(`GET /customers/${customerId}/timeline?limit=2&cursor=${String(timeline.json['nextCursor'])}`, {
      key: shop.key,
    })
    expect(rest.json).toMatchObject({ items: [{ day: '2025-12-10', detail: 'Шины зимние' }], nextCursor: null })
  })

  test('two rows of one person join and part again', async () => {
    const other = await server.ask('POST /customers', { key: shop.key, body: { fullName: 'Пётр И.', phones: ['+79450000303'] } })
    const merged = await server.ask(`POST /customers/${customerId}/merges`, {
      key: shop.key,
      body: { customerId: other.json['customerId'] },
    })
    expect(merged).toMatchObject({ status: 201, json: { customer: { customerId, merges: [{ name: 'Пётр И.' }] } } })
    expect((await server.ask(`DELETE /merges/${String(merged.json['mergeId'])}`, { key: shop.key })).json).toEqual({
      customerIds: [customerId, other.json['customerId']],
    })
    expect((await server.ask(`DELETE /merges/${String(merged.json['mergeId'])}`, { key: shop.key })).json['code']).toBe('already_undone')
  })

  test('everything about him is handed over, and then he is forgotten, also by the answers kept', async () => {
    const kept = { key: shop.key, body: { fullName: 'Пётр Второй' } }
    await server.ask('POST /customers', { ...kept, headers: { 'idempotency-key': 'kept' } })
    server.setNow(addMs(server.now(), 1000))
    const exported = await server.ask(`GET /customers/${customerId}/export`, { key: shop.key })
    expect(Object.keys(exported.json['tables'] as object)).toEqual(expect.arrayContaining(['customer', 'purchase', 'consent']))
    expect((await server.ask(`DELETE /customers/${customerId}`, { key: shop.key })).status).toBe(200)
    expect((await server.ask(`GET /customers/${customerId}`, { key: shop.key })).status).toBe(404)
    expect((await server.ask('GET /customers?q=петр', { key: shop.key })).text).not.toContain('Иванов')
    const again = await server.ask('POST /customers', { ...kept, headers: { 'idempotency-key': 'kept' } })
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null])
  })
})

describe('refusals say which field and what to do', () => {
  const cases: readonly [request: string, body: unknown, answer: { status: number; code: string; path?: string }, why: string][] = [
    ['POST /customers', { phones: ['12'] }, { status: 422, code: 'bad_phone', path: 'phones' }, 'no such number'],
    ['POST /customers', {}, { status: 422, code: 'nothing_to_know_him_by', path: 'fullName' }, 'neither name nor contact'],
    [
      'POST /customers',
      { fullName: 'Ан', birthday: { month: 4, day: 31, year: null } },
      { status: 422, code: 'bad_birthday', path: 'birthday' },
      'no such day',
    ],
    ['POST /customers', { fullName: 7 }, { status: 422, code: 'invalid', path: 'fullName' }, 'a number is no name'],
    [
      'POST /purchases',
      { totalMinor: 100, occurredLocal: '2026-03-11' },
      { status: 422, code: 'future_day', path: 'day' },
      'tomorrow in the zone of the shop',
    ],
    [
      'POST /purchases',
      { totalMinor: 100, occurredLocal: '2026-02-30' },
      { status: 422, code: 'invalid', path: 'occurredLocal' },
      'no such day',
    ],
    ['POST /purchases', { totalMinor: 5, customer_ref: {} }, { status: 422, code: 'invalid', path: 'customer_ref' }, 'no field of a sale'],
    [`PATCH /customers/${UNKNOWN_ID}`, { fullname: 'X' }, { status: 422, code: 'invalid', path: 'fullname' }, 'a field in other letters'],
    ['POST /purchases', { totalMinor: -5 }, { status: 422, code: 'invalid', path: 'totalMinor' }, 'a negative sum is a refund'],
    ['POST /purchases', { totalMinor: 1.5 }, { status: 422, code: 'invalid', path: 'totalMinor' }, 'minor units are whole'],
    [
      'POST /purchases',
      { totalMinor: 5, lines: [{ name: 'a', totalMinor: 4 }] },
      { status: 422, code: 'lines_differ_from_total', path: 'totalMinor' },
      'the lines say otherwise',
    ],
    [
      'POST /purchases',
      { totalMinor: 5, customerRef: { customerId: UNKNOWN_ID } },
      { status: 404, code: 'not_found' },
      'an unknown customer',
    ],
    [`POST /purchases/${UNKNOWN_ID}/refunds`, {}, { status: 404, code: 'not_found' }, 'an unknown sale'],
    [
      'POST /consents',
      { channel: 'all', purpose: 'marketing', status: 'given', basis: 'explicit' },
      { status: 422, code: 'invalid', path: 'contactPointId' },
      'whose consent',
    ],
    ['GET /customers?cursor=nonsense', undefined, { status: 422, code: 'invalid_cursor' }, 'a foreign page mark'],
    ['GET /customers?limit=0', undefined, { status: 422, code: 'invalid', path: 'limit' }, 'an empty page'],
  ]
  for (const [request, body, { status, code, path }, why] of cases) {
    test(`${code}: ${why}`, async () => {
      const told = await server.ask(request, { key: shop.key, ...(body !== undefined && { body }) })
      expect(told.json).toMatchObject({
        status,
        code,
        requestId: told.headers.get('x-request-id'),
        ...(path !== undefined && { errors: [{ path }] }),
      })
      expect(told.headers.get('content-type')).toContain('application/problem+json')
      expect(String(told.json['detail'])).toMatch(/\p{Script=Cyrillic}.*[.?!]$/u)
    })
  }

  test('bodies: no JSON, another kind, too large', async () => {
    const post = (raw: string, type = 'application/json') =>
      server.ask('POST /customers', { key: shop.key, raw, headers: { 'content-type': type } })
    expect((await post('{')).json).toMatchObject({ status: 400, code: 'invalid_json' })
    expect((await post('fullName=a', 'application/x-www-form-urlencoded')).json).toMatchObject({ status: 415, code: 'unsupported_body' })
    expect((await post(`{"note":"${'я'.repeat(500_000)}"}`)).json).toMatchObject({ status: 413, code: 'body_too_large' })
  })

  test('an address without that method says which ones it has', async () => {
    const told = await server.ask('PUT /customers', { key: shop.key, body: {} })
    expect(told.json).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(told.headers.get('allow')).toBe('GET, POST')
    expect((await server.ask('GET /nothing', { key: shop.key })).json).toMatchObject({ status: 404 })
  })
})

test('the log names no customer', () => {
  const log = server.logged.join('')
  expect(log.length).toBeGreaterThan(1000)
  for (const secret of ['Иванов', 'Пётр', '79450000101', 'example.com', shop.key]) expect(log).not.toContain(secret)
})

test('a page mark holds while others write', async () => {
  const busy = await server.newShop()
  const add = (name: string) => server.ask('POST /customers', { key: busy.key, body: { fullName: name } })
  for (let i = 0; i < 7; i += 1) await add(`Клиент ${i}`)
  const seen: string[] = []
  let cursor: unknown
  do {
    const page = await server.ask(`GET /customers?limit=3${cursor === undefined ? '' : `&cursor=${String(cursor)}`}`, { key: busy.key })
    seen.push(...(page.json['items'] as { name: string }[]).map(item => item.name))
    cursor = page.json['nextCursor']
    await add('Новенький')
  } while (cursor !== null)
  expect(seen.filter(name => name.startsWith('Клиент')).toSorted()).toEqual(Array.from({ length: 7 }, (_, i) => `Клиент ${i}`))
})
