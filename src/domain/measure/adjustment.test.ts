import { expect, test } from 'vitest'
import { type Currency, minor } from '../../kernel/money.ts'
import { type AdjustableKpis, adjustmentsOf } from './adjustment.ts'

const kpis = (total: readonly (readonly [Currency, number])[], [fresh, back]: readonly [number, number] = [2, 3]): AdjustableKpis => {
  const money = total.map(([currency, amount]) => ({ currency, minor: minor(amount) }))
  return {
    revenue: { total: money, repeat: [], first: money, anonymous: [] },
    newCustomers: fresh,
    returningCustomers: back,
    repeatRate: {
      customers: { numerator: back, denominator: fresh + back },
      purchases: { numerator: back, denominator: fresh + back },
      windowDays: 365,
    },
  }
}

test.each([
  ['nothing arrived', kpis([['RUB', 100]]), kpis([['RUB', 100]]), []],
  ['a late receipt', kpis([['RUB', 100]]), kpis([['RUB', 150]]), [['revenue', 'RUB', 100, 150]]],
  ['a late refund', kpis([['RUB', 100]]), kpis([['RUB', 60]]), [['revenue', 'RUB', 100, 60]]],
  [
    'the first receipt in another currency',
    kpis([['RUB', 100]]),
    kpis([
      ['EUR', 9],
      ['RUB', 100],
    ]),
    [['revenue', 'EUR', 0, 9]],
  ],
  [
    'an older receipt makes a new customer a returning one',
    kpis([['RUB', 1]], [2, 3]),
    kpis([['RUB', 1]], [1, 4]),
    [
      ['new-customers', null, 2, 1],
      ['returning-customers', null, 3, 4],
      ['repeat-purchases', null, 3, 4],
    ],
  ],
] as const)('%s', (_, frozen, live, expected) => {
  expect(adjustmentsOf({ frozen, live }).map(({ kpi, currency, frozen: was, now }) => [kpi, currency, was, now])).toEqual(expected)
})
