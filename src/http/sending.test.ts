import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Shop, testServer, type TestServer } from '../../test/server.ts'
import { DEFAULT_CHANNELS, DEFAULT_EMAIL } from '../domain/collect/business.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  const email = { ...DEFAULT_EMAIL, host: '127.0.0.1', port: 1, from: 'Шины <anya@shop.invalid>', password: 'a secret word' }
  shop = await server.newShop({ channels: { ...DEFAULT_CHANNELS, active: ['email'], email } })
})
afterAll(() => server.close())

describe('what holds sending back', () => {
  test('E33: a pause shows, and ends once', async () => {
    const paused = await server.ask('POST /sending/pauses', { key: shop.key, body: { scope: 'campaign:7' } })
    expect(paused).toMatchObject({ status: 201, json: { pauses: [{ scope: 'campaign:7' }], waiting: 0 } })
    expect(await server.ask('DELETE /sending/pauses/campaign:7', { key: shop.key })).toMatchObject({ status: 200, json: { pauses: [] } })
    expect(await server.ask('DELETE /sending/pauses/campaign:7', { key: shop.key })).toMatchObject({ status: 404 })
  })

  test.each([
    ['channel:email', 200, 'a channel'],
    ['domain:mail.ru', 200, 'a receiving house'],
    ['everything', 404, 'no gate'],
  ])('a limit of %s answers %d: %s', async (gate, status, _why) => {
    const limit = { perSecond: null, burst: 1, perDay: 300, spendPerDayMinor: null }
    expect((await server.ask(`PUT /sending/limits/${gate}`, { key: shop.key, body: { limit } })).status).toBe(status)
  })

  test('a key that may only read holds nothing back', async () => {
    const key = await shop.keyWith(['messages:read'])
    expect((await server.ask('GET /sending', { key })).status).toBe(200)
    expect((await server.ask('POST /sending/pauses', { key, body: { scope: 'all' } })).status).toBe(403)
  })
})

describe('setting e-mail up', () => {
  test('a new key shows its record; the private half and the password never leave the server', async () => {
    const made = await server.ask('POST /email/keys', { key: shop.key, body: {} })
    expect(made).toMatchObject({
      status: 201,
      json: { selfVerified: true, record: { name: expect.stringMatching(/\._domainkey\.shop\.invalid$/) } },
    })
    const settings = await server.ask('GET /business', { key: shop.key })
    expect(settings.json).toMatchObject({ channels: { email: { hasPassword: true, dkim: { domain: 'shop.invalid' } } } })
    expect(made.text + settings.text + server.logged.join('')).not.toMatch(/PRIVATE KEY|a secret word/)
  })

  test('a preview is signed and goes nowhere', async () => {
    const { status, json } = await server.ask('POST /email/previews', { key: shop.key, body: { subject: 'Пора', body: 'Записать вас?' } })
    expect(status).toBe(201)
    expect(json['source']).toMatch(/^DKIM-Signature: /)
    expect(json['html']).toContain('Записать вас?')
  })

  test('a shop without e-mail has nothing to check', async () => {
    const other = await server.newShop()
    expect((await server.ask('GET /email/check', { key: other.key })).status).toBe(404)
  })
})
