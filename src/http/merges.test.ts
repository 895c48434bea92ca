/** Two cards of one person over the API: suggested with a reason, looked at field by field, merged, and apart again as they were. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  shop = await server.newShop()
})
afterAll(() => server.close())

const ask = (request: string, body?: unknown) => server.ask(request, { key: shop.key, ...(body !== undefined && { body }) })
async function customer(body: Readonly<Record<string, unknown>>): Promise<string> {
  const made = await ask('POST /customers', body)
  expect(made.status).toBe(201)
  return String(made.json['customerId'])
}
const birthday = { day: 14, month: 5, year: null }
const factsOf = async (customerId: string) => {
  const { json } = await ask(`GET /customers/${customerId}`)
  const { revision: _revision, updatedAt: _updatedAt, merges: _merges, ...facts } = json
  return facts
}

test('E16: a suggestion says why, the preview says what, and undoing gives both back', async () => {
  const kept = await customer({ fullName: 'Мария Волкова', phones: ['89450000101'] })
  const preferences = { drink: 'чай', channel: 'sms', channelOnly: true, hoursFrom: '18:00', hoursTo: '20:00' }
  const merged = await customer({
    fullName: 'Мария Волкова',
    emails: ['maria@example.com'],
    birthday,
    note: 'Кофе без сахара',
    preferences,
  })
  await customer({ fullName: 'Анна Ким', phones: ['89450000102'] })
  const [keptBefore, mergedBefore] = [await factsOf(kept), await factsOf(merged)]

  expect((await ask('GET /merge-suggestions')).json['items']).toEqual([])
  const card = await customer({ fullName: 'Волкова Мария', phones: ['+74950000101'] })
  const suggested = (await ask(`GET /merge-suggestions?customerId=${card}`)).json['items']
  expect(suggested).toMatchObject([{ evidence: [{ code: 'same-name' }, { code: 'same-number-ending' }] }])

  const preview = await ask(`GET /customers/${kept}/merge-preview?with=${merged}`)
  expect(preview.json['fields']).toMatchObject([
    { field: 'name', result: 'Мария Волкова' },
    { field: 'birthday', kept: '', merged: '14.05', result: '14.05' },
    { field: 'note', kept: '', result: 'Кофе без сахара' },
    { field: 'wishes', result: 'чай, SMS, 18:00–20:00' },
    { field: 'contacts', result: '+79450000101, maria@example.com' },
    { field: 'refusals', result: '' },
    { field: 'purchases', result: '0' },
    { field: 'spent', result: '' },
    { field: 'points', result: '0' },
  ])
  const done = await ask(`POST /customers/${kept}/merges`, { customerId: merged })
  expect(done.json['customer']).toMatchObject({ birthday, note: 'Кофе без сахара' })
  expect((await ask(`DELETE /merges/${String(done.json['mergeId'])}`)).status).toBe(200)
  expect(await factsOf(kept)).toEqual(keptBefore)
  expect(await factsOf(merged)).toEqual(mergedBefore)
  const again = (await ask('GET /merge-suggestions')).json['items']
  expect(JSON.stringify(again)).not.toContain(merged)
})

test('nobody is merged with himself, and strangers have no preview', async () => {
  const one = await customer({ fullName: 'Анна Ким', phones: ['89450000102'] })
  expect((await ask(`GET /customers/${one}/merge-preview?with=${one}`)).status).toBe(409)
  expect((await ask(`GET /customers/${one}/merge-preview?with=01890000-0000-7000-8000-000000000000`)).status).toBe(404)
})

test('E14: a family under one telephone stays apart by choice, is not suggested again, and may be joined after all', async () => {
  const mother = await customer({ fullName: 'Мария Волкова', phones: ['89450000101'] })
  const namesake = await customer({ fullName: 'Мария Волкова', emails: ['masha@example.com'] })
  await ask(`PATCH /customers/${namesake}`, { phones: ['89450000101'] })
  const cards = async () => ((await ask('GET /merge-suggestions')).json['items'] as readonly unknown[]).length
  expect(await cards()).toBe(1)
  const said = await ask('PUT /kept-apart', { customerId: namesake, otherId: mother, isApart: true })
  expect(said.json['items']).toMatchObject([{ first: { name: 'Мария Волкова' }, second: { name: 'Мария Волкова' } }])
  await ask('PUT /kept-apart', { customerId: mother, otherId: namesake, isApart: true })
  expect((await ask('GET /kept-apart')).json['items']).toHaveLength(1)
  expect(await cards()).toBe(0)
  expect((await ask(`POST /customers/${mother}/merges`, { customerId: namesake })).json).toMatchObject({ code: 'kept_apart' })
  expect((await ask(`GET /customers/${mother}/merge-preview?with=${namesake}`)).json['isKeptApart']).toBe(true)

  // What was said of one card holds for the person it turned out to be: a third card joins the mother, and is not asked about either.
  const third = await customer({ fullName: 'Мария Волкова', phones: ['+74950000101'] })
  const joined = await ask(`POST /customers/${third}/merges`, { customerId: mother })
  expect((await ask(`GET /merge-suggestions?customerId=${third}`)).json['items']).toEqual([])
  expect((await ask(`POST /customers/${third}/merges`, { customerId: namesake })).json).toMatchObject({ code: 'kept_apart' })
  await ask(`DELETE /merges/${String(joined.json['mergeId'])}`)

  expect((await ask('PUT /kept-apart', { customerId: mother, otherId: namesake, isApart: false })).json['items']).toEqual([])
  expect((await ask(`GET /merge-suggestions?customerId=${mother}`)).json['items']).toMatchObject([{}])
  expect((await ask(`POST /customers/${mother}/merges`, { customerId: namesake })).status).toBe(201)
  expect((await ask('PUT /kept-apart', { customerId: mother, otherId: namesake, isApart: true })).json).toMatchObject({
    code: 'already_merged',
  })
})

test("whether two are one person is nobody else's business: cards of another shop are unknown", async () => {
  const mine = await customer({ fullName: 'Анна Ким', phones: ['89450000102'] })
  const other = await server.newShop()
  const theirs = await server.ask('POST /customers', { key: other.key, body: { fullName: 'Анна Ким' } })
  const said = await ask('PUT /kept-apart', { customerId: mine, otherId: String(theirs.json['customerId']), isApart: true })
  expect(said.status).toBe(404)
})
