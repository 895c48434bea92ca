/** The true need of a product group and of a thing: known from the simulation, and met by the direct offer that tells of it. */
import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/domain/collect/business.ts'
import { dueEventIdOf } from '../../src/domain/plan/contact.ts'
import { type DueFacts, duesOf } from '../../src/domain/plan/due-source.ts'
import type { DueEvent, StoredDueEvent } from '../../src/domain/plan/due-event.ts'
import { type BusinessModel, histories } from '../../src/domain/understand/business-model.ts'
import { learnBusiness } from '../../src/domain/understand/learn-business.ts'
import { understandings } from '../../src/domain/understand/customer-understanding.ts'
import { KEY_SEPARATOR, type PurchaseLog, purchaseLog } from '../../src/domain/understand/purchase-log.ts'
import { subjectCycle } from '../../src/domain/understand/subject-cycle.ts'
import { learnSubjects, subjectModelOf, subjectOutlooks } from '../../src/domain/understand/subject-models.ts'
import { addDays, type Day, day, dayFromNumber, dayNumber, daysBetween } from '../../src/kernel/day.ts'
import { businessId, type CustomerId } from '../../src/kernel/ids.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { customerId } from './simulated-shop.ts'

const FROM = day('2026-06-01')
const START = dayNumber(FROM)
const SCATTER = 0.07
const AHEAD_DAYS = 120
const KNOWLEDGE = { trade: 'other', statedCycleDays: undefined } as const

/** Two weeks for a cycle of 90 days, in proportion for others. */
const toleranceDays = (cycleDays: number): number => Math.max(1, (14 * cycleDays) / 90)

interface Need {
  readonly who: CustomerId
  readonly purpose: string
  readonly cycleDays: number
  readonly nextDay: Day
}

/** Each buys of three groups, of each in a rhythm of his own. */
function simulatedGroups(customers: number) {
  const random = seededRandom(11)
  const needs: Need[] = []
  const rows: { readonly who: CustomerId; readonly subject: string; readonly day: number }[] = []
  for (const who of Array.from({ length: customers }, (_, n) => customerId(n)).toSorted())
    for (const middle of [21, 45, 90]) {
      const subject = `group:${middle}`
      const cycleDays = Math.round(middle * (0.75 + 0.5 * random.next()))
      let at = START - cycleDays * random.whole(4, 7) - random.whole(0, cycleDays - 1)
      for (; at < START; at += Math.max(1, Math.round(random.normal(cycleDays, SCATTER * cycleDays)))) rows.push({ who, subject, day: at })
      needs.push({ who, purpose: subject, cycleDays, nextDay: dayFromNumber(at) })
    }
  return { needs, rows }
}

function logOf(rows: readonly { readonly key: string; readonly day: number }[]): PurchaseLog {
  const ids = [...new Set(rows.map(row => row.key))].toSorted()
  const keys = new Map(ids.map((one, n) => [one, n]))
  return purchaseLog({
    ids,
    keys: Int32Array.from(rows, row => keys.get(row.key) ?? 0),
    days: Int32Array.from(rows, row => row.day),
    amounts: new Float64Array(rows.length).fill(1),
  })
}

/** The rhythm of each customer in each group, as the night learns it. */
function groupFacts(model: BusinessModel, rows: readonly { readonly who: CustomerId; readonly subject: string; readonly day: number }[]) {
  const past = histories(logOf(rows.map(row => ({ key: `${row.who}${KEY_SEPARATOR}${row.subject}`, day: row.day }))), START - 1)
  const models = learnSubjects(past, { model, knowledge: KNOWLEDGE, told: new Map() })
  const shared = subjectOutlooks(past, model, models.common)
  const cycles = past.log.ids.map((subject, key) =>
    subjectCycle(past, shared, { key, model: subjectModelOf(models, subject.split(KEY_SEPARATOR)[1] ?? '', undefined) }),
  )
  const groups = cycles.map(cycle => ({ ...cycle, groupId: cycle.subject.slice('group:'.length), name: cycle.subject }))
  return Map.groupBy(groups, group => group.customerId)
}

/** Plans every morning as the product does, and remembers for each need the last offer that told of it before its day. */
function offersOf(
  needs: readonly Need[],
  known: (today: Day) => ReadonlyMap<CustomerId, Parameters<typeof duesOf>[0]>,
  factsOf: (who: CustomerId) => DueFacts,
) {
  const stored = new Map<CustomerId, Map<string, StoredDueEvent>>()
  const offers = new Map<string, Day>()
  for (let ahead = 0; ahead < AHEAD_DAYS; ahead += 1) {
    const today = addDays(FROM, ahead)
    const understood = known(today)
    for (const [who, mine] of Map.groupBy(needs, need => need.who)) {
      const before = stored.get(who) ?? new Map<string, StoredDueEvent>()
      stored.set(who, before)
      const context = {
        today,
        stored: [...before.values()],
        policy: DEFAULT_POLICY,
        book: [],
        seasons: [],
        hours: { closedDays: [] },
        zone: 'UTC',
      }
      const { events, joined } = duesOf(understood.get(who) ?? null, factsOf(who), context)
      const keep = (event: DueEvent): void => {
        const dueEventId = dueEventIdOf({ business: businessId(1), customerId: who, purpose: event.purpose, cycleNo: event.cycleNo })
        before.set(event.purpose, { ...event, dueEventId, heldOut: false, isClosed: false, isTold: false })
      }
      for (const event of events) keep(event)
      const told = [...events.map(event => ({ event, with: event })), ...joined]
      for (const need of mine) {
        if (need.nextDay < today) continue
        const offer = told.find(one => one.event.purpose === need.purpose)?.with.rungs.at(-1)
        if (offer !== undefined) offers.set(`${need.who}/${need.purpose}`, offer.day)
      }
    }
  }
  return offers
}

function shareInTime(needs: readonly Need[], offers: ReadonlyMap<string, Day>): number {
  const met = needs.filter(need => {
    const offer = offers.get(`${need.who}/${need.purpose}`)
    return offer !== undefined && Math.abs(daysBetween(offer, need.nextDay)) <= toleranceDays(need.cycleDays)
  })
  return met.length / needs.length
}

test('C4 the offer that tells of a product group falls within two scaled weeks of its true need for four in five', () => {
  const { needs, rows } = simulatedGroups(40)
  const log = logOf(rows.map(row => ({ key: row.who, day: row.day })))
  const model = learnBusiness(log, { untilDay: START - 1, knowledge: KNOWLEDGE, windowDays: 28 })
  const groups = groupFacts(model, rows)
  const offers = offersOf(
    needs,
    today => new Map([...understandings(log, { ...model, untilDay: dayNumber(today) }, { asOf: today })].map(one => [one.customerId, one])),
    who => ({ groups: groups.get(who) ?? [], assets: [], birthday: null, boughtElsewhereOn: null }),
  )
  expect(shareInTime(needs, offers)).toBeGreaterThanOrEqual(0.8)
})

test('C18 the offer that tells of a thing falls within two scaled weeks of the day on which it is needed for four in five', () => {
  const random = seededRandom(12)
  const needs: Need[] = []
  const facts = new Map<CustomerId, DueFacts>()
  for (const n of Array.from({ length: 60 }, (_, index) => index)) {
    const who = customerId(n)
    const cycleDays = 60 + random.whole(0, 120)
    const since = START - random.whole(0, cycleDays - 5)
    // He needs it when it is worn, some days before or after the interval that was written down.
    const nextDay = dayFromNumber(since + Math.round(random.normal(cycleDays, SCATTER * cycleDays)))
    if (nextDay < FROM || daysBetween(FROM, nextDay) >= AHEAD_DAYS - 15) continue
    needs.push({ who, purpose: `asset:${n}/service`, cycleDays, nextDay })
    const asset = { assetId: String(n), name: 'Котёл', sinceDay: dayFromNumber(since), returnOn: null, cycleDays, warrantyUntil: null }
    facts.set(who, { groups: [], assets: [asset], birthday: null, boughtElsewhereOn: null })
  }
  expect(needs.length).toBeGreaterThan(30)
  const nothing = { groups: [], assets: [], birthday: null, boughtElsewhereOn: null }
  const offers = offersOf(
    needs,
    () => new Map(),
    who => facts.get(who) ?? nothing,
  )
  expect(shareInTime(needs, offers)).toBeGreaterThanOrEqual(0.8)
})
