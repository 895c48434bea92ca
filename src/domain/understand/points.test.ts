import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { expiredShares, type Lot, pointsBalance, refundedPoints, spendPoints } from './points.ts'

const TODAY = day('2026-11-22')
const lotId = (n: number) => id<'lot'>(`00000000-0000-7000-8000-00000000000${n}`)
const lot = (n: number, left: number, opens = '2026-01-01', expires: string | null = null): Lot => ({
  lotId: lotId(n),
  opensOn: day(opens),
  expiresOn: expires === null ? null : day(expires),
  left,
})

describe('the balance', () => {
  test.each<[string, Lot[], Partial<ReturnType<typeof pointsBalance>>]>([
    ['nothing earned', [], { available: 0, pending: 0, debt: 0, nextExpiry: null }],
    ['E50 what may still come back is pending', [lot(1, 50, '2026-11-23'), lot(2, 30)], { available: 30, pending: 50 }],
    ['E50 it opens on its day', [lot(1, 50, '2026-11-22')], { available: 50, pending: 0 }],
    ['E50 it may be spent to the end of its last day', [lot(1, 50, '2026-01-01', '2026-11-22')], { available: 50 }],
    ['E50 and is gone the next morning', [lot(1, 50, '2026-01-01', '2026-11-21')], { available: 0, nextExpiry: null }],
    [
      'two lots that end on one day are told together',
      [lot(1, 5, '2026-01-01', '2026-12-01'), lot(2, 7, '2026-01-01', '2026-12-01'), lot(3, 9, '2026-01-01', '2027-01-01')],
      { nextExpiry: { day: day('2026-12-01'), points: 12 } },
    ],
    ['E48 spent points whose purchase came back are a debt', [lot(1, -20), lot(2, 5)], { available: 0, debt: 15 }],
    ['E48 later points pay the debt', [lot(1, -20, '2026-01-01', '2026-02-01'), lot(2, 50)], { available: 30, debt: 0 }],
  ])('%s', (_, lots, expected) => expect(pointsBalance(lots, TODAY)).toMatchObject(expected))
})

describe('spending', () => {
  const lots = [lot(1, 40), lot(2, 30, '2026-01-01', '2026-12-31'), lot(3, 10, '2026-01-01', '2026-11-30'), lot(4, 99, '2026-12-01')]
  test.each<[string, number, unknown]>([
    ['the first to expire pays first', 10, [{ lotId: lotId(3), points: 10 }]],
    [
      'then the next, then those without an end',
      45,
      [
        { lotId: lotId(3), points: 10 },
        { lotId: lotId(2), points: 30 },
        { lotId: lotId(1), points: 5 },
      ],
    ],
    [
      'everything',
      80,
      [
        { lotId: lotId(3), points: 10 },
        { lotId: lotId(2), points: 30 },
        { lotId: lotId(1), points: 40 },
      ],
    ],
    ['E47 one more than there are: refused, never negative', 81, undefined],
  ])('%s', (_, points, expected) => expect(spendPoints(lots, points, TODAY)).toEqual(expected))

  test('E48 a debt makes less available than the lots hold', () => {
    expect(spendPoints([lot(1, -20), lot(2, 50)], 31, TODAY)).toBeUndefined()
    expect(spendPoints([lot(1, -20), lot(2, 50)], 30, TODAY)).toEqual([{ lotId: lotId(2), points: 30 }])
  })
})

test('what has run out is told with its rest, spent lots are not', () => {
  expect(expiredShares([lot(1, 5, '2026-01-01', '2026-11-21'), lot(2, 0, '2026-01-01', '2026-11-21'), lot(3, 5)], TODAY)).toEqual([
    { lotId: lotId(1), points: 5 },
  ])
})

test.each([
  ['E48 one of three equal items', { points: 100, totalMinor: 300, refundedMinor: 100, alreadyTaken: 0 }, 33],
  ['the second', { points: 100, totalMinor: 300, refundedMinor: 200, alreadyTaken: 33 }, 34],
  ['the third: exactly everything', { points: 100, totalMinor: 300, refundedMinor: 300, alreadyTaken: 67 }, 33],
  ['a gift earned nothing and gives nothing back', { points: 0, totalMinor: 0, refundedMinor: 0, alreadyTaken: 0 }, 0],
])('%s', (_, given, expected) => expect(refundedPoints(given)).toBe(expected))
