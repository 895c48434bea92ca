import { describe, expect, test } from 'vitest'
import { nextGap, observeGap, regularSurvival, startState } from './lapse.ts'
import { lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'
import { residualQuantile } from './next-date.ts'

const model = lapseModel(LOOSE_PRIOR.mean)

describe('quantiles of the next date', () => {
  for (const gaps of [[], [30], [30, 30, 30, 30, 30, 30], [3, 200, 15, 90]]) {
    for (const silence of [0.5, 20.5, 400.5]) {
      test(`after gaps [${gaps.join()}] and ${silence} silent days the stated share has come`, () => {
        const state = startState(model)
        for (const gap of gaps) observeGap(state, model, gap)
        const next = nextGap(state, model)
        for (const share of [0.1, 0.5, 0.9]) {
          const time = residualQuantile(next, { silence, share })
          expect(1 - regularSurvival(next, silence + time) / regularSurvival(next, silence)).toBeCloseTo(share, 8)
        }
      })
    }
  }
})
