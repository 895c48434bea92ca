/** The loop over the API: a message, its answer, the agreed day, a booking, a stop. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'
import { instant } from '../kernel/instant.ts'

let server: TestServer
let shop: Shop
let cookie = ''
beforeAll(async () => {
  server = await testServer()
  server.setNow(instant('2026-03-10T08:30:00Z'))
  shop = await server.newShop()
  cookie = await shop.cookieOf('owner')
  await server.ask('POST /business/samples', { cookie, body: { shop: 'salon', locale: 'ru' } })
})
afterAll(() => server.close())

interface Card {
  readonly contactId: string
  readonly customer: { readonly customerId: string }
}

/** Sends the first card and finds its message. */
async function sent() {
  const [card] = (await server.ask('GET /today', { cookie })).json['cards'] as Card[]
  expect((await server.ask(`POST /contacts/${String(card?.contactId)}/approvals`, { cookie, body: {} })).status).toBe(201)
  const messages = (await server.ask(`GET /messages?customerId=${String(card?.customer.customerId)}`, { cookie })).json['items'] as {
    messageId: string
    contactId: string
    state: string
    isSandbox: boolean
  }[]
  const message = messages.find(one => one.contactId === card?.contactId)
  expect(message).toMatchObject({ state: 'queued', isSandbox: true })
  return { messageId: String(message?.messageId), customerId: String(card?.customer.customerId), contactId: String(card?.contactId) }
}

describe('a customer answers', () => {
  test('“later, on the 20th” becomes an agreed day, and repeated words change nothing', async () => {
    const { messageId, customerId } = await sent()
    const said = () =>
      server.ask(`POST /messages/${messageId}/replies`, {
        cookie,
        body: { text: 'Пока не могу, напишите позже, 20 марта' },
        headers: { 'idempotency-key': `later-${messageId}` },
      })
    const told = await said()
    expect(told).toMatchObject({
      status: 201,
      json: {
        outcome: 'later',
        followUp: { dueOn: '2026-03-20', state: 'open' },
        decision: { code: 'later', text: expect.stringContaining('20 марта') },
      },
    })
    expect((await said()).text).toBe(told.text)
    const followUps = (await server.ask('GET /follow-ups', { cookie })).json['items'] as { customer: { customerId: string } }[]
    expect(followUps.filter(one => one.customer.customerId === customerId)).toHaveLength(1)
    expect((await server.ask(`GET /customers/${customerId}/timeline`, { cookie })).text).toContain('напишите позже, 20 марта')
  })

  test('“стоп” stops everything', async () => {
    const { messageId, customerId } = await sent()
    expect((await server.ask(`POST /messages/${messageId}/replies`, { cookie, body: { text: 'СТОП.' } })).json).toMatchObject({
      outcome: 'stop',
      decision: { text: expect.stringMatching(/^Больше не пишем/) },
    })
    expect((await server.ask(`GET /customers/${customerId}`, { cookie })).json).toMatchObject({
      silence: { code: 'opted-out' },
      nextContact: null,
    })
  })

  test('a question waits for the owner and says so', async () => {
    const { messageId } = await sent()
    expect(
      (await server.ask(`POST /messages/${messageId}/replies`, { cookie, body: { text: 'А сколько это будет стоить?' } })).json,
    ).toMatchObject({ outcome: 'needs-answer', decision: { code: 'asks-price' } })
  })
})

describe('the owner reports', () => {
  test('booked on the phone: a booking, and no more reminders', async () => {
    const { contactId, customerId } = await sent()
    const told = await server.ask(`POST /contacts/${contactId}/outcomes`, {
      cookie,
      body: { outcome: 'booked', day: '2026-03-14', minute: 660, service: 'Стрижка' },
    })
    expect(told.json).toMatchObject({
      outcome: 'booked',
      booking: { day: '2026-03-14', minute: 660 },
      decision: { text: expect.stringContaining('11:00') },
    })
    expect((await server.ask(`GET /bookings?customerId=${customerId}`, { cookie })).json).toMatchObject({
      items: [{ day: '2026-03-14', service: 'Стрижка', state: 'booked' }],
    })
  })

  test('a day that has passed or none is corrected at once', async () => {
    const { contactId } = await sent()
    const report = (body: unknown) => server.ask(`POST /contacts/${contactId}/outcomes`, { cookie, body })
    expect((await report({ outcome: 'later' })).json).toMatchObject({ status: 422, code: 'no_time_named', errors: [{ path: 'day' }] })
    expect((await report({ outcome: 'booked', day: '2026-03-01' })).json).toMatchObject({ status: 422, code: 'day_has_passed' })
    expect((await report({ outcome: 'later', day: '2026-03-25' })).json).toMatchObject({
      outcome: 'later',
      followUp: { dueOn: '2026-03-25' },
    })
  })

  test('a booking is made and cancelled', async () => {
    const made = await server.ask('POST /customers', { key: shop.key, body: { fullName: 'Ольга', phones: ['+79161234567'] } })
    const booked = await server.ask('POST /bookings', {
      key: shop.key,
      body: { customerId: made.json['customerId'], day: '2026-03-12', minute: 600, service: 'Маникюр' },
    })
    expect(booked).toMatchObject({
      status: 201,
      json: { day: '2026-03-12', startsAt: '2026-03-12T07:00:00.000Z', customer: { name: 'Ольга' } },
    })
    expect(
      (await server.ask(`PATCH /bookings/${String(booked.json['bookingId'])}`, { key: shop.key, body: { state: 'cancelled' } })).json,
    ).toMatchObject({ state: 'cancelled' })
    expect((await server.ask('GET /bookings?from=2026-01-01&to=2026-12-31', { key: shop.key })).json).toMatchObject({
      status: 422,
      errors: [{ path: 'to' }],
    })
  })

  test('without a contact: an answer on the phone', async () => {
    const { customerId } = await sent()
    expect((await server.ask(`POST /customers/${customerId}/replies`, { cookie, body: { outcome: 'no' } })).json).toMatchObject({
      outcome: 'no',
      decision: { code: 'no' },
    })
    expect((await server.ask(`POST /customers/${customerId}/replies`, { cookie, body: {} })).json).toMatchObject({
      status: 422,
      errors: [{ path: 'text' }],
    })
  })
})

test('a queued message is taken back, and its card is on Today again', async () => {
  const { messageId, contactId } = await sent()
  expect((await server.ask(`DELETE /messages/${messageId}`, { cookie })).json).toMatchObject({ state: 'cancelled' })
  expect(((await server.ask('GET /today', { cookie })).json['cards'] as Card[]).map(card => card.contactId)).toContain(contactId)
})

test('the numbers of the sample shop add up', async () => {
  const kpis = (await server.ask('GET /reports/kpis', { cookie })).json as unknown as {
    revenue: { minor: number; currency: string }[]
    sources: { revenue: { minor: number }[] }[]
    repeatRate: { text: string }
    uplift: { text: string }
  }
  const bySource = kpis.sources.flatMap(source => source.revenue).reduce((sum, one) => sum + one.minor, 0)
  expect(bySource).toBe(kpis.revenue[0]?.minor)
  for (const text of [kpis.repeatRate.text, kpis.uplift.text]) expect(text).toMatch(/\p{Script=Cyrillic}/u)
  expect((await server.ask('GET /reports/months?months=6', { cookie })).json['months']).toHaveLength(6)
  const receipts = await server.ask('GET /reports/receipts?month=2026-02&limit=5', { cookie })
  expect(receipts.json['items']).toHaveLength(5)
  const spend = { month: '2026-02', source: 'ads', spend: { minor: 1_000_000, currency: 'RUB' } }
  expect((await server.ask('PUT /reports/spend', { cookie, body: spend })).json).toEqual(spend)
})
