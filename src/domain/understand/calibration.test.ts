import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { calibration, calibrationReport, type Judged, type JudgedGroup } from './calibration.ts'
import { purchaseLog } from './purchase-log.ts'

const random = seededRandom(3)
/** Forecasts whose truth is `true = said + shift`, inside [0, 1]. */
const forecasts = (count: number, shift: number): Judged[] =>
  Array.from({ length: count }, (_, i) => {
    const said = random.next()
    return {
      said,
      came: random.chance(Math.min(1, Math.max(0, said + shift))),
      segment: i % 2 === 0 ? 'regular' : 'periodic',
      originDay: i % 4 < 2 ? 100 : 128,
      inInterval: i % 5 === 0 ? null : i % 5 !== 1,
    }
  })

describe('said and came', () => {
  test('honest forecasts have a small error, and every group holds its share', () => {
    const report = calibrationReport(forecasts(20_000, 0), { windowDays: 28 })
    expect(report.all.error).toBeLessThan(0.015)
    expect(report.bins).toHaveLength(10)
    expect(report.bins.filter(bin => bin.said < bin.cameLow || bin.said > bin.cameHigh).length).toBeLessThanOrEqual(2)
    expect(report.all.inInterval / report.all.intervals).toBeCloseTo(0.75, 6)
  })

  test('boastful forecasts are found out by about as much as they boast', () => {
    const { all } = calibrationReport(forecasts(20_000, -0.2), { windowDays: 28 })
    expect(all.said - all.came).toBeGreaterThan(0.15)
    expect(all.error).toBeGreaterThan(0.15)
  })

  test('parts add up to the whole', () => {
    const report = calibrationReport(forecasts(400, 0), { windowDays: 28 })
    const sum = (parts: readonly { readonly forecasts: number }[]): number => parts.reduce((all, part) => all + part.forecasts, 0)
    expect([sum(report.segments), sum(report.windows), sum(report.bins)]).toEqual([400, 400, 400])
    expect(report.windows.map(window => window.originDay)).toEqual([100, 128])
  })

  const certain: Judged = { said: 1, came: true, segment: 'regular', originDay: 1, inInterval: null }
  const edges: readonly [judged: Judged[], error: number, brier: number, why: string][] = [
    [[certain], 0, 0, 'one forecast that was right'],
    [[{ ...certain, came: false }], 1, 1, 'one that was certain and wrong'],
    [[certain, { ...certain, said: 0, came: false }], 0, 0, 'certain of both'],
  ]
  for (const [judged, error, brier, why] of edges)
    test(why, () => expect(calibrationReport(judged, { windowDays: 28 }).all).toMatchObject({ error, brier, intervals: 0 }))
})

/** Customers with cycles of their own who drop out now and then. */
function shop(customers: number) {
  const [keys, days]: [number[], number[]] = [[], []]
  for (let key = 0; key < customers; key += 1) {
    const cycle = 20 + 40 * random.next()
    for (let at = random.whole(0, 300); at < 700; at += Math.max(1, Math.round(cycle * Math.exp(random.normal(0, 0.3))))) {
      keys.push(key)
      days.push(at)
      if (random.chance(0.05)) break
    }
  }
  const ids = Array.from({ length: customers }, (_, key) => `c${key}`)
  return purchaseLog({ ids, keys: Int32Array.from(keys), days: Int32Array.from(days), amounts: new Float64Array(days.length) })
}

describe('earlier forecasts of a business', () => {
  const options = { untilDay: 690, knowledge: { trade: 'other' }, windowDays: 28, windows: 3 } as const
  test('what was said came, for a shop whose truth is known', () => {
    const report = calibration(shop(400), options)
    expect(report?.windows.map(window => window.originDay)).toEqual([606, 634, 662])
    expect(report?.all.forecasts).toBeGreaterThan(1000)
    expect(report?.all.error).toBeLessThan(0.04)
    const covered = (report?.all.inInterval ?? 0) / (report?.all.intervals ?? 1)
    expect(covered).toBeGreaterThan(0.72)
    expect(covered).toBeLessThan(0.88)
  })

  test('too few customers give no report', () => expect(calibration(shop(30), options)).toBeUndefined())
})

test('product groups are counted apart, those with most forecasts first, and the rare ones are left out', () => {
  const judged: Judged[] = [{ said: 0.5, came: true, segment: 'regular', originDay: 0, inInterval: null }]
  const ofGroup = (subject: string, size: number): JudgedGroup[] =>
    Array.from({ length: size }, (_, i) => ({ subject, said: 0.25, came: i % 4 === 0, inInterval: i % 5 !== 0 }))
  const { groups } = calibrationReport(judged, {
    windowDays: 28,
    groups: [...ofGroup('group:few', 49), ...ofGroup('group:some', 60), ...ofGroup('group:many', 200)],
  })
  expect(groups.map(group => group.subject)).toEqual(['group:many', 'group:some'])
  expect(groups[0]).toMatchObject({ forecasts: 200, said: 0.25, came: 0.25, inInterval: 160, intervals: 200 })
})
