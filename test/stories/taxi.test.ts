/** ST2: the taxi of Nikolai. A train brings a passenger back; before he looks for a car he has a price for the way home. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMs, isoInstant, MINUTE_MS } from '../../src/kernel/instant.ts'
import { day } from '../../src/kernel/day.ts'
import { atHour, openTown, type Person, type Town } from './town.ts'

let town: Town
let anna: Person
/** 14:32 in Moscow. */
const ARRIVES = atHour('2026-10-12', '11:32:00')

beforeAll(async () => {
  town = await openTown({ trade: 'taxi', name: 'Такси Николая' })
  // She gave her number for rides, and never agreed to advertising: the message is what she asked for.
  anna = await town.newcomer({ fullName: 'Анна Петрова', purposes: [] })
  await town.buys(anna.customerId, { on: day('2026-09-01'), lines: [{ name: 'Поездка', totalMinor: 41_000 }], note: 'ул. Ленина, 5' })
  await town.ask('POST /event-rules', {
    at: ARRIVES,
    body: {
      eventName: 'train-arrives',
      name: 'Поезд',
      purpose: 'service',
      words: {
        ru: {
          text: '{{ hello }} Поезд {{ train }} прибывает в {{ time }}. До «{{ to }}» — {{ price }}. Подать машину? {{ shop }}',
          short: '{{ hello }} Поезд прибывает в {{ time }}. Посадка {{ tariffBase }}, километр {{ tariffKm }}. Подать машину? {{ shop }}',
        },
      },
      sameBy: ['train'],
      validMinutes: 20,
      perDay: 2,
      estimate: { fromPlace: 'Вокзал', tariff: { baseMinor: 15_000, perKmMinor: 3_000 } },
    },
  })
  await town.ask('PUT /route-prices', {
    at: ARRIVES,
    body: { items: [{ fromPlace: 'вокзал', toPlace: 'Ул Ленина 5', priceMinor: 45_000 }] },
  })
})
afterAll(() => town.close())

const arrives = (eventId: string, facts: Record<string, string | number>, before = 10) =>
  town.ask('POST /events/train-arrives', {
    at: addMs(ARRIVES, -before * MINUTE_MS),
    body: { eventId, happensAt: isoInstant(ARRIVES), facts: { phone: anna.phone, ...facts } },
  })

test('ST2 within a minute she has the price of her way, reckoned from the owner’s table; her yes comes to the shop', async () => {
  const told = await arrives('e1', { train: '014Ж' })
  expect(told.json).toMatchObject({ status: 'received', messages: 1, result: { code: 'told' } })
  await town.tickAt(addMs(ARRIVES, -9 * MINUTE_MS), ['send-due'])
  const [message] = await town.messages()
  expect(message).toMatchObject({ customerId: anna.customerId, purpose: 'service', state: 'handed' })
  expect(message?.body.replace(/\s/g, ' ')).toBe(
    'Анна, здравствуйте! Поезд 014Ж прибывает в 14:32. До «ул. Ленина, 5» — 450 ₽. Подать машину? Такси Николая',
  )
  const answered = await town.ask(`POST /messages/${message?.messageId ?? ''}/replies`, {
    at: addMs(ARRIVES, -5 * MINUTE_MS),
    body: { text: 'Да, подавайте' },
  })
  expect(answered.status).toBe(201)
  const reread = await town.ask('GET /messages', { at: addMs(ARRIVES, -5 * MINUTE_MS) })
  expect(reread.text).toContain('Да, подавайте')
  expect(Number(message?.at) - Number(addMs(ARRIVES, -10 * MINUTE_MS))).toBeLessThanOrEqual(MINUTE_MS)
})

test('ST2 the same event again, and the same train told under another id because it is late, make no second message', async () => {
  expect((await arrives('e1', { train: '014Ж' })).json).toMatchObject({ status: 'known', messages: 1 })
  expect((await arrives('e2', { train: ' 014ж ' })).json).toMatchObject({ messages: 0, result: { code: 'already-told' } })
  expect((await town.messages()).filter(message => message.body.includes('прибывает'))).toHaveLength(1)
})

test('ST2 an event that comes when the passengers have gone is ignored, and says so', async () => {
  expect((await arrives('e3', { train: '020' }, -21)).json).toMatchObject({ messages: 0, result: { code: 'late' } })
})

test('ST2 a way the table does not name is reckoned by the kilometre; a stranger’s phone is nobody’s', async () => {
  const told = await arrives('e4', { train: '031', to: 'Аэропорт', distanceKm: 7.25 }, 8)
  expect(told.json).toMatchObject({ messages: 1 })
  const bodies = (await town.messages()).map(message => message.body)
  expect(bodies.some(body => /До «Аэропорт» — 368\s₽/.test(body))).toBe(true)
  expect((await arrives('e5', { train: '014', phone: '+79450009999' })).json).toMatchObject({
    messages: 0,
    result: { code: 'unknown-customer' },
  })
})

test('ST2 two messages a day are enough, however many trains she takes', async () => {
  expect((await arrives('e6', { train: '040' }, 7)).json).toMatchObject({ messages: 0, result: { code: 'per-day' } })
})
