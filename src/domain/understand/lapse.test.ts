import { describe, expect, test } from 'vitest'
import golden from '../../../test/data/lapse-golden.json' with { type: 'json' }
import { dueWindow, SEARCH_DAYS } from './due-window.ts'
import {
  aliveProbability,
  HALF_DAY,
  nextGap,
  observeGap,
  purchaseProbability,
  regularSurvival,
  resetState,
  startState,
  survival,
} from './lapse.ts'
import { lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'
import { residualQuantile } from './next-date.ts'

const ahead = Float64Array.from({ length: SEARCH_DAYS + 1 }, (_, days) => days)
/** Relative to the value, or to a thousandth when it is smaller. */
const miss = (value: number, truth: number | undefined): number =>
  Math.abs(value - (truth ?? Number.NaN)) / Math.max(1e-3, Math.abs(truth ?? 0))

describe('the golden cases of the second implementation, to nine digits', () => {
  golden.cases.forEach((one, i) => {
    test(`case ${i + 1}: ${one.gaps.length} gaps, silent for ${one.elapsed} days`, () => {
      const model = lapseModel(one.theta)
      const state = startState(model)
      for (const gap of one.gaps) observeGap(state, model, gap)
      const next = nextGap(state, model)
      const silence = one.elapsed + HALF_DAY
      const [n, sl, sl2, a, b] = one.state
      const misses = [
        miss(state.n, n),
        miss(state.sl, sl),
        miss(state.sl2, sl2),
        miss(state.a, a),
        miss(state.b, b),
        miss(aliveProbability(next, silence), one.alive),
        miss(purchaseProbability(next, { silence, ahead: 14 }), one.p14),
        miss(purchaseProbability(next, { silence, ahead: 28 }), one.p28),
        miss(residualQuantile(next, { silence, share: 0.5 }), one.due_median),
      ]
      expect(Math.max(...misses)).toBeLessThan(1e-9)
      expect(dueWindow({ next, silence, ahead, seasonal: false }).dueInDays).toBe(one.due_window)
    })
  })
})

describe('what the model knows', () => {
  const model = lapseModel(LOOSE_PRIOR.mean)
  const after = (gaps: readonly number[]) => {
    const state = startState(model)
    for (const gap of gaps) observeGap(state, model, gap)
    return nextGap(state, model)
  }

  test('probability grows with the horizon and stays within 0 and 1', () => {
    const next = after([30, 28, 33])
    let before = 0
    for (let days = 0; days < 2000; days += 1) {
      const probability = purchaseProbability(next, { silence: 12.5, ahead: days })
      expect(probability).toBeGreaterThanOrEqual(before)
      before = probability
    }
    expect(before).toBeLessThanOrEqual(1)
  })

  test('silence beyond the cycle lowers the probability of being alive', () => {
    const next = after([30, 28, 33, 31])
    const alive = [20, 60, 120, 240].map(silence => aliveProbability(next, silence))
    expect(alive).toEqual([...alive].sort((left, right) => right - left))
  })

  test('E63: one year away between monthly visits does not double the cycle', () => {
    const steady = after([30, 31, 29, 30, 32, 30, 29, 31])
    const away = after([30, 31, 29, 30, 365, 30, 29, 31])
    expect(Math.exp(away.mu) / Math.exp(steady.mu)).toBeLessThan(1.25)
    const average = (30 + 31 + 29 + 30 + 365 + 30 + 29 + 31) / 8
    expect(Math.exp(away.mu)).toBeLessThan(average * 0.6)
  })

  test('an old lapse is forgotten, as old gaps are', () => {
    const shareAfter = (dl: number): number => {
      const state = startState(model)
      for (const gap of [30, 900, 30, 31, 29, 30]) observeGap(state, { ...model, dl }, gap)
      return nextGap(state, { ...model, dl }).p
    }
    expect(shareAfter(0.7)).toBeLessThan(shareAfter(1))
  })

  test('with g above 0 a slow customer is thought to lapse more easily than a quick one, with 0 as easily', () => {
    const share = (gap: number, g: number): number => {
      const state = startState(model)
      observeGap(state, model, gap)
      return nextGap({ ...state, a: model.a0, b: model.b0 }, { ...model, g }).p
    }
    expect(share(100, 0.3)).toBeGreaterThan(share(20, 0.3))
    expect(share(100, 0)).toBeCloseTo(share(20, 0), 12)
  })

  test('a model that was learnt without them is one with nothing forgotten and no difference', () => {
    const [plain, told] = [startState(model), startState(model)]
    for (const gap of [30, 900, 12]) {
      observeGap(plain, model, gap)
      observeGap(told, { ...model, dl: 1, g: 0 }, gap)
    }
    expect(told).toEqual(plain)
  })

  test('a reset state is a new one', () => {
    const state = startState(model)
    observeGap(state, model, 12)
    resetState(state, model)
    expect(state).toEqual(startState(model))
  })

  test('survival is one at the start and mixes both laws', () => {
    const next = after([30])
    expect(survival(next, 0)).toBeCloseTo(1, 5)
    expect(survival(next, 5000)).toBeGreaterThan(regularSurvival(next, 5000) * (1 - next.p))
  })
})
