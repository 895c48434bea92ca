import { expect, test } from 'vitest'
import { type Currency, minor } from '../../kernel/money.ts'
import { thresholdFor, topUpHint } from './threshold-coupon.ts'

test.each<[string, number, Currency, number, number]>([
  ['ST7 average 630: buy for 700, get 70', 630_00, 'RUB', 700_00, 70_00],
  ['a salon', 1_265_00, 'RUB', 1_400_00, 140_00],
  ['tyres', 18_400_00, 'RUB', 20_000_00, 2_000_00],
  ['a café in euros', 4_80, 'EUR', 5_50, 55],
  ['a pleasant number that is not above the average moves up', 99_90, 'EUR', 110_00, 11_00],
  ['a currency without decimals', 630, 'JPY', 700, 70],
])('%s', (_, average, currency, from, reward) => {
  expect(thresholdFor(minor(average), currency)).toEqual({ fromMinor: from, rewardMinor: reward })
})

test('for any average the threshold is above it, by no more than a quarter', () => {
  for (let average = 1_00; average < 900_000_00; average = Math.ceil(average * 1.013)) {
    const { fromMinor, rewardMinor } = thresholdFor(minor(average), 'RUB')
    expect(fromMinor).toBeGreaterThan(average)
    expect(fromMinor).toBeLessThanOrEqual(average * 1.25)
    expect(rewardMinor).toBeLessThanOrEqual(fromMinor * 0.16)
  }
})

const seven = thresholdFor(minor(630_00), 'RUB')
test.each([
  ['ST7 a basket of 600: suggest 100 more', 600_00, 100_00],
  ['reached: nothing to suggest', 700_00, null],
  ['a coffee: 600 more would be an imposition', 100_00, null],
])('%s', (_, basket, missing) => expect(topUpHint(minor(basket), seven)).toBe(missing))
