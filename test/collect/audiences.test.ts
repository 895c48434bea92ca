/** An audience holds only who agreed to advertising and has not refused; nobody who is held out; and says what the platform needs. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashedEmail } from '../../src/domain/collect/audience.ts'
import { recordPurchase } from '../../src/usecases/collect/record-purchase.ts'
import { withdrawConsent } from '../../src/usecases/collect/withdraw-consent.ts'
import { addDays, type Day } from '../../src/kernel/day.ts'
import { localDay } from '../../src/kernel/zone.ts'
import { newPerson, type Person } from '../deliver/shop.ts'
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

test('E6: who said no on a card that has joined this one is not shown an advertisement either', async () => {
  const mine = await server.newShop()
  const deps = { store: server.store, clock: server }
  const [willing, refusing] = [await newPerson(server.store, mine.business), await newPerson(server.store, mine.business)]
  await recordPurchase(deps, mine.business, { source: 'hand', customer: { customerId: willing.customerId }, totalMinor: 1000 })
  const refusal = { channel: 'all', purposes: ['marketing'], locale: 'ru', source: 'reply', actor: 'system' } as const
  await withdrawConsent(deps, mine.business, { contactPointId: refusing.contactPointId, ...refusal })
  const sizeOf = async () => (await server.ask('GET /audiences/file?audience=bought&platform=google', { key: mine.key })).json['size']
  expect(await sizeOf()).toBe(1)
  const merged = await server.ask(`POST /customers/${willing.customerId}/merges`, {
    key: mine.key,
    body: { customerId: refusing.customerId },
  })
  expect(await sizeOf()).toBe(0)
  await server.ask(`DELETE /merges/${String(merged.json['mergeId'])}`, { key: mine.key })
  expect(await sizeOf()).toBe(1)
})

describe('due within fourteen days', () => {
  const DUE = `insert into due_event (business_id, due_event_id, customer_id, purpose, cycle_no, anchor_day, window_from, due_day, window_to, held_out, created_at)
    values ($1, gen_random_uuid(), $2, 'tyres', 1, $3, $3, $3, $3, $4, now())`
  const STOP = `insert into suppression (business_id, channel, address_hash, kind, source, at)
    values ($1::integer, $3, sha256(convert_to($1::integer::text || '|email|' || $2, 'UTF8')), $4, 'test', now())`

  async function write(business: number, rows: readonly (readonly [string, readonly unknown[]])[]): Promise<void> {
    const client = new pg.Client({ connectionString: server.databaseUrl })
    await client.connect()
    try {
      await client.query(`select set_config('app.business_id', '${business}', false)`)
      for (const [text, values] of rows) await client.query(text, [business, ...values])
    } finally {
      await client.end()
    }
  }

  const today = (): Day => localDay(server.now(), 'Europe/Moscow')
  const due = (person: Person, day: Day, isHeldOut = false) => [DUE, [person.customerId, day, isHeldOut]] as const

  test('nobody held out, nobody who refused on any channel, nobody due later, and not another shop', async () => {
    const mine = await server.newShop()
    const other = await server.newShop()
    const [willing, last, heldOut, bounced, complained, later] = await Promise.all(
      Array.from({ length: 6 }, () => newPerson(server.store, mine.business)),
    )
    const stranger = await newPerson(server.store, other.business)
    if (!willing || !last || !heldOut || !bounced || !complained || !later) throw new Error('six people')
    await write(mine.business, [
      due(willing, today()),
      due(last, addDays(today(), 14)),
      due(heldOut, today(), true),
      due(bounced, today()),
      due(complained, today()),
      due(later, addDays(today(), 15)),
      [STOP, [bounced.address, 'email', 'hard-bounce']],
      [STOP, [complained.address, 'all', 'complaint']],
    ])
    await write(other.business, [due(stranger, today())])
    const file = await server.ask('GET /audiences/file?audience=due&platform=google', { key: mine.key })
    expect(file.json).toMatchObject({ size: 2 })
    for (const person of [willing, last]) expect(file.text).toContain(hashedEmail(person.address, 'google'))
    for (const person of [heldOut, bounced, complained, later, stranger])
      expect(file.text).not.toContain(hashedEmail(person.address, 'google'))
    // The file is read anew at each download: who is held out from now on is gone from it at once.
    await write(mine.business, [['update due_event set held_out = true where business_id = $1 and customer_id = $2', [willing.customerId]]])
    const next = await server.ask('GET /audiences/file?audience=due&platform=google', { key: mine.key })
    expect(next.json).toMatchObject({ size: 1 })
  })
})
