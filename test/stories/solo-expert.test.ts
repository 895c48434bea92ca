/** ST15: a solo expert whose product lasts three months. A ladder around the day, "later" that becomes a promise, and silence once he has bought. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween } from '../../src/kernel/day.ts'
import { localDay } from '../../src/kernel/zone.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

let town: Town
let oleg: Person
const CYCLE = 90
const FIRST = day('2025-10-06')
const LAST = addDays(FIRST, 4 * CYCLE)
const DUE = addDays(LAST, CYCLE)
const COURSE = [{ name: 'Разбор на три месяца', groupName: 'Консультации', totalMinor: 900_000 }]
const NIGHT = ['understand', 'refresh-changed', 'plan-contacts', 'expire-contacts', 'remind-follow-ups', 'autopilot', 'send-due']

beforeAll(async () => {
  town = await openTown({
    trade: 'other',
    name: 'Эксперт',
    policy: { cycleDays: CYCLE, autopilot: { soft: 'send', product: 'send', offer: 'send' } },
  })
  oleg = await town.newcomer({ fullName: 'Олег Носов' })
  for (let n = 0; n <= 4; n += 1) await town.buys(oleg.customerId, { on: addDays(FIRST, n * CYCLE), lines: COURSE })
  // So that one person is not the whole business.
  for (let n = 0; n < 5; n += 1) {
    const { customerId } = await town.newcomer({ purposes: [] })
    for (let k = 0; k <= 4; k += 1) await town.buys(customerId, { on: addDays(FIRST, k * CYCLE + n * 3), lines: COURSE })
  }
  await town.live({ from: addDays(DUE, -20), to: addDays(DUE, 1), steps: NIGHT })
})
afterAll(() => town.close())

const sentDays = async (): Promise<readonly Day[]> =>
  (await town.messages())
    .filter(message => message.customerId === oleg.customerId && message.purpose === 'marketing')
    .map(message => localDay(message.at, 'Europe/Moscow'))
    .toSorted()

test('ST15 three contacts from afar to the point, about −14, −5 and 0 days, none twice', async () => {
  const days = await sentDays()
  expect(days).toHaveLength(3)
  for (const [at, wished] of [-14, -5, 0].entries()) expect(Math.abs(daysBetween(DUE, days[at] ?? DUE) - wished)).toBeLessThanOrEqual(3)
})

test('ST15 "later" becomes an agreed day; the ladder is silent until it, and on the day he is reminded once', async () => {
  const last = (await town.messages()).filter(message => message.customerId === oleg.customerId).toSorted((a, b) => b.at - a.at)[0]
  const agreed = addDays(DUE, 21)
  const at = noon(addDays(DUE, 1))
  const answer = await town.ask(`POST /messages/${last?.messageId ?? ''}/replies`, { at, body: { text: 'Не сейчас, напомните 20 января' } })
  expect(answer.status).toBe(201)
  const promises = await town.ask('GET /follow-ups', { at })
  const [promise] = Array.isArray(promises.json['items']) ? promises.json['items'] : []
  expect(Math.abs(daysBetween(agreed, day(String(promise?.dueOn))))).toBeLessThanOrEqual(2)
  await town.live({ from: addDays(DUE, 2), to: addDays(day(String(promise?.dueOn)), -1), steps: NIGHT })
  expect(await sentDays()).toHaveLength(3)
  await town.live({ from: day(String(promise?.dueOn)), to: addDays(day(String(promise?.dueOn)), 3), steps: NIGHT })
  const reminders = (await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(oleg.customerId, 20))).filter(
    contact => contact.purpose === 'follow-up',
  )
  expect(reminders).toHaveLength(1)
})

test('ST15 he buys: the promise is kept and nothing more comes', async () => {
  const on = addDays(DUE, 26)
  await town.buys(oleg.customerId, { on, lines: COURSE })
  await town.live({ from: on, to: addDays(on, 20), steps: NIGHT })
  expect(await sentDays()).toHaveLength(3)
  const all = await town.ask('GET /follow-ups?state=all', { at: noon(addDays(on, 20)) })
  expect(JSON.stringify(all.json)).toContain('"state":"kept"')
})
