import { expect, test } from 'vitest'
import { SAMPLE_STOCK } from './sample-shop-goods.ts'
import { SAMPLE_SHOPS } from './sample-shop-shape.ts'

test.each(SAMPLE_SHOPS)('everything in the shop %s stands in one of its groups, has a price and a name of its own', shop => {
  const { groups, items } = SAMPLE_STOCK[shop]
  for (const item of items) {
    expect(Object.keys(groups)).toContain(item.group)
    expect(Math.min(...item.price)).toBeGreaterThan(0)
  }
  for (const language of [0, 1, 2] as const) expect(new Set(items.map(item => item.name[language])).size).toBe(items.length)
})
