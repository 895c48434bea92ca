import { expect, test } from 'vitest'
import { type Currency, minor } from '../../kernel/money.ts'
import { month } from './month.ts'
import { inCurrency, netByCurrency, revenueOf } from './repeat-revenue.ts'
import type { MoneyRow, SaleKind } from './sales-facts.ts'

const row = (kind: SaleKind, currency: Currency, [sold, refunded]: readonly [number, number]): MoneyRow => ({
  month: month('2026-03'),
  kind,
  currency,
  origin: 'unknown',
  soldMinor: minor(sold),
  refundedMinor: minor(refunded),
  receipts: 1,
})

test.each([
  ['nothing sold', [], []],
  ['sales less refunds', [row('first', 'RUB', [1000, 300])], [['RUB', 700]]],
  ['a month of refunds only is negative', [row('repeat', 'RUB', [0, 500])], [['RUB', -500]]],
  [
    'currencies stay apart',
    [row('first', 'RUB', [1000, 0]), row('repeat', 'EUR', [20, 0]), row('repeat', 'RUB', [5, 0])],
    [
      ['EUR', 20],
      ['RUB', 1005],
    ],
  ],
] as const)('%s', (_, rows, expected) => {
  expect(netByCurrency(rows).map(({ currency, minor: amount }) => [currency, amount])).toEqual(expected)
})

test('first, repeat and anonymous add up to the total, in every currency', () => {
  const rows = [
    row('first', 'RUB', [1000, 1]),
    row('repeat', 'RUB', [2000, 0]),
    row('anonymous', 'RUB', [300, 20]),
    row('repeat', 'EUR', [7, 0]),
  ]
  const revenue = revenueOf(rows)
  for (const currency of ['RUB', 'EUR'] as const) {
    const parts = [revenue.first, revenue.repeat, revenue.anonymous].map(amounts => inCurrency(amounts, currency))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(inCurrency(revenue.total, currency))
  }
})
