import { describe, expect, test } from 'vitest'
import { dayClock, WEEKS } from './day-clock.ts'
import {
  aliveOf,
  dateForecast,
  dueDayWithin,
  type History,
  outlooks,
  purchaseProbabilities,
  readHistory,
  readingOf,
  segmentEvidence,
  yearPurchases,
} from './forecast.ts'
import { lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'

const lapse = lapseModel(LOOSE_PRIOR.mean)
const rhythmless = { variant: 'mbg', r: 0.5, alpha: 40, a: 0.9, b: 1.6 } as const
const history = (...days: number[]): History => ({ days: Int32Array.from(days), start: 0, count: days.length })
const on = (today: number, lapseWeight = 1, season?: number[]) =>
  outlooks(
    { lapse, rhythmless: lapseWeight === 1 ? null : rhythmless, lapseWeight, clock: dayClock({ from: 0, to: today + 1200 }, season) },
    { today, horizonDays: 28 },
  )

const monthly = history(0, 30, 61, 91, 120, 151)

describe('the forecast of one customer', () => {
  test('two opinions are averaged by their weight: a third, which counts twice after six purchases', () => {
    const [lapseOnly, half] = [on(160), on(160, 1 / 3)]
    const [first = 0] = purchaseProbabilities(lapseOnly, readingOf(lapseOnly, monthly), [28])
    const [mean = 0] = purchaseProbabilities(half, readingOf(half, monthly), [28])
    const [second = 0] = purchaseProbabilities({ ...half, lapseWeight: 0 }, readingOf(half, monthly), [28])
    expect(mean).toBeCloseTo((first + second) / 2, 12)
  })

  test('dates come in order and the due day lies between them', () => {
    const shared = on(160)
    const date = dateForecast(shared, readingOf(shared, monthly))
    expect(date.p10Days).toBeLessThan(date.p50Days)
    expect(date.p50Days).toBeLessThan(date.p90Days)
    expect(date.p50Days).toBeGreaterThan(15)
    expect(date.p50Days).toBeLessThan(28)
    expect(dueDayWithin(shared, readingOf(shared, monthly), 4)).toBeLessThan(25)
  })

  test('nobody is due before tomorrow, and nobody later than in ten years', () => {
    for (const today of [151, 200, 400, 4000]) {
      const shared = on(today)
      const date = dateForecast(shared, readingOf(shared, monthly))
      expect(date.dueInDays).toBeGreaterThanOrEqual(1)
      expect(date.p10Days).toBeGreaterThanOrEqual(1)
      expect(date.p90Days).toBeLessThanOrEqual(3650)
    }
  })

  test('a dead season ahead moves the dates behind it', () => {
    const dead = Array.from({ length: WEEKS }, (_, week) => (week >= 22 && week < 30 ? 0.05 : 1.18))
    const plain = on(160)
    const seasonal = on(160, 1, dead)
    expect(dateForecast(seasonal, readingOf(seasonal, monthly)).p50Days).toBeGreaterThan(
      dateForecast(plain, readingOf(plain, monthly)).p50Days + 20,
    )
  })

  test('a replay starts from nothing each time', () => {
    const shared = on(160)
    const before = readHistory(shared, monthly)
    readHistory(shared, history(0, 1, 2, 3))
    expect(readHistory(shared, monthly)).toEqual(before)
  })

  test('expected purchases of a year follow the cycle when there is no second opinion', () => {
    const shared = on(155)
    const { expected, comes } = yearPurchases(shared, readingOf(shared, monthly))
    // Twelve cycles fit into it; some leave on the way.
    expect(expected).toBeGreaterThan(5)
    expect(expected).toBeLessThan(12)
    expect(comes).toBeGreaterThan(0.8)
    expect(yearPurchases(on(155, 0.5), readingOf(shared, monthly)).expected).toBeGreaterThan(0)
  })

  test('the evidence of the segment is the same reading', () => {
    const shared = on(160)
    const reading = readingOf(shared, monthly)
    expect(segmentEvidence(shared, reading)).toMatchObject({ purchases: 6, silenceDays: 9, alive: aliveOf(reading) })
  })
})
