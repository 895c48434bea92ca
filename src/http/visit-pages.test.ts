/** Customers' pages about visits: no script, small, three languages, looking changes nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LINK_SECRET, type Shop, type TestServer, testServer } from '../../test/server.ts'
import { CONTACT_POINT_KINDS } from '../domain/collect/contact-point.ts'
import { id, newId } from '../kernel/ids.ts'
import { unsubscribeToken } from '../usecases/deliver/unsubscribe-token.ts'
import { WHERE_KINDS } from '../web/public/preferences-page.ts'
import { publicCss } from '../web/public/public-css.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const get = (path: string, language = 'ru') => server.ask(`GET /${path}`, { headers: { 'accept-language': language } })
const post = (path: string, fields: Record<string, string>, language = 'ru') =>
  server.ask(`POST /${path}`, { headers: { ...form, 'accept-language': language }, raw: new URLSearchParams(fields).toString() })

async function bookPath(): Promise<string> {
  const book = await server.ask('GET /appointment-book', { key: shop.key })
  return String(book.json['publicPath'])
}
const slotsOn = (page: string): string[] => [...page.matchAll(/name="slot" value="([^"]+)"/g)].map(match => match[1] ?? '')

describe('the booking page', () => {
  test.each([
    ['ru', 'Записаться'],
    ['bg', 'Запазете час'],
    ['en', 'Book'],
  ])('in %s: a form without script, with the style less than ten kilobytes', async (language, button) => {
    const page = await get(await bookPath(), language)
    expect(page.status).toBe(200)
    expect(page.text).toContain(button)
    expect(page.text).not.toContain('<script')
    expect(Buffer.byteLength(page.text) + Buffer.byteLength(publicCss)).toBeLessThan(10_240)
  })

  test('booked: the customer is found by his phone, told, and has agreed to nothing he did not tick', async () => {
    const path = await bookPath()
    const [slot = ''] = slotsOn((await get(path)).text)
    const done = await post(path, { slot, name: 'Пётр', phone: '+7 903 123-45-67' })
    expect(done.status).toBe(303)
    const visit = await get(done.headers.get('location') ?? '')
    expect(visit.text).toContain('Готово, вы записаны.')
    const again = await post(path, { slot, name: 'Иван', phone: '+7 903 123-45-68' })
    expect(again.text).toContain('Это время только что заняли')
    const customers = await server.ask('GET /customers?q=9031234567', { key: shop.key })
    const [customer] = customers.json['items'] as { customerId: string }[]
    const profile = await server.ask(`GET /customers/${customer?.customerId ?? ''}`, { key: shop.key })
    expect(JSON.stringify(profile.json['contactPoints'])).not.toContain('"given"')
    const messages = await server.ask(`GET /messages?customerId=${customer?.customerId ?? ''}`, { key: shop.key })
    expect(JSON.stringify(messages.json['items'])).toContain('Записали вас')
  })

  test('the button pressed twice is one booking, and both answers lead to it', async () => {
    const path = await bookPath()
    const [slot = ''] = slotsOn((await get(path)).text)
    const fields = { slot, name: 'Нина', phone: '+7 903 123-45-60' }
    const both = await Promise.all([post(path, fields), post(path, fields)])
    const third = await post(path, fields)
    const led = [...both, third].map(done => [done.status, done.headers.get('location')])
    expect(led).toEqual([led[0], led[0], led[0]])
    expect(led[0]).toEqual([303, expect.stringContaining('/visit/')])
  })

  test.each([
    ['years ahead', (slot: string) => slot.replace(/^\d{4}/, '2031')],
    ['between two starts', (slot: string) => slot.replace(/:00\.000Z$/, ':07.000Z').replace(/:\d\d:07/, ':07:00')],
    ['in the night', (slot: string) => slot.replace(/T\d\d/, 'T23')],
    ['yesterday', () => '2020-01-01T10:00:00.000Z'],
  ])('a time that was never shown (%s) is not booked, and nobody is entered for it', async (_what, other) => {
    const path = await bookPath()
    const slot = slotsOn((await get(path)).text).at(-1) ?? ''
    const done = await post(path, { slot: other(slot), name: 'Никто', phone: '+7 903 123-45-61' })
    expect(done.text).toContain('Это время только что заняли')
    expect((await server.ask('GET /customers?q=9031234561', { key: shop.key })).json['items']).toEqual([])
  })

  test('when the time is gone the chosen day, name and phone stay; no time is chosen for him', async () => {
    const path = await bookPath()
    const first = (await get(path)).text
    expect(first).not.toMatch(/name="slot"[^>]*checked/)
    const days = [...first.matchAll(/day=(\d{4}-\d{2}-\d{2})/g)].map(match => match[1] ?? '')
    const day = days.at(-1) ?? ''
    const again = await post(path, { slot: 'none', day, name: 'Пётр', phone: '+7 903 000-11-22' })
    expect(again.text).toContain(`name="day" value="${day}"`)
    expect(again.text).toContain('value="Пётр"')
    expect(slotsOn(again.text).length).toBeGreaterThan(0)
  })

  test('no phone, no booking; a torn link is gone', async () => {
    const path = await bookPath()
    const [slot = ''] = slotsOn((await get(path)).text)
    expect((await post(path, { slot, name: 'Пётр', phone: 'нет' })).text).toContain('Не получается прочитать номер')
    expect((await get(path.slice(0, -2))).status).toBe(410)
  })
})

describe('the page of a visit', () => {
  async function booked(): Promise<{ readonly path: string; readonly bookingId: string }> {
    const path = await bookPath()
    const [slot = ''] = slotsOn((await get(path)).text)
    const phone = `+7903${nextNumber()}`
    const done = await post(path, { slot, name: 'Пётр', phone })
    const bookings = await server.ask('GET /bookings', { key: shop.key })
    const items = bookings.json['items'] as { bookingId: string }[]
    return { path: done.headers.get('location')?.replace('?new=1', '') ?? '', bookingId: items.at(-1)?.bookingId ?? '' }
  }
  let nth = 2_000_000
  const nextNumber = () => {
    nth += 1
    return nth
  }
  const stateOf = async (path: string) => (await get(path)).text

  test('looking a hundred times changes nothing; one press confirms, another cancels', async () => {
    const { path } = await booked()
    for (let i = 0; i < 100; i += 1) await get(path)
    expect(await stateOf(path)).toContain('Подтвердите, пожалуйста')
    expect((await post(path, { what: 'confirm' })).status).toBe(303)
    expect(await stateOf(path)).toContain('Подтверждено')
    await post(path, { what: 'cancel' })
    expect(await stateOf(path)).toContain('Запись отменена')
  })

  test('moved by a choice of free times; the calendar entry keeps its name and grows its number', async () => {
    const { path } = await booked()
    const uid = async () => /UID:(\S+)/.exec((await get(`${path}/calendar.ics`)).text)?.[1]
    const before = await uid()
    const page = await get(`${path}?move=1`)
    expect(Buffer.byteLength(page.text)).toBeLessThan(10_240)
    const slot = slotsOn(page.text).at(-1) ?? ''
    expect((await post(path, { what: 'move', slot })).status).toBe(303)
    const calendar = (await get(`${path}/calendar.ics`)).text
    expect(calendar).toContain('SEQUENCE:1')
    expect(await uid()).toBe(before)
    expect(calendar).toContain(`DTSTART:${new Date(slot).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`)
  })
})

test('a resource has a calendar feed of its own', async () => {
  const resourceId = newId<'resource'>(server.now())
  await server.ask(`PUT /resources/${resourceId}`, { key: shop.key, body: { name: 'Аня', kind: 'person' } })
  const book = await server.ask('GET /appointment-book', { key: shop.key })
  const [resource] = book.json['resources'] as { feedPath: string }[]
  const feed = await get(resource?.feedPath ?? '')
  expect(feed.headers.get('content-type')).toContain('text/calendar')
  expect(feed.text).toContain('X-WR-CALNAME:Аня')
})

describe('the preference page', () => {
  async function agreed({ phone, email } = { phone: '+79450077001', email: 'p@example.com' }) {
    const made = await server.ask('POST /customers', {
      key: shop.key,
      body: { fullName: 'Пётр', locale: 'ru', phones: [phone], emails: [email] },
    })
    const customerId = String(made.json['customerId'])
    for (const purpose of ['marketing', 'content'])
      await server.ask('POST /consents', {
        key: shop.key,
        body: { customerId, channel: 'all', purpose, status: 'given', basis: 'explicit' },
      })
    const points = made.json['contactPoints'] as { contactPointId: string; kind: string }[]
    const contactPointId = id<'contact-point'>(points.find(point => point.kind === 'email')?.contactPointId ?? '')
    return {
      customerId,
      path: `//preferences/${unsubscribeToken(LINK_SECRET, { business: shop.business, contactPointId, messageId: null })}`,
    }
  }

  test('how often and where is kept; what is unticked stops; saving again starts nothing', async () => {
    const { customerId, path } = await agreed()
    expect((await server.ask(`GET ${path}`)).text).toContain('раз в две недели')
    await server.ask(`POST ${path}`, { headers: form, raw: 'marketing=yes&content=yes&often=30&where=email' })
    const profile = await server.ask(`GET /customers/${customerId}`, { key: shop.key })
    expect(profile.json['preferences']).toMatchObject({ contentDays: 30, channel: 'email' })
    await server.ask(`POST ${path}`, { headers: form, raw: 'marketing=yes&where=' })
    const after = await server.ask(`GET ${path}`)
    expect(after.text).not.toContain('name="content"')
    await server.ask(`POST ${path}`, { headers: form, raw: 'marketing=yes&content=yes&where=' })
    expect((await server.ask(`GET ${path}`)).text).not.toContain('name="content"')
    await server.ask(`POST ${path}`, { headers: form, raw: 'stop=all' })
    expect((await server.ask(`GET ${path}`)).text).not.toContain('<form')
  })

  test('how often reminders come is a wish of its own; what the page was not asked stays as it was written', async () => {
    const { customerId, path } = await agreed({ phone: '+79450077002', email: 'vera@example.com' })
    const wishes = async () => (await server.ask(`GET /customers/${customerId}`, { key: shop.key })).json['preferences']
    const say = (raw: string) => server.ask(`POST ${path}`, { headers: form, raw: `marketing=yes&content=yes&often=7&${raw}` })
    const told = { channel: 'sms', channelOnly: true, frequency: 30 }
    await server.ask(`PATCH /customers/${customerId}`, { key: shop.key, body: { preferences: told } })
    const { text } = await server.ask(`GET ${path}`)
    expect(text).toMatch(/value="monthly"\s+checked/)
    expect(text).toMatch(/value="phone"\s+checked/)
    await say('pace=monthly&where=phone')
    expect(await wishes()).toMatchObject(told)
    await say('where=pigeon')
    expect(await wishes()).toMatchObject(told)
    await say('pace=quarterly&where=email')
    expect(await wishes()).toMatchObject({ channel: 'email', frequency: 'quarterly' })
    await say('pace=usual&where=any')
    expect(await wishes()).toEqual({ channelOnly: true, contentDays: 7 })
  })

  test('every way by which somebody can be reached can be asked for there', () => {
    expect([...WHERE_KINDS].toSorted()).toEqual(CONTACT_POINT_KINDS.filter(kind => kind !== 'card').toSorted())
  })
})

test('a master who does not do the first service of the list has free times of his own', async () => {
  const own = await server.newShop()
  const cookie = await own.cookieOf('owner')
  const [anna, room, yoga] = [newId<'resource'>(server.now()), newId<'resource'>(server.now()), newId<'service'>(server.now())]
  await server.ask(`PUT /resources/${anna}`, { cookie, body: { name: 'Аня' } })
  await server.ask(`PUT /resources/${room}`, { cookie, body: { name: 'Зал', kind: 'room' } })
  await server.ask(`PUT /services/${yoga}`, { cookie, body: { name: 'Йога', durationMinutes: 45, needs: ['room'] } })
  const slots = await server.ask(`GET /slots?resourceId=${anna}`, { cookie })
  expect(slots.json).toMatchObject({ durationMinutes: 60 })
  expect(slots.json['items']).not.toEqual([])
  expect((await server.ask(`GET /slots?resourceId=${anna}&serviceId=${yoga}`, { cookie })).status).toBe(404)
})
