import { describe, expect, test } from 'vitest'
import { dayNumber } from '../../kernel/day.ts'
import { histories, templateModel } from './business-model.ts'
import { lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'
import { KEY_SEPARATOR, purchaseLog } from './purchase-log.ts'
import { subjectCycle, type SubjectModel } from './subject-cycle.ts'
import { subjectOutlooks } from './subject-models.ts'

const lapse = lapseModel(LOOSE_PRIOR.mean)
const model: SubjectModel = { lapse, elasticity: { share: 0, gaps: 0 }, basis: 'trade' }
const subject = 'group:00000000-0000-4000-8000-000000000001'

function cycle(days: readonly number[], { today = 20_300, quantities = days.map(() => 1), of = model } = {}) {
  const log = purchaseLog({
    ids: [`c${KEY_SEPARATOR}${subject}`],
    keys: new Int32Array(days.length),
    days: Int32Array.from(days),
    amounts: Float64Array.from(quantities),
  })
  const past = histories(log, today)
  return subjectCycle(past, subjectOutlooks(past, templateModel({ trade: 'other' }), lapse), { key: 0, model: of })
}
const every = (gap: number, count: number, last = 20_290): number[] => Array.from({ length: count }, (_, i) => last - gap * (count - 1 - i))

describe('the cycle of a subject', () => {
  test('is his own from the second purchase on, with a date inside the interval', () => {
    const found = cycle(every(40, 6))
    expect(found).toMatchObject({ customerId: 'c', subject, purchases: 6, basis: 'own', stretch: 1 })
    expect(found.cycleDays).toBeGreaterThan(36)
    expect(found.cycleDays).toBeLessThan(46)
    expect(found.dueDay && dayNumber(found.dueDay)).toBe(20_290 + Math.round(found.cycleDays))
    expect(found.dueP10 <= found.dueP50 && found.dueP50 <= found.dueP90).toBe(true)
  })

  test('after one purchase it is a guess', () => expect(cycle([20_290])).toMatchObject({ basis: 'trade', purchases: 1 }))

  test('who has been silent for years gets no date, and the reason is said', () => {
    expect(cycle(every(20, 6, 18_000))).toMatchObject({ dueDay: null, noDateReason: 'probably-gone' })
  })

  test('a purchase that lasts longer moves the date and keeps the rhythm', () => {
    const of: SubjectModel = { ...model, elasticity: { share: 0.5, gaps: 100 } }
    const [usual, large] = [cycle(every(40, 6), { of }), cycle(every(40, 6), { of, quantities: [1, 1, 1, 1, 1, 4] })]
    expect(large.stretch).toBe(2)
    expect(large.cycleDays).toBeCloseTo(usual.cycleDays, 6)
    expect(dayNumber(large.dueDay ?? usual.asOf) - dayNumber(usual.dueDay ?? usual.asOf)).toBe(Math.round(usual.cycleDays))
    expect(large.p28).toBeLessThan(usual.p28)
  })

  test('a hundred packs are not believed to last a hundred cycles', () => {
    const of: SubjectModel = { ...model, elasticity: { share: 1, gaps: 0 } }
    expect(cycle(every(10, 6), { of, quantities: [1, 1, 1, 1, 1, 100] }).stretch).toBe(6)
  })
})
