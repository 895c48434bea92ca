import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import {
  type Baskets,
  fitRepeatModel,
  itemFeatures,
  nextBasket,
  OWN_FIT_PAIRS_MIN,
  popularityOf,
  SHIPPED_REPEAT_MODEL,
} from './repeat-basket.ts'

const popularity = { visits: [50, 10, 30, 20], visitsMax: 50 }
const popular = [0, 2, 3, 1]
const list = (baskets: Baskets, limit = 4) => nextBasket(baskets, { popularity, popular, limit, model: 'floor' }).map(one => one.item)

describe('the floor', () => {
  test.each([
    { baskets: [[1], [1, 3]], items: [1, 3, 0, 2], why: 'own items by count, then what everybody buys' },
    { baskets: [[1, 3], [2]], items: [2, 3, 1, 0], why: 'ties by popularity' },
    { baskets: [], items: [0, 2, 3, 1], why: 'a stranger: what everybody buys' },
  ])('$why', ({ baskets, items }) => expect(list(baskets)).toEqual(items))
  test('no more than asked for', () => expect(list([[0, 1, 2, 3]], 2)).toHaveLength(2))
})

describe('the ten numbers', () => {
  test('an item of the first and third of four visits', () => {
    const row = itemFeatures([[1], [0], [1], [0, 2]], popularity).find(one => one.item === 1)?.row ?? []
    const expected = [
      Math.log(2),
      Math.log(0.5),
      Math.log(2),
      Math.log(0.8 ** 3 + 0.8 + 0.01),
      0,
      1,
      0.5,
      Math.log(10 / 51 + 1e-4),
      Math.log(4),
      Math.log(1.25),
    ]
    for (const [at, value] of expected.entries()) expect(row[at]).toBeCloseTo(value, 12)
  })
  test('an item twice in a basket is a bug of the caller', () => expect(() => itemFeatures([[1, 1]], popularity)).toThrow('once a basket'))
})

describe('learning', () => {
  /** Everybody takes item 0 every second visit; the rest is chance. */
  const shop = (customers: number): Baskets[] => {
    const random = seededRandom(9)
    return Array.from({ length: customers }, () => {
      const phase = random.whole(0, 1)
      return Array.from({ length: 9 }, (_, visit) => [...(visit % 2 === phase ? [0] : []), random.whole(1, 40)])
    })
  }
  const popularityIn = (histories: Baskets[]) => popularityOf(histories, 41)

  test('too few pairs keep the shipped model', () => {
    const few = shop(Math.floor(OWN_FIT_PAIRS_MIN / 20))
    expect(fitRepeatModel(few, popularityIn(few))).toBe('too-few-pairs')
  })

  test('the own model sees the rhythm that counts alone cannot see', () => {
    const histories = shop(600)
    const model = fitRepeatModel(histories, popularityIn(histories))
    if (model === 'too-few-pairs') throw new Error('600 customers are enough')
    const chanceOf = (baskets: Baskets) =>
      nextBasket(baskets, { popularity: popularityIn(histories), popular: [], limit: 5, model }).find(one => one.item === 0)?.chance ?? 0
    const due = [[0], [5], [0], [6], [0], [7]]
    const justBought = [[8], [0], [5], [0], [6], [0]]
    expect(chanceOf(due)).toBeGreaterThan(0.8)
    expect(chanceOf(justBought)).toBeLessThan(0.2)
  })

  test('the shipped model prefers what is bought often and lately', () => {
    const baskets = [[1], [2], [2], [2, 3]]
    expect(nextBasket(baskets, { popularity, popular, limit: 1, model: SHIPPED_REPEAT_MODEL })[0]?.item).toBe(2)
  })
})
