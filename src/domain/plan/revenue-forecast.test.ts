import { describe, expect, test } from 'vitest'
import { addDays, day, dayNumber } from '../../kernel/day.ts'
import { seededRandom } from '../../kernel/random.ts'
import { learnBusiness } from '../understand/learn-business.ts'
import { understandings } from '../understand/customer-understanding.ts'
import { purchaseLog } from '../understand/purchase-log.ts'
import { DEFAULT_POLICY as SEGMENT_POLICY } from '../understand/segment.ts'
import { expectedPurchases, type ForecastCustomer, revenueForecast } from './revenue-forecast.ts'

const asOf = day('2026-06-01')
const weekly: ForecastCustomer = {
  asOf,
  cycleDays: 7,
  pAlive: 1,
  p28: 1,
  dueP10: addDays(asOf, 2),
  dueP50: addDays(asOf, 4),
  dueP90: addDays(asOf, 6),
  averageMinor: 100_000,
}

describe('how many purchases are expected', () => {
  test('one a week of somebody who comes weekly', () => expect(expectedPurchases(weekly, 28)).toBeCloseTo(3.7, 0))
  test('none in no time', () => expect(expectedPurchases(weekly, 0)).toBe(0))
  test('next to none of somebody who is gone', () => expect(expectedPurchases({ ...weekly, p28: 0.01 }, 28)).toBeLessThan(0.1))
  test('half of one by the middle day', () => expect(expectedPurchases({ ...weekly, cycleDays: 90 }, 4)).toBeCloseTo(0.5, 1))
})

/** Customers with known cycles; what they spend in the four weeks after the forecast is the truth. */
function simulated(seed: number) {
  const random = seededRandom(seed)
  const start = dayNumber(asOf)
  const rows: { key: number; day: number; minor: number }[] = []
  const truth = [0, 0, 0, 0]
  for (let key = 0; key < 150; key += 1) {
    const cycle = 14 + random.whole(0, 60)
    const spend = 50_000 + random.whole(0, 100_000)
    const gap = () => Math.max(1, Math.round(random.normal(cycle, 0.15 * cycle)))
    for (let at = start - 6 * cycle - random.whole(0, cycle); at < start + 28; at += gap()) {
      const minor = Math.max(1, Math.round(random.normal(spend, 0.3 * spend)))
      if (at < start) rows.push({ key, day: at, minor })
      else truth[Math.floor((at - start) / 7)] = (truth[Math.floor((at - start) / 7)] ?? 0) + minor
    }
  }
  const ids = Array.from({ length: 150 }, (_, key) => String(key).padStart(3, '0'))
  const log = purchaseLog({
    ids,
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.day),
    amounts: Float64Array.from(rows, row => row.minor),
  })
  const yesterday = addDays(asOf, -1)
  const model = learnBusiness(log, {
    untilDay: dayNumber(yesterday),
    knowledge: { trade: 'other', statedCycleDays: undefined },
    windowDays: 28,
  })
  const known = [...understandings(log, model, { asOf: yesterday, policy: SEGMENT_POLICY, previous: new Map() })]
  const spent = new Map(ids.map((id, key) => [id, rows.filter(row => row.key === key)]))
  const customers = known.map((one): ForecastCustomer => {
    const mine = spent.get(one.customerId) ?? []
    return { ...one, averageMinor: mine.reduce((sum, row) => sum + row.minor, 0) / Math.max(1, mine.length) }
  })
  return { weeks: revenueForecast(customers, 4), truth }
}

test('C3 eight in ten true weeks lie within the interval, and the middle is not off on the whole', () => {
  let inside = 0
  let [expected, came] = [0, 0]
  for (let seed = 1; seed <= 12; seed += 1) {
    const { weeks, truth } = simulated(seed)
    for (const [at, week] of weeks.entries()) {
      const revenue = truth[at] ?? 0
      if (week.lowMinor <= revenue && revenue <= week.highMinor) inside += 1
      expected += week.middleMinor
      came += revenue
    }
  }
  expect(inside / 48).toBeGreaterThanOrEqual(0.7)
  expect(inside / 48).toBeLessThanOrEqual(0.97)
  expect(Math.abs(expected / came - 1)).toBeLessThan(0.08)
}, 60_000)
