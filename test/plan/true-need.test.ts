import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/domain/collect/business.ts'
import { dueEventIdOf } from '../../src/domain/plan/contact.ts'
import { dueEventOf, type StoredDueEvent } from '../../src/domain/plan/due-event.ts'
import { customerId, type SimulatedPerson, type SimulatedShop, simulateShop, understandOn } from './simulated-shop.ts'
import { addDays, type Day, day, daysBetween } from '../../src/kernel/day.ts'
import { businessId, type CustomerId } from '../../src/kernel/ids.ts'

/** Two weeks for a cycle of 90 days, in proportion for others. */
const toleranceDays = (cycleDays: number): number => Math.max(1, (14 * cycleDays) / 90)

/** Regulars with at least three purchases, and the share of them whose direct offer falls close enough to their true need. */
function offersInTime(scatter: number, customers = 120): { readonly share: number; readonly regulars: number } {
  const from = day('2026-06-01')
  const shop = simulateShop({ customers, scatter, from, seed: 5 })
  const regulars = new Set(
    understandOn(shop, from)
      .filter(known => known.segment === 'regular' && known.purchases >= 3)
      .map(known => known.customerId),
  )
  const stored = new Map<CustomerId, StoredDueEvent>()
  const offerDays = new Map<CustomerId, Day>()
  for (let ahead = 0; ahead < 130; ahead += 1) {
    const today = addDays(from, ahead)
    for (const known of understandOn(shop, today)) {
      if (!regulars.has(known.customerId) || personOf(shop, known.customerId).nextDay < today) continue
      const before = stored.get(known.customerId)
      const event = dueEventOf(known, {
        today,
        stored: before === undefined ? [] : [before],
        policy: DEFAULT_POLICY,
        book: [],
        seasons: [],
        hours: { closedDays: [] },
        zone: 'UTC',
      })
      const offer = event?.rungs.at(-1)
      if (event === null || offer === undefined) continue
      const dueEventId = dueEventIdOf({
        business: businessId(1),
        customerId: known.customerId,
        purpose: event.purpose,
        cycleNo: event.cycleNo,
      })
      stored.set(known.customerId, { ...event, dueEventId, heldOut: false, isClosed: false, isTold: false })
      offerDays.set(known.customerId, offer.day)
    }
  }
  const inTime = [...offerDays].filter(([who, offerDay]) => {
    const { cycleDays, nextDay } = personOf(shop, who)
    return Math.abs(daysBetween(offerDay, nextDay)) <= toleranceDays(cycleDays)
  })
  return { share: inTime.length / Math.max(1, regulars.size), regulars: regulars.size }
}

function personOf(shop: SimulatedShop, who: CustomerId): SimulatedPerson {
  const person = shop.people.get(who)
  if (person === undefined) throw new Error(`${who} is somebody else`)
  return person
}

test('the direct offer falls within two scaled weeks of the true need for four regulars in five', () => {
  const { share, regulars } = offersInTime(0.07)
  expect(regulars).toBeGreaterThan(40)
  expect(share).toBeGreaterThanOrEqual(0.8)
})

test.each([8, 30, 49])('also in a shop of %i customers, which is too small for a model of its own', customers => {
  const { share, regulars } = offersInTime(0.07, customers)
  expect(regulars).toBeGreaterThanOrEqual(customers * 0.9)
  expect(share).toBeGreaterThanOrEqual(0.8)
})

test('the simulated shop is the same every time', () => {
  const make = () => JSON.stringify([...simulateShop({ customers: 5, scatter: 0.1, from: day('2026-06-01'), seed: 5 }).people])
  expect(make()).toBe(make())
  expect(customerId(1)).not.toBe(customerId(2))
})
