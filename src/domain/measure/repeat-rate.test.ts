import { expect, test } from 'vitest'
import { month } from './month.ts'
import { buyerCounts, repeatRate } from './repeat-rate.ts'
import type { BuyerRow } from './sales-facts.ts'

const march = month('2026-03')
const row = (isNew: boolean, customers: number, days: readonly [visit: number, repeat: number]): BuyerRow => ({
  month: march,
  origin: 'ads',
  isNew,
  customers,
  visitDays: days[0],
  repeatDays: days[1],
})

test.each([
  ['nobody bought', [], [0, 0], [0, 0]],
  ['only new ones, once each', [row(true, 4, [4, 0])], [0, 4], [0, 4]],
  ['a new one who came twice has one repeat purchase but is no returning customer', [row(true, 1, [2, 1])], [0, 1], [1, 2]],
  ['new and returning', [row(true, 3, [4, 1]), row(false, 2, [5, 5])], [2, 5], [6, 9]],
] as const)('%s', (_, rows, customers, purchases) => {
  const rate = repeatRate(rows, 365)
  expect([rate.customers.numerator, rate.customers.denominator]).toEqual(customers)
  expect([rate.purchases.numerator, rate.purchases.denominator]).toEqual(purchases)
  const { newCustomers, returningCustomers } = buyerCounts(rows)
  expect(newCustomers + returningCustomers).toBe(rate.customers.denominator)
})
