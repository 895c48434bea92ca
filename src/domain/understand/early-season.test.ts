import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { WEEKS, weekNumbers } from './day-clock.ts'
import { gainInSecondYear } from './early-season.ts'
import { LOOSE_PRIOR } from './lapse-fit.ts'
import { countsUntil, type PurchaseLog, purchaseLog } from './purchase-log.ts'

const first = 19_000

/** Customers who come every thirty days or so, and from autumn to Christmas twice as often; the second year may forget it. */
function shop(repeats: boolean): PurchaseLog {
  const random = seededRandom(5)
  const weeks = weekNumbers({ from: first, days: 740 })
  const rows = Array.from({ length: 90 }, (_, customer) => {
    const days = [0]
    while ((days.at(-1) ?? 0) < 700) {
      const last = days.at(-1) ?? 0
      const isBusy = (weeks[last] ?? 0) >= 36 && (repeats || last < 365)
      days.push(last + Math.round((isBusy ? 15 : 45) * Math.exp(random.normal(0, 0.25))))
    }
    return days.map(day => ({ customer, day: first + day + (customer % 30) }))
  }).flat()
  return purchaseLog({
    ids: Array.from({ length: 90 }, (_, i) => `c${i}`),
    keys: Int32Array.from(rows, row => row.customer),
    days: Int32Array.from(rows, row => row.day),
    amounts: new Float64Array(rows.length),
  })
}

const autumn = Array.from({ length: WEEKS }, (_, week) => (week >= 36 ? 1.8 : 0.6))

function gainAt(log: PurchaseLog, days: number, customersMin = 50): number | null {
  const cutoffDay = first + days
  const secondYear = { prior: LOOSE_PRIOR, theta: LOOSE_PRIOR.mean, closed: undefined, weeksOf: () => autumn, customersMin }
  return gainInSecondYear({ log, counts: countsUntil(log, cutoffDay), cutoffDay }, secondYear)
}

describe('the season in the second year', () => {
  const cases: readonly [why: string, days: number, customersMin: number][] = [
    ['in the first year', 300, 50],
    ['in the first weeks of the second', 365 + 27, 50],
    ['while there are too few customers', 700, 91],
  ]
  test.each(cases)('nothing is said %s', (_, days, customersMin) => {
    expect(gainAt(shop(true), days, customersMin)).toBeNull()
  })

  test('a year that repeats itself gains, one that does not loses', () => {
    expect(gainAt(shop(true), 700)).toBeGreaterThan(5)
    expect(gainAt(shop(false), 700)).toBeLessThan(0)
  })
})
