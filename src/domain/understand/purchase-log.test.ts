import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { countsUntil, firstDay, type PurchaseLog, purchaseLog } from './purchase-log.ts'

type Row = readonly [id: string, day: number, amount: number]

function logOf(rows: readonly Row[]): PurchaseLog {
  const ids = [...new Set(rows.map(([id]) => id))]
  return purchaseLog({
    ids,
    keys: Int32Array.from(rows, ([id]) => ids.indexOf(id)),
    days: Int32Array.from(rows, ([, day]) => day),
    amounts: Float64Array.from(rows, ([, , amount]) => amount),
  })
}

const random = seededRandom(3)
const many: Row[] = Array.from({ length: 3000 }, () => [`c${random.whole(1, 40)}`, random.whole(1, 400), random.whole(1, 999) / 100])
const shuffled = [...many]
  .map(row => ({ row, at: random.next() }))
  .sort((left, right) => left.at - right.at)
  .map(({ row }) => row)

describe('the purchase log', () => {
  test('E24: several receipts of one day are one purchase of their sum', () => {
    const log = logOf([
      ['b', 9, 1],
      ['a', 5, 0.1],
      ['a', 5, 0.2],
      ['a', 3, 7],
    ])
    expect(log.ids).toEqual(['a', 'b'])
    expect([...log.days]).toEqual([3, 5, 9])
    expect([...log.amounts]).toEqual([7, 0.3, 1])
    expect([...log.starts]).toEqual([0, 2, 3])
  })

  test('the order of rows does not matter, to the last bit', () => expect(logOf(shuffled)).toEqual(logOf(many)))

  test('long histories come out in order', () => {
    const log = logOf(many)
    for (let key = 0; key < log.ids.length; key += 1) {
      const days = [...log.days.subarray(log.starts[key], log.starts[key + 1])]
      expect(days).toEqual([...new Set(days)].sort((left, right) => left - right))
    }
  })

  const cuts: readonly [cutoff: number, count: number, why: string][] = [
    [2, 0, 'the day before the first'],
    [3, 1, 'the first day'],
    [4, 1, 'between two'],
    [5, 2, 'the second day'],
    [99, 2, 'after the last'],
  ]
  for (const [cutoff, count, why] of cuts) {
    test(`counts until ${why}`, () =>
      expect([
        ...countsUntil(
          logOf([
            ['a', 3, 1],
            ['a', 5, 1],
          ]),
          cutoff,
        ),
      ]).toEqual([count]))
  }

  test('the first day is that of those who have bought', () => {
    const log = logOf([
      ['a', 3, 1],
      ['b', 2, 1],
    ])
    expect(firstDay(log, countsUntil(log, 9))).toBe(2)
    expect(firstDay(log, countsUntil(log, 1))).toBeUndefined()
  })
})
