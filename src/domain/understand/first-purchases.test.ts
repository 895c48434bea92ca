import { describe, expect, test } from 'vitest'
import { firstPurchases } from './first-purchases.ts'

const read = (rows: readonly (readonly [customer: number, day: number, item: number])[], itemCount = 3) =>
  firstPurchases({
    customers: Int32Array.from(rows, row => row[0]),
    days: Int32Array.from(rows, row => row[1]),
    items: Int32Array.from(rows, row => row[2]),
    itemCount,
  })

describe('first purchases', () => {
  test('only the first time an item is bought counts, and two receipts of one day are one visit', () => {
    const found = read([
      [7, 10, 0],
      [7, 10, 1],
      [7, 10, 0],
      [7, 12, 0],
      [7, 12, 2],
      [9, 11, 0],
    ])
    expect([...found.firstItems]).toEqual([0, 1, 2, 0])
    expect([...found.firstDays]).toEqual([10, 10, 12, 11])
    expect([...found.firstFrom]).toEqual([0, 3, 4])
    expect([...found.visitDays]).toEqual([10, 12, 11])
    expect([...found.visitItems]).toEqual([2, 2, 1])
    expect([...found.itemVisits]).toEqual([3, 1, 1])
    expect([...found.itemLaterVisits]).toEqual([1, 0, 1])
    expect([...found.itemBuyers]).toEqual([2, 1, 1])
    expect(found).toMatchObject({ customerCount: 2, lastDay: 12 })
  })

  test('a new customer on the same day is another visit', () => {
    expect([
      ...read([
        [0, 5, 1],
        [1, 5, 1],
      ]).visitFrom,
    ]).toEqual([0, 1, 2])
  })

  test('nothing sold is nothing known', () => {
    expect(read([])).toMatchObject({ customerCount: 0, lastDay: 0 })
  })

  test('days that go back are a bug of the caller', () => {
    expect(() =>
      read([
        [0, 5, 1],
        [0, 4, 1],
      ]),
    ).toThrow('ascend')
  })
})
