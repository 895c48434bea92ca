import { describe, expect, test } from 'vitest'
import { buyingColumns, thinnedColumns } from './buying-columns.ts'

const spans = { x: [2, 0, 1, 0, 1, 0], tx: [30, 0, 14, 0, 20, 0], T: [40, 40, 40, 40, 50, 20] }

describe('columns', () => {
  test('stand in the order of x, and equal customers who never came again are one row', () => {
    const columns = buyingColumns(spans)
    expect([...columns.starts]).toEqual([0, 2, 4, 5])
    expect([...columns.counts]).toEqual([3, 2, 1])
    expect([...columns.weight]).toEqual([1, 2, 1, 1, 1])
    expect(Array.from(columns.end, place => (columns.times[place] ?? 0) / columns.scale)).toEqual([20, 40, 40, 50, 40])
    expect(Array.from(columns.last.subarray(2), place => (columns.times[place] ?? 0) / columns.scale)).toEqual([14, 20, 30])
  })

  test.each([
    ['days', 1, false],
    ['weeks made of days', 7, false],
    ['other fractions keep their own times', 1.37, false],
  ])('%s', (_, unit, isRounded) => {
    const columns = buyingColumns({ x: spans.x, tx: spans.tx.map(t => t / unit), T: spans.T.map(t => t / unit) })
    expect(columns.isRounded).toBe(isRounded)
    expect(Math.max(...columns.times)).toBeCloseTo(10, 12)
    expect((columns.times[columns.end[columns.starts[1] ?? 0] ?? 0] ?? 0) / columns.scale).toBeCloseTo(40 / unit, 9)
  })

  test('fractions are rounded only where it was asked for, by half a step at most', () => {
    const columns = buyingColumns({ ...spans, T: spans.T.map(t => t + 0.123) }, 1000)
    expect(columns.isRounded).toBe(true)
    expect((columns.times[columns.end.at(-1) ?? 0] ?? 0) / columns.scale).toBeCloseTo(40.123, 1)
  })

  test('a thinned picture keeps the order and counts what it holds', () => {
    const thin = thinnedColumns(buyingColumns(spans), 3)
    expect([...thin.counts]).toEqual([1, 1, 1])
    expect(thin.total).toBe(3)
    expect(thin.starts.at(-1)).toBe(thin.end.length)
  })
})
