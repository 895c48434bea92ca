import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { seededRandom } from '../../kernel/random.ts'
import { basketOn, priceOn, priceTag } from './sample-shop-basket.ts'
import { SAMPLE_STOCK } from './sample-shop-goods.ts'

test.each([
  ['small prices have tenths', 4.83, 4.8],
  ['middle prices are whole', 47.6, 48],
  ['large prices are round', 3596, 3600],
  ['nothing is free', 0.01, 0.1],
])('%s', (_, units, tag) => {
  expect(priceTag(units)).toBeCloseTo(tag, 9)
})

test.each([
  ['today', '2026-03-10', 360_000],
  ['364 days ago: still this year’s price', '2025-03-11', 360_000],
  ['a year ago: a twentieth less', '2025-03-10', 342_000],
  ['two years ago', '2024-03-10', 324_000],
])('%s', (_, at, price) => {
  expect(priceOn(minor(360_000), day(at), day('2026-03-10'))).toBe(price)
})

const shelves = SAMPLE_STOCK.tiles.items.map((item, index) => ({
  item,
  product: {
    productId: id<'product'>(`00000000-0000-8000-8000-00000000000${index}`),
    groupId: id<'product-group'>('00000000-0000-8000-8000-000000000099'),
    name: item.name[2],
    kind: item.kind,
    priceMinor: minor(1000),
  },
}))

test('a basket is never empty and holds only what was asked for', () => {
  for (let seed = 1; seed < 50; seed += 1) {
    const lines = basketOn(
      { shelves, day: day('2026-03-01'), today: day('2026-03-10'), firstVisit: true, keys: ['grout', 'trim'], taste: new Map() },
      seededRandom(seed),
    )
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every(line => ['Grout', 'Tile trim'].includes(line.name))).toBe(true)
    expect(lines.every(line => line.totalMinor === line.unitMinor * line.quantity)).toBe(true)
  }
})
