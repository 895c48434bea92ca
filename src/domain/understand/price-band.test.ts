import { describe, expect, test } from 'vitest'
import { type Minor, minor } from '../../kernel/money.ts'
import { customerBand, pricesBand, upsell } from './price-band.ts'

const prices = (...values: number[]): Minor[] => values.map(minor)
const band = (low: number, middle: number, high: number) => ({ lowMinor: minor(low), middleMinor: minor(middle), highMinor: minor(high) })

describe('price band', () => {
  test.each([
    { paid: prices(), found: undefined, why: 'nothing paid' },
    { paid: prices(0, 0), found: undefined, why: 'gifts' },
    { paid: prices(500), found: band(500, 500, 500), why: 'one price' },
    {
      paid: prices(1100, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000),
      found: band(200, 600, 1000),
      why: 'tenth and ninetieth of a hundred',
    },
  ])('$why', ({ paid, found }) => expect(pricesBand(paid)).toEqual(found))

  test.each([
    { paid: prices(), business: band(100, 400, 1600), found: band(100, 400, 1600), why: 'nothing known of him: the business' },
    {
      paid: prices(400, 400, 400, 400),
      business: band(100, 100, 1600),
      found: band(200, 200, 800),
      why: 'four purchases: half-way, in ratios',
    },
    { paid: prices(700), business: undefined, found: band(700, 700, 700), why: 'the business has no prices' },
  ])('$why', ({ paid, business, found }) => expect(customerBand(paid, business)).toEqual(found))
})

describe('upsell', () => {
  const shelf = [100, 200, 300, 400, 900].map(price => ({ item: `at ${price}`, priceMinor: minor(price) }))
  test.each([
    { middle: 200, high: 450, item: 'at 300', why: 'one step, not the dearest' },
    { middle: 400, high: 450, item: undefined, why: 'nothing dearer within the band' },
    { middle: 250, high: 300, item: 'at 300', why: 'the edge of the band belongs to it' },
  ])('$why', ({ middle, high, item }) => expect(upsell(shelf, band(50, middle, high))?.item).toBe(item))
})
