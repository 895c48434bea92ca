import { describe, expect, test } from 'vitest'
import { slotShares, usualSlot } from './usual-time.ts'

const BUSINESS = [10, 10, 10, 10, 60, 0, 0]

describe('usual weekday', () => {
  test.each([
    { own: [0, 0, 0, 0, 0, 0, 0], at: undefined, why: 'nobody yet' },
    { own: [1, 0, 0, 0, 0, 0, 0], at: undefined, why: 'once is a coincidence' },
    { own: [2, 0, 0, 0, 0, 0, 0], at: 4, why: 'twice does not outweigh the Friday of all' },
    { own: [5, 0, 0, 0, 0, 0, 0], at: 0, why: 'five times does' },
    { own: [0, 0, 0, 0, 0, 3, 3], at: 4, why: 'divided between two days' },
  ])('$why', ({ own, at }) => expect(usualSlot(own, BUSINESS)?.at).toBe(at))

  test('shares add up to one, also in a business without history', () => {
    expect(slotShares([1, 2, 0], [0, 0, 0]).reduce((all, share) => all + share, 0)).toBeCloseTo(1, 12)
  })
})
