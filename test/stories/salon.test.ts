/** ST3: Alina's salon. A guest whose basket shrinks is noticed and given an extra procedure; one who stays away is written to; both are received as they like it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day, daysBetween } from '../../src/kernel/day.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

let town: Town
let shrinking: Person
let absent: Person
let steady: Person
const FIRST = day('2025-03-03')
const CYCLE = 28
const VISITS = 12
const LAST = addDays(FIRST, (VISITS - 1) * CYCLE)
const LIKES = { drink: 'зелёный чай без сахара', time: 'утром', channel: 'telegram', tv: 'без телевизора', why: 'отдыхает от троих детей' }

const visit = (full: boolean) => [
  { name: 'Стрижка', groupName: 'Волосы', totalMinor: 250_000 },
  ...(full ? [{ name: 'Окрашивание', groupName: 'Волосы', totalMinor: 450_000 }] : []),
]

beforeAll(async () => {
  town = await openTown({ trade: 'salon', name: 'Салон Алины', policy: { cycleDays: CYCLE } })
  shrinking = await town.newcomer({ fullName: 'Вера Тихонова', preferences: LIKES })
  absent = await town.newcomer({ fullName: 'Нина Ольхова' })
  steady = await town.newcomer({ fullName: 'Анна Ровная' })
  for (let n = 0; n < VISITS; n += 1) {
    const on = addDays(FIRST, n * CYCLE)
    await town.buys(shrinking.customerId, { on, lines: visit(n < VISITS - 4) })
    await town.buys(steady.customerId, { on, lines: visit(true) })
    // She came like the others, and then stopped: three visits are missing.
    if (n < VISITS - 3) await town.buys(absent.customerId, { on, lines: visit(true) })
  }
  for (let n = 0; n < 6; n += 1) {
    const { customerId } = await town.newcomer({ purposes: [] })
    for (let k = 0; k < VISITS; k += 1) await town.buys(customerId, { on: addDays(FIRST, k * CYCLE + n * 3), lines: visit(true) })
  }
  await town.live({ from: addDays(LAST, 1), to: addDays(LAST, 8), steps: ['understand', 'mine-links', 'refresh-changed', 'plan-contacts'] })
})
afterAll(() => town.close())

const at = noon(addDays(LAST, 8))
const alarmsOf = async (person: Person): Promise<readonly string[]> => {
  const { json } = await town.ask(`GET /customers/${person.customerId}/next`, { at })
  return (Array.isArray(json['alarms']) ? json['alarms'] : []).map(alarm => String(alarm.code))
}

test('ST3 a basket that shrank is told, with both sums; the steady guest raises no alarm', async () => {
  expect(await alarmsOf(shrinking)).toEqual(['shrinking-basket'])
  expect(await alarmsOf(steady)).toEqual([])
})

test('ST3 whoever stayed away three visits long is won back: first her favourite, a pace later the question, on the day’s list with its numbers', async () => {
  const lost = await town.ask(`GET /customers/${absent.customerId}`, { at })
  expect(lost.json['segment']).toBe('lost')
  const contacts = await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(absent.customerId, 20))
  const [product, offer, ...more] = contacts.toSorted((a, b) => a.notBefore - b.notBefore)
  expect(more).toEqual([])
  expect([product, offer].map(one => [one?.purpose, one?.rung, one?.reason.code])).toEqual([
    ['win-back', 'product', 'win-back'],
    ['win-back', 'offer', 'win-back'],
  ])
  expect(daysBetween(product?.plannedDay ?? LAST, offer?.plannedDay ?? LAST)).toBe(7)
  const today = await town.ask('GET /today', { at })
  expect(today.json['cards']).toMatchObject([
    {
      customer: { customerId: absent.customerId },
      why: { data: { silenceDays: 92, cycleDays: 28 } },
      words: expect.stringContaining('Давно вас не видели'),
    },
  ])
  const regular = await town.ask(`GET /customers/${steady.customerId}`, { at })
  expect(regular.json['segment']).toBe('regular')
})

test('ST3 the extra procedure is a gift with a deadline: used once at the visit, and counted', async () => {
  const gift = { kind: 'gift', text: 'Маска для волос' }
  const made = await town.ask('POST /coupons', { at, body: { customerId: shrinking.customerId, gift, deadline: addDays(LAST, 40) } })
  expect(made.status).toBe(201)
  const code = String(made.json['code'])
  const use = (holder: string, later: number) =>
    town.ask(`POST /coupons/${code}/redemptions`, {
      at: noon(addDays(LAST, later)),
      body: { holder, customerId: shrinking.customerId, basketMinor: 250_000 },
    })
  expect((await use('till-1', 28)).status).toBe(201)
  expect((await use('till-2', 29)).status).toBeGreaterThanOrEqual(400)
  const second = await town.ask('POST /coupons', { at, body: { customerId: steady.customerId, gift, deadline: addDays(LAST, 60) } })
  await town.tickAt(noon(addDays(LAST, 57)), ['remind-coupons'])
  const reminded = await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(steady.customerId, 50))
  expect(reminded.find(one => one.purpose === 'coupon')?.ownWords).toContain(String(second.json['code']))
  const held = await town.ask(`GET /coupons?customerId=${shrinking.customerId}`, { at })
  expect(held.json['items']).toMatchObject([{ code, redeemed: 1, gift }])
})

test('ST3 at the visit the profile lies open: the drink, the hour, the channel, the television, why she comes', async () => {
  const { json } = await town.ask(`GET /customers/${shrinking.customerId}`, { at })
  expect(json['preferences']).toEqual(LIKES)
  const later = { ...LIKES, drink: 'кофе' }
  const changed = await town.ask(`PATCH /customers/${shrinking.customerId}`, { at, body: { preferences: later } })
  expect(changed.json['preferences']).toEqual(later)
})
