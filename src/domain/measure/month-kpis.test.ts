import { expect, test } from 'vitest'
import { minor } from '../../kernel/money.ts'
import { month } from './month.ts'
import { type MonthFacts, monthKpis } from './month-kpis.ts'

const march = month('2026-03')
const EMPTY: MonthFacts = {
  month: march,
  currency: 'EUR',
  historyDays: 0,
  money: [],
  buyers: [],
  segmentPairs: [],
  funnel: { planned: 0, sent: 0, answered: 0, booked: 0, agreed: 0, ladders: 0, bought: 0, boughtRevenue: [] },
  dueOutcomes: [],
  promises: { kept: 0, missed: 0, open: 0 },
  optOuts: { optedOut: 0, writtenTo: 0 },
  spends: [],
}

test('an empty month has zeros and no shares', () => {
  const kpis = monthKpis(EMPTY)
  expect(kpis).toMatchObject({ fromDay: '2026-03-01', toDay: '2026-03-31', newCustomers: 0, returningCustomers: 0, alarm: null })
  expect(kpis.repeatRate.customers).toEqual({ numerator: 0, denominator: 0 })
  expect(kpis.revenue.total).toEqual([])
  expect(kpis.uplift.verdict).toBe('nothing-to-compare')
})

test('spend is divided by what it brought', () => {
  const buyers = [{ month: march, origin: 'ads', isNew: true, customers: 4, visitDays: 5, repeatDays: 1 }] as const
  const kpis = monthKpis({ ...EMPTY, buyers, spends: [{ source: 'ads', currency: 'EUR', spendMinor: minor(10_000) }] })
  expect(kpis.costs.perNewCustomer).toEqual([{ currency: 'EUR', spendMinor: 10_000, count: 4, eachMinor: 2_500 }])
})
