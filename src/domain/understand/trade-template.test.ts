import { describe, expect, test } from 'vitest'
import { habitWeeks, lapsePrior, templateWeeks } from './trade-template.ts'

describe('what is assumed before the customers speak', () => {
  test("the trade's cycle is a loose guess, the owner's word a firm one", () => {
    expect(lapsePrior({ trade: 'salon' }).mean[0]).toBeCloseTo(Math.log(35), 12)
    expect(lapsePrior({ trade: 'salon' }).sd[0]).toBe(1.5)
    expect(lapsePrior({ trade: 'salon', statedCycleDays: 42 }).mean[0]).toBeCloseTo(Math.log(42), 12)
    expect(lapsePrior({ trade: 'salon', statedCycleDays: 42 }).sd[0]).toBe(0.7)
  })

  test('tyres are changed in spring and in autumn', () => {
    const weeks = templateWeeks('tyres') ?? []
    expect((weeks[14] ?? 0) / (weeks[30] ?? 1)).toBeCloseTo(8, 9)
    expect(weeks.slice(0, 52).reduce((sum, value) => sum + value, 0) / 52).toBeCloseTo(1, 12)
    expect(templateWeeks('salon')).toBeUndefined()
  })

  test('shops are busy before Christmas, and a salon is no shop', () => {
    const weeks = habitWeeks({ trade: 'shop' }) ?? []
    expect((weeks[46] ?? 0) / (weeks[20] ?? 1)).toBeCloseTo(1.3 / 0.92, 9)
    expect(weeks.slice(0, 52).reduce((sum, value) => sum + value, 0) / 52).toBeCloseTo(1, 12)
    expect([habitWeeks({ trade: 'salon' }), habitWeeks({ trade: 'tyres' })]).toEqual([undefined, undefined])
    expect(habitWeeks({ trade: 'shop', isOfGroups: true })).toBeUndefined()
  })
})
