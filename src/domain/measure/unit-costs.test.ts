import { expect, test } from 'vitest'
import { minor } from '../../kernel/money.ts'
import { unitCosts } from './unit-costs.ts'

test.each([
  ['advertising is spent on new customers', [{ source: 'ads', currency: 'RUB', spendMinor: minor(10_000) }], 4, 9, 2_500, undefined],
  ['messages are spent on old ones', [{ source: 'existing', currency: 'RUB', spendMinor: minor(1_000) }], 4, 9, undefined, 111],
  [
    'nobody new came: there is a cost and nothing to divide it by',
    [{ source: 'ads', currency: 'RUB', spendMinor: minor(10_000) }],
    0,
    9,
    null,
    undefined,
  ],
  ['nothing was told', [], 4, 9, undefined, undefined],
] as const)('%s', (_, spends, newCustomers, repeatPurchases, perNew, perRepeat) => {
  const costs = unitCosts(spends, { newCustomers, repeatPurchases })
  expect(costs.perNewCustomer[0]?.eachMinor).toBe(perNew)
  expect(costs.perRepeatPurchase[0]?.eachMinor).toBe(perRepeat)
})

test('currencies are not added', () => {
  const spends = [
    { source: 'ads', currency: 'RUB', spendMinor: minor(100) },
    { source: 'referral', currency: 'EUR', spendMinor: minor(7) },
  ] as const
  expect(unitCosts(spends, { newCustomers: 1, repeatPurchases: 1 }).perNewCustomer.map(cost => [cost.currency, cost.eachMinor])).toEqual([
    ['EUR', 7],
    ['RUB', 100],
  ])
})
