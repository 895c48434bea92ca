/** Whoever waits for the worker is seen to within a second: each of these wakes the business, at its time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import * as z from 'zod'
import { addMs, instant, isoInstant } from '../../src/kernel/instant.ts'
import { id } from '../../src/kernel/ids.ts'
import { localDay } from '../../src/kernel/zone.ts'
import { openSources } from '../../src/sources/open-sources.ts'
import { mergeCustomers } from '../../src/usecases/collect/merge-customers.ts'
import { processHooks, replayHook } from '../../src/usecases/collect/process-hooks.ts'
import { undoMerge } from '../../src/usecases/collect/undo-merge.ts'
import { deliverWebhooks, tellDue } from '../../src/usecases/deliver/deliver-webhooks.ts'
import { newPerson } from '../deliver/shop.ts'
import { type Shop, testServer, type TestServer } from '../server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

const deps = () => ({ store: server.store, clock: server, sources: openSources({ allowedHosts: ['127.0.0.1'] }) })
const SECOND_MS = 1000

/** Takes what is due, as the worker does. */
async function isWoken(): Promise<boolean> {
  return (await server.store.system.takeWoken(server.now())).includes(shop.business)
}

async function later(ms: number): Promise<void> {
  server.setNow(addMs(server.now(), ms))
}

async function rest(): Promise<void> {
  await later(2 * SECOND_MS)
  await isWoken()
  expect(await isWoken()).toBe(false)
}

describe('the worker is woken', () => {
  test('by a delivery, by its second reading, and by the next try of what could not be read', async () => {
    const told = await server.ask('POST /sources', { key: shop.key, body: { source: 'moysklad', secrets: { access_token: 't' } } })
    const { path } = z.object({ path: z.string() }).parse(told.json)
    await later(2 * SECOND_MS)
    expect(await isWoken(), 'a new source is asked at once').toBe(true)
    await rest()
    const meta = { type: 'retaildemand', href: 'http://127.0.0.1:1/entity/retaildemand/0b71daec-0000-11e6-9464-000000000001' }
    await server.ask(`POST ${path}`, { body: { events: [{ meta, action: 'CREATE' }] } })
    expect(await isWoken(), 'a delivery').toBe(true)
    expect(await processHooks(deps(), shop.business), 'the source does not answer').toMatchObject({ later: 1 })
    await rest()
    await later(2 * SECOND_MS)
    expect(await isWoken(), 'not before its time').toBe(false)
    await later(2 * SECOND_MS)
    expect(await isWoken(), 'its next try').toBe(true)
    expect(await processHooks(deps(), shop.business)).toMatchObject({ later: 1 })
    await rest()
    const [event] = await server.store.inBusiness(shop.business, async tx => {
      const [connection] = await tx.sources.connections()
      return connection ? tx.sources.hooksOf(connection.connectionId, { limit: 1 }) : []
    })
    if (event) await replayHook(deps(), shop.business, event.eventId)
    await later(SECOND_MS)
    expect(await isWoken(), 'its second reading').toBe(true)
  })

  test('by a fact that somebody wants to be told, and by the next try of telling it', async () => {
    await server.ask('POST /webhooks', { key: shop.key, body: { url: 'http://127.0.0.1:1/nobody', events: ['purchase.recorded'] } })
    await rest()
    await server.ask('POST /purchases', { key: shop.key, body: { totalMinor: 5000 } })
    expect(await isWoken()).toBe(true)
    expect(await deliverWebhooks(deps(), shop.business)).toEqual({ delivered: 0, failed: 1 })
    await rest()
    await later(6 * SECOND_MS)
    expect(await isWoken()).toBe(true)
  })
})

/** A contact of that day, as a night would plan it. */
async function plan(customerId: string, today: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    await client.query(`select set_config('app.business_id', '${shop.business}', false)`)
    await client.query(
      `insert into contact (business_id, contact_id, customer_id, purpose, cycle_no, rung, planned_day, not_before, not_after, channel, segment,
        reason, state, state_at, created_at)
      values ($1, gen_random_uuid(), $2, 'tyres', 1, 'soft', $3, $4, $4::timestamptz + interval '1 day', 'email', 'regular', '{}', 'planned', $4, $4)`,
      [shop.business, customerId, today, isoInstant(server.now())],
    )
  } finally {
    await client.end()
  }
}

describe('told to other programs', () => {
  const EVENTS = z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) }))
  async function told(types: readonly string[]) {
    const made = await server.ask('POST /webhooks', { key: shop.key, body: { url: 'http://127.0.0.1:1/nobody', events: types } })
    const { endpointId } = z.object({ endpointId: z.string() }).parse(made.json)
    return async () => {
      await deliverWebhooks(deps(), shop.business)
      return server.store.inBusiness(shop.business, async tx =>
        EVENTS.parse(await tx.webhooks.deliveriesOf(id<'endpoint'>(endpointId), 20)).map(({ type, data }) => ({ type, data })),
      )
    }
  }

  test('customer.merged, and customer.unmerged when it is taken back', async () => {
    const read = await told(['customer.merged', 'customer.unmerged'])
    const kept = await newPerson(server.store, shop.business)
    const merged = await newPerson(server.store, shop.business)
    const done = await mergeCustomers(deps(), shop.business, { keptId: kept.customerId, mergedId: merged.customerId, actor: 'owner' })
    if (!('mergeId' in done)) throw new Error('they can be merged')
    await undoMerge(deps(), shop.business, { mergeId: done.mergeId, actor: 'owner' })
    const data = { customer_id: kept.customerId, merged_id: merged.customerId }
    expect((await read()).toSorted((a, b) => a.type.localeCompare(b.type))).toEqual([
      { type: 'customer.merged', data },
      { type: 'customer.unmerged', data },
    ])
  })

  test('contact.due, once, on the day of the contact', async () => {
    const read = await told(['contact.due'])
    const { customerId } = await newPerson(server.store, shop.business)
    const today = localDay(server.now(), 'Europe/Moscow')
    await plan(customerId, today)
    expect(await tellDue(deps(), shop.business)).toEqual({ told: 1 })
    expect(await tellDue(deps(), shop.business)).toEqual({ told: 0 })
    expect(await read()).toMatchObject([{ type: 'contact.due', data: { customer_id: customerId, day: today, rung: 'soft' } }])
    server.setNow(instant(`${today}T22:00:00Z`))
    expect(await tellDue(deps(), shop.business), 'it is the next day in Moscow').toEqual({ told: 0 })
  })
})
