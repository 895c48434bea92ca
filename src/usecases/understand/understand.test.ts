import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { DEFAULT_HOURS } from '../../domain/collect/business.ts'
import { lapseModel, LOOSE_PRIOR } from '../../domain/understand/lapse-fit.ts'
import { assert } from '../../kernel/assert.ts'
import { addDays, day, type Day, dayNumber } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id, type MergeId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { seededRandom } from '../../kernel/random.ts'
import { basisSentence, segmentSentence } from '../../locales/reasons/understand.ts'
import { fixedClock } from '../../ports/clock.ts'
import { addCustomer } from '../collect/add-customer.ts'
import { mergeCustomers } from '../collect/merge-customers.ts'
import { recordPurchase } from '../collect/record-purchase.ts'
import { recordRefund } from '../collect/record-refund.ts'
import { undoMerge } from '../collect/undo-merge.ts'
import { businessCalibration } from './calibration.ts'
import type { UnderstandDeps } from './deps.ts'
import { explainModel } from './explain-model.ts'
import { segmentOn } from './segment-on.ts'
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

  test('E23: a refunded purchase is none, a cancelled order neither, and a customer without purchases is not understood', async () => {
    const business = await newBusiness(database.store, { trade: 'salon' })
    const anna = await customer(business, 'Анна')
    const [first = '', second = ''] = await buys(business, anna, [addDays(today, -40), addDays(today, -3)])
    expect(await understandCustomer(deps, business, anna)).toMatchObject({ purchases: 2, anchorDay: addDays(today, -3) })
    await recordRefund(deps, business, { source: 'hand', purchaseId: id(second), totalMinor: minor(100_00) })
    expect(await understandCustomer(deps, business, anna)).toMatchObject({ purchases: 1, anchorDay: addDays(today, -40) })
    await recordRefund(deps, business, { source: 'hand', purchaseId: id(first), totalMinor: minor(100_00) })
    expect(await understandCustomer(deps, business, anna)).toBeUndefined()
    expect(await database.store.inBusiness(business, tx => tx.understand.understanding(anna))).toBeUndefined()
    const order = { source: 'hand', customer: { customerId: anna }, day: addDays(today, -2), totalMinor: 100_00 }
    for (const status of ['cancelled', 'pending'] as const) await recordPurchase(deps, business, { ...order, status })
    expect(await understandCustomer(deps, business, anna)).toBeUndefined()
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
    expect(await explainModel(deps, business)).toEqual([])
    const whole = await understandBusiness(deps, business)
    expect((await explainModel(deps, business)).map(reason => reason.code)).toEqual([
      expect.stringMatching(/^model-/),
      expect.stringMatching(/^season-/),
    ])
    expect(whole).toEqual({ customers: 52, segmentsChanged: 52, cycles: 0 })
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

describe('whatever happens to the receipts', () => {
  test('300 random purchases, refunds, late receipts, merges and their undoing: each customer as he was left agrees exactly with the whole', async () => {
    const business = await newBusiness(database.store, { trade: 'salon' })
    const random = seededRandom(23)
    const ids: CustomerId[] = []
    for (let i = 0; i < 12; i += 1) ids.push(await customer(business, `Клиент ${i}`))
    const kept: { readonly who: CustomerId; readonly purchaseId: string }[] = []
    const touched = new Set<CustomerId>()
    let merge: { readonly mergeId: MergeId; readonly pair: readonly CustomerId[] } | undefined
    for (let event = 0; event < 300; event += 1) {
      const [keptId, mergedId] = [ids[event % ids.length], ids[(event + 1) % ids.length]]
      if (event % 40 === 20 && keptId !== undefined && mergedId !== undefined) {
        const merged = await mergeCustomers(deps, business, { keptId, mergedId, actor: 'staff:owner' })
        assert('mergeId' in merged, 'the two were merged')
        merge = { mergeId: merged.mergeId, pair: [keptId, mergedId] }
        for (const one of merge.pair) touched.add(one)
      } else if (event % 40 === 0 && merge !== undefined) {
        expect(await undoMerge(deps, business, { mergeId: merge.mergeId, actor: 'staff:owner' })).toEqual({ outcome: 'undone' })
        for (const one of merge.pair) touched.add(one)
      }
      const who = ids[random.whole(0, ids.length - 1)]
      assert(who !== undefined, 'there are customers')
      if (random.chance(0.2) && kept.length > 0) {
        const [gone] = kept.splice(random.whole(0, kept.length - 1), 1)
        assert(gone !== undefined, 'one was kept')
        await recordRefund(deps, business, { source: 'hand', purchaseId: id(gone.purchaseId), totalMinor: minor(100_00) })
        touched.add(gone.who)
      } else {
        const sale = {
          source: 'hand',
          customer: { customerId: who },
          day: addDays(today, -random.whole(0, 700)),
          totalMinor: 100_00,
          lines: [
            random.chance(0.5)
              ? { name: 'Стрижка', groupName: 'Волосы', quantity: `${random.whole(1, 3)}`, totalMinor: 100_00 }
              : { name: 'Маникюр', groupName: 'Ногти', totalMinor: 100_00 },
          ],
        }
        const recorded = await recordPurchase(deps, business, sale)
        assert('purchaseId' in recorded, 'the purchase was recorded')
        kept.push({ who, purchaseId: recorded.purchaseId })
        touched.add(who)
      }
      if (random.chance(0.3)) {
        for (const one of touched) await understandCustomer(deps, business, one)
        touched.clear()
      }
    }
    for (const one of touched) await understandCustomer(deps, business, one)
    const read = () =>
      database.store.inBusiness(business, async tx => [await tx.understand.understandings(ids), await tx.understand.cyclesOf(ids)] as const)
    // Each again from his whole history, by the model of the day; then by what the night has learnt, all at once and each alone.
    const before = await read()
    expect(before[1].length).toBeGreaterThan(12)
    for (const one of ids) await understandCustomer(deps, business, one)
    expect(await read()).toEqual(before)
    await understandBusiness(deps, business)
    const whole = await read()
    expect(whole).not.toEqual(before)
    for (const one of ids) await understandCustomer(deps, business, one)
    expect(await read()).toEqual(whole)
  })
})

test('what the night has learnt of a group is read back by day to the last bit', async () => {
  const business = await newBusiness(database.store)
  const lapse = lapseModel(LOOSE_PRIOR.mean.map(value => value + 1 / 3))
  const learnt = {
    common: lapse,
    groups: new Map([['group:hair', { lapse, elasticity: { share: 1 / 3, gaps: 7 } }]]),
    basis: 'group',
  } as const
  const read = await database.store.inBusiness(business, async tx => {
    await tx.understand.saveSubjectModels(learnt)
    return tx.understand.subjectModels(['group:hair'])
  })
  expect(read).toEqual(learnt)
})

describe('cycles by product group', () => {
  async function bought(
    business: BusinessId,
    customerId: CustomerId,
    sale: { readonly on: Day; readonly group: string; readonly quantity?: number },
  ) {
    const { on, group, quantity = 1 } = sale
    const line = { name: `${group} №1`, groupName: group, quantity: `${quantity}`, totalMinor: 100_00 }
    const recorded = await recordPurchase(deps, business, {
      source: 'hand',
      customer: { customerId },
      day: on,
      lines: [line],
      totalMinor: 100_00,
    })
    assert('purchaseId' in recorded, 'the purchase was recorded')
  }

  test('two habits of one customer have a rhythm each', async () => {
    const business = await newBusiness(database.store, { trade: 'shop' })
    const anna = await customer(business, 'Анна')
    for (const on of every(10, 12, addDays(today, -3))) await bought(business, anna, { on, group: 'Кофе' })
    for (const on of every(60, 4, addDays(today, -20))) await bought(business, anna, { on, group: 'Фильтры' })
    await understandCustomer(deps, business, anna)
    const cycles = await database.store.inBusiness(business, tx => tx.understand.cyclesOf([anna]))
    const sorted = cycles.map(one => Math.round(one.cycleDays)).toSorted((a, b) => a - b)
    expect(sorted[0]).toBeGreaterThanOrEqual(9)
    expect(sorted[0]).toBeLessThanOrEqual(13)
    expect(sorted[1]).toBeGreaterThanOrEqual(50)
    expect(sorted[1]).toBeLessThanOrEqual(70)
    expect(cycles.every(one => one.basis === 'own' && one.subject.startsWith('group:'))).toBe(true)
  })

  test('E25: three packs of what is used up push the next date by three cycles; of anything else only as far as was measured', async () => {
    const business = await newBusiness(database.store, { trade: 'shop' })
    const [anna, boris] = [await customer(business, 'Анна'), await customer(business, 'Борис')]
    for (const who of [anna, boris]) {
      const days = every(30, 8, addDays(today, -5))
      for (const [i, on] of days.entries()) await bought(business, who, { on, group: 'Корм', quantity: who === boris && i === 7 ? 3 : 1 })
    }
    const cycles = async () => {
      for (const who of [anna, boris]) await understandCustomer(deps, business, who)
      const [one, other] = await Promise.all(
        [anna, boris].map(who => database.store.inBusiness(business, async tx => (await tx.understand.cyclesOf([who]))[0])),
      )
      assert(one !== undefined && other !== undefined, 'both have a cycle')
      return [one, other] as const
    }
    const [usual, unmarked] = await cycles()
    expect(usual.dueDay).not.toBeNull()
    expect(unmarked.stretch).toBe(1)
    expect(unmarked.dueDay).toBe(usual.dueDay)
    await database.store.inBusiness(business, async tx => tx.understand.setUsedUpGroups([unmarked.subject.slice('group:'.length)]))
    const [still, marked] = await cycles()
    expect(still.dueDay).toBe(usual.dueDay)
    expect(marked).toMatchObject({ stretch: 3, lastQuantity: 3, usualQuantity: 1 })
    const pushed = dayNumber(marked.dueDay ?? today) - dayNumber(usual.dueDay ?? today)
    expect(pushed).toBeGreaterThanOrEqual(50)
    expect(pushed).toBeLessThanOrEqual(70)
  })
})

test('E62: one purchase gets a wide guess from the trade that is labelled so', async () => {
  const business = await newBusiness(database.store, { trade: 'salon' })
  const anna = await customer(business, 'Анна')
  await buys(business, anna, [addDays(today, -3)])
  const known = await understandCustomer(deps, business, anna)
  assert(known !== undefined, 'she has bought')
  expect(known.basis).toBe('trade')
  expect(known.dueDay).not.toBeNull()
  expect(LOCALES.map(locale => basisSentence(known, locale).split(':')[0])).toEqual(['Предположение', 'Предположение', 'A guess'])
  expect(dayNumber(known.dueP90) - dayNumber(known.dueP10)).toBeGreaterThan(40)
})

test('E63: a year away does not double the cycle', async () => {
  const business = await newBusiness(database.store, { trade: 'salon' })
  const [steady, away] = [await customer(business, 'Анна'), await customer(business, 'Борис')]
  const recent = every(30, 5, addDays(today, -4))
  await buys(business, steady, [...every(30, 6, addDays(recent[0] ?? today, -30)), ...recent])
  await buys(business, away, [...every(30, 6, addDays(recent[0] ?? today, -365)), ...recent])
  const [one, other] = [await understandCustomer(deps, business, steady), await understandCustomer(deps, business, away)]
  assert(one !== undefined && other !== undefined, 'both have bought')
  expect(other.cycleDays / one.cycleDays).toBeLessThan(1.3)
})

test('a closed shop makes nobody late', async () => {
  const closedDays = Array.from({ length: 28 }, (_, i) => addDays(today, -30 + i))
  const hours = { ...DEFAULT_HOURS, closedDays }
  const [open, closed] = [
    await newBusiness(database.store, { trade: 'salon' }),
    await newBusiness(database.store, { trade: 'salon', hours }),
  ]
  const days = every(14, 8, addDays(today, -32))
  const [late, waiting] = await Promise.all(
    [open, closed].map(async business => {
      const anna = await customer(business, 'Анна')
      await buys(business, anna, days)
      return understandCustomer(deps, business, anna)
    }),
  )
  assert(late !== undefined && waiting !== undefined, 'both have bought')
  expect(waiting.pAlive).toBeGreaterThan(0.9)
  expect(late.pAlive).toBeLessThan(waiting.pAlive - 0.1)
})

describe('E60: the segment of any past day', () => {
  test('is what was written down then, and follows again from the purchases until then', async () => {
    const business = await newBusiness(database.store, { trade: 'cafe' })
    const anna = await customer(business, 'Анна')
    await buys(business, anna, every(5, 10, addDays(today, -2)))
    await understandCustomer(deps, business, anna)
    const later = day('2026-06-30')
    const summer = { ...deps, clock: fixedClock(instant('2026-06-30T09:00:00Z')) }
    await understandBusiness(summer, business)
    const ask = (asked?: Day) => segmentOn(summer, business, { customerId: anna, day: asked })
    expect(await ask()).toMatchObject({ day: later, recorded: { segment: 'lost' }, computed: { segment: 'lost' } })
    expect(await ask(today)).toMatchObject({ recorded: { segment: 'regular', day: today }, computed: { segment: 'regular' } })
    expect(await ask(addDays(today, -45))).toMatchObject({ recorded: null, computed: { segment: 'new' } })
    expect(await ask(day('2020-01-01'))).toMatchObject({ recorded: null, computed: null })
    expect(await ask(day('2026-07-01'))).toBe('future')
    const [then, now] = [await ask(today), await ask()]
    assert(typeof then === 'object' && typeof now === 'object', 'the customer is known')
    expect(then.history).toEqual(now.history)
    // What came later does not change what follows from the purchases until then.
    await recordPurchase(summer, business, { source: 'hand', customer: { customerId: anna }, day: addDays(today, 20), totalMinor: 100_00 })
    await understandCustomer(summer, business, anna)
    const again = await ask(today)
    expect(again).toMatchObject({ recorded: then.recorded, computed: then.computed })
    const reason = then.computed?.reason
    assert(reason !== undefined, 'there is a reason')
    for (const locale of LOCALES) expect(segmentSentence(reason, locale)).toMatch(/^\p{Lu}[^.]*\.$/u)
  })

  test('who moves and comes back on one day has not moved', async () => {
    const business = await newBusiness(database.store, { trade: 'cafe' })
    const anna = await customer(business, 'Анна')
    await buys(business, anna, every(5, 10, addDays(today, -2)))
    await understandCustomer(deps, business, anna)
    const june = { ...deps, clock: fixedClock(instant('2026-06-30T09:00:00Z')) }
    await understandCustomer(june, business, anna)
    const recorded = await recordPurchase(june, business, {
      source: 'hand',
      customer: { customerId: anna },
      day: day('2026-06-30'),
      totalMinor: 100_00,
    })
    assert('purchaseId' in recorded, 'the purchase was recorded')
    await understandCustomer(june, business, anna)
    const back = await database.store.inBusiness(business, tx => tx.understand.segmentHistory(anna))
    await recordRefund(june, business, { source: 'hand', purchaseId: recorded.purchaseId, totalMinor: minor(100_00) })
    await understandCustomer(june, business, anna)
    const gone = await database.store.inBusiness(business, tx => tx.understand.segmentHistory(anna))
    expect(gone.map(change => change.segment)).toEqual(['regular', 'lost'])
    expect(back.at(-1)?.segment).not.toBe('lost')
  })
})
