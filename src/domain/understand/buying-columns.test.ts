import { describe, expect, test } from 'vitest'
import { assertSpans, buyingColumns, thinnedColumns } from './buying-columns.ts'

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

describe('customers who cannot be are named', () => {
  test.each([
    ['bought after now', { x: [2, 1], tx: [30, 41], T: [40, 40] }, /customer 1 has x 1, tx 41, T 40/],
    ['half a purchase', { x: [1.5], tx: [3], T: [4] }, /customer 0 has x 1.5/],
    ['fewer than none', { x: [-1], tx: [0], T: [4] }, /x -1/],
    ['no number', { x: [1], tx: [Number.NaN], T: [4] }, /tx NaN/],
    ['no end', { x: [1], tx: [1], T: [Infinity] }, /T Infinity/],
    ['came again without coming again', { x: [0], tx: [3], T: [4] }, /tx is 0 where x is 0/],
    ['columns of different length', { x: [1, 2], tx: [1], T: [4, 4] }, /not 2, 1 and 2/],
  ])('%s', (_, columns, rule) => expect(() => assertSpans(columns)).toThrow(rule))

  test('a customer of today, and one who came back today, can be', () => {
    expect(() => assertSpans({ x: [0, 1], tx: [0, 9], T: [0, 9] })).not.toThrow()
  })
})
