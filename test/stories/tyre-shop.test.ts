/** ST1: the tyre shop of Aleksey. Storage announced to everybody who was ever here, seasons, and a stored set that brings its owner back in spring. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '../../src/kernel/day.ts'
import { addMs, HOUR_MS } from '../../src/kernel/instant.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

let town: Town
const people: Person[] = []
const TODAY = '2026-10-05'
let campaignId = ''

beforeAll(async () => {
  town = await openTown({ trade: 'tyres', name: 'Шины у Алексея', policy: { cycleDays: 182 } })
  for (let n = 0; n < 24; n += 1) {
    // Two have never agreed to be written to.
    const person = await town.newcomer(n < 2 ? { purposes: [] } : {})
    people.push(person)
    for (const on of ['2024-10-20', '2025-04-10', '2025-10-18', '2026-04-12'])
      await town.buys(person.customerId, {
        on: addDays(day(on), n % 7),
        lines: [{ name: 'Переобувка', groupName: 'Шиномонтаж', totalMinor: 240_000 }],
      })
  }
  const made = await town.ask('POST /campaigns', {
    at: noon(TODAY),
    body: {
      name: 'Хранение шин',
      words: { ru: { subject: 'Хранение шин', text: '{{ hello }} Теперь мы храним шины до весны. Оставить за вами место? {{ shop }}' } },
      fromDay: '2026-10-06',
      toDay: '2026-10-16',
      perDay: 10,
      holdOutShare: 0.1,
      horizonDays: 30,
      costMinor: 250,
    },
  })
  campaignId = String(made.json['campaignId'])
})
afterAll(() => town.close())

test('ST1 before the blast the owner sees how many, what it costs and who is left out', async () => {
  const preview = await town.ask(`GET /campaigns/${campaignId}/preview`, { at: noon(TODAY) })
  const { contacted, heldOut } = preview.json
  expect(preview.json).toMatchObject({ audience: 24, cost: { minor: Number(contacted) * 250, currency: 'RUB' } })
  expect(Number(contacted) + Number(heldOut)).toBe(22)
  expect(JSON.stringify(preview.json['leftOut'])).toContain('"no-consent"')
  expect(JSON.stringify(preview.json['samples'])).toContain('храним шины')
})

test('ST1 after the yes it goes out ten a day within the hours, and each gets it once', async () => {
  const approved = await town.ask(`POST /campaigns/${campaignId}/approvals`, { at: noon(TODAY), body: {} })
  expect(approved.status).toBe(201)
  const days: number[] = []
  for (let on = day('2026-10-06'); on <= day('2026-10-10'); on = addDays(on, 1)) {
    for (const hours of [-5, 0, 4]) await town.tickAt(addMs(noon(on), hours * HOUR_MS), ['send-broadcasts', 'send-due'])
    days.push((await town.messages()).filter(message => message.body.includes('храним')).length)
  }
  const { contacted } = approved.json
  expect(days[0]).toBeLessThanOrEqual(10)
  expect(days.at(-1)).toBe(Number(contacted))
  const sent = (await town.messages()).filter(message => message.body.includes('храним'))
  expect(new Set(sent.map(message => message.customerId)).size).toBe(sent.length)
  for (const message of sent) {
    const hour = new Date(message.at).getUTCHours() + 3
    expect(hour >= 10 && hour < 20).toBe(true)
  }
})

test('ST1 replies to the blast are counted as its response, and whoever wants to stop is stopped', async () => {
  const sent = (await town.messages()).filter(message => message.body.includes('храним'))
  const [yes, stop, same] = sent
  const at = noon('2026-10-11')
  // One post, an hour a car.
  const [post, service] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b']
  await town.ask(`PUT /resources/${post}`, { at, body: { name: 'Пост 1', kind: 'post', units: 1 } })
  await town.ask(`PUT /services/${service}`, { at, body: { name: 'Переобувка', durationMinutes: 60, needs: ['post'] } })
  await town.ask(`POST /messages/${yes?.messageId ?? ''}/replies`, { at, body: { text: 'Да, запишите на 15 октября в 12:00' } })
  await town.ask(`POST /messages/${stop?.messageId ?? ''}/replies`, { at, body: { text: 'СТОП' } })
  // The hour is taken: the second car is not booked over the first, and the times around are offered instead.
  const taken = await town.ask(`POST /messages/${same?.messageId ?? ''}/replies`, { at, body: { text: 'Запишите на 15 октября в 12:00' } })
  expect(taken.json).not.toMatchObject({ result: 'booked' })
  const free = await town.ask(`GET /slots?from=2026-10-15&to=2026-10-15&serviceId=${service}`, { at })
  expect(free.text).not.toContain('2026-10-15T09:00:00')
  expect(free.text).toContain('2026-10-15T10:00:00')
  const results = await town.ask(`GET /campaigns/${campaignId}/results`, { at })
  expect(results.json).toMatchObject({ sent: sent.length, replied: 3, stopped: 1, waiting: 0 })
  expect(Number(results.json['booked'])).toBe(1)
})

test('ST1 the spring campaign waits for the owner a week before the season, and once a season', async () => {
  const body = {
    name: 'Весенняя переобувка',
    words: { ru: { text: '{{ hello }} Пора на летнюю резину. {{ shop }}' } },
    fromDay: '2026-10-06',
    toDay: '2027-12-31',
    season: [
      { fromMonth: 3, fromDay: 15, toMonth: 4, toDay: 30 },
      { fromMonth: 10, fromDay: 1, toMonth: 11, toDay: 15 },
    ],
  }
  const made = await town.ask('POST /campaigns', { at: noon('2026-12-01'), body })
  await town.ask(`POST /campaigns/${String(made.json['campaignId'])}/approvals`, { at: noon('2026-12-01'), body: {} })
  const drafts = async (on: string): Promise<number> => {
    await town.tickAt(noon(on), ['run-campaigns'])
    const all = await town.ask('GET /campaigns', { at: noon(on) })
    return JSON.stringify(all.json).split('"state":"draft"').length - 1
  }
  expect(await drafts('2027-03-07')).toBe(0)
  expect(await drafts('2027-03-08')).toBe(1)
  expect(await drafts('2027-04-01')).toBe(1)
})

test('ST1 C18 a stored set brings its owner back in spring: its return date is a due date of its own', async () => {
  // One in ten is held out by hash and gets nothing: of six somebody is written to.
  const owners = people.slice(5, 11)
  const body = {
    kind: 'stored',
    name: 'Летние шины R16',
    sinceOn: '2026-10-20',
    returnOn: '2027-04-05',
    note: '',
    cycleDays: null,
    servedOn: null,
    warrantyUntil: null,
    groupId: null,
  }
  for (const { customerId } of owners)
    expect((await town.ask(`POST /customers/${customerId}/assets`, { at: noon('2026-10-20'), body })).status).toBe(201)
  await town.tickAt(noon('2027-03-20'), ['understand', 'refresh-changed', 'plan-contacts'])
  const contacts = await town.store.inBusiness(town.business, async tx =>
    (await Promise.all(owners.map(({ customerId }) => tx.plan.contactsOf(customerId, 50)))).flat(),
  )
  const about = contacts.filter(contact => contact.purpose.startsWith('asset:') && contact.state === 'planned')
  expect(about.length).toBeGreaterThan(0)
  expect(about.every(contact => contact.plannedDay >= '2027-03-20' && contact.plannedDay <= '2027-04-30')).toBe(true)
})
