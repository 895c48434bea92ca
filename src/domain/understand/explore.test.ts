import { describe, expect, test } from 'vitest'
import { minor } from '../../kernel/money.ts'
import { explore, type ExploreFilter, similarItems } from './explore.ts'

const ANY: ExploreFilter = { priceOf: () => undefined, bandOf: () => undefined, isExcluded: () => false }
// Tea (0) and cake (1) go together, coffee (2) and sugar (3) too; milk (4) with all.
const owned = [
  [0, 1, 4],
  [0, 1, 4],
  [0, 1],
  [2, 3, 4],
  [2, 3],
  [2, 3, 4],
]
const similar = similarItems(owned, 5)
const found = (baskets: number[][], filter = ANY) => explore(baskets, { similarTo: item => similar[item] ?? [], filter, limit: 5 })

describe('similar items', () => {
  test('cosine over customers', () => {
    expect(similar[0]?.[0]).toEqual({ item: 1, cosine: 1 })
    expect(similar[4]?.find(one => one.item === 0)?.cosine).toBeCloseTo(2 / Math.sqrt(4 * 3), 12)
  })
  test('only the nearest are kept', () => expect(similarItems(owned, 5, 1)[4]).toHaveLength(1))
  test('nobody bought it: nothing is like it', () => expect(similarItems([], 1)).toEqual([[]]))
})

describe('something new', () => {
  test('what goes with his purchases, and because of which', () => {
    expect(found([[0]])[0]).toMatchObject({ item: 1, because: 0 })
  })
  test('the latest visit counts most', () => {
    expect(
      found([[0], [2]])
        .filter(one => one.item === 1 || one.item === 3)
        .map(one => one.item),
    ).toEqual([3, 1])
  })
  const band = { lowMinor: minor(100), middleMinor: minor(200), highMinor: minor(300) }
  test.each([
    { price: 99, isShown: false, why: 'too cheap for him' },
    { price: 100, isShown: true, why: 'the edge of his band' },
    { price: 301, isShown: false, why: 'too dear for him' },
    { price: undefined, isShown: true, why: 'no price known' },
  ])('$why', ({ price, isShown }) => {
    const filter = { ...ANY, bandOf: () => band, priceOf: () => (price === undefined ? undefined : minor(price)) }
    expect(found([[0]], filter).some(one => one.item === 1)).toBe(isShown)
  })
  test('what he owns or cannot have is left out', () => {
    expect(found([[0, 1]]).some(one => one.item <= 1)).toBe(false)
    expect(found([[0]], { ...ANY, isExcluded: item => item === 1 }).some(one => one.item === 1)).toBe(false)
  })
})
