import { describe, expect, test } from 'vitest'
import { favourites } from './favourites.ts'

// Of a hundred visits: 95 with the bag (0), 10 with tea (1), 10 with cake (2).
const everybody = { popularity: { visits: [95, 10, 10] }, visitsOfAll: 100, limit: 5 }

describe('favourites', () => {
  test.each([
    { baskets: [[0, 1], [0, 1], [0]], items: [1, 0], why: 'what sets him apart comes first' },
    { baskets: [[0, 1], [0, 1], [1], [0, 1]], items: [1], why: 'the bag of every visit is no favourite' },
    { baskets: [[1], [2]], items: [], why: 'once is no liking' },
    { baskets: [[1, 2], [1, 2], [2]], items: [2, 1], why: 'the more often, the dearer to him' },
    { baskets: [], items: [], why: 'nobody yet' },
  ])('$why', ({ baskets, items }) => {
    expect(favourites(baskets, everybody).map(one => one.item)).toEqual(items)
  })

  test('two visits are drawn to what everybody buys', () => {
    expect(favourites([[1], [1]], everybody)[0]?.share).toBeCloseTo((2 + 4 * 0.1) / 6, 12)
  })
})
