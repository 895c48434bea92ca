/** A merge that the worker has seen before it is taken back: both are reminded as before, and no sale of the other counts as an answer. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../src/kernel/instant.ts'
import { refreshChanged } from '../../src/usecases/plan/refresh-changed.ts'
import { type Shop, type TestServer, testServer } from '../server.ts'

let server: TestServer
let client: pg.Client
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  client = new pg.Client(server.databaseUrl)
  await client.connect()
  shop = await server.newShop()
  await client.query(`select set_config('app.business_id', $1, false)`, [String(shop.business)])
})
afterAll(async () => {
  await client.end()
  await server.close()
})

const post = async (path: string, body: unknown) => (await server.ask(`POST ${path}`, { key: shop.key, body })).json

const refresh = () => refreshChanged({ store: server.store, clock: { now: () => server.now() } }, shop.business)

async function regular(phone: string, days: readonly string[]): Promise<string> {
  const { customerId } = await post('/customers', { fullName: 'Гурова Нина', phones: [phone] })
  for (const occurredLocal of days) await post('/purchases', { customerRef: { customerId }, totalMinor: 100_00, occurredLocal })
  await post('/consents', { customerId, channel: 'all', purpose: 'marketing', status: 'given', basis: 'explicit' })
  return String(customerId)
}

/** What waits for an answer, and how each contact stands, whoever of the two it is for. */
async function waiting(): Promise<readonly string[]> {
  const { rows } = await client.query<{ row: string }>(`
    select concat_ws(' ', customer_id, purpose, cycle_no, due_day) as row from due_event where closed_at is null
    union all select concat_ws(' ', customer_id, purpose, cycle_no, rung, planned_day) from contact where state = 'planned'
    union all select concat_ws(' ', customer_id, state, due_on) from follow_up order by 1`)
  return rows.map(({ row }) => row)
}

test('E16: after a merge that was planned for, undoing gives both their ladders, due events and promises back', async () => {
  server.setNow(instant('2026-11-22T10:00:00Z'))
  const kept = await regular('+79035560001', ['2026-05-01', '2026-07-01'])
  const merged = await regular('+79035560002', ['2026-06-01', '2026-08-01', '2026-10-01'])
  await refresh()
  const before = await waiting()
  expect(new Set(before.map(row => row.slice(0, 36)))).toEqual(new Set([kept, merged]))
  const { mergeId } = await post(`/customers/${kept}/merges`, { customerId: merged })
  await refresh()
  expect(await waiting()).not.toEqual(before)
  expect((await server.ask(`DELETE /merges/${String(mergeId)}`, { key: shop.key })).status).toBe(200)
  await refresh()
  expect(await waiting()).toEqual(before)
  const bought = await client.query(`select 1 from due_event where outcome = 'bought'`)
  expect(bought.rowCount).toBe(0)
})
