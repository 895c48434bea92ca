import { describe, expect, test } from 'vitest'
import { cdnowLog } from '../../../test/cdnow-sample.ts'
import { day, dayNumber } from '../../kernel/day.ts'
import { histories, templateModel } from './business-model.ts'
import { sharedOn } from './customer-understanding.ts'
import { basisOf, forecastRow, forecastTable } from './forecast-table.ts'
import { learnBusiness } from './learn-business.ts'
import { countsUntil } from './purchase-log.ts'

const log = cdnowLog()
const untilDay = dayNumber(day('1997-12-31'))
const model = learnBusiness(log, { untilDay, knowledge: { trade: 'other' }, windowDays: 28 })
const rows = [...forecastTable(log, model, { horizons: [7, 14, 28] })]

describe('forecasts for everybody', () => {
  test('one row a customer, longer horizons never less likely', () => {
    expect(rows).toHaveLength(2357)
    for (const {
      probabilities: [week = 0, fortnight = 0, month = 0],
    } of rows)
      expect(week <= fortnight && fortnight <= month && month <= 1).toBe(true)
  })

  test('the probabilities are calibrated on the days that followed', () => {
    const later = countsUntil(log, untilDay + 28)
    const now = countsUntil(log, untilDay)
    const expected = rows.reduce((sum, row) => sum + (row.probabilities[2] ?? 0), 0)
    const bought = rows.filter(row => (later[row.key] ?? 0) > (now[row.key] ?? 0)).length
    const brier =
      rows.reduce((sum, row) => sum + ((row.probabilities[2] ?? 0) - ((later[row.key] ?? 0) > (now[row.key] ?? 0) ? 1 : 0)) ** 2, 0) /
      rows.length
    expect(bought / expected).toBeGreaterThan(0.75)
    expect(bought / expected).toBeLessThan(1.33)
    const base = bought / rows.length
    expect(brier).toBeLessThan(base * (1 - base) * 0.9)
  })

  test('E62: one purchase gives a date from the others, labelled as a guess', () => {
    const once = rows.find(row => row.purchases === 1)
    expect(once?.basis).toBe('business')
    expect(once?.date.p90Days).toBeGreaterThan(once?.date.p10Days ?? Infinity)
    expect(basisOf(templateModel({ trade: 'cafe' }), 1)).toBe('trade')
    expect(basisOf(model, 2)).toBe('own')
  })

  test('one row alone is the row of the table', () => {
    const past = histories(log, untilDay)
    expect(forecastRow(past, { key: 7, shared: sharedOn(past, model), model, horizons: [7, 14, 28] })).toEqual(rows[7])
  })
})
