/** An audience holds only who agreed to advertising and has not refused; nobody who is held out; and says what the platform needs. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashedEmail } from '../../src/domain/collect/audience.ts'
import { recordPurchase } from '../../src/usecases/collect/record-purchase.ts'
import { withdrawConsent } from '../../src/usecases/collect/withdraw-consent.ts'
import { newPerson } from '../deliver/shop.ts'
import { type Shop, testServer, type TestServer } from '../server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

test('who bought lately, for each platform', async () => {
  const deps = { store: server.store, clock: server }
  const willing = await newPerson(server.store, shop.business)
  const silent = await newPerson(server.store, shop.business, { purposes: [] })
  const refusing = await newPerson(server.store, shop.business)
  for (const { customerId } of [willing, silent, refusing])
    await recordPurchase(deps, shop.business, { source: 'hand', customer: { customerId }, totalMinor: 1000 })
  await withdrawConsent(deps, shop.business, {
    contactPointId: refusing.contactPointId,
    channel: 'all',
    purposes: ['marketing'],
    locale: 'ru',
    source: 'reply',
    actor: 'system',
  })
  const file = await server.ask('GET /audiences/file?audience=bought&platform=meta', { key: shop.key })
  expect(file.json).toMatchObject({ size: 1, sizeMin: 100, text: `email,phone\n${hashedEmail(willing.address, 'meta')},\n` })
  const sizes = await server.ask('GET /audiences', { key: shop.key })
  expect(sizes.json['items']).toContainEqual({ audience: 'bought', platform: 'vk', size: 0, sizeMin: 2000, isEnough: false })
  expect((await server.ask('GET /audiences', { cookie: await shop.cookieOf('staff') })).status).toBe(403)
})
