/** A world whose truth is known: what was planted is found, what was not is not seen. */
import { describe, expect, test } from 'vitest'
import { understandings } from '../../src/domain/understand/customer-understanding.ts'
import { firstPurchases } from '../../src/domain/understand/first-purchases.ts'
import { forecastTable } from '../../src/domain/understand/forecast-table.ts'
import { learnBusiness } from '../../src/domain/understand/learn-business.ts'
import { LINK_RULES, linkedPurchases } from '../../src/domain/understand/linked-purchases.ts'
import { type PurchaseLog, purchaseLog } from '../../src/domain/understand/purchase-log.ts'
import { day, dayFromNumber, dayNumber } from '../../src/kernel/day.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'

const start = dayNumber(day('2021-01-01'))
const numberOf = (text: string): number => dayNumber(day(text))

describe('a tile shop: after tiles half take a bath and half a sink, 21 ± 6 days later, and everybody a bag', () => {
  const [tiles, bath, sink, bag, lamp, paint] = [0, 1, 2, 3, 4, 5]
  const random = seededRandom(101)
  const rows: { customer: number; day: number; product: number }[] = []
  for (let customer = 0; customer < 900; customer += 1) {
    const buys = (at: number, product: number): void => {
      rows.push({ customer, day: at, product })
      if (random.chance(0.95)) rows.push({ customer, day: at, product: bag })
    }
    const at = start + random.whole(0, 1200)
    if (random.chance(0.6)) {
      buys(at, tiles)
      for (const item of [bath, sink]) if (random.chance(0.5)) buys(at + Math.max(1, Math.round(random.normal(21, 6))), item)
    }
    for (let visit = random.whole(0, 4); visit > 0; visit -= 1) buys(start + random.whole(0, 1300), random.chance(0.5) ? lamp : paint)
  }
  const unique = Array.from(new Map(rows.map(row => [`${row.customer}/${row.day}/${row.product}`, row])).values()).toSorted(
    (a, b) => a.customer - b.customer || a.day - b.day || a.product - b.product,
  )
  const links = linkedPurchases(
    firstPurchases({
      customers: Int32Array.from(unique, row => row.customer),
      days: Int32Array.from(unique, row => row.day),
      items: Int32Array.from(unique, row => row.product),
      itemCount: 6,
    }),
    LINK_RULES,
  ).filter(link => link.timing === 'later')

  test('both links are found with their lag', () => {
    for (const to of [bath, sink]) {
      const link = links.find(one => one.from === tiles && one.to === to)
      expect(link?.bothCustomers).toBeGreaterThan(100)
      expect(link?.lagP50).toBeGreaterThanOrEqual(19)
      expect(link?.lagP50).toBeLessThanOrEqual(23)
    }
  })

  test('what everybody buys is never promoted, and nothing else is linked', () => {
    expect(links.filter(link => link.from === bag || link.to === bag)).toEqual([])
    expect(links.filter(link => link.from === lamp || link.from === paint)).toEqual([])
  })
})

interface Visit {
  readonly customer: number
  readonly at: number
}

function logOf(visits: readonly Visit[], customers: number): PurchaseLog {
  return purchaseLog({
    ids: Array.from({ length: customers }, (_, i) => `c${i}`),
    keys: Int32Array.from(visits, visit => visit.customer),
    days: Int32Array.from(visits, visit => visit.at),
    amounts: new Float64Array(visits.length).fill(100),
  })
}

/** Mean factor of the weeks in which these days lie. */
function factor(weeks: readonly number[], from: number, to: number): number {
  const some = weeks.slice(from, to + 1)
  return some.reduce((sum, week) => sum + week, 0) / some.length
}

describe('a tyre trade: everybody comes in spring and in autumn', () => {
  const customers = 400
  const random = seededRandom(102)
  const visits: Visit[] = []
  for (let customer = 0; customer < customers; customer += 1)
    for (let year = 2021; year <= 2024; year += 1)
      for (const peak of ['04-06', '10-26'])
        if (random.chance(0.85)) visits.push({ customer, at: numberOf(`${year}-${peak}`) + Math.round(random.normal(0, 8)) })
  const model = learnBusiness(logOf(visits, customers), { untilDay: numberOf('2024-12-31'), knowledge: { trade: 'other' }, windowDays: 28 })

  test('both seasons are found without being told of them', () => {
    const weeks = model.rhythm.season
    expect(weeks).not.toBeNull()
    const [spring, summer, autumn, winter] = [
      factor(weeks ?? [], 12, 15),
      factor(weeks ?? [], 22, 34),
      factor(weeks ?? [], 41, 44),
      factor(weeks ?? [], 1, 6),
    ]
    for (const season of [spring, autumn]) {
      expect(season).toBeGreaterThan(3)
      expect(season).toBeGreaterThan(4 * Math.max(summer, winter))
    }
  })

  test('in the winter the next date is the spring', () => {
    const rows = [...forecastTable(logOf(visits, customers), model, { horizons: [28] })]
    const spring = rows.filter(row => row.date.p50Days > 0 && dayFromNumber(model.untilDay + row.date.p50Days) > day('2025-03-10'))
    const early = rows.filter(row => dayFromNumber(model.untilDay + row.date.p50Days) < day('2025-05-05'))
    expect(spring.length / rows.length).toBeGreaterThan(0.75)
    expect(early.length / rows.length).toBeGreaterThan(0.85)
  })

  test('and so is the day that the owner is told, not the last purchase plus a cycle of the clock', () => {
    const told = [...understandings(logOf(visits, customers), model, { asOf: dayFromNumber(model.untilDay) })].map(one => one.dueDay)
    const inSpring = told.filter(due => due !== null && due > day('2025-03-20') && due < day('2025-04-24'))
    expect(inSpring.length / told.length).toBeGreaterThan(0.85)
  })
})

describe('a dead summer: nobody comes from June to August, as every year', () => {
  const customers = 300
  const random = seededRandom(103)
  const isOpen = (at: number): boolean => !['06', '07', '08'].includes(dayFromNumber(at).slice(5, 7))
  const visits = Array.from({ length: customers }, (_, customer) => lifeOf(customer, random)).flat()
  const untilDay = numberOf('2024-08-31')
  const log = logOf(visits, customers)
  const model = learnBusiness(log, { untilDay, knowledge: { trade: 'other' }, windowDays: 28 })

  /** Every thirty days of the open months, give or take a fifth. */
  function lifeOf(customer: number, own: Random): Visit[] {
    const life: Visit[] = []
    let open = own.whole(1, 30)
    for (let at = start, passed = 0; at <= numberOf('2024-08-31'); at += 1) {
      if (!isOpen(at)) continue
      passed += 1
      if (passed < open) continue
      life.push({ customer, at })
      passed = 0
      open = Math.max(5, Math.round(30 * Math.exp(own.normal(0, 0.2))))
    }
    return life
  }

  test('the dead months are found', () => {
    const weeks = model.rhythm.season ?? []
    expect(factor(weeks, 23, 33)).toBeLessThan(0.2)
    expect(factor(weeks, 36, 50)).toBeGreaterThan(0.9)
  })

  test('after three silent months nobody is lost because of them', () => {
    const rows = [...forecastTable(log, model, { horizons: [28] })]
    expect(rows.length).toBe(customers)
    expect(rows.filter(row => row.segment === 'lost').length / rows.length).toBeLessThan(0.01)
    expect(rows.reduce((sum, row) => sum + row.alive, 0) / rows.length).toBeGreaterThan(0.75)
    // The calendar alone would have given them up.
    const blind = { ...model, rhythm: { ...model.rhythm, season: null } }
    const given = [...forecastTable(log, blind, { horizons: [28] })].reduce((sum, row) => sum + row.alive, 0) / rows.length
    expect(given).toBeLessThan(0.75)
  })
})
