import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { assert } from '../../kernel/assert.ts'
import { addDays, day, type Day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import { seededRandom } from '../../kernel/random.ts'
import { fixedClock } from '../../ports/clock.ts'
import { addCustomer } from '../collect/add-customer.ts'
import { recordPurchase } from '../collect/record-purchase.ts'
import { recordRefund } from '../collect/record-refund.ts'
import { businessCalibration } from './calibration.ts'
import type { UnderstandDeps } from './deps.ts'
import { understandBusiness } from './understand-business.ts'
import { understandCustomer } from './understand-customer.ts'

const now = instant('2026-03-10T09:00:00Z')
const today = day('2026-03-10')
let database: TestStore
let deps: UnderstandDeps

beforeAll(async () => {
  database = await testStore()
  deps = { store: database.store, clock: fixedClock(now) }
})
afterAll(() => database.close())

async function customer(business: BusinessId, fullName: string): Promise<CustomerId> {
  const added = await addCustomer(deps, business, { fullName, contacts: [] })
  assert('customerId' in added, 'the customer was added')
  return added.customerId
}

async function buys(business: BusinessId, customerId: CustomerId, days: readonly Day[], totalMinor = 100_00): Promise<string[]> {
  const purchases: string[] = []
  for (const bought of days) {
    const recorded = await recordPurchase(deps, business, { source: 'hand', customer: { customerId }, day: bought, totalMinor })
    assert('purchaseId' in recorded, 'the purchase was recorded')
    purchases.push(recorded.purchaseId)
  }
  return purchases
}

const every = (gapDays: number, count: number, last: Day): Day[] =>
  Array.from({ length: count }, (_, i) => addDays(last, -gapDays * (count - 1 - i)))

describe('a business with too few customers for a model of its own', () => {
  test("the owner's cycle and the trade speak, and say so", async () => {
    const business = await newBusiness(database.store, { trade: 'salon' })
    const anna = await customer(business, 'Анна')
    await buys(business, anna, [addDays(today, -3)])
    const understood = await understandCustomer(deps, business, anna)
    expect(understood).toMatchObject({ basis: 'trade', segment: 'new', purchases: 1, reason: { code: 'new-not-yet-due' } })
  })

  test('E23: a refunded purchase is none, and a customer without purchases is not understood', async () => {
    const business = await newBusiness(database.store, { trade: 'salon' })
    const anna = await customer(business, 'Анна')
    const [first = '', second = ''] = await buys(business, anna, [addDays(today, -40), addDays(today, -3)])
    expect(await understandCustomer(deps, business, anna)).toMatchObject({ purchases: 2, anchorDay: addDays(today, -3) })
    await recordRefund(deps, business, { source: 'hand', purchaseId: id(second), totalMinor: minor(100_00) })
    expect(await understandCustomer(deps, business, anna)).toMatchObject({ purchases: 1, anchorDay: addDays(today, -40) })
    await recordRefund(deps, business, { source: 'hand', purchaseId: id(first), totalMinor: minor(100_00) })
    expect(await understandCustomer(deps, business, anna)).toBeUndefined()
    expect(await database.store.inBusiness(business, tx => tx.understand.understanding(anna))).toBeUndefined()
  })

  test('E24: several receipts on one day are one visit', async () => {
    const business = await newBusiness(database.store, { trade: 'salon' })
    const [anna, boris] = [await customer(business, 'Анна'), await customer(business, 'Борис')]
    await buys(business, anna, every(30, 4, addDays(today, -10)))
    await buys(business, boris, [...every(30, 4, addDays(today, -10)), ...every(30, 4, addDays(today, -10))], 50_00)
    const [one, other] = [await understandCustomer(deps, business, anna), await understandCustomer(deps, business, boris)]
    expect({ ...other, customerId: anna }).toEqual(one)
  })

  test('E22: a back-dated purchase moves the dates as if it had been there', async () => {
    const business = await newBusiness(database.store, { trade: 'salon' })
    const [anna, boris] = [await customer(business, 'Анна'), await customer(business, 'Борис')]
    const days = every(30, 4, addDays(today, -10))
    await buys(business, anna, days)
    await buys(business, boris, [...days.slice(0, 1), ...days.slice(2)])
    await understandCustomer(deps, business, boris)
    await buys(business, boris, days.slice(1, 2))
    expect({ ...(await understandCustomer(deps, business, boris)), customerId: anna }).toEqual(
      await understandCustomer(deps, business, anna),
    )
  })
})

describe('a business with a model', () => {
  test('the nightly whole agrees exactly with one customer at a time, and history keeps each change of segment', async () => {
    const business = await newBusiness(database.store, { trade: 'tyres' })
    const random = seededRandom(11)
    const ids: CustomerId[] = []
    for (let i = 0; i < 52; i += 1) {
      const someone = await customer(business, `Клиент ${i}`)
      ids.push(someone)
      let at = addDays(today, -random.whole(200, 900))
      const days: Day[] = []
      while (at <= today && days.length < 3) {
        days.push(at)
        at = addDays(at, random.whole(20, 120))
      }
      await buys(business, someone, days, random.whole(500, 5000))
    }
    const whole = await understandBusiness(deps, business)
    expect(whole).toEqual({ customers: 52, segmentsChanged: 52 })
    const stored = await database.store.inBusiness(business, tx => tx.understand.understandings(ids))
    for (const before of stored.slice(0, 10)) {
      await understandCustomer(deps, business, before.customerId)
      expect(await database.store.inBusiness(business, tx => tx.understand.understanding(before.customerId))).toEqual(before)
    }
    const counts = await database.store.inBusiness(business, tx => tx.understand.segmentCounts())
    expect(Object.values(counts).reduce((sum, value) => sum + value, 0)).toBe(52)

    const later = { ...deps, clock: fixedClock(instant('2027-09-10T09:00:00Z')) }
    const moved = await understandBusiness(later, business)
    expect(moved.customers).toBe(52)
    const [someone] = ids
    assert(someone !== undefined, 'there are customers')
    const history = await database.store.inBusiness(business, tx => tx.understand.segmentHistory(someone))
    expect(history.map(change => change.day)).toEqual(history.length === 1 ? [today] : [today, day('2027-09-10')])
  })

  test('earlier forecasts are counted once a day, and only where four weeks have passed', async () => {
    const business = await newBusiness(database.store, { trade: 'salon' })
    expect(await businessCalibration(deps, business)).toEqual({ asOf: today, report: null })
    const random = seededRandom(12)
    for (let i = 0; i < 55; i += 1)
      await buys(business, await customer(business, `Клиент ${i}`), every(random.whole(20, 40), 4, addDays(today, -random.whole(0, 60))))
    expect(await businessCalibration(deps, business)).toEqual({ asOf: today, report: null })
    const tomorrow = { ...deps, clock: fixedClock(instant('2026-03-11T09:00:00Z')) }
    const counted = await businessCalibration(tomorrow, business)
    expect(counted.asOf).toBe('2026-03-11')
    expect(counted.report?.all.forecasts).toBeGreaterThanOrEqual(55)
    expect(await businessCalibration(tomorrow, business)).toEqual(counted)
  })
})
