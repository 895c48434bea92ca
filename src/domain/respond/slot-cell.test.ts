import { describe, expect, test } from 'vitest'
import { addMs, HOUR_MS, instant, MINUTE_MS } from '../../kernel/instant.ts'
import { cellKey, cellOf, cellSpan, freeRuns, freeUnit } from './slot-cell.ts'

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

test.each([
  [1, [], [[0, 0, 6]], 'all free: one piece'],
  [
    1,
    [cellKey(0, 2)],
    [
      [0, 0, 2],
      [0, 3, 6],
    ],
    'around what is taken',
  ],
  [2, [cellKey(0, 0)], [[1, 0, 6]], 'the one unit that is free throughout'],
  [
    2,
    [cellKey(0, 2), cellKey(1, 4)],
    [
      [0, 0, 2],
      [1, 2, 4],
      [0, 4, 6],
    ],
    'from one unit to the other, none missing',
  ],
  [1, [0, 1, 2, 3, 4, 5].map(cell => cellKey(0, cell)), [], 'nothing is left'],
] as const)('%i units, %j taken: the free pieces of six cells are %j (%s)', (units, taken, expected, _why) => {
  expect(freeRuns(new Set(taken), { first: 0, end: 6, units }).map(run => [run.unit, run.first, run.end])).toEqual(expected)
})
