/** E79: the same request twice does its work once, whatever happens in between. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'
import { sha256Hex } from '../kernel/digest.ts'
import { addMs, MINUTE_MS } from '../kernel/instant.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

const sale = (idempotencyKey: string, body: unknown = { totalMinor: 100_000, customerRef: { phone: '+79450000101' } }, key = shop.key) =>
  server.ask('POST /purchases', { key, body, headers: { 'idempotency-key': idempotencyKey } })
const salesOf = async (key = shop.key) =>
  ((await server.ask('GET /customers', { key })).json['items'] as { purchases: number }[]).reduce((sum, row) => sum + row.purchases, 0)

test('fifty at once: one sale, one answer, and the others are told to wait', async () => {
  const told = await Promise.all(Array.from({ length: 50 }, () => sale('fifty')))
  const [done, waiting] = [told.filter(answer => answer.status === 201), told.filter(answer => answer.status === 409)]
  expect(done.length + waiting.length).toBe(50)
  expect(new Set(done.map(answer => answer.text)).size).toBe(1)
  expect(new Set(waiting.map(answer => answer.json['code']))).toEqual(new Set(['request_in_progress']))
  expect(waiting.every(answer => answer.headers.get('retry-after') === '1')).toBe(true)
  expect(await salesOf()).toBe(1)
})

test('later, the same answer comes again, word for word', async () => {
  const first = await sale('again')
  server.setNow(addMs(server.now(), MINUTE_MS))
  const second = await sale('again')
  expect(second).toMatchObject({ status: 201, text: first.text })
  expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true'])
})

test('another body under the same key is a mistake', async () => {
  await sale('mistake')
  expect((await sale('mistake', { totalMinor: 1 })).json).toMatchObject({ status: 409, code: 'idempotency_key_reused' })
})

test('a key belongs to one business and one route', async () => {
  await sale('shared')
  const other = await server.newShop()
  expect((await sale('shared', { totalMinor: 5 }, other.key)).status).toBe(201)
  expect(
    (await server.ask('POST /customers', { key: shop.key, body: { fullName: 'Анна' }, headers: { 'idempotency-key': 'shared' } })).status,
  ).toBe(201)
})

test('a refusal did nothing, so the key may be used again', async () => {
  expect((await sale('refused', { totalMinor: 5, customerRef: { phone: '12' } })).status).toBe(422)
  expect((await sale('refused', { totalMinor: 5 })).status).toBe(201)
})

describe('a process that died', () => {
  const reserve = (key: string, body: unknown) =>
    server.store.inBusiness(shop.business, tx =>
      tx.business.reserveAnswer({
        key,
        route: 'POST /purchases',
        requestHash: sha256Hex(JSON.stringify(['/api/v1/purchases', null, JSON.stringify(body)])),
        at: server.now(),
      }),
    )

  test('before its work: the request is taken over after two minutes', async () => {
    const body = { totalMinor: 7 }
    await reserve('died', body)
    expect((await sale('died', body)).json['code']).toBe('request_in_progress')
    server.setNow(addMs(server.now(), 2 * MINUTE_MS))
    expect((await sale('died', body)).status).toBe(201)
  })

  test('after its work and before its answer: the sale is recognised by its key', async () => {
    const body = { totalMinor: 8, customerRef: { phone: '+79450000999' } }
    const first = await sale('lost', body)
    await server.store.inBusiness(shop.business, tx => tx.business.forgetAnswer({ key: 'lost', route: 'POST /purchases' }))
    const second = await sale('lost', body)
    expect(second.json).toMatchObject({ result: 'unchanged', purchase: first.json['purchase'] })
  })
})

test('keys that are none', async () => {
  for (const key of ['', 'with space', 'я'.repeat(3), 'x'.repeat(201)]) {
    const told = await server.ask('POST /purchases', {
      key: shop.key,
      body: { totalMinor: 5 },
      headers: { 'idempotency-key': encodeURI(key) === key ? key : encodeURI(key).repeat(60) },
    })
    expect(told.json).toMatchObject({ status: 422, code: 'idempotency_key_invalid' })
  }
})
