import { expect, test } from 'vitest'
import type { RoutePrice } from '../../domain/deliver/route-price.ts'
import type { CostOf } from '../../domain/plan/eligibility.ts'
import { routeCosts } from './route-costs.ts'

const price = (numberPrefix: string, priceThousandths: number): RoutePrice => ({
  channel: 'sms',
  route: 'sms-ru',
  numberPrefix,
  messageClass: 'advertising',
  priceThousandths,
  source: 'a contract',
  pricedOn: null,
})
const prices = [price('', 900_000), price('7', 349_000)]
const routes = { sms: { kind: 'sms-ru', values: {} } } as const
const way = { channel: 'sms', address: '+79450001234', purpose: 'marketing' } as const

const cases: [Parameters<CostOf>[0], number | undefined, string][] = [
  [way, 349_000, 'the route that is set up, by the beginning of the number'],
  [{ ...way, address: '+359888123456' }, 900_000, 'every other number'],
  [{ ...way, purpose: 'service' }, undefined, 'nobody has said what such a message costs'],
  [{ ...way, channel: 'telegram' }, undefined, 'a channel without a provider costs nothing'],
]

test.each(cases)('E41: %j costs %s, since %s', (one, cost) => {
  expect(routeCosts(prices, routes).costOf(one)).toBe(cost)
})

test('E41: the price list of another provider is none of this one', () => {
  expect(routeCosts(prices, { sms: { kind: 'twilio', values: {} } }).costOf(way)).toBeUndefined()
})
