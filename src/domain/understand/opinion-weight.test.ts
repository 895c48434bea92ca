import { describe, expect, test } from 'vitest'
import { lapseShare, logScore, opinionWeight, type PastOutcome, USUAL_WEIGHT } from './opinion-weight.ts'

const outcomes = (count: number, one: Omit<PastOutcome, 'purchases'>): PastOutcome[] =>
  Array.from({ length: count }, () => ({ ...one, purchases: 3 }))

describe('how much each opinion is believed', () => {
  const cases: readonly [outcomes: PastOutcome[], low: number, high: number, why: string][] = [
    [[], 0.75, 0.75, 'without evidence the prior stands'],
    [outcomes(5, { lapse: 0.9, rhythmless: 0.5, bought: true }), 0.75, 0.9, 'five outcomes hardly move it'],
    [outcomes(500, { lapse: 0.9, rhythmless: 0.5, bought: true }), 1, 1, 'five hundred that LAPSE foresaw settle it'],
    [outcomes(500, { lapse: 0.2, rhythmless: 0.6, bought: true }), 0, 0, 'and five hundred that it missed as well'],
    [outcomes(500, { lapse: 0.4, rhythmless: 0.4, bought: true }), 0.75, 0.75, 'equal opinions leave it alone'],
  ]
  for (const [given, low, high, why] of cases) {
    test(why, () => {
      const { weight } = opinionWeight(given, { prior: USUAL_WEIGHT })
      expect(weight).toBeGreaterThanOrEqual(low - 1e-9)
      expect(weight).toBeLessThanOrEqual(high + 1e-9)
    })
  }

  test('the evidence is shown: mean gain and its error', () => {
    const {
      gainMean,
      gainError,
      outcomes: count,
    } = opinionWeight(outcomes(100, { lapse: 0.8, rhythmless: 0.4, bought: true }), { prior: 0.5 })
    expect(gainMean).toBeCloseTo(Math.log(2), 9)
    expect([gainError, count]).toEqual([expect.closeTo(0, 9), 100])
  })

  const shares: readonly [weight: number, purchases: number, share: number, why: string][] = [
    [0.75, 3, 0.75, 'three purchases: the weight of the business'],
    [0.75, 1, 0.5, 'a first purchase shows no rhythm'],
    [0.75, 6, 6 / 7, 'twice as many purchases, twice the odds'],
    [0, 30, 0, 'a rhythm that was refused stays refused'],
    [1, 1, 1, 'and one that is alone stays alone'],
  ]
  for (const [weight, purchases, share, why] of shares) test(why, () => expect(lapseShare({ weight, purchases })).toBeCloseTo(share, 12))

  test('rhythm that only loyal customers show is weighed by what it says of them', () => {
    const loyal = outcomes(500, { lapse: 0.9, rhythmless: 0.5, bought: true }).map(one => ({ ...one, purchases: 12 }))
    const first = outcomes(200, { lapse: 0.3, rhythmless: 0.5, bought: true }).map(one => ({ ...one, purchases: 1 }))
    const { weight } = opinionWeight([...loyal, ...first], { prior: USUAL_WEIGHT })
    expect(lapseShare({ weight, purchases: 12 })).toBeGreaterThan(0.8)
    expect(lapseShare({ weight, purchases: 1 })).toBeLessThan(0.5)
  })

  test('certainty that was wrong costs much, but not everything', () => expect(logScore(0, true)).toBeCloseTo(Math.log(1e-4), 9))
})
