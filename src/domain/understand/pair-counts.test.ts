import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { firstPurchases } from './first-purchases.ts'
import { companionsOf, countPairs, hadBefore, linkableItems, missLogs, pairsWith, visitsAfter } from './pair-counts.ts'

const ITEMS = 8
const WINDOW_DAYS = 30

/** Random sales, and the same once more as plain objects for the slow, obvious count. */
function shop(seed: number) {
  const random = seededRandom(seed)
  const rows = Array.from({ length: 60 }, (_, customer) =>
    Array.from({ length: random.whole(1, 12) }, () => ({
      customer,
      day: 1000 + random.whole(0, 120),
      item: random.whole(0, ITEMS - 1),
    })).sort((a, b) => a.day - b.day),
  )
  const flat = rows.flat()
  const firsts = firstPurchases({
    customers: Int32Array.from(flat, row => row.customer),
    days: Int32Array.from(flat, row => row.day),
    items: Int32Array.from(flat, row => row.item),
    itemCount: ITEMS,
  })
  const firstDay = rows.map(sales => new Map(sales.toReversed().map(row => [row.item, row.day])))
  const visitDays = rows.map(sales => Array.from(new Set(sales.map(row => row.day))))
  return { firsts, firstDay, visitDays, lastDay: Math.max(...flat.map(row => row.day)) }
}

test('every count agrees with the slow one', () => {
  const { firsts, firstDay, visitDays, lastDay } = shop(5)
  const items = linkableItems(firsts, 3)
  const size = items.list.length
  const counts = countPairs(firsts, items, WINDOW_DAYS)
  const pairs = pairsWith(counts.later, { supportMin: 1, size })
  const had = hadBefore(firsts, items, { pairs, windowDays: WINDOW_DAYS })
  const seen = visitsAfter(firsts, items, { pairs, windowDays: WINDOW_DAYS })
  const misses = missLogs(firsts, items)
  for (const [at, pair] of pairs.list.entries()) {
    const [from, to] = [items.list[Math.floor(pair / size)] ?? -1, items.list[pair % size] ?? -1]
    const people = firstDay.flatMap((days, customer) => {
      const [a, b] = [days.get(from), days.get(to)]
      return a === undefined || a + WINDOW_DAYS > lastDay ? [] : [{ lag: b === undefined ? undefined : b - a, a, customer }]
    })
    const without = people.filter(one => one.lag === undefined || one.lag > 0)
    expect(counts.later[pair]).toBe(people.filter(one => one.lag !== undefined && one.lag > 0 && one.lag <= WINDOW_DAYS).length)
    expect(had[at]).toBe(people.length - without.length)
    const expected = without.reduce((sum, one) => {
      const visits = (visitDays[one.customer] ?? []).filter(day => day > one.a && day <= one.a + WINDOW_DAYS).length
      return sum - Math.expm1(visits * (misses.visit[pair % size] ?? 0))
    }, 0)
    expect(seen.byVisit[at]).toBeCloseTo(expected, 9)
    expect(seen.lags.subarray(at * (WINDOW_DAYS + 1), (at + 1) * (WINDOW_DAYS + 1)).reduce((sum, count) => sum + count, 0)).toBe(
      counts.later[pair],
    )
  }
})

describe('items', () => {
  const { firsts } = shop(7)
  test('those bought by too few have no place', () => {
    const most = Math.max(...firsts.itemBuyers)
    expect(linkableItems(firsts, most + 1).list).toHaveLength(0)
    expect(linkableItems(firsts, most).list.length).toBeGreaterThan(0)
  })
  test('companions are the other lines of the first visit', () => {
    expect(Math.min(...companionsOf(firsts, linkableItems(firsts, 1)))).toBeGreaterThanOrEqual(0)
  })
})
