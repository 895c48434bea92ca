/** E11: words older than the rule go, after a look at how many; sums and consents stay. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../test/server.ts'
import { id as customerIdOf } from '../kernel/ids.ts'
import { addMs, DAY_MS } from '../kernel/instant.ts'
import { keepRetention } from '../usecases/collect/keep-retention.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('E11: the dry run counts what would go and changes nothing; at night exactly that goes, once', async () => {
  const { key, business, cookieOf } = await server.newShop()
  const customer = await server.ask('POST /customers', { key, body: { fullName: 'Мария', phones: ['+79450003001'] } })
  const id = String(customer.json['customerId'])
  for (const text of ['завтра зайду', 'спасибо'])
    expect((await server.ask(`POST /customers/${id}/replies`, { key, body: { text } })).status).toBe(201)
  server.setNow(addMs(server.now(), 40 * DAY_MS))
  const of = (answer: { json: Record<string, unknown> }, name: string): unknown =>
    Array.isArray(answer.json['items']) ? answer.json['items'].find(item => item.class === name) : undefined

  const stored = await server.ask('GET /retention', { key })
  expect(of(stored, 'reply-words')).toEqual({ class: 'reply-words', keepDays: null, goes: null })
  const look = await server.ask('GET /retention?class=reply-words&keepDays=30', { key })
  expect(of(look, 'reply-words')).toEqual({ class: 'reply-words', keepDays: 30, goes: 2 })
  expect(of(await server.ask('GET /retention?class=reply-words&keepDays=60', { key }), 'reply-words')).toMatchObject({ goes: 0 })
  expect(await keepRetention(server, business, server.now())).toEqual({ emptied: 0 })

  const set = await server.ask('PUT /retention', { key, body: { class: 'reply-words', keepDays: 30 } })
  expect(of(set, 'reply-words')).toMatchObject({ keepDays: 30, goes: 2 })
  expect(await keepRetention(server, business, server.now())).toEqual({ emptied: 2 })
  expect(await keepRetention(server, business, server.now())).toEqual({ emptied: 0 })
  const everything = await server.store.inBusiness(business, tx => tx.collect.customers.everythingAbout(customerIdOf<'customer'>(id)))
  expect(everything['reply']?.map(reply => reply['text'])).toEqual(['', ''])

  expect((await server.ask('PUT /retention', { key, body: { class: 'notes', keepDays: 5 } })).status).toBe(422)
  expect((await server.ask('GET /retention', { cookie: await cookieOf('staff') })).status).toBe(403)
})
