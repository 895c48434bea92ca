import { describe, expect, test } from 'vitest'
import { cdnowLog } from '../../../test/cdnow-sample.ts'
import { addDays, day, dayNumber, daysBetween } from '../../kernel/day.ts'
import { histories } from './business-model.ts'
import { halfWindowDays, sharedOn, understandings } from './customer-understanding.ts'
import { STRENGTH_MIN } from './due-window.ts'
import { learnBusiness } from './learn-business.ts'

const log = cdnowLog()
const asOf = day('1997-12-31')
const model = learnBusiness(log, { untilDay: dayNumber(asOf), knowledge: { trade: 'other' }, windowDays: 28 })
const everybody = [...understandings(log, model, { asOf })]

describe('what is kept about each customer', () => {
  test('no date is shown when it is not worth a tenth, and the reason is said', () => {
    for (const one of everybody) {
      expect(one.dueDay === null).toBe(one.strength < STRENGTH_MIN)
      expect(one.dueDay === null).toBe(one.noDateReason !== null)
    }
    expect(new Set(everybody.map(one => one.noDateReason))).toEqual(new Set([null, 'probably-gone', 'too-uncertain']))
  })

  test('the due day lies in its window, the window never in the past', () => {
    for (const { dueDay, windowFrom, windowTo } of everybody) {
      if (dueDay === null || windowFrom === null || windowTo === null) continue
      expect(daysBetween(asOf, dueDay)).toBeGreaterThanOrEqual(1)
      expect(windowFrom >= asOf && windowFrom <= dueDay && windowTo >= dueDay).toBe(true)
    }
  })

  const halves: readonly [cycle: number, half: number, why: string][] = [
    [3, 1, 'never less than a day'],
    [10, 2, '15 % of ten days'],
    [60, 9, '15 % of sixty'],
    [93, 14, 'two weeks from here on'],
    [400, 14, 'never more'],
  ]
  for (const [cycle, half, why] of halves) test(`half a window: ${why}`, () => expect(halfWindowDays(cycle)).toBe(half))

  test('E60: the standing of any past day comes out the same again, with its reason', () => {
    const past = addDays(asOf, -60)
    const then = (): unknown[] => {
      const learnt = learnBusiness(log, { untilDay: dayNumber(past), knowledge: { trade: 'other' }, windowDays: 28 })
      return Array.from(understandings(log, learnt, { asOf: past }), one => [one.customerId, one.segment, one.reason])
    }
    expect(then()).toEqual(then())
  })

  test('values add up to about what such customers bring', () => {
    const total = everybody.reduce((sum, one) => sum + (one.value365Minor ?? 0), 0)
    expect(total / everybody.length).toBeGreaterThan(5)
    expect(total / everybody.length).toBeLessThan(80)
    expect(sharedOn(histories(log, model.untilDay), model).today).toBe(model.untilDay)
  })
})
