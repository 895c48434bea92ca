/** The thresholds of the segments and the cycles by product group, over the API. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'
import { DEFAULT_POLICY } from '../domain/understand/segment.ts'
import { assert } from '../kernel/assert.ts'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/ids.ts'
import { addCustomer } from '../usecases/collect/add-customer.ts'
import { understandCustomer } from '../usecases/understand/understand-customer.ts'
import { recordPurchase } from '../usecases/collect/record-purchase.ts'

let server: TestServer
let shop: Shop
let owner: string
let customerId: string
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
  owner = await shop.cookieOf('owner')
  const deps = { store: server.store, clock: { now: () => server.now() } }
  const added = await addCustomer(deps, shop.business, { fullName: 'Анна', contacts: [] })
  assert('customerId' in added, 'the customer was added')
  customerId = added.customerId
  for (const [at, bought] of ['2025-06-01', '2025-07-01', '2025-08-01', '2025-09-01'].entries()) {
    const line = { name: `Корм ${at % 2}`, groupName: 'Корм', totalMinor: 1000 }
    await recordPurchase(deps, shop.business, { source: 'hand', customer: added, day: day(bought), totalMinor: 1000, lines: [line] })
  }
})
afterAll(() => server.close())

test('the defaults hold until the owner sets his own, and a preview moves nobody', async () => {
  expect((await server.ask('GET /segments/policy', { cookie: owner })).json).toEqual({
    policy: DEFAULT_POLICY,
    defaults: DEFAULT_POLICY,
    isOwn: false,
  })
  const before = await server.ask(`GET /customers/${customerId}/segments`, { cookie: owner })
  const [was] = [(before.json['computed'] as { segment: string }).segment]
  const nobodyIsLost = { ...DEFAULT_POLICY, aliveLostMax: 0, spreadLostMin: 3, nearLostMax: 0 }
  const preview = await server.ask('POST /segments/previews', { cookie: owner, body: nobodyIsLost })
  expect(preview).toMatchObject({ status: 201, json: { customers: 1 } })
  if (was === 'lost') {
    expect(preview.json['moves']).toEqual([{ from: 'lost', to: 'periodic', customers: 1 }])
    expect(preview.json['examples']).toMatchObject([{ customerId, from: 'lost', to: 'periodic' }])
  } else expect(preview.json['moves']).toEqual([])
  expect((await server.ask('GET /segments/policy', { cookie: owner })).json['isOwn']).toBe(false)
  expect(await server.ask('PUT /segments/policy', { cookie: owner, body: nobodyIsLost })).toMatchObject({
    status: 200,
    json: { isOwn: true },
  })
  expect((await server.ask('GET /segments/policy', { cookie: owner })).json['policy']).toEqual(nobodyIsLost)
  const after = await server.ask(`GET /customers/${customerId}/segments`, { cookie: owner })
  expect((after.json['computed'] as { segment: string }).segment).not.toBe('lost')
})

test('thresholds that contradict each other are refused, and only the owner sets them', async () => {
  const body = { ...DEFAULT_POLICY, aliveLostMax: 0.9 }
  expect((await server.ask('PUT /segments/policy', { cookie: owner, body })).status).toBe(422)
  expect((await server.ask('PUT /segments/policy', { cookie: await shop.cookieOf('staff'), body: DEFAULT_POLICY })).status).toBe(403)
})

test('the segment of a past day and of no day to come', async () => {
  expect((await server.ask(`GET /customers/${customerId}/segments?day=2025-05-01`, { cookie: owner })).json).toMatchObject({
    computed: null,
  })
  expect((await server.ask(`GET /customers/${customerId}/segments?day=2025-06-03`, { cookie: owner })).json).toMatchObject({
    computed: { segment: 'new' },
  })
  expect((await server.ask(`GET /customers/${customerId}/segments?day=2999-01-01`, { cookie: owner })).status).toBe(422)
})

test('cycles by product group, and the groups that are used up', async () => {
  const groups = await server.ask('GET /cycles/groups', { cookie: owner })
  const [group] = groups.json['items'] as { groupId: string }[]
  expect(groups.json).toEqual({ items: [{ groupId: group?.groupId, name: 'Корм', isUsedUp: false }] })
  expect((await server.ask('PUT /cycles/groups', { cookie: owner, body: { usedUp: [group?.groupId] } })).status).toBe(204)
  expect((await server.ask('GET /cycles/groups', { cookie: owner })).json).toMatchObject({ items: [{ isUsedUp: true }] })
  const cycles = await server.ask(`GET /customers/${customerId}/cycles`, { cookie: owner })
  expect(cycles).toMatchObject({ status: 200, json: { year: null, items: [] } })
  await understandCustomer({ store: server.store, clock: { now: () => server.now() } }, shop.business, id<'customer'>(customerId))
  const known = await server.ask(`GET /customers/${customerId}/cycles`, { cookie: owner })
  expect(known.json['items']).toMatchObject([{ kind: 'group', name: 'Корм', purchases: 4, basis: 'own' }])
})
