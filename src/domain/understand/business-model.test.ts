import { describe, expect, test } from 'vitest'
import { cdnowLog } from '../../../test/cdnow-sample.ts'
import { day, dayNumber } from '../../kernel/day.ts'
import {
  clockOf,
  customersOf,
  fitRhythm,
  fitRhythmless,
  fitSpend,
  histories,
  meanAmount,
  templateModel,
  templateRhythm,
  widenedShare,
} from './business-model.ts'
import { purchaseLog } from './purchase-log.ts'

const log = cdnowLog()
const past = histories(log, dayNumber(day('1997-09-30')))

describe('what is learnt from a business', () => {
  test('its customers are those who have bought by then', () => {
    expect(customersOf(past)).toBe(2357)
    expect(customersOf(histories(log, dayNumber(day('1997-01-01'))))).toBeLessThan(100)
  })

  test('from a drawn part of the customers the second opinion is as from all', () => {
    const model = fitRhythmless(past, clockOf(past, { season: null, closed: undefined }))
    expect(model.r).toBeCloseTo(0.5248, 2)
    expect(model.alpha / 7).toBeCloseTo(6.18, 1)
  })

  test('a purchase is worth about what it was', () => {
    const spend = fitSpend(past)
    expect(spend).not.toBeNull()
    expect(((spend?.p ?? 0) * (spend?.v ?? 0)) / ((spend?.q ?? 2) - 1)).toBeGreaterThan(30)
    expect(meanAmount(past, 0)).toBeGreaterThan(0)
  })

  test('below fifty customers the template speaks', () => {
    const few = purchaseLog({ ids: ['a', 'b'], keys: Int32Array.of(0, 1, 1), days: Int32Array.of(1, 2, 9), amounts: new Float64Array(3) })
    expect(fitRhythm(histories(few, 30), { knowledge: { trade: 'cafe' } })).toEqual(templateRhythm({ trade: 'cafe' }))
    expect(templateModel({ trade: 'tyres' })).toMatchObject({ basis: 'trade', rhythmless: null, weight: { weight: 1 } })
    expect(fitSpend(histories(few, 30))).toBeNull()
  })

  test('the clock reaches from the first purchase beyond the farthest date', () => {
    const clock = clockOf(past, { season: null })
    expect(clock.from).toBe(dayNumber(day('1997-01-01')))
    expect(clock.time.length).toBeGreaterThan(1200)
  })
})

describe('how much of the returns a told interval takes', () => {
  const rhythm = { ...templateRhythm({ trade: 'other' }), lapse: { ...templateRhythm({ trade: 'other' }).lapse, m0: Math.log(100) } }
  test.each([
    { days: 100, trade: 'other', share: 0.95, why: 'one cycle shows neither lateness nor a year' },
    { days: 250, trade: 'other', share: 0.95, why: 'the widest until two and a half' },
    { days: 290, trade: 'other', share: 0.875, why: 'half way' },
    { days: 331, trade: 'other', share: undefined, why: 'enough was seen' },
    { days: 100, trade: 'tyres', share: undefined, why: 'the trade knows its year' },
  ] as const)('$days days of a cycle of a hundred: $why', ({ days, trade, share }) => {
    const log = purchaseLog({ ids: ['a'], keys: Int32Array.of(0), days: Int32Array.of(20_000), amounts: Float64Array.of(1) })
    const told = widenedShare(histories(log, 20_000 + days - 1), rhythm, { trade })
    if (share === undefined) expect(told).toBeUndefined()
    else expect(told).toBeCloseTo(share, 6)
  })
})
