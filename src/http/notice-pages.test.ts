/** A customer lets the shop write to his browser: a page, one press, and his consent is kept with the words he saw. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue, messageTo } from '../../test/deliver/shop.ts'
import { LINK_SECRET, type Shop, type TestServer, testServer } from '../../test/server.ts'
import { DEFAULT_CHANNELS } from '../domain/collect/business.ts'
import { id } from '../kernel/ids.ts'
import { noticePath } from '../usecases/deliver/open-notice.ts'
import { unsubscribeToken } from '../usecases/deliver/unsubscribe-token.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop({ locale: 'bg', channels: { ...DEFAULT_CHANNELS, publicUrl: 'https://shop.test/' } })
  const body = { kind: 'web-push', values: { contact: 'mailto:a@b.test' }, isActive: true }
  await server.ask('PUT /api/v1/channels/web-push', { key: shop.key, body })
})
afterAll(() => server.close())

const SUBSCRIPTION = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/abc:def',
  expirationTime: null,
  keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
}

async function link(): Promise<{ readonly customerId: string; readonly path: string; readonly text: string }> {
  const added = await server.ask('POST /api/v1/customers', { key: shop.key, body: { fullName: 'Анна', locale: 'bg' } })
  const customerId = String(added.json['customerId'])
  const made = await server.ask(`POST /api/v1/customers/${customerId}/bindings`, { key: shop.key, body: { channel: 'web-push' } })
  expect(made.status).toBe(201)
  return { customerId, path: new URL(String(made.json['url'])).pathname, text: String(made.json['textShown']) }
}

test('the page shows the words, and looking subscribes nobody; one press does, once', async () => {
  const { customerId, path, text } = await link()
  const page = await server.ask(`GET /${path}`)
  expect(page.text).toContain(text)
  expect(page.text.length).toBeLessThan(10_000)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect((await server.ask(`POST /${path}`, { raw: JSON.stringify(SUBSCRIPTION) })).status).toBe(204)
  const reaches = await server.store.inBusiness(shop.business, tx => tx.collect.consents.reachOf([id<'customer'>(customerId)]))
  const [reach] = reaches
  expect(reach).toMatchObject({
    kind: 'web-push',
    address: `${SUBSCRIPTION.endpoint} ${SUBSCRIPTION.keys.p256dh} ${SUBSCRIPTION.keys.auth}`,
  })
  expect(reach?.consents.map(fact => fact.status)).toEqual(['given', 'given'])
  expect((await server.ask(`POST /${path}`, { raw: JSON.stringify(SUBSCRIPTION) })).status).toBe(410)
  expect((await server.ask(`GET /${path}`)).status).toBe(410)
})

test('without an address on the internet there is no page to bind on, and the owner reads what is missing', async () => {
  const homeless = await server.newShop({ locale: 'ru' })
  const body = { kind: 'web-push', values: { contact: 'mailto:a@b.test' }, isActive: true }
  await server.ask('PUT /api/v1/channels/web-push', { key: homeless.key, body })
  const added = await server.ask('POST /api/v1/customers', { key: homeless.key, body: { fullName: 'Анна' } })
  const bindings = `POST /api/v1/customers/${String(added.json['customerId'])}/bindings`
  expect((await server.ask(bindings, { key: homeless.key, body: { channel: 'web-push' } })).json).toMatchObject({
    code: 'public_address_missing',
    detail: expect.stringContaining('адреса в интернете'),
  })
})

test.each<[unknown, string]>([
  [{ ...SUBSCRIPTION, endpoint: 'https://10.0.0.1/inside' }, 'no browser’s house'],
  [{ ...SUBSCRIPTION, endpoint: 'http://fcm.googleapis.com/x' }, 'not encrypted'],
  [{ ...SUBSCRIPTION, keys: { p256dh: 'short', auth: 'a'.repeat(22) } }, 'no key'],
  ['no json', 'no subscription'],
])('%j is refused: %s', async body => {
  const { path } = await link()
  expect((await server.ask(`POST /${path}`, { raw: typeof body === 'string' ? body : JSON.stringify(body) })).status).toBe(400)
})

test('a link of another shop, or made up, is none', async () => {
  const { path } = await link()
  const other = await server.newShop()
  const [, , , token = ''] = path.split('/')
  expect((await server.ask(`GET //notices/${other.business}/${token}`)).status).toBe(410)
  expect((await server.ask(`GET //notices/${shop.business}/${'A'.repeat(32)}`)).status).toBe(410)
  expect((await server.ask('GET //notices/x/y')).status).toBe(410)
})

test('behind a notice stands all that was written, with its links, a time to choose and the way to stop; nothing is stopped by looking', async () => {
  const { customerId, path } = await link()
  await server.ask(`POST /${path}`, { raw: JSON.stringify({ ...SUBSCRIPTION, endpoint: `${SUBSCRIPTION.endpoint}-notice` }) })
  const reachOf = () => server.store.inBusiness(shop.business, tx => tx.collect.consents.reachOf([id<'customer'>(customerId)]))
  const [reach] = await reachOf()
  if (reach === undefined) throw new Error('he let the shop write to his browser')
  const { contactPointId, address } = reach
  const person = { customerId: id<'customer'>(customerId), contactPointId, address }
  const { messageId } = await enqueue(
    server.store,
    shop.business,
    messageTo(person, { channel: 'web-push', locale: 'bg', subject: 'Пора', body: 'Час: https://shop.test/visit/x.\n<b>Утре</b>' }),
  )
  const token = unsubscribeToken(LINK_SECRET, { business: shop.business, contactPointId, messageId })
  const page = await server.ask(`GET /${noticePath(token)}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('<a href="https://shop.test/visit/x">https://shop.test/visit/x</a>.')
  expect(page.text).toContain('&lt;b&gt;Утре&lt;/b&gt;')
  expect(page.text).toContain(`href="/stop/${token}"`)
  expect(page.text).not.toContain('<script')
  const book = /href="(\/book\/[^"]+)"/.exec(page.text)?.[1] ?? ''
  expect((await server.ask(`GET /${book}`)).status).toBe(200)
  expect((await reachOf())[0]?.suppressions).toEqual([])
  // The link of a letter shows nothing here.
  const letter = await enqueue(server.store, shop.business, messageTo(person, { channel: 'email', dedupeKey: 'letter' }))
  const other = unsubscribeToken(LINK_SECRET, { business: shop.business, contactPointId, messageId: letter.messageId })
  expect((await server.ask(`GET /${noticePath(other)}`)).status).toBe(410)
  expect((await server.ask('GET //notice/torn')).status).toBe(410)
})

test('a slip carries the code with which its buyer binds a messenger', async () => {
  const { customerId } = await link()
  const slip = { shop: 'Роза', phone: '', lines: [], coupon: null, nextEvent: null, checklist: [], signUp: null, footer: '' }
  const body = { slipId: crypto.randomUUID(), slip, onPaper: false, bind: { customerId, channel: 'web-push' } }
  const printed = await server.ask('POST /api/v1/slips', { key: shop.key, body })
  expect(printed.status).toBe(201)
  const without = await server.ask('POST /api/v1/slips', { key: shop.key, body: { ...body, slipId: crypto.randomUUID(), bind: null } })
  expect(String(printed.json['picture']).length).toBeGreaterThan(String(without.json['picture']).length + 1000)
})
