import { describe, expect, test } from 'vitest'
import { cdnowLog } from '../../../test/cdnow-sample.ts'
import { day, dayNumber } from '../../kernel/day.ts'
import { countsUntil, purchaseLog } from './purchase-log.ts'
import { learnBusiness } from './learn-business.ts'
import { USUAL_WEIGHT, YOUNG_WEIGHT } from './opinion-weight.ts'

const log = cdnowLog()
const untilDay = dayNumber(day('1997-09-30'))
const options = { untilDay, knowledge: { trade: 'other' }, windowDays: 28 } as const

describe('learning a business', () => {
  test('the choice between the opinions rests on earlier days and is shown', () => {
    const model = learnBusiness(log, options)
    expect(model.basis).toBe('business')
    expect(model.weight.outcomes).toBe(2 * 2357)
    expect(model.weight.gainMean).toBeGreaterThan(0)
    expect(model.weight.weight).toBeGreaterThanOrEqual(USUAL_WEIGHT)
    expect(model.weight.weight).toBeLessThanOrEqual(1)
  })

  const ages: readonly [day: string, weight: number, why: string][] = [
    ['1997-01-20', YOUNG_WEIGHT, 'three weeks old: nobody can have been silent long'],
    ['1997-02-24', YOUNG_WEIGHT, 'the last day but one of the eighth week'],
    ['1997-02-25', USUAL_WEIGHT, 'eight weeks old'],
  ]
  for (const [asOf, weight, why] of ages)
    test(`before there is evidence: ${why}`, () =>
      expect(learnBusiness(log, { ...options, untilDay: dayNumber(day(asOf)), windowDays: 60 }).weight).toMatchObject({
        weight,
        outcomes: 0,
      }))

  test('nothing after the day is seen: without the later rows the model is the same to the last bit', () => {
    const kept = countsUntil(log, untilDay)
    const rows = log.ids.flatMap((_, key) =>
      Array.from({ length: kept[key] ?? 0 }, (__, i) => ({ key, place: (log.starts[key] ?? 0) + i })),
    )
    const cut = purchaseLog({
      ids: log.ids,
      keys: Int32Array.from(rows, row => row.key),
      days: Int32Array.from(rows, row => log.days[row.place] ?? 0),
      amounts: Float64Array.from(rows, row => log.amounts[row.place] ?? 0),
    })
    expect(learnBusiness(cut, options)).toEqual(learnBusiness(log, options))
  })

  test('E61: the same histories under other ids, in another order, give the same model to the last bit', () => {
    const rows = log.ids.flatMap((_, key) =>
      Array.from({ length: (log.starts[key + 1] ?? 0) - (log.starts[key] ?? 0) }, (__, i) => ({ key, place: (log.starts[key] ?? 0) + i })),
    )
    const renamed = purchaseLog({
      ids: log.ids.map(id => [...id].reverse().join('') + id),
      keys: Int32Array.from(rows, row => row.key),
      days: Int32Array.from(rows, row => log.days[row.place] ?? 0),
      amounts: Float64Array.from(rows, row => log.amounts[row.place] ?? 0),
    })
    expect(renamed.ids.map(id => id.slice(id.length / 2))).not.toEqual(log.ids)
    expect(learnBusiness(renamed, options)).toEqual(learnBusiness(log, options))
  })
})
