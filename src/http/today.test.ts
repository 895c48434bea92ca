/** The morning of an owner over the API: a sample shop, the list, and what he does with its cards. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'
import { addMs, instant } from '../kernel/instant.ts'

let server: TestServer
let shop: Shop
let cookie = ''
beforeAll(async () => {
  server = await testServer()
  server.setNow(instant('2026-03-10T08:30:00Z'))
  shop = await server.newShop()
  cookie = await shop.cookieOf('owner')
})
afterAll(() => server.close())

interface Card {
  readonly contactId: string
  readonly words: string
  readonly spoken: string
  readonly why: { readonly text: string }
  readonly customer: { readonly customerId: string; readonly name: string }
}
const cards = async () => (await server.ask('GET /today', { cookie })).json['cards'] as Card[]

test('a sample shop fills an empty business, and Today is full at once', async () => {
  const loaded = await server.ask('POST /business/samples', { cookie, body: { shop: 'salon', locale: 'ru' } })
  expect(loaded).toMatchObject({ status: 201, json: { business: { isSample: true, isEmpty: false } } })
  expect(Number(loaded.json['customers'])).toBeGreaterThan(50)
  const list = await cards()
  expect(list.length).toBeGreaterThan(3)
  for (const card of list) {
    expect(card.words).not.toMatch(/\{|undefined|null/)
    // Nobody says on the telephone how to unsubscribe.
    expect([card.words.includes('СТОП'), card.spoken.includes('СТОП')]).toEqual([true, false])
    expect(card.words).toContain(card.spoken.slice(0, 20))
    expect(card.why.text).toMatch(/\p{Script=Cyrillic}.*\.$/u)
  }
})

test('the list speaks the language that is asked for', async () => {
  const told = await server.ask('GET /today', { cookie, headers: { 'accept-language': 'en' } })
  // What the shop calls its goods stays as the shop calls it.
  expect((told.json['cards'] as Card[])[0]?.why.text.replaceAll(/“[^”]*”/g, 'It')).toMatch(/^[A-Z][^а-я]+\.$/)
})

test('a number of those who are left alone leads to its people, and each of them says why on his own page', async () => {
  const { notContacted } = (await server.ask('GET /today', { cookie })).json
  const [row] = notContacted as { readonly reason: { readonly code: string }; readonly count: number }[]
  if (row === undefined) throw new Error('somebody is left alone')
  const people = (await server.ask(`GET /not-contacted?reason=${row.reason.code}`, { cookie })).json['items'] as Card['customer'][]
  expect(new Set(people.map(one => one.customerId)).size).toBe(Math.min(row.count, 200))
  const own = await server.ask(`GET /not-contacted?customerId=${String(people[0]?.customerId)}`, { cookie })
  expect((own.json['items'] as { readonly reason: { readonly code: string } }[]).map(one => one.reason.code)).toContain(row.reason.code)
})

test('send, undo, send: the card leaves and comes back', async () => {
  const [card] = await cards()
  const contact = `/contacts/${String(card?.contactId)}`
  const sent = await server.ask(`POST ${contact}/approvals`, { cookie, body: {} })
  expect(sent).toMatchObject({ status: 201, json: { state: 'approved' } })
  expect(Date.parse(String(sent.json['undoUntil']))).toBeGreaterThanOrEqual(addMs(server.now(), 10_000))
  expect((await cards()).some(one => one.contactId === card?.contactId)).toBe(false)
  expect((await server.ask(`POST ${contact}/approvals`, { cookie, body: {} })).json).toMatchObject({ status: 409, code: 'not_open' })

  expect((await server.ask(`DELETE ${contact}/approvals`, { cookie })).json).toMatchObject({ state: 'planned', undoUntil: null })
  expect((await cards()).some(one => one.contactId === card?.contactId)).toBe(true)
  expect((await server.ask(`DELETE ${contact}/approvals`, { cookie })).json).toMatchObject({ status: 409, code: 'not_approved' })
})

test('later, and not this one', async () => {
  const [first, second] = await cards()
  expect(
    (await server.ask(`POST /contacts/${String(first?.contactId)}/snoozes`, { cookie, body: { day: '2026-03-10' } })).json,
  ).toMatchObject({ status: 422, code: 'day_has_passed', errors: [{ path: 'day' }] })
  expect(
    (await server.ask(`POST /contacts/${String(first?.contactId)}/snoozes`, { cookie, body: { day: '2026-03-11' } })).json,
  ).toMatchObject({ state: 'planned' })
  expect(
    (await server.ask(`POST /contacts/${String(second?.contactId)}/dismissals`, { cookie, body: { reason: 'wrong-reason' } })).json,
  ).toMatchObject({ state: 'cancelled' })
  const left = (await cards()).map(card => card.contactId)
  expect(left).not.toContain(first?.contactId)
  expect(left).not.toContain(second?.contactId)
})

test('E39: a purchase takes the reminders of its buyer back before it is answered', async () => {
  const [card] = await cards()
  const sold = await server.ask('POST /purchases', {
    cookie,
    body: { customerRef: { customerId: card?.customer.customerId }, totalMinor: 150_000 },
  })
  expect(sold.json['decision']).toMatchObject({ code: 'reminders-cancelled', text: expect.stringContaining('снят') })
  expect((await cards()).map(one => one.customer.customerId)).not.toContain(card?.customer.customerId)
})

test('another day is rehearsed, nothing is written', async () => {
  const before = await cards()
  const rehearsed = await server.ask('GET /today?date=2026-03-20', { cookie })
  expect(rehearsed.json).toMatchObject({ day: '2026-03-20', done: { contacts: 0 } })
  expect(await cards()).toEqual(before)
  expect((await server.ask('GET /today?date=2026-02-30', { cookie })).json).toMatchObject({ status: 422, code: 'invalid' })
})

test('a sample shop never replaces own customers', async () => {
  const own = await server.newShop()
  await server.ask('POST /customers', { key: own.key, body: { fullName: 'Свой' } })
  expect(
    (await server.ask('POST /business/samples', { cookie: await own.cookieOf('owner'), body: { shop: 'salon', locale: 'ru' } })).json,
  ).toMatchObject({ status: 409, code: 'has_own_data' })
})

test('own data begin where the sample ends', async () => {
  const basics = { name: 'Шины у Пети', trade: 'tyres', country: 'RU', currency: 'RUB', zone: 'Europe/Moscow', locale: 'ru' }
  expect((await server.ask('POST /business/starts', { cookie, body: { ...basics, zone: 'Europe/Nowhere' } })).json).toMatchObject({
    status: 422,
    code: 'zone_unknown',
  })
  expect((await server.ask('POST /business/starts', { cookie, body: basics })).json).toMatchObject({
    isSample: false,
    isEmpty: true,
    name: 'Шины у Пети',
  })
  expect((await server.ask('GET /today', { cookie })).json).toMatchObject({ cards: [], nextStep: { code: 'no-history' } })
})

test('settings: changed in parts, refused when somebody else was faster, and the mail password never comes back', async () => {
  const before = (await server.ask('GET /business', { cookie })).json
  const email = {
    host: 'smtp.example.com',
    port: 587,
    secure: false,
    user: 'shop',
    from: 'Шины <shop@example.com>',
    password: 'very secret',
  }
  const changed = await server.ask('PATCH /business', {
    cookie,
    body: { version: before['version'], policy: { holdOutShare: 0.2 }, channels: { active: ['email', 'hand'], email } },
  })
  expect(changed.json).toMatchObject({
    policy: { holdOutShare: 0.2, undoSeconds: 10 },
    channels: { active: ['email', 'hand'], email: { host: 'smtp.example.com', hasPassword: true } },
  })
  expect(changed.text).not.toContain('very secret')
  expect((await server.ask('PATCH /business', { cookie, body: { version: before['version'], name: 'Другое' } })).json).toMatchObject({
    status: 409,
    code: 'version_conflict',
  })
})
