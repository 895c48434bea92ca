import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

let asked = 0
const ask = (request: string, body?: unknown) => {
  asked += 1
  return server.ask(request, { key: shop.key, ...(body === undefined ? {} : { body, headers: { 'idempotency-key': `ask-${asked}` } }) })
}

test('E67 an experiment is written, sized and refused in a sentence that says what to do while it can show nothing', async () => {
  const made = await ask('POST /experiments', { name: 'Вечером', rungs: ['offer'], change: { variable: 'hour', hour: 18 } })
  expect(made.status).toBe(201)
  expect(made.json).toMatchObject({ state: 'draft', share: 0.5, result: null })
  const sizes = await ask('GET /experiments/sizes?share=0.5')
  expect(sizes.json).toMatchObject({ eventsPerWeek: 0 })
  const started = await ask(`POST /experiments/${String(made.json['experimentId'])}/starts`, { weeks: 13 })
  expect(started.status).toBe(409)
  expect(String(started.json['detail'])).toMatch(/срок|due dates/)
  const listed = await ask('GET /experiments')
  expect(listed.text).toContain('Вечером')
})

test('a change that changes nothing is refused, and so is a channel that does not exist', async () => {
  expect((await ask('POST /experiments', { name: 'x', change: { variable: 'offset', days: 0 } })).status).toBe(409)
  expect((await ask('POST /experiments', { name: 'x', change: { variable: 'channel', channel: 'pigeon' } })).status).toBe(422)
})

test('E74 another shop sees none of it', async () => {
  const other = await server.newShop()
  const made = await ask('POST /experiments', { name: 'Тайна', change: { variable: 'hour', hour: 12 } })
  const stopped = await server.ask(`POST /experiments/${String(made.json['experimentId'])}/stops`, {
    key: other.key,
    headers: { 'idempotency-key': 'other' },
  })
  expect(stopped.status).toBe(404)
  expect((await server.ask('GET /experiments', { key: other.key })).text).not.toContain('Тайна')
})
