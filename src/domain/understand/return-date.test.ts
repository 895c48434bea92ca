import { describe, expect, test } from 'vitest'
import { lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'
import { gapDensity, nextGap, observeGap, startState, survival } from './lapse.ts'
import { returnedWithin, returnsOf, returnTime } from './return-date.ts'

const model = lapseModel(LOOSE_PRIOR.mean)

function nextAfter(gaps: readonly number[]) {
  const state = startState(model)
  for (const gap of gaps) observeGap(state, model, gap)
  return nextGap(state, model)
}

describe('the days between which a customer comes back', () => {
  for (const gaps of [[], [30], [30, 30, 30, 30, 30, 30], [3, 200, 15, 90], [2000, 2000]]) {
    for (const silence of [0.5, 20.5, 400.5, 5000.5]) {
      const returns = returnsOf(nextAfter(gaps), { silence, yearTime: 365 })
      test.each([0.001, 0.1, 0.5, 0.9, 0.999])(`after gaps [${gaps.join()}] and ${silence} silent days a share of %d has come`, share => {
        const time = returnTime(returns, share)
        expect(returnedWithin(returns, time)).toBeCloseTo(share, 5)
        expect(time).toBeLessThan(returns.until)
      })
    }
  }

  test('who comes once a year is waited for longer than who comes weekly', () => {
    const [weekly, yearly] = [
      [7, 7, 7, 7],
      [365, 365, 365, 365],
    ].map(gaps => returnsOf(nextAfter(gaps), { silence: 0.5, yearTime: 365 }))
    expect(weekly?.until).toBeCloseTo(547.5, 9)
    expect(yearly?.until).toBeGreaterThan(900)
  })

  test('the density is the slope of survival', () => {
    const next = nextAfter([20, 45, 31])
    for (const t of [0.5, 10, 33, 200, 3000]) {
      const step = t * 1e-5
      expect(gapDensity(next, t) / ((survival(next, t - step) - survival(next, t + step)) / (2 * step))).toBeCloseTo(1, 5)
    }
  })
})
