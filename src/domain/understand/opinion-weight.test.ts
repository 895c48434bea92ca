import { describe, expect, test } from 'vitest'
import { logScore, opinionWeight, type PastOutcome, USUAL_WEIGHT } from './opinion-weight.ts'

const outcomes = (count: number, one: PastOutcome): PastOutcome[] => Array.from({ length: count }, () => one)

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

  test('certainty that was wrong costs much, but not everything', () => expect(logScore(0, true)).toBeCloseTo(Math.log(1e-4), 9))
})
