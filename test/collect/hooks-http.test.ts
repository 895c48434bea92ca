/** The inbox, receipts and matches through the server; what goes out through a real receiver. */
import { createServer, type Server } from 'node:http'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { addDays, day } from '../../src/kernel/day.ts'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, instant } from '../../src/kernel/instant.ts'
import { localDay } from '../../src/kernel/zone.ts'
import { openSources } from '../../src/sources/open-sources.ts'
import { isPublicAddress } from '../../src/sources/outside-http.ts'
import { isStandardSignature } from '../../src/sources/signatures.ts'
import { eraseCustomer } from '../../src/usecases/collect/erase-customer.ts'
import { forgetHookBodies, processHooks } from '../../src/usecases/collect/process-hooks.ts'
import { deliverWebhooks } from '../../src/usecases/deliver/deliver-webhooks.ts'
import { type Shop, testServer, type TestServer } from '../server.ts'
import { sample } from './sources.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

const CONNECTION = z.object({ connectionId: z.string(), path: z.string(), ourSecrets: z.record(z.string(), z.string()) })
const deps = () => ({ store: server.store, clock: server, sources: openSources() })

async function connect(source: string, secrets: Record<string, string> = {}) {
  const told = await server.ask('POST /sources', { key: shop.key, body: { source, secrets } })
  expect(told.status).toBe(201)
  return CONNECTION.parse(told.json)
}

describe('the inbox', () => {
  test('keeps what comes, reads it later, shows its fate and reads it again without doubling it', async () => {
    const { path, connectionId } = await connect('webhook')
    const event = {
      sourceId: 'n1',
      occurredLocal: '2026-03-09T12:00',
      totalMinor: 150_000,
      customerRef: { phone: '+79450000777', name: 'Ольга' },
    }
    for (const _delivery of [1, 2]) expect((await server.ask(`POST ${path}`, { body: event })).status).toBe(200)
    server.setNow(addMs(server.now(), 1000))
    expect((await server.ask(`POST ${path}`, { raw: 'какая-то ерунда' })).status).toBe(200)
    expect(await processHooks(deps(), shop.business)).toMatchObject({ done: 1, quarantined: 1 })
    const seen = await server.ask(`GET /sources/${connectionId}`, { key: shop.key })
    expect(seen.json['events']).toMatchObject([
      { state: 'quarantined', reason: 'unknown-form', excerpt: 'какая-то ерунда' },
      { state: 'done', outcome: { 'purchase:created': 1 } },
    ])
    expect(seen.text).not.toContain('secrets_sealed')
    const [, done] = z.array(z.object({ eventId: z.string() })).parse(seen.json['events'])
    expect((await server.ask(`POST /source-events/${done?.eventId}/replays`, { key: shop.key })).status).toBe(201)
    expect(await processHooks(deps(), shop.business)).toMatchObject({ done: 1 })
    const again = await server.ask(`GET /sources/${connectionId}`, { key: shop.key })
    expect(again.json['events']).toMatchObject([{}, { outcome: { 'purchase:unchanged': 1 } }])
  })

  test('a form of its own is read as the owner says, and what came before can be read again', async () => {
    const { path, connectionId } = await connect('webhook')
    const FORM = z.object({
      form: z.object({ leaves: z.array(z.object({ path: z.string(), text: z.string() })), read: z.record(z.string(), z.string()) }),
    })
    const seen = async () => server.ask(`GET /sources/${connectionId}`, { key: shop.key })
    expect(FORM.parse((await seen()).json).form.leaves).toEqual([])
    await server.ask(`POST ${path}`, {
      body: { klient: { nomer: '+79450000778' }, itogo_rub: '3 400,00', chto: 'Шиномонтаж', order_id: 'A-7' },
    })
    expect(await processHooks(deps(), shop.business)).toMatchObject({ quarantined: 1 })
    const { form } = FORM.parse((await seen()).json)
    expect(form.leaves).toContainEqual({ path: 'klient.nomer', text: '+79450000778' })
    expect(form.read).toEqual({ id: 'order_id', order: 'order_id' })
    const mapping = { phone: 'klient.nomer', total: 'itogo_rub', product: 'chto' }
    await server.ask(`PATCH /sources/${connectionId}`, { key: shop.key, body: { settings: { mapping, isPaidOnArrival: false } } })
    expect(FORM.parse((await seen()).json).form.read).toEqual({ id: 'order_id', order: 'order_id', ...mapping })
    const [event] = z.array(z.object({ eventId: z.string() })).parse((await seen()).json['events'])
    await server.ask(`POST /source-events/${event?.eventId}/replays`, { key: shop.key })
    expect(await processHooks(deps(), shop.business)).toMatchObject({ done: 1 })
    expect((await seen()).json['events']).toMatchObject([{ outcome: { 'purchase:created': 1 } }])
    const sale = await server.store.inBusiness(shop.business, tx => tx.sources.purchaseCalled('webhook', 'A-7'))
    const purchase = sale && (await server.store.inBusiness(shop.business, tx => tx.collect.purchases.find(sale)))
    expect(purchase).toMatchObject({ totalMinor: 340_000, status: 'pending' })
  })

  test('the raw words of a delivery are gone after thirty days; its fate stays', async () => {
    const { path, connectionId } = await connect('webhook')
    await server.ask(`POST ${path}`, { raw: 'телефон Ольги +79450000779' })
    await processHooks(deps(), shop.business)
    const later = (days: number) => forgetHookBodies(deps(), shop.business, addMs(server.now(), days * DAY_MS))
    const seen = async () => server.ask(`GET /sources/${connectionId}`, { key: shop.key })
    await later(29)
    expect((await seen()).text).toContain('79450000779')
    await later(31)
    expect((await seen()).text).not.toContain('79450000779')
    expect((await seen()).json['events']).toMatchObject([{ state: 'quarantined', reason: 'unknown-form', excerpt: null }])
    const [event] = z.array(z.object({ eventId: z.string() })).parse((await seen()).json['events'])
    expect((await server.ask(`POST /source-events/${event?.eventId}/replays`, { key: shop.key })).status).toBe(409)
  })

  test('an erased person is gone from what the sources sent about him', async () => {
    const { path, connectionId } = await connect('webhook')
    const body = { sourceId: 'e1', occurredLocal: '2026-03-09T14:00', totalMinor: 91_000, customerRef: { phone: '+79450000780' } }
    await server.ask(`POST ${path}`, { body })
    await processHooks(deps(), shop.business)
    const sale = await server.store.inBusiness(shop.business, tx => tx.sources.purchaseCalled('webhook', 'e1'))
    const purchase = sale && (await server.store.inBusiness(shop.business, tx => tx.collect.purchases.find(sale)))
    const seen = async () => (await server.ask(`GET /sources/${connectionId}`, { key: shop.key })).text
    expect(await seen()).toContain('79450000780')
    if (purchase?.customerId) await eraseCustomer(deps(), shop.business, { customerId: purchase.customerId, actor: 'owner' })
    expect(await seen()).not.toContain('79450000780')
  })

  test('refuses a wrong key, a wrong signature and an endless body, and answers nobody after the disconnect', async () => {
    const { path, connectionId } = await connect('shopify', { signing_secret: 's' })
    expect((await server.ask(`POST ${path}`, { raw: new Uint8Array(sample('shopify/orders-create.json')) })).status).toBe(401)
    expect((await server.ask(`POST ${path.slice(0, -3)}abc`, { raw: '{}' })).status).toBe(404)
    expect((await server.ask(`POST ${path.replace('shopify', 'square')}`, { raw: '{}' })).status).toBe(404)
    expect((await server.ask(`POST ${path}`, { raw: new Uint8Array(11 * 1024 * 1024) })).status).toBe(413)
    expect((await server.ask(`GET /sources/${connectionId}`, { key: shop.key })).json['connection']).toMatchObject({ refusedCount: 1 })
    expect((await server.ask(`DELETE /sources/${connectionId}`, { key: shop.key })).status).toBe(204)
    expect((await server.ask(`POST ${path}`, { raw: '{}' })).status).toBe(404)
  })

  test('speaks the dialogue of 1C: the file in two parts and a zip', async () => {
    const { path, ourSecrets } = await connect('commerceml')
    const authorization = `Basic ${Buffer.from(`${ourSecrets['login']}:${ourSecrets['password']}`).toString('base64')}`
    const say = (mode: string, name = '', raw?: Uint8Array) =>
      server.ask(`${raw ? 'POST' : 'GET'} ${path}?type=sale&mode=${mode}&filename=${name}`, {
        headers: { authorization },
        ...(raw && { raw: new Uint8Array(raw) }),
      })
    expect((await say('checkauth')).text).toMatch(/^success\nsession\n\w+$/)
    expect((await say('init')).text).toMatch(/^zip=yes\nfile_limit=\d+$/)
    const packed = zipSync({ 'orders-0.xml': sample('commerceml/orders-utf8.xml') })
    expect((await say('file', 'orders-0.zip', packed.subarray(0, 700))).text).toBe('success')
    expect((await say('file', 'orders-0.zip', packed.subarray(700))).text).toBe('success')
    expect((await say('import', 'orders-0.xml')).text).toBe('success')
    expect((await say('import', '../secret.xml')).text).toMatch(/^failure/)
    expect(await processHooks(deps(), shop.business)).toMatchObject({ done: 1 })
    const wrong = await server.ask(`GET ${path}?type=sale&mode=checkauth`, { headers: { authorization: 'Basic AAAA' } })
    expect([wrong.status, wrong.text.split('\n')[0]]).toEqual([200, 'failure'])
  })
})

describe('a receipt by its code', () => {
  const CODE = 't=20260309T1015&s=3400.00&fn=9999078900000009&i=601&fp=1111111111&n=1'
  test('is a purchase once, a refund by its own code, and no sale for an expense', async () => {
    const first = await server.ask('POST /receipts', {
      key: shop.key,
      body: { code: CODE, customerRef: { phone: '+79450000888' }, what: 'Шиномонтаж' },
    })
    expect(first.json).toMatchObject({ kind: 'purchase', result: 'created', day: '2026-03-09', total: { minor: 340_000, currency: 'RUB' } })
    const again = await server.ask('POST /receipts', { key: shop.key, body: { code: CODE.replace('T1015', 'T101500') } })
    expect(again.json).toMatchObject({ result: 'unchanged', id: first.json['id'] })
    const back = CODE.replace('i=601', 'i=602').replace('n=1', 'n=2').replace('3400.00', '400.00')
    expect((await server.ask('POST /receipts', { key: shop.key, body: { code: back } })).json).toMatchObject({ kind: 'refund' })
    for (const code of [CODE.replace('n=1', 'n=3'), 'nonsense', CODE.replace('20260309', '20270101')])
      expect((await server.ask('POST /receipts', { key: shop.key, body: { code } })).status).toBe(422)
  })

  test('that looks like a sale told otherwise is asked about, joined by the owner, and parted again', async () => {
    const body = { source: 'api', sourceId: 'x1', occurredLocal: '2026-03-09T15:00', totalMinor: 77_700 }
    await server.ask('POST /purchases', { key: shop.key, body })
    await server.ask('POST /receipts', { key: shop.key, body: { code: 't=20260309T1501&s=777.00&fn=9999078900000009&i=700&fp=5&n=1' } })
    const MATCHES = z.object({ open: z.array(z.object({ matchId: z.string(), sales: z.array(z.unknown()) })) })
    const open = MATCHES.parse((await server.ask('GET /sale-matches', { key: shop.key })).json).open
    expect(open).toHaveLength(1)
    expect(open[0]?.sales).toHaveLength(2)
    const count = async () =>
      (
        await server.store.inBusiness(shop.business, async tx =>
          tx.sources.purchasesAlike({ fiscalKey: null, orderRef: null, day: DAY, occurredAt: AT, totalMinor: 77_700, currency: 'RUB' }),
        )
      ).length
    const decide = (decision: string) =>
      server.ask(`POST /sale-matches/${open[0]?.matchId}/decisions`, { key: shop.key, body: { decision } })
    expect(await count()).toBe(2)
    expect((await decide('same')).json).toMatchObject({ state: 'same' })
    expect(await count()).toBe(1)
    expect((await decide('same')).status).toBe(409)
    expect((await decide('undo')).json).toMatchObject({ state: 'different' })
    expect(await count()).toBe(2)
  })
})

const AT = instant('2026-03-09T12:00:00Z')
const DAY = day('2026-03-09')

test('the fiscal key joins what two programs post, whatever they call it', async () => {
  const sale = { occurredLocal: '2026-03-08', totalMinor: 4200, fiscalKey: 'ru:9999078900000009:900:1' }
  const first = await server.ask('POST /purchases', { key: shop.key, body: { ...sale, source: 'one', sourceId: 'a' } })
  const body = { ...sale, source: 'two', sourceId: 'b', customerRef: { phone: '+79450000555' } }
  for (const _time of [1, 2]) {
    const second = await server.ask('POST /purchases', { key: shop.key, body })
    expect(second.json['purchase']).toMatchObject({
      purchaseId: z.object({ purchaseId: z.string() }).parse(first.json['purchase']).purchaseId,
    })
  }
})

describe('E79 out: webhooks signed and retried, as Standard Webhooks', () => {
  const got: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[] = []
  let answer = 200
  let receiver: Server
  let url = ''
  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (piece: Buffer) => (body += piece.toString('utf8')))
      request.on('end', () => {
        got.push({ headers: request.headers, body })
        if (request.url !== '/hang') response.writeHead(answer).end()
      })
    })
    await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
    const address = receiver.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`
  })
  afterAll(() => {
    receiver.close()
    receiver.closeAllConnections()
  })

  test('an address that hangs holds up nobody: the round goes on, others are told at once, and it is not asked twice', async () => {
    const other = await server.newShop()
    const hanging = url.replace('/hook', '/hang')
    for (const target of [hanging, url])
      await server.ask('POST /webhooks', { key: other.key, body: { url: target, events: ['purchase.recorded'] } })
    const round = () =>
      deliverWebhooks(
        { store: server.store, clock: server, sources: openSources({ allowedHosts: ['127.0.0.1'] }), sendBudgetMs: 300 },
        other.business,
      )
    const from = got.length
    for (const totalMinor of [100, 200]) {
      await server.ask('POST /purchases', { key: other.key, body: { totalMinor } })
      expect(await round()).toEqual({ delivered: 1, failed: 0 })
    }
    expect(got.slice(from)).toHaveLength(4)
    expect(await round()).toEqual({ delivered: 0, failed: 0 })
    // Whoever told it has died: after a minute another one does.
    server.setNow(addMs(server.now(), MINUTE_MS))
    await round()
    expect(got.slice(from)).toHaveLength(6)
    got.length = from
  })

  test('a purchase is told, signed; a failure is told again later; five failing days switch it off', async () => {
    const other = await server.newShop()
    const made = await server.ask('POST /webhooks', { key: other.key, body: { url, events: ['purchase.recorded', 'consent.withdrawn'] } })
    const { endpointId, secret } = z.object({ endpointId: z.string(), secret: z.string() }).parse(made.json)
    const allowed = { store: server.store, clock: server, sources: openSources({ allowedHosts: ['127.0.0.1'] }) }
    await server.ask('POST /purchases', { key: other.key, body: { totalMinor: 5000, customerRef: { phone: '+79450000999' } } })
    expect(await deliverWebhooks(allowed, other.business)).toEqual({ delivered: 1, failed: 0 })
    const headers = z
      .object({ 'webhook-id': z.string(), 'webhook-timestamp': z.string(), 'webhook-signature': z.string() })
      .parse(got[0]?.headers)
    const hook = {
      id: headers['webhook-id'],
      timestamp: headers['webhook-timestamp'],
      body: got[0]?.body ?? '',
      signature: headers['webhook-signature'],
    }
    // As the specification says it, without any code of ours.
    const bytes = (text: string) => new TextEncoder().encode(text)
    const key = await crypto.subtle.importKey('raw', Buffer.from(secret.slice(6), 'base64'), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'verify',
    ])
    const signature = Buffer.from(hook.signature.replace(/^v1,/, ''), 'base64')
    expect(await crypto.subtle.verify('HMAC', key, signature, bytes(`${hook.id}.${hook.timestamp}.${hook.body}`))).toBe(true)
    expect(await crypto.subtle.verify('HMAC', key, signature, bytes(`${hook.id}.${hook.timestamp}.${hook.body} `))).toBe(false)
    expect(isStandardSignature(hook, { secret, nowSeconds: Math.floor(server.now() / 1000) })).toBe(true)
    expect(JSON.parse(hook.body)).toMatchObject({ type: 'purchase.recorded', data: { total_minor: 5000, currency: 'RUB' } })

    answer = 500
    await server.ask('POST /purchases', { key: other.key, body: { totalMinor: 6000 } })
    const start = server.now()
    for (let hours = 0; hours <= 130; hours += 1) {
      server.setNow(addMs(start, hours * HOUR_MS))
      await deliverWebhooks(allowed, other.business)
      if (hours === 121) await server.ask(`POST /webhooks/${endpointId}/trials`, { key: other.key })
    }
    const log = await server.ask(`GET /webhooks/${endpointId}/deliveries`, { key: other.key })
    expect(
      z
        .array(z.object({ state: z.string() }))
        .parse(log.json['items'])
        .map(each => each.state),
    ).toContain('failed')
    expect((await server.ask('GET /webhooks', { key: other.key })).json['items']).toMatchObject([{ state: 'off', offReason: 'failing' }])
    server.setNow(addMs(start, 6 * DAY_MS))
  })

  test('gifts, points, promises and corrections are told too, each once, without a name or a phone', async () => {
    answer = 200
    const other = await server.newShop()
    await server.ask('POST /webhooks', { key: other.key, body: { url } })
    const allowed = { store: server.store, clock: server, sources: openSources({ allowedHosts: ['127.0.0.1'] }) }
    const ask = async (request: string, body: unknown) => {
      const told = await server.ask(request, { key: other.key, body })
      expect(told.status, `${request}: ${told.text}`).toBeLessThan(300)
      return told.json
    }
    const customerId = String((await ask('POST /customers', { fullName: 'Нина Седова', phones: ['+79450000888'] }))['customerId'])
    await ask(`PATCH /customers/${customerId}`, { note: 'чай' })
    const gift = { kind: 'amount', minor: 5000 }
    const { code } = await ask('POST /coupons', { customerId, gift, deadline: addDays(localDay(server.now(), 'Europe/Moscow'), 30) })
    await ask(`POST /coupons/${String(code)}/redemptions`, { basketMinor: 90_000, customerId, holder: 'till-1' })
    await ask(`POST /customers/${customerId}/replies`, { text: 'давайте позже, 15 апреля' })
    const from = got.length
    await deliverWebhooks(allowed, other.business)
    const told = got.slice(from).map(({ body }) => z.object({ type: z.string() }).parse(JSON.parse(body)).type)
    for (const type of ['customer.updated', 'coupon.issued', 'coupon.redeemed', 'followup.agreed'])
      expect([type, told.filter(each => each === type).length]).toEqual([type, 1])
    expect(got.slice(from).filter(({ body }) => /Седова|945\D?000|чай/.test(body))).toEqual([])
  })

  test('an address inside the own network is never asked', async () => {
    const strict = { store: server.store, clock: server, sources: openSources() }
    const other = await server.newShop()
    const before = got.length
    for (const target of [
      url,
      'http://localhost:1/',
      'http://[::1]/',
      'http://169.254.169.254/latest',
      'http://0x7f000001/',
      'http://2130706433/',
    ])
      await server.ask('POST /webhooks', { key: other.key, body: { url: target } })
    await server.ask('POST /purchases', { key: other.key, body: { totalMinor: 5000 } })
    await deliverWebhooks(strict, other.business)
    expect(got).toHaveLength(before)
  })

  test.each([
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['fd00::1', false],
    ['2606:4700::1111', true],
    ['8.8.8.8', true],
    ['localhost', false],
  ])('%s is public: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected))
})
