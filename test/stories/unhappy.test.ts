/** Whoever is unhappy hears no advertising of any kind until somebody has settled it: each list says why he is not on it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '../../src/kernel/day.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

const TODAY = day('2026-05-11')
let town: Town
let glad: Person
let cross: Person
const words = { ru: { text: '{{ hello }} У нас новости. {{ shop }}' } }

const contactsOf = async (person: Person, purpose: string) =>
  (await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(person.customerId, 50))).filter(one => one.purpose === purpose)

beforeAll(async () => {
  town = await openTown({ trade: 'cafe', name: 'Угол' })
  glad = await town.newcomer({ purposes: ['marketing', 'content'] })
  cross = await town.newcomer({ purposes: ['marketing', 'content'] })
  const lines = [{ name: 'Кофе', groupName: 'Кофе', totalMinor: 25_000 }]
  for (const one of [glad, cross]) await town.buys(one.customerId, { on: addDays(TODAY, -10), lines })
  await town.tickAt(noon(addDays(TODAY, -1)))
  const scored = await town.ask(`POST /customers/${cross.customerId}/scores`, { at: noon(TODAY), body: { score: 3, words: 'Долго ждал' } })
  expect(scored.json).toEqual({ complaint: 'opened' })
})
afterAll(() => town.close())

test('a campaign leaves the unhappy out, and counts him with the reason', async () => {
  const body = { name: 'Новости', words, fromDay: addDays(TODAY, 1), toDay: addDays(TODAY, 12), holdOutShare: 0 }
  const { campaignId } = (await town.ask('POST /campaigns', { at: noon(TODAY), body })).json
  const preview = await town.ask(`GET /campaigns/${String(campaignId)}/preview`, { at: noon(TODAY) })
  expect(preview.json).toMatchObject({ contacted: 1, leftOut: [{ reason: { code: 'complaint' }, count: 1 }] })
  await town.ask(`POST /campaigns/${String(campaignId)}/approvals`, { at: noon(TODAY), body: {} })
  expect([await contactsOf(glad, 'campaign'), await contactsOf(cross, 'campaign')].map(one => one.length)).toEqual([1, 0])
})

test('content passes him by', async () => {
  const item = { kind: 'news', title: 'Новое зерно', topics: [], words, fromDay: TODAY, toDay: addDays(TODAY, 30), state: 'approved' }
  expect((await town.ask('POST /content', { at: noon(TODAY), body: item })).status).toBe(201)
  // After the campaign has had its room.
  await town.tickAt(noon(addDays(TODAY, 13)), ['plan-content'])
  expect([await contactsOf(glad, 'content'), await contactsOf(cross, 'content')].map(one => one.length)).toEqual([1, 0])
})

test('an event from outside makes no advertisement for him, and says so', async () => {
  const rule = { eventName: 'fresh.beans', name: 'Свежая обжарка', purpose: 'marketing', whom: 'named', words, validMinutes: 60 * 24 * 10 }
  await town.ask('POST /event-rules', { at: noon(TODAY), body: rule })
  const at = noon(addDays(TODAY, 3))
  const event = { eventId: 'e1', happensAt: '2026-05-14T09:00:00Z', facts: { phone: cross.phone } }
  const told = await town.ask('POST /events/fresh.beans', { at, body: event })
  expect(told.json).toMatchObject({ messages: 0, told: [{ reason: { code: 'complaint' } }] })
})

test('a rule is tried without an event: the words for one, the reason for the other, and nothing is written', async () => {
  const { items } = (await town.ask('GET /event-rules', { at: noon(TODAY) })).json as { readonly items: readonly { ruleId: string }[] }
  const at = noon(addDays(TODAY, 20))
  const tried = (phone: string) =>
    town.ask(`POST /event-rules/${items[0]?.ruleId ?? ''}/tries`, { at, body: { happensAt: '2026-05-31T09:00:00Z', facts: { phone } } })
  expect((await tried(cross.phone)).json).toMatchObject({ people: 1, text: null, reason: { code: 'complaint' } })
  expect((await tried(glad.phone)).json).toMatchObject({ people: 1, reason: null, text: expect.stringContaining('У нас новости. Угол') })
  expect(await contactsOf(glad, 'event')).toEqual([])
})

test('when somebody has settled it he is written to again', async () => {
  const { items } = (await town.ask('GET /complaints', { at: noon(TODAY) })).json as { readonly items: readonly { complaintId: string }[] }
  const at = noon(addDays(TODAY, 4))
  await town.ask(`POST /complaints/${items[0]?.complaintId ?? ''}/closings`, { at, body: { resolution: 'Извинились, кофе за наш счёт' } })
  const event = { eventId: 'e2', happensAt: '2026-05-15T09:00:00Z', facts: { phone: cross.phone } }
  expect((await town.ask('POST /events/fresh.beans', { at, body: event })).json).toMatchObject({ messages: 1 })
})
