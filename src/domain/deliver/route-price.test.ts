import { describe, expect, test } from 'vitest'
import { costMinor, messageClassOf, priceOf, type RoutePrice } from './route-price.ts'

const price = (numberPrefix: string, priceThousandths: number, changes: Partial<RoutePrice> = {}): RoutePrice => ({
  channel: 'sms',
  route: 'sms-ru',
  numberPrefix,
  messageClass: 'advertising',
  priceThousandths,
  source: '',
  pricedOn: null,
  ...changes,
})
const PRICES = [price('', 900_000), price('7', 400_000), price('7945', 349_000), price('', 250_000, { messageClass: 'service' })]
const question = { channel: 'sms', route: 'sms-ru', address: '+79450001234', messageClass: 'advertising' } as const

describe('E41: the price of a route', () => {
  test.each([
    [{}, 349_000, 'the operator by the beginning of the number'],
    [{ address: '+79990001234' }, 400_000, 'the country'],
    [{ address: '+359888123456' }, 900_000, 'everybody else'],
    [{ messageClass: 'service' }, 250_000, 'another kind of message'],
    [{ route: 'twilio' }, undefined, 'a provider whose prices nobody entered'],
  ] as const)('%j costs %j: %s', (changes, thousandths, _why) => {
    expect(priceOf(PRICES, { ...question, ...changes })?.priceThousandths).toBe(thousandths)
  })

  test.each([
    ['я'.repeat(70), 349, 'one part'],
    ['я'.repeat(71), 698, 'two parts'],
    ['', 0, 'nothing'],
  ])('%# costs %i: %s', (text, minor, _why) => {
    expect(costMinor(priceOf(PRICES, question), text)).toBe(minor)
  })

  test('parts of a kopeck are rounded up, a messenger counts no parts, no price is no cost', () => {
    expect(costMinor(price('', 349_001), 'a')).toBe(350)
    expect(costMinor(price('', 2_000, { channel: 'viber' }), 'я'.repeat(500))).toBe(2)
    expect(costMinor(undefined, 'a')).toBe(0)
    expect([messageClassOf('marketing'), messageClassOf('content'), messageClassOf('service')]).toEqual([
      'advertising',
      'advertising',
      'service',
    ])
  })
})
