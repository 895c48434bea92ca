import { describe, expect, test } from 'vitest'
import { addDays, day, dayNumber } from '../../kernel/day.ts'
import { type Random, seededRandom } from '../../kernel/random.ts'
import { aheadOf, dayClock } from '../understand/day-clock.ts'
import { learnBusiness } from '../understand/learn-business.ts'
import { understandings } from '../understand/customer-understanding.ts'
import { purchaseLog } from '../understand/purchase-log.ts'
import { DEFAULT_POLICY as SEGMENT_POLICY } from '../understand/segment.ts'
import {
  type ClockAhead,
  clockAhead,
  expectedPurchases,
  type ForecastCustomer,
  NO_SEASON,
  runningForecast,
  type WeekForecast,
} from './revenue-forecast.ts'

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
  test('one a week of somebody who comes weekly', () => expect(expectedPurchases(weekly, 28, NO_SEASON)).toBeCloseTo(3.7, 0))
  test('none in no time', () => expect(expectedPurchases(weekly, 0, NO_SEASON)).toBe(0))
  test('next to none of somebody who is gone', () => expect(expectedPurchases({ ...weekly, p28: 0.01 }, 28, NO_SEASON)).toBeLessThan(0.1))
  test('half of one by the middle day', () => expect(expectedPurchases({ ...weekly, cycleDays: 90 }, 4, NO_SEASON)).toBeCloseTo(0.5, 1))
  test('twice as many in weeks that count for two', () =>
    expect(expectedPurchases({ ...weekly, cycleDays: 3 }, 28, days => 2 * days)).toBeGreaterThan(
      1.6 * expectedPurchases({ ...weekly, cycleDays: 3 }, 28, NO_SEASON),
    ))
  test('past its last day the clock goes on as the calendar does', () => {
    const ahead = clockAhead(Float64Array.of(0, 2, 4))
    expect([0, 1, 2, 3, 12].map(ahead)).toEqual([0, 2, 4, 5, 14])
  })
})

interface Year {
  /** How much time a calendar day counts for, by its number. */
  readonly pace: (dayNumber: number) => number
  readonly historyDays: number
  /** The time until he comes again, around his cycle. */
  readonly gap: (cycleDays: number, random: Random) => number
}

const CALENDAR: Year = { pace: () => 1, historyDays: 0, gap: (cycle, random) => random.normal(cycle, 0.15 * cycle) }
/** Busy from May to August, four times as quiet in winter; people as regular as at real tills (a sum of three waits). */
const SUMMER: Year = {
  gap: (cycle, random) => (-cycle / 3) * Math.log((1 - random.next()) * (1 - random.next()) * (1 - random.next())),
  pace: at => 1 - 0.6 * Math.cos((2 * Math.PI * (at - dayNumber(day('2026-01-21')))) / 365.25),
  historyDays: 800,
}

/** Customers with known cycles; what they spend in the weeks after the forecast is the truth. */
function simulated(seed: number, { weeks, year }: { readonly weeks: number; readonly year: Year }) {
  const random = seededRandom(seed)
  const start = dayNumber(asOf)
  const rows: { key: number; day: number; minor: number }[] = []
  const truth = Array.from({ length: weeks }, () => 0)
  for (let key = 0; key < CUSTOMERS; key += 1) {
    const cycle = 14 + random.whole(0, 60)
    const spend = 50_000 + random.whole(0, 100_000)
    const next = (from: number): number => {
      let left = Math.max(1, year.gap(cycle, random))
      let at = from
      for (; left > 0; at += 1) left -= year.pace(at)
      return at
    }
    const past = Math.max(6 * cycle, year.historyDays)
    for (let at = start - past - random.whole(0, cycle); at < start + 7 * weeks; at = next(at)) {
      const minor = Math.max(1, Math.round(random.normal(spend, 0.3 * spend)))
      if (at < start) rows.push({ key, day: at, minor })
      else truth[Math.floor((at - start) / 7)] = (truth[Math.floor((at - start) / 7)] ?? 0) + minor
    }
  }
  const ids = Array.from({ length: CUSTOMERS }, (_, key) => String(key).padStart(3, '0'))
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
  const spent = Map.groupBy(rows, row => row.key)
  const customers = [...understandings(log, model, { asOf: yesterday, policy: SEGMENT_POLICY, previous: new Map() })].map(
    (one): ForecastCustomer => {
      const mine = spent.get(Number(one.customerId)) ?? []
      return { ...one, averageMinor: mine.reduce((sum, row) => sum + row.minor, 0) / Math.max(1, mine.length) }
    },
  )
  const from = dayNumber(yesterday)
  const { season, closed } = model.rhythm
  const seasonal = clockAhead(aheadOf(dayClock({ from, to: from + 730 }, season, closed), { today: from, days: 730 }))
  const forecastOn = (ahead: ClockAhead) => {
    const forecast = runningForecast(weeks, ahead)
    for (const customer of customers) forecast.add(customer)
    return forecast.weeks()
  }
  return { hasSeason: season !== null, weeks: forecastOn(seasonal), blind: forecastOn(NO_SEASON), truth }
}

const CUSTOMERS = 150

/** Share of the true weeks inside the interval, and how far the middle is off on the whole and, without its sign, week by week. */
function judged(runs: readonly { readonly weeks: readonly WeekForecast[]; readonly truth: readonly number[] }[]) {
  const all = runs.flatMap(({ weeks, truth }) => weeks.map((week, at) => ({ week, revenue: truth[at] ?? 0 })))
  const came = all.reduce((sum, { revenue }) => sum + revenue, 0)
  return {
    inside: all.filter(({ week, revenue }) => week.lowMinor <= revenue && revenue <= week.highMinor).length / all.length,
    bias: all.reduce((sum, { week }) => sum + week.middleMinor, 0) / came - 1,
    error: all.reduce((sum, { week, revenue }) => sum + Math.abs(week.middleMinor - revenue), 0) / came,
  }
}

test('C3 eight in ten true weeks lie within the interval, and the middle is not off on the whole', () => {
  const { inside, bias } = judged(Array.from({ length: 12 }, (_, seed) => simulated(seed + 1, { weeks: 4, year: CALENDAR })))
  expect(inside).toBeGreaterThanOrEqual(0.7)
  expect(inside).toBeLessThanOrEqual(0.97)
  expect(Math.abs(bias)).toBeLessThan(0.08)
})

test('C14 with a season too, which has to be known: without it the middle of sixteen weeks is off', () => {
  const runs = Array.from({ length: 2 }, (_, seed) => simulated(seed + 1, { weeks: 16, year: SUMMER }))
  const [seasonal, blind] = [judged(runs), judged(runs.map(({ blind: weeks, truth }) => ({ weeks, truth })))]
  expect(seasonal.inside).toBeGreaterThanOrEqual(0.7)
  expect(Math.abs(seasonal.bias)).toBeLessThan(0.1)
  expect(seasonal.error).toBeLessThan(0.7 * blind.error)
})
