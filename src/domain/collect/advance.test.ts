import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { settledBy, stateOf, stoodUntil } from './advance.ts'

const paid = (text: string, totalMinor: number) => ({ day: day(text), totalMinor })

const CASES: readonly (readonly [
  advances: readonly (readonly [string, number])[],
  openMinor: number,
  taken: readonly number[],
  why: string,
])[] = [
  [[], 100, [], 'nothing was paid before'],
  [[['2026-01-05', 100]], 100, [100], 'the one'],
  [
    [
      ['2026-01-01', 50],
      ['2026-01-05', 100],
    ],
    100,
    [100],
    'the exact sum before the older one',
  ],
  [
    [
      ['2026-01-05', 70],
      ['2026-01-01', 30],
    ],
    100,
    [30, 70],
    'two instalments, the oldest first',
  ],
  [[['2026-01-01', 101]], 100, [], 'more than was credited belongs to another order'],
  [
    [
      ['2026-01-01', 60],
      ['2026-01-02', 60],
    ],
    100,
    [60],
    'the second does not fit any more',
  ],
  [[['2026-01-01', 30]], 0, [], 'a delivery that was paid on the spot'],
]
test.each(CASES)('%o for %i', (advances, openMinor, taken, why) => {
  const found = settledBy(
    advances.map(([on, sum]) => paid(on, sum)),
    openMinor,
  )
  expect(
    found.map(advance => advance.totalMinor),
    why,
  ).toEqual(taken)
})

test('an advance waits for sixty days, and a delivery begins with nothing found', () => {
  expect(stoodUntil(day('2026-03-02'))).toBe('2026-01-01')
  expect(stateOf({ role: 'advance' })).toEqual({ role: 'advance', state: 'waiting' })
  expect(stateOf({ role: 'settlement', prepaidMinor: 5 })).toEqual({ role: 'settlement', prepaidMinor: 5, settledMinor: 0 })
})
