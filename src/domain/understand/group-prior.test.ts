import { describe, expect, test } from 'vitest'
import { groupModel, sharpened } from './group-prior.ts'
import { lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'

const model = lapseModel(LOOSE_PRIOR.mean)

describe('the prior of a group', () => {
  test('a group without gaps is as all are', () => {
    const alone = groupModel(model, { weight: 0, weightedLogGap: 0, returns: 0, lapses: 0 }, 0.3)
    expect(alone.m0).toBeCloseTo(model.m0, 12)
    expect(alone.a0).toBeCloseTo(model.a0, 12)
    expect(alone.b0).toBeCloseTo(model.b0, 12)
  })

  test('a group with many gaps has its own cycle', () => {
    expect(Math.exp(groupModel(model, { weight: 500, weightedLogGap: 500 * Math.log(14), returns: 500, lapses: 200 }, 0.3).m0)).toBeCloseTo(
      14,
      0,
    )
  })

  test('a group that is bought once has more lapses', () => {
    expect(groupModel(model, { weight: 1, weightedLogGap: 4, returns: 5, lapses: 300 }, 0.3).a0).toBeGreaterThan(model.a0 * 1.5)
  })
})

describe('sharpening by the customer', () => {
  const pairs = Float64Array.of(0.1, 0.1, 0.3, 0.02)
  const customers = Float64Array.of(0.9, 0.1, 0.5, 0.5)

  const pooled = Float64Array.of(0.08, 0.08, 0.2, 0.04)
  const found = sharpened({ pairs, customers, pooled })

  test('as many come as the one model for all groups says', () => expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0.4, 9))
  test('prefers the pair whose customer is coming anyway', () => {
    const [eager = 0, idle = 1] = found
    expect(eager).toBeGreaterThan(idle)
  })
})
