/** ST12: a shop with contacts and history: cycles, segments, a ladder with its hold-out, and the numbers of it all. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '../../src/kernel/day.ts'
import type { CustomerId } from '../../src/kernel/ids.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { noon, openTown, type Town } from './town.ts'

let town: Town
const people: CustomerId[] = []
const BREAD = [{ name: 'Корм для кошки', groupName: 'Корм', totalMinor: 120_000 }]
const FROM = day('2026-09-01')
const TO = day('2026-09-12')

beforeAll(async () => {
  town = await openTown({
    trade: 'shop',
    name: 'Зоолавка',
    policy: { cycleDays: 30, holdOutShare: 0.3, autopilot: { soft: 'send', product: 'send', offer: 'send' } },
  })
  const chance = seededRandom(12)
  for (let n = 0; n < 30; n += 1) {
    const { customerId } = await town.newcomer({})
    people.push(customerId)
    // Two came once long ago, three have been silent for half a year; the others come every month.
    const until = n < 2 ? day('2025-09-20') : n < 5 ? day('2026-02-20') : addDays(FROM, -1)
    for (let on = addDays(day('2025-09-01'), n % 30); on <= until; on = addDays(on, 24 + chance.whole(0, 12)))
      await town.buys(customerId, { on, lines: BREAD })
  }
  await town.live({ from: FROM, to: TO })
})
afterAll(() => town.close())

test('ST12 everybody has a segment with its reason: most come regularly, the silent are lost, who bought once bought once', async () => {
  const counts = await town.store.inBusiness(town.business, tx => tx.understand.segmentCounts())
  expect(counts.regular + counts.periodic).toBeGreaterThanOrEqual(18)
  expect(counts.lost + counts['one-timer']).toBeGreaterThanOrEqual(3)
})

test('ST12 E66 the ladder goes to those who are due, and nobody who was held out got a word while his window was open', async () => {
  const messages = await town.messages()
  expect(messages.length).toBeGreaterThan(3)
  const heldOut = await town.store.inBusiness(town.business, tx => tx.campaign.heldOutNow(people))
  expect(heldOut.size).toBeGreaterThan(0)
  for (const customerId of heldOut) {
    const contacts = await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(customerId, 50))
    expect(contacts.filter(contact => contact.state === 'planned')).toEqual([])
    // Not one message of any kind was made for him since his window opened, sent, waiting or taken back.
    const [facts] = await town.store.inBusiness(town.business, tx => tx.plan.planningFacts([customerId], { at: noon(TO), today: TO }))
    const windows = (facts?.dueEvents ?? []).filter(event => event.heldOut && !event.isClosed)
    expect(windows).not.toEqual([])
    for (const { windowFrom } of windows)
      expect(messages.filter(message => message.customerId === customerId && message.at > noon(windowFrom))).toEqual([])
  }
})

test('ST12 E66 a campaign and an audience leave the held-out alone too', async () => {
  const at = noon(TO)
  const heldOut = await town.store.inBusiness(town.business, tx => tx.campaign.heldOutNow(people))
  const made = await town.ask('POST /campaigns', {
    at,
    body: { name: 'Новинки', words: { ru: { text: '{{ hello }} Новинки.' } }, fromDay: '2026-09-13', toDay: '2026-12-06', holdOutShare: 0 },
  })
  const campaignId = String(made.json['campaignId'])
  const preview = await town.ask(`GET /campaigns/${campaignId}/preview`, { at })
  const reasons = preview.json['leftOut']
  const held = Array.isArray(reasons)
    ? reasons.find((one: { reason: { code: string } }) => one.reason.code === 'held-out-cycle')
    : undefined
  expect(held?.count).toBe(heldOut.size)
})

test('ST12 the month is told in numbers that say what they were counted from', async () => {
  const report = await town.ask('GET /reports/kpis?month=2026-09', { at: noon(TO) })
  expect(report.status).toBe(200)
  const text = JSON.stringify(report.json)
  for (const part of ['uplift', 'segments', 'repeat']) expect(text).toContain(part)
})
