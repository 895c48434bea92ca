/** E74: what belongs to another business cannot be read, changed, counted or guessed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from '../contract/contract.ts'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let mine: Shop
let theirs: Shop
const known = { customer: '', merge: '', purchase: '', point: '' }
const UNKNOWN_ID = '01890000-0000-7000-8000-00000000ffff'
const SECRETS = ['Секретная', '79450007777', 'secret@example.com', 'Тайный товар', 'тайная заметка']

beforeAll(async () => {
  server = await testServer()
  mine = await server.newShop()
  theirs = await server.newShop({ name: 'Чужой магазин' })
  const person = (
    await server.ask('POST /customers', {
      key: theirs.key,
      body: { fullName: 'Секретная Анна', phones: ['+79450007777'], emails: ['secret@example.com'], note: 'тайная заметка' },
    })
  ).json
  known.customer = String(person['customerId'])
  known.point = (person['contactPoints'] as { contactPointId: string }[])[0]?.contactPointId ?? ''
  const sold = await server.ask('POST /purchases', {
    key: theirs.key,
    body: { customerRef: { customerId: known.customer }, totalMinor: 123_456, lines: [{ name: 'Тайный товар', totalMinor: 123_456 }] },
  })
  known.purchase = (sold.json['purchase'] as { purchaseId: string }).purchaseId
  const twin = (await server.ask('POST /customers', { key: theirs.key, body: { fullName: 'Секретная А.' } })).json
  known.merge = String(
    (await server.ask(`POST /customers/${known.customer}/merges`, { key: theirs.key, body: { customerId: twin['customerId'] } })).json[
      'mergeId'
    ],
  )
})
afterAll(() => server.close())

const bodyFor: Readonly<Record<string, unknown>> = {
  'PATCH /customers/{id}': { note: 'взломано' },
  'POST /customers/{id}/merges': { customerId: '01890000-0000-7000-8000-00000000eeee' },
  'POST /messages/{id}/verdicts': { verdict: 'forget' },
  'POST /customers/{id}/replies': { outcome: 'no' },
  'POST /purchases/{id}/refunds': {},
  'POST /contacts/{id}/approvals': {},
  'POST /contacts/{id}/outcomes': { outcome: 'no' },
  'POST /contacts/{id}/snoozes': { day: '2026-04-01' },
  'POST /contacts/{id}/dismissals': { reason: 'not-this-one' },
  'POST /messages/{id}/replies': { text: 'да' },
  'POST /imports/{id}/commits': {},
  'POST /imports/{id}/checks': { mapping: {} },
  'POST /imports/{id}/consent-bases': { basis: 'explicit' },
  'PATCH /bookings/{id}': { state: 'cancelled' },
  'POST /customers/{id}/assets': {
    kind: 'pet',
    name: 'Рекс',
    note: '',
    sinceOn: '2026-03-01',
    returnOn: null,
    cycleDays: null,
    servedOn: null,
    warrantyUntil: null,
    groupId: null,
  },
  'PATCH /assets/{id}': { note: 'взломано' },
  'POST /sale-matches/{id}/decisions': { decision: 'same' },
  'POST /customers/{id}/bindings': { channel: 'telegram' },
  'POST /inbox/{id}/answers': { text: 'взломано' },
  'POST /inbox/{id}/notes': { text: 'взломано' },
  'POST /replies/{id}/customer': { customerId: '01890000-0000-7000-8000-00000000eeee' },
  'POST /customers/{id}/scores': { score: 1 },
  'POST /customers/{id}/points': { points: 5, reason: 'взломано' },
  'POST /campaigns/{id}/moves': { to: 'cancelled' },
  'POST /campaigns/{id}/tries': { channel: 'email', address: 'mine@example.com' },
  'PATCH /campaigns/{id}/window': { fromDay: '2026-04-01', toDay: '2026-04-10', perDay: 10 },
  'POST /event-rules/{id}/tries': { happensAt: '2026-04-01T10:00:00Z', facts: {} },
  'POST /experiments/{id}/starts': { weeks: 4 },
  'POST /referrals/{id}/decisions': { decision: 'decline' },
}

const queryFor: Readonly<Record<string, string>> = {
  'GET /customers/{id}/merge-preview': '?with=01890000-0000-7000-8000-00000000eeee',
}
/** The caller makes the id up or says what shall no longer be: an id of another business is then a row of one's own, or none. */
const NAMES_ITS_OWN = new Set([
  'DELETE /slots/holds/{id}',
  'PUT /resources/{id}',
  'PUT /services/{id}',
  'PUT /campaigns/{id}',
  'PUT /content/{id}',
  'PUT /event-rules/{id}',
  'PUT /offers/{id}',
  'PUT /experiments/{id}',
  'POST /inbox/{id}/done',
])

test('an id of another business is answered exactly like one that never was', async () => {
  const cookie = await mine.cookieOf('owner')
  const ids = Object.values(known)
  for (const name of Object.keys(contract).filter(route => route.includes('{id}') && !NAMES_ITS_OWN.has(route))) {
    const body = bodyFor[name]
    const ask = (id: string) =>
      server.ask(name.replace('{id}', id) + (queryFor[name] ?? ''), { cookie, ...(body !== undefined && { body }) })
    const unknown = await ask(UNKNOWN_ID)
    expect([name, unknown.status]).toEqual([name, 404])
    for (const id of [...ids, 'not-an-id', `${known.customer}'--`]) {
      const told = await ask(encodeURIComponent(id))
      expect([name, told.status, { ...told.json, requestId: '' }]).toEqual([name, 404, { ...unknown.json, requestId: '' }])
    }
  }
})

test('references inside bodies reach no further', async () => {
  const asks: readonly [string, unknown][] = [
    ['POST /purchases', { totalMinor: 1, customerRef: { customerId: known.customer } }],
    ['POST /consents', { customerId: known.customer, channel: 'all', purpose: 'marketing', status: 'given', basis: 'explicit' }],
    ['POST /consents', { contactPointId: known.point, channel: 'all', purpose: 'marketing', status: 'withdrawn', basis: 'refusal' }],
    ['POST /bookings', { customerId: known.customer, day: '2026-04-01' }],
  ]
  const own = String((await server.ask('POST /customers', { key: mine.key, body: { fullName: 'Свой' } })).json['customerId'])
  for (const [request, body] of [...asks, [`POST /customers/${own}/merges`, { customerId: known.customer }] as const]) {
    expect([request, (await server.ask(request, { key: mine.key, body })).json['code']]).toEqual([request, 'not_found'])
  }
})

test('lists, searches, counts and errors tell nothing of the neighbour', async () => {
  const texts: string[] = []
  for (const name of Object.keys(contract).filter(route => route.startsWith('GET ') && !route.includes('{id}'))) {
    for (const query of ['', '?q=Секретная', '?q=79450007777', '?month=2026-03'])
      texts.push((await server.ask(`${name}${query}`, { key: mine.key })).text)
  }
  for (const secret of [...SECRETS, 'Чужой магазин', ...Object.values(known)]) expect(texts.join()).not.toContain(secret)
})

test('the same phone is two strangers in two shops', async () => {
  const here = await server.ask('POST /customers', { key: mine.key, body: { phones: ['+79450007777'] } })
  expect(here.json['customerId']).not.toBe(known.customer)
  expect(here.text).not.toContain('Секретная')
})

test('nothing has changed over there', async () => {
  const person = await server.ask(`GET /customers/${known.customer}`, { key: theirs.key })
  expect(person.json).toMatchObject({
    fullName: 'Секретная Анна',
    note: 'тайная заметка',
    purchases: 1,
    spent: [{ minor: 123_456 }],
    merges: [{ mergeId: known.merge }],
  })
})

test('a key of one business names it: a changed number is no key at all', async () => {
  const forged = mine.key.replace(`rk_${mine.business}_`, `rk_${theirs.business}_`)
  expect((await server.ask('GET /customers', { key: forged })).json).toMatchObject({ status: 401, code: 'key_unknown' })
})
