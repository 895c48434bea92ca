/** Deliveries over a real connection: what is taken goes the short way, everything else is answered as the rest of the program answers. */
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { assert } from '../../src/kernel/assert.ts'
import { type Shop, testServer, type TestServer } from '../server.ts'

let server: TestServer
let shop: Shop
let http: ServerType
let base = ''
let path = ''
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
  http = await new Promise<ServerType>(resolve => {
    const started = serve({ fetch: server.app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const address = http.address()
  assert(typeof address === 'object' && address !== null, 'the server listens')
  base = `http://127.0.0.1:${address.port}`
  path = z.object({ path: z.string() }).parse((await server.ask('POST /sources', { key: shop.key, body: { source: 'webhook' } })).json).path
})
afterAll(async () => {
  http.close()
  await server.close()
})

const event = (sourceId: string) => JSON.stringify({ sourceId, occurredLocal: '2026-03-09T12:00', totalMinor: 100, lines: [] })
const send = (to: string, init: RequestInit = {}) => fetch(`${base}${to}`, { method: 'POST', ...init })
const kept = async () =>
  server.store.inBusiness(shop.business, async tx => (await tx.sources.hookCounts()).reduce((sum, { count }) => sum + count, 0))

test('a delivery is answered after it is kept, and logged without its address', async () => {
  const answer = await send(path, { body: event('short') })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ ok: true })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await kept()).toBe(1)
  const line = server.logged.at(-1) ?? ''
  expect(line).toContain('"route":"hook"')
  expect(line).toContain(answer.headers.get('x-request-id') ?? 'none')
  expect(line).not.toContain(path.split('/').at(-1))
})

test('a body without a length goes the usual way', async () => {
  const sent = request(`${base}${path}`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } })
  sent.end(event('long'))
  const [answer] = await once(sent, 'response')
  expect(answer).toMatchObject({ statusCode: 200 })
  answer.resume()
  expect(await kept()).toBe(2)
})

test('a wrong address is answered in words, with the headers of every answer', async () => {
  const answer = await send(
    path.replace(/.$/, sign => (sign === 'a' ? 'b' : 'a')),
    { body: event('x'), headers: { 'accept-language': 'bg' } },
  )
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ code: 'not_found' })
  expect(answer.headers.get('x-frame-options')).toBe('DENY')
  expect(await kept()).toBe(2)
})

test('a sender that breaks off leaves nothing behind, and the next one is served', async () => {
  const { port, hostname } = new URL(base)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(`POST ${path} HTTP/1.1\r\nhost: shop\r\ncontent-length: 1000\r\n\r\n{"half`)
  socket.destroy()
  await once(socket, 'close')
  expect((await send(path, { body: event('after') })).status).toBe(200)
  expect(await kept()).toBe(3)
})
