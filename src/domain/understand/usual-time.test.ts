import { describe, expect, test } from 'vitest'
import { slotShares, usualSlot } from './usual-time.ts'

const BUSINESS = [10, 10, 10, 10, 60, 0, 0]

describe('usual weekday', () => {
  test.each([
    { own: [0, 0, 0, 0, 0, 0, 0], at: undefined, why: 'nobody yet' },
    { own: [0, 0, 0, 0, 2, 0, 0], at: undefined, why: 'twice is a coincidence, also on the Friday of all' },
    { own: [0, 0, 0, 0, 3, 0, 0], at: 4, why: 'three times are usual' },
    { own: [3, 0, 0, 0, 0, 0, 0], at: 0, why: 'his own Mondays, whatever the Fridays of all' },
    { own: [5, 0, 0, 0, 0, 0, 0], at: 0, why: 'five times does' },
    { own: [0, 0, 0, 0, 0, 3, 3], at: undefined, why: 'divided between two days, never on the Friday of all' },
    { own: [9, 8, 8, 8, 9, 8, 8], at: undefined, why: 'comes on any day' },
  ])('$why', ({ own, at }) => expect(usualSlot(own, BUSINESS)?.at).toBe(at))

  test('shares add up to one, also in a business without history', () => {
    expect(slotShares([1, 2, 0], [0, 0, 0]).reduce((all, share) => all + share, 0)).toBeCloseTo(1, 12)
  })
})
