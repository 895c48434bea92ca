import { describe, expect, test } from 'vitest'
import { drawKeys } from './drawn-keys.ts'
import { countsUntil, type PurchaseLog, purchaseLog } from './purchase-log.ts'

/** Each history is its days; every purchase costs 10 more than the one before. */
function logOf(histories: readonly (readonly number[])[], idOf: (place: number) => string): PurchaseLog {
  const rows = histories.flatMap((days, key) => days.map((day, i) => ({ key, day, amount: 10 + 10 * i })))
  return purchaseLog({
    ids: histories.map((_, place) => idOf(place)),
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.day),
    amounts: Float64Array.from(rows, row => row.amount),
  })
}

const histories = Array.from({ length: 400 }, (_, i) => Array.from({ length: 1 + (i % 7) }, (__, j) => (i % 40) + 11 * j))
const forwards = logOf(histories, place => `a${String(place).padStart(4, '0')}`)
const backwards = logOf(histories, place => `z${String(9999 - place).padStart(4, '0')}`)

function drawn(log: PurchaseLog, at: { readonly cutoffDay: number; readonly most: number }): number[][] {
  const counts = countsUntil(log, at.cutoffDay)
  return Array.from(drawKeys(log, { counts, most: at.most }), key =>
    Array.from(log.days.subarray(log.starts[key], (log.starts[key] ?? 0) + (counts[key] ?? 0))),
  )
}

describe('drawing a sample', () => {
  for (const most of [1, 25, 399, 400, 1000])
    test(`other ids draw the same ${most} histories in the same order`, () => {
      expect(drawn(backwards, { cutoffDay: 900, most })).toEqual(drawn(forwards, { cutoffDay: 900, most }))
      expect(drawn(forwards, { cutoffDay: 900, most })).toHaveLength(Math.min(most, 400))
    })

  test('a smaller sample is the beginning of a larger one', () => {
    expect(drawn(forwards, { cutoffDay: 900, most: 200 }).slice(0, 50)).toEqual(drawn(forwards, { cutoffDay: 900, most: 50 }))
  })

  test('purchases behind the cut-off change nothing', () => {
    const cut = logOf(
      histories.map(days => days.filter(day => day <= 60)),
      place => `a${place}`,
    )
    expect(drawn(forwards, { cutoffDay: 60, most: 90 })).toEqual(drawn(cut, { cutoffDay: 60, most: 90 }))
  })

  test('equal histories are drawn one by one, not all or none', () => {
    const same = logOf(
      Array.from({ length: 1000 }, () => [5]),
      place => `c${place}`,
    )
    expect(drawn(same, { cutoffDay: 9, most: 300 })).toHaveLength(300)
  })

  test('everybody has the same chance: of twice as many first customers, twice as many are drawn', () => {
    const mixed = logOf(
      Array.from({ length: 3000 }, (_, i) => (i % 3 === 0 ? [7, 19] : [7])),
      place => `d${place}`,
    )
    const twice = drawn(mixed, { cutoffDay: 90, most: 600 }).filter(days => days.length === 2).length
    // 200 expected, standard deviation about 10.
    expect(twice).toBeGreaterThan(160)
    expect(twice).toBeLessThan(240)
  })

  test('only those who had bought by then are drawn, by all that is known of them', () => {
    const counts = countsUntil(forwards, 900)
    const among = countsUntil(forwards, 10)
    const keys = drawKeys(forwards, { counts, among, most: 1000 })
    expect([...keys].every(key => (among[key] ?? 0) > 0)).toBe(true)
    expect(keys).toHaveLength(among.filter(count => count > 0).length)
  })
})
