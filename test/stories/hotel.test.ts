/** ST9: a small hotel. A guest comes once a year; what he likes is remembered for a year, and he is written to before his week, not before every week. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween } from '../../src/kernel/day.ts'
import { localDay } from '../../src/kernel/zone.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

let town: Town
let guest: Person
const YEARS = ['2021-07-05', '2022-07-04', '2023-07-06', '2024-07-04', '2025-07-05'].map(day)
const LAST = YEARS.at(-1) ?? day('2025-07-05')
const DUE = day('2026-07-05')
const LIKES = { drink: 'нарзан в номер', hour: 'заезд вечером', pillow: 'жёсткая', why: 'годовщина свадьбы' }
const STAY = [{ name: 'Неделя у моря', groupName: 'Номера', totalMinor: 7_000_000 }]
const NIGHT = ['understand', 'refresh-changed', 'plan-contacts', 'expire-contacts', 'autopilot', 'send-due']

beforeAll(async () => {
  town = await openTown({
    trade: 'other',
    name: 'Отель «Прибой»',
    policy: { cycleDays: 365, autopilot: { soft: 'send', product: 'send', offer: 'send' } },
  })
  guest = await town.newcomer({ fullName: 'Пётр Годовой', preferences: LIKES })
  for (const on of YEARS) await town.buys(guest.customerId, { on, lines: STAY })
  for (let n = 0; n < 8; n += 1) {
    const { customerId } = await town.newcomer({ purposes: [] })
    for (const on of YEARS) await town.buys(customerId, { on: addDays(on, n * 9 - 30), lines: STAY })
  }
  // A quiet winter day a week, then every day around his week.
  for (let on = addDays(LAST, 30); on < addDays(DUE, -45); on = addDays(on, 14)) await town.tickAt(noon(on), NIGHT)
  await town.live({ from: addDays(DUE, -45), to: addDays(DUE, 5), steps: NIGHT })
})
afterAll(() => town.close())

const sentDays = async (): Promise<readonly Day[]> =>
  (await town.messages())
    .filter(message => message.customerId === guest.customerId && message.purpose === 'marketing')
    .map(message => localDay(message.at, 'Europe/Moscow'))
    .toSorted()

test('ST9 the cycle of a year is found, with the guest’s own week', async () => {
  const { json } = await town.ask(`GET /customers/${guest.customerId}/cycle`, { at: noon(addDays(LAST, 30)) })
  expect(json).toMatchObject({ cycle: { p50Days: expect.closeTo(365, -1) }, purchases: { length: YEARS.length } })
})

test('ST9 half a year of silence, then a few words before his week and none in between', async () => {
  const days = await sentDays()
  expect(days).toHaveLength(3)
  for (const on of days) expect(Math.abs(daysBetween(DUE, on))).toBeLessThanOrEqual(60)
  // From afar to the point: the last word is the direct offer, within two scaled weeks of his week.
  const made = await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(guest.customerId, 20))
  const rungs = made.filter(one => one.state === 'done' || one.state === 'handed' || one.state === 'delivered')
  expect(rungs.toSorted((a, b) => a.notBefore - b.notBefore).map(one => one.rung)).toEqual(['soft', 'product', 'offer'])
  expect(Math.abs(daysBetween(DUE, days.at(-1) ?? LAST))).toBeLessThanOrEqual(14)
})

test('ST9 a year later the profile is as it was told: at reception and at the till', async () => {
  const at = noon(DUE)
  expect((await town.ask(`GET /customers/${guest.customerId}`, { at })).json['preferences']).toEqual(LIKES)
  const atCounter = await town.ask(`GET /customers/${guest.customerId}/visit-profile`, { at })
  expect(atCounter.json['items']).toEqual([
    { name: 'drink', text: 'нарзан в номер' },
    { name: 'hour', text: 'заезд вечером' },
    { name: 'why', text: 'годовщина свадьбы' },
    { name: 'pillow', text: 'жёсткая' },
  ])
  const found = await town.ask(`GET /customers?q=${encodeURIComponent('годовой')}`, { at })
  expect(found.json['items']).toMatchObject([{ customerId: guest.customerId }])
})
