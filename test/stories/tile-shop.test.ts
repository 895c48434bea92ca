/** ST4: the tile shop. Whoever buys tiles is furnishing a bathroom: after the tiles are laid, bath and sink, only for regular customers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cappedBy } from '../../src/domain/plan/caps.ts'
import { addDays, day } from '../../src/kernel/day.ts'
import type { CustomerId } from '../../src/kernel/ids.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

let town: Town
let boris: Person
let hasBath: Person
const line = (name: string, groupName: string, totalMinor: number) => ({
  name,
  groupName,
  totalMinor,
  unitMinor: totalMinor,
  kind: 'goods' as const,
})
const TILES = line('Плитка «Волна»', 'Плитка', 145_000)
const BATH = line('Ванна «Аква»', 'Ванны', 2_400_000)
const SINK = line('Раковина «Роса»', 'Раковины', 850_000)
const BULBS = line('Лампочка', 'Свет', 12_000)
const TODAY = day('2026-09-14')

beforeAll(async () => {
  town = await openTown({ trade: 'tiles', name: 'Плитка у дома', policy: { cycleDays: 60 } })
  // A year and a half of bathrooms: the bath comes three weeks after the tiles, the sink a little later; others buy bulbs.
  for (let n = 0; n < 60; n += 1) {
    const { customerId } = await town.newcomer({ purposes: [] })
    const began = addDays(day('2025-02-01'), n * 8)
    await town.buys(customerId, { on: began, lines: [TILES] })
    if (n % 3 !== 0) await town.buys(customerId, { on: addDays(began, 19 + (n % 5)), lines: [BATH] })
    if (n % 4 !== 0) await town.buys(customerId, { on: addDays(began, 24 + (n % 5)), lines: [SINK] })
  }
  for (let n = 0; n < 60; n += 1) {
    const { customerId } = await town.newcomer({ purposes: [] })
    await town.buys(customerId, { on: addDays(day('2025-02-01'), n * 8), lines: [BULBS] })
    await town.buys(customerId, { on: addDays(day('2025-03-01'), n * 8), lines: [BULBS] })
  }
  boris = await town.newcomer({ fullName: 'Борис Котов' })
  hasBath = await town.newcomer({ fullName: 'Вера Смирнова' })
  for (const one of [boris, hasBath]) await town.buys(one.customerId, { on: addDays(TODAY, -16), lines: [TILES] })
  await town.buys(hasBath.customerId, { on: addDays(TODAY, -10), lines: [BATH] })
  const products = await town.store.inBusiness(town.business, tx => tx.collect.purchases.groups())
  const groupId = products.find(group => group.name === 'Ванны')?.id
  const offers = [
    { name: 'Ванна «Аква» для своих', groupId, priceMinor: 2_300_000, costMinor: 1_800_000, onceIsEnough: true },
    { name: 'Ванна золотая', groupId, priceMinor: 9_900_000, costMinor: 5_000_000, onceIsEnough: true },
    { name: 'Тазик', groupId, priceMinor: 90_000, costMinor: 1, onceIsEnough: false },
  ]
  for (const offer of offers)
    await town.ask('POST /offers', { at: noon(TODAY), body: { ...offer, fromDay: '2026-09-01', deadline: '2026-10-31' } })
  await town.tickAt(noon(TODAY))
})
afterAll(() => town.close())

const contactsOf = async (customerId: CustomerId) =>
  (await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(customerId, 20))).filter(contact => contact.purpose === 'linked')

test('ST4 the links were mined: after the tiles the bath, about three weeks later', async () => {
  const next = await town.ask(`GET /customers/${boris.customerId}/next`, { at: noon(TODAY) })
  expect(next.text).toContain('Ванны')
})

test('ST4 three weeks after the tiles one contact speaks of bath and sink together, with the terms for a regular customer', async () => {
  const [contact, ...others] = await contactsOf(boris.customerId)
  expect(others).toEqual([])
  const due = addDays(TODAY, -16 + 21)
  // It is bound to its day: what merely leads up to an offer of his own ladder stands back for it, also after another night.
  expect(contact?.reason).toMatchObject({ code: 'linked', about: 'Плитка', dueDay: due })
  expect(contact?.plannedDay).toBe(due)
  await town.tickAt(noon(addDays(TODAY, 1)))
  expect((await contactsOf(boris.customerId)).map(one => [one.state, one.plannedDay])).toEqual([['planned', due]])
  const all = await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(boris.customerId, 20))
  const times = all.filter(one => one.state === 'planned').map(one => one.notBefore)
  for (const [n, at] of times.entries()) expect(cappedBy(times.toSpliced(n, 1), at, { perDay: 1, per7Days: 2, per30Days: 4 })).toBeNull()
  const day21 = contact?.plannedDay ?? due
  await town.tickAt(noon(day21), ['choose-offers'])
  const today = await town.ask('GET /today', { at: noon(day21) })
  const cards = JSON.stringify(today.json['cards'])
  expect(cards).toContain('ванны')
  expect(cards).toContain('постоянного клиента')
  expect(cards).toMatch(/Для вас: Ванна «Аква» для своих — 23\s000\s₽, до 31 октября/)
  expect(cards).toContain('«Плитка')
})

test('ST4 what is too dear, too cheap or owned is not offered, and each reason is counted', async () => {
  const listed = await town.ask(`GET /offer-refusals?customerId=${boris.customerId}`, { at: noon(TODAY) })
  const reasons = JSON.stringify(listed.json['items'])
  expect(reasons).toContain('too-dear')
  expect(reasons).toContain('too-cheap')
  const offers = await town.ask('GET /offers', { at: noon(TODAY) })
  expect(offers.text).toContain('"chosen":1')
})

test('ST4 whoever has the bath is not offered one, and whoever buys it is left alone within seconds', async () => {
  const other = await contactsOf(hasBath.customerId)
  expect(JSON.stringify(other.map(contact => contact.ownWords))).not.toContain('ванны')
  await town.buys(boris.customerId, { on: addDays(TODAY, 1), lines: [BATH] })
  await town.tickAt(noon(addDays(TODAY, 1)), ['cancel-linked'])
  expect((await contactsOf(boris.customerId)).map(contact => [contact.state, contact.stateReason])).toEqual([['cancelled', 'bought']])
})
