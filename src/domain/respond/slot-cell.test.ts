import { describe, expect, test } from 'vitest'
import { addMs, HOUR_MS, instant, MINUTE_MS } from '../../kernel/instant.ts'
import { cellKey, cellOf, cellSpan, freeUnit } from './slot-cell.ts'

const TEN = instant('2026-03-10T10:00:00Z')
const at = (minutes: number) => addMs(TEN, minutes * MINUTE_MS)

describe('cells of a stretch', () => {
  test.each([
    [0, 5, 1, 'exactly one cell'],
    [0, 6, 2, 'a minute more takes the next cell'],
    [1, 4, 1, 'inside one cell'],
    [4, 6, 2, 'over a border'],
    [0, 60, 12, 'an hour'],
    [0, 0, 1, 'an empty stretch still takes its cell'],
  ])('%i..%i min: %i cells (%s)', (from, to, count, _why) => {
    const { first, end } = cellSpan({ from: at(from), to: at(to) })
    expect(end - first).toBe(count)
  })
})

test('the two hours of an autumn night are different cells', () => {
  const first = instant('2026-10-25T00:30:00Z')
  expect(cellOf(addMs(first, HOUR_MS)) - cellOf(first)).toBe(12)
})

test('the lowest unit that is free in every cell is taken; none when all are partly taken', () => {
  const taken = new Set([cellKey(0, 2), cellKey(1, 5)])
  expect(freeUnit(taken, { first: 0, end: 3, units: 2 })).toBe(1)
  expect(freeUnit(taken, { first: 3, end: 5, units: 2 })).toBe(0)
  expect(freeUnit(taken, { first: 2, end: 6, units: 2 })).toBeUndefined()
})
