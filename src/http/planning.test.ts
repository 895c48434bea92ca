/** Ladders, seasons, the calendar, the forecast, the rehearsal and things of customers over the API, on a sample shop. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../test/server.ts'
import { instant } from '../kernel/instant.ts'

let server: TestServer
let cookie = ''
beforeAll(async () => {
  server = await testServer()
  server.setNow(instant('2026-03-10T08:30:00Z'))
  cookie = await (await server.newShop()).cookieOf('owner')
  await server.ask('POST /business/samples', { cookie, body: { shop: 'salon', locale: 'en' } })
})
afterAll(() => server.close())

const read = async (route: string) => (await server.ask(route, { cookie })).json
const versionOf = async () => Number((await read('GET /planning'))['version'])
interface Ladder {
  readonly segment: string
  readonly plan: { readonly softDays: number | null; readonly tries: number }
  readonly isChanged: boolean
}
const ladder = async (segment: string) => ((await read('GET /planning'))['ladders'] as Ladder[]).find(one => one.segment === segment)

describe('ladders', () => {
  test('each segment has its own, the default beside it; a change is previewed on real customers, saved and taken back', async () => {
    expect(await ladder('lost')).toMatchObject({ plan: { tries: 3 }, isChanged: false })
    const plan = { softDays: 30 }
    const preview = await server.ask('POST /planning/ladders/previews', { cookie, body: { segment: 'regular', plan } })
    const customers = preview.json['customers'] as { before: { rung: string; day: string }[]; after: { rung: string; day: string }[] }[]
    expect(customers.length).toBeGreaterThan(0)
    const changed = await server.ask('PUT /planning/ladders', {
      cookie,
      body: { segment: 'regular', groupId: null, plan, version: await versionOf() },
    })
    expect(changed.status).toBe(200)
    expect(await ladder('regular')).toMatchObject({ plan: { softDays: 30 }, isChanged: true })
    await server.ask('PUT /planning/ladders', {
      cookie,
      body: { segment: 'regular', groupId: null, plan: null, version: await versionOf() },
    })
    expect(await ladder('regular')).toMatchObject({ plan: { softDays: 14 }, isChanged: false })
  })
  test('one that makes no sense is refused with what to do, and an older form with a conflict', async () => {
    const edit = async (plan: object, version: number) =>
      server.ask('PUT /planning/ladders', { cookie, body: { segment: 'regular', groupId: null, plan, version } })
    const version = await versionOf()
    expect(await edit({ softDays: 3, productDays: 5 }, version)).toMatchObject({ status: 409, json: { code: 'out_of_order' } })
    expect((await edit({ softDays: 20 }, version - 1)).status).toBe(409)
  })
})

test('seasons are kept with their shifts; a rule the owner takes upon himself must be known', async () => {
  const season = {
    seasonId: 's',
    name: 'Spring',
    groupId: null,
    from: { month: 3, day: 1 },
    to: { month: 4, day: 30 },
    moves: [{ year: 2026, shiftDays: 9 }],
    regions: [],
  }
  const put = await server.ask('PUT /planning/seasons', { cookie, body: { seasons: [season], version: await versionOf() } })
  expect(put.json['seasons']).toEqual([season])
  const days = (await read('GET /calendar?from=2026-03-09&to=2026-03-10'))['days'] as { seasons: string[] }[]
  expect(days.map(day => day.seasons)).toEqual([[], ['Spring']])
  const patch = async (overriddenRules: string[]) =>
    (await server.ask('PATCH /planning', { cookie, body: { overriddenRules, version: await versionOf() } })).status
  expect([await patch(['nothing-like-it']), await patch(['any-stop'])]).toEqual([409, 200])
})

test('the owner sets his morning message, in the normal form of its address, and turns it off', async () => {
  const patch = async (digest: object | null) => server.ask('PATCH /planning', { cookie, body: { digest, version: await versionOf() } })
  const set = await patch({ channel: 'email', address: ' Anya@Example.com ', minute: 480 })
  expect(set.json['digest']).toEqual({ channel: 'email', address: 'anya@example.com', minute: 480 })
  expect(await patch({ channel: 'sms', address: 'nobody', minute: 480 })).toMatchObject({
    status: 409,
    json: { code: 'bad_digest_address' },
  })
  expect((await patch(null)).json['digest']).toBeNull()
})

test('the calendar counts what is planned, and a day names its people', async () => {
  const days = (await read('GET /calendar?from=2026-03-10&to=2026-04-10'))['days'] as { day: string; rungs: Record<string, number> }[]
  expect(days).toHaveLength(32)
  const busy = days.find(day => (day.rungs['offer'] ?? 0) > 0)
  const items = (await read(`GET /calendar/contacts?day=${busy?.day}`))['items'] as { rung: string; why: { text: string } }[]
  expect(items.filter(item => item.rung === 'offer')).toHaveLength(busy?.rungs['offer'] ?? -1)
  expect(items.every(item => item.why.text.endsWith('.'))).toBe(true)
  expect((await server.ask('GET /calendar?from=2026-03-10&to=2026-12-31', { cookie })).status).toBe(422)
})

test('C3 the forecast has an interval around its middle', async () => {
  const weeks = (await read('GET /forecast?weeks=4'))['weeks'] as {
    low: { minor: number }
    middle: { minor: number }
    high: { minor: number }
  }[]
  expect(weeks).toHaveLength(4)
  for (const { low, middle, high } of weeks) expect(low.minor < middle.minor && middle.minor < high.minor).toBe(true)
})

test('the rehearsal of a month counts and explains, and writes nothing', async () => {
  const before = JSON.stringify((await read('GET /calendar?from=2026-03-10&to=2026-04-10'))['days'])
  const rehearsal = await read('GET /rehearsal?days=30')
  expect(Number(rehearsal['customers'])).toBeGreaterThan(5)
  expect((rehearsal['samples'] as unknown[]).length).toBeGreaterThan(3)
  expect(JSON.stringify((await read('GET /calendar?from=2026-03-10&to=2026-04-10'))['days'])).toBe(before)
})

test('ST1 a stored set of tyres is noted, planned for at once, changed and struck off', async () => {
  const [customer] = (await read('GET /customers?limit=1'))['items'] as { customerId: string }[]
  const path = `/customers/${customer?.customerId}/assets`
  const body = {
    kind: 'stored',
    name: 'Winter tyres',
    note: '',
    sinceOn: '2025-11-01',
    returnOn: '2026-04-01',
    cycleDays: null,
    servedOn: null,
    warrantyUntil: null,
    groupId: null,
  }
  expect((await server.ask(`POST ${path}`, { cookie, body: { ...body, returnOn: null } })).json).toMatchObject({
    code: 'nothing_due',
    detail: expect.stringContaining('When will it be fetched'),
  })
  const made = await server.ask(`POST ${path}`, { cookie, body })
  expect(made.status).toBe(201)
  const changed = await server.ask(`PATCH /assets/${String(made.json['assetId'])}`, { cookie, body: { returnOn: '2026-04-05' } })
  expect(changed.json).toMatchObject({ name: 'Winter tyres', returnOn: '2026-04-05' })
  expect((await server.ask(`DELETE /assets/${String(made.json['assetId'])}`, { cookie })).status).toBe(200)
  expect((await read(`GET ${path}`))['items']).toEqual([])
})
