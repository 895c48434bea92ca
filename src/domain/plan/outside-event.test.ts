import { describe, expect, test } from 'vitest'
import { addMs, HOUR_MS, instant, MINUTE_MS } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import { type EstimateFacts, estimateOf, foldPlace, subjectOf, timelinessOf } from './outside-event.ts'

const arrives = instant('2026-10-12T11:32:00Z')

test.each<[lateMs: number, expected: string, why: string]>([
  [0, 'in-time', 'the very moment'],
  [30 * MINUTE_MS, 'in-time', 'the last minute'],
  [30 * MINUTE_MS + 1, 'late', 'the passengers have gone'],
  [-24 * HOUR_MS, 'in-time', 'a day ahead'],
  [-24 * HOUR_MS - 1, 'too-early', 'nobody needs it yet'],
])('ST2 told %i ms after the train: %s, %s', (late, expected) => {
  expect(timelinessOf({ happensAt: arrives, validMinutes: 30 }, addMs(arrives, late))).toBe(expected)
})

describe('the price of the way', () => {
  const tariff = { baseMinor: minor(15_000), perKmMinor: minor(3_050) }
  const nothing: EstimateFacts = { routeMinor: null, tariff: null, distanceKm: null, lastMinor: null }
  test.each<[facts: EstimateFacts, priceMinor: number | null, by: string | null, why: string]>([
    [{ ...nothing, routeMinor: minor(45_000), tariff, distanceKm: 3, lastMinor: minor(1) }, 45_000, 'route', 'the owner’s own price wins'],
    [{ ...nothing, tariff, distanceKm: 7.3, lastMinor: minor(1) }, 37_300, 'per-km', '150 + 7.3 × 30.50 = 372.65, rounded up'],
    [{ ...nothing, tariff, lastMinor: minor(42_000) }, 42_000, 'last-price', 'no distance, so what he paid last time'],
    [nothing, null, null, 'nothing is promised out of nothing'],
  ])('%#', (facts, priceMinor, by) => {
    const found = estimateOf(facts, 100)
    expect([found?.priceMinor ?? null, found?.by ?? null]).toEqual([priceMinor, by])
  })
})

test('the same train on the same day is one subject, however it is written; another day is another', () => {
  const one = subjectOf('2026-10-12', { train: ' 014 Ж', time: 1 }, ['train'])
  expect(subjectOf('2026-10-12', { train: '014 ж', time: 2 }, ['train'])).toBe(one)
  expect(subjectOf('2026-10-13', { train: '014 ж' }, ['train'])).not.toBe(one)
})

test('places are compared as people mean them', () => {
  expect(foldPlace('ул. Ленина,  д. 5')).toBe(foldPlace('Ул Ленина д 5'))
  expect(foldPlace('Берёзовая')).toBe(foldPlace('березовая'))
})
