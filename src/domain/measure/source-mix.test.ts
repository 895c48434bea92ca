import { expect, test } from 'vitest'
import { minor } from '../../kernel/money.ts'
import type { CustomerSource } from '../collect/customer.ts'
import { month } from './month.ts'
import { inCurrency } from './repeat-revenue.ts'
import type { MoneyRow, SaleKind } from './sales-facts.ts'
import { mixAlarm, sourceMix } from './source-mix.ts'

test.each([
  ['nothing sold', 0, 0, 0, null],
  ['a healthy mix', 50, 25, 25, null],
  ['as much as existing', 40, 20, 40, null],
  ['more than existing', 40, 20, 41, 'ads-exceed-existing'],
  ['as much as both', 40, 20, 60, 'ads-exceed-existing'],
  ['more than both', 40, 20, 61, 'ads-exceed-existing-and-referral'],
  ['nothing but advertising', 0, 0, 1, 'ads-exceed-existing-and-referral'],
])('%s', (_, existing, referral, ads, alarm) => {
  expect(mixAlarm({ existing, referral, ads })).toBe(alarm)
})

const row = (kind: SaleKind, origin: CustomerSource, sold: number): MoneyRow => ({
  month: month('2026-03'),
  kind,
  currency: 'EUR',
  origin,
  soldMinor: minor(sold),
  refundedMinor: minor(0),
  receipts: 1,
})

test('a repeat purchase is the work of the existing base, whatever once brought the customer', () => {
  const money = [row('repeat', 'ads', 500), row('first', 'ads', 200), row('first', 'referral', 100), row('anonymous', 'unknown', 200)]
  const buyers = [
    { month: month('2026-03'), origin: 'ads', isNew: false, customers: 3, visitDays: 4, repeatDays: 4 },
    { month: month('2026-03'), origin: 'ads', isNew: true, customers: 2, visitDays: 2, repeatDays: 0 },
  ] as const
  const { sources, alarm } = sourceMix({ money, buyers }, 'EUR')
  const of = (name: string) => sources.find(source => source.source === name)
  expect(of('existing')).toMatchObject({ share: 0.5, customers: 3 })
  expect(of('ads')).toMatchObject({ share: 0.2, customers: 2 })
  expect(of('anonymous')).toMatchObject({ share: 0.2, customers: 0 })
  expect(sources.reduce((sum, source) => sum + inCurrency(source.revenue, 'EUR'), 0)).toBe(1000)
  expect(alarm).toBeNull()
})

test('a month of refunds has no shares', () => {
  expect(sourceMix({ money: [], buyers: [] }, 'EUR').sources.every(source => source.share === null)).toBe(true)
})
