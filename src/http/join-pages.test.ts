/** The sign-up page as a stranger opens it: small, without script, in his language, and every refusal in words. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LINK_SECRET, type Shop, type TestServer, testServer } from '../../test/server.ts'
import { DEFAULT_CHANNELS } from '../domain/collect/business.ts'
import { LOCALES } from '../kernel/locale.ts'
import { addMs, DAY_MS } from '../kernel/instant.ts'
import { joinWords } from '../locales/public/join-words.ts'
import { readSignedToken } from '../usecases/respond/visit-token.ts'

let server: TestServer
let shop: Shop
let path = ''
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  shop = await server.newShop({ country: 'BG', locale: 'bg', channels: { ...DEFAULT_CHANNELS, publicUrl: 'https://rosa.example' } })
  const made = await server.ask('POST /collection-points', {
    key: shop.key,
    body: { name: 'Каса', promise: 'Кафе от нас', gift: { kind: 'gift', text: 'Кафе' } },
  })
  expect(made.status).toBe(201)
  expect(made.json['url']).toBe(`https://rosa.example${String(made.json['path'])}`)
  expect(String(made.json['qr'])).toMatch(/^<svg/)
  path = String(made.json['path'])
})

const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'bg' }
const post = (fields: Record<string, string>, to = path, address = '10.0.0.1') =>
  server.ask(`POST /${to}`, { raw: new URLSearchParams(fields).toString(), headers, address })
const good = { locale: 'bg', name: 'Мария', contact: '+359888123456', agree: 'yes', website: '' }
async function points(): Promise<{ pointId: string; counts: unknown }[]> {
  return (await server.ask('GET /collection-points', { key: shop.key })).json['items'] as { pointId: string; counts: unknown }[]
}

test.each(LOCALES)('%s: at most 10 kB, no script, the whole consent text, and a box that is not ticked', async locale => {
  const page = await server.ask(`GET /${path}`, { headers: { 'accept-language': locale } })
  expect(page.status).toBe(200)
  expect(Buffer.byteLength(page.text)).toBeLessThan(10_000)
  expect(page.text).toContain(`<html lang="${locale}">`)
  expect(page.text).not.toMatch(/<script|checked/)
  expect(page.text).toContain(joinWords[locale].agree('Шины у Ани'))
})

test('looking is counted, a HEAD is not; the gift comes with its code and day', async () => {
  await server.ask(`GET /${path}`)
  await server.ask(`GET /${path}`)
  await server.ask(`HEAD /${path}`)
  const done = await post(good)
  expect(done.text).toContain(joinWords.bg.thanksTitle)
  expect(done.text).toMatch(/<code>[A-Z0-9]{4}-[A-Z0-9]{4}<\/code>/)
  expect((await points())[0]?.counts).toEqual({ shown: 2, signedUp: 1, confirmed: 1, boughtAgain: 0 })
  expect((await post(good)).text).toContain(joinWords.bg.already)
})

test.each([
  ['notAgreed', { agree: '' }],
  ['badContact', { contact: 'мария' }],
  ['bot', { website: 'https://spam.example' }],
] as const)('refused in words, with what was typed kept: %s', async (problem, change) => {
  const fields = { ...good, ...change }
  const page = await post(fields)
  expect(page.status).toBe(200)
  expect(page.text).toContain(joinWords.bg[problem])
  expect(page.text).toContain(`value="${fields.contact}"`)
  expect((await points())[0]?.counts).toMatchObject({ signedUp: 0 })
})

test('an e-mail without a public address, and somebody who has stopped, are told so', async () => {
  const made = await server.ask('POST /customers', { key: shop.key, body: { fullName: 'Мария', phones: [good.contact] } })
  await server.ask('POST /consents', {
    key: shop.key,
    body: { customerId: String(made.json['customerId']), channel: 'all', purpose: 'marketing', status: 'withdrawn', basis: 'refusal' },
  })
  expect((await post(good)).text).toContain(joinWords.bg.stopped)
  const bare = await server.newShop({ country: 'BG', locale: 'bg' })
  const point = await server.ask('POST /collection-points', { key: bare.key, body: { name: 'Каса', promise: 'Кафе' } })
  expect(point.json['url']).toBeNull()
  expect((await post({ ...good, contact: 'maria@example.com' }, String(point.json['path']))).text).toContain(joinWords.bg.noMail)
})

test('C82 the letter leads to a page that asks, and the press brings the gift', async () => {
  expect((await post({ ...good, contact: 'maria@example.com' })).text).toContain(joinWords.bg.waiting)
  const { messages } = await server.store.inBusiness(shop.business, tx => tx.deliver.list({ limit: 1 }))
  const link = /https:\/\/rosa\.example(\/joined\/[\w-]{48})/.exec(messages[0]?.body ?? '')?.[1] ?? ''
  expect((await server.ask(`GET /${link}`)).text).toContain(joinWords.bg.confirm)
  expect((await server.ask(`POST /${link}`)).text).toContain(joinWords.bg.thanksTitle)
  expect((await server.ask(`GET /${link}`)).text).toContain(joinWords.bg.thanksTitle)
  server.setNow(addMs(server.now(), DAY_MS))
})

test('torn links, links of another kind and closed points are gone', async () => {
  const token = path.split('/').at(-1) ?? ''
  expect(readSignedToken(LINK_SECRET, 'join', token)).toBeDefined()
  for (const wrong of [`/join/${token.slice(0, -2)}AA`, '/join/x', `/joined/${token}`])
    for (const method of ['GET', 'POST'])
      expect((await server.ask(`${method} /${wrong}`, { headers, address: '10.0.0.9' })).status).toBe(410)
  const [point] = await points()
  const closed = await server.ask(`PATCH /collection-points/${point?.pointId ?? ''}`, { key: shop.key, body: { isActive: false } })
  expect(closed.json).toMatchObject({ isActive: false, promise: 'Кафе от нас' })
  expect((await server.ask(`GET /${path}`)).status).toBe(410)
  expect((await post(good)).status).toBe(410)
})

test('one address cannot press without end', async () => {
  const answers = []
  for (let i = 0; i < 21; i += 1) answers.push((await post({ ...good, agree: '' }, path, '10.0.0.77')).status)
  expect(answers.at(-1)).toBe(429)
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200))
})

test('a point is the owner’s to open and to change', async () => {
  const cookie = await shop.cookieOf('staff')
  const body = { name: 'Каса', promise: 'Кафе' }
  expect((await server.ask('POST /collection-points', { cookie, body })).status).toBe(403)
  const unknown = '/collection-points/00000000-0000-7000-8000-000000000001'
  expect((await server.ask(`PATCH ${unknown}`, { key: shop.key, body })).status).toBe(404)
  expect((await server.ask('POST /collection-points', { key: shop.key, body: { name: '', promise: '' } })).status).toBe(422)
})
