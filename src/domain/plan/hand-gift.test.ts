import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { giftsOf, handGiftNotes, isAtHandLimit } from './hand-gift.ts'

const DAY = day('2026-11-20')
const of = (coupons: number) => ({ actor: 'staff:a', day: DAY, points: 0, pointsGiven: 0, coupons, moreTime: 0 })

describe('E59 gifts by hand', () => {
  test.each([
    [9, 10, false, false, 'one more is allowed'],
    [10, 10, false, true, 'the shift has had its ten'],
    [11, 10, false, true, 'the limit was lowered during the shift'],
    [0, 0, false, true, 'nobody gives anything by hand here'],
    [50, 10, true, false, 'the owner is not bound'],
  ])('%i given of %i, the owner himself: %s → at the limit: %s (%s)', (given, limit, isOwner, expected, _why) => {
    expect(isAtHandLimit(given, { limit, isOwner })).toBe(expected)
  })

  test('kinds are counted together', () => {
    expect(giftsOf({ points: 2, coupons: 3, moreTime: 1 })).toBe(6)
  })

  test.each([
    [[1, 1, 2, 1, 1], [null, null, null, null, null], 'as always'],
    [[1, 1, 4, 1, 1], [null, null, 'far-above', null, null], 'four where one is usual'],
    [[1, 1, 3, 1, 1], [null, null, null, null, null], 'three are too few to stand out'],
    [[2, 2, 6, 2, 2], [null, null, null, null, null], 'exactly three times the middle is not above it'],
    [[2, 2, 7, 2, 2], [null, null, 'far-above', null, null], 'one more is'],
    [[10], ['at-limit'], 'alone, and at the limit'],
    [[5, 5, 5], [null, null, null], 'a shop that gives much every day'],
    [[], [], 'nothing was given'],
  ] as const)('%j → %j: %s', (counts, notes, _why) => {
    expect(handGiftNotes(counts.map(of), 10)).toEqual(notes)
  })
})
