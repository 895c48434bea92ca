import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { groupForecastTable } from './group-forecast.ts'
import { KEY_SEPARATOR, purchaseLog } from './purchase-log.ts'

/** Customers who buy shampoo every three weeks and a dryer once. */
function salon() {
  const random = seededRandom(23)
  const [ids, keys, days]: [string[], number[], number[]] = [[], [], []]
  for (let customer = 0; customer < 120; customer += 1) {
    const start = random.whole(0, 60)
    ids.push(`c${customer}${KEY_SEPARATOR}shampoo`, `c${customer}${KEY_SEPARATOR}dryer`)
    for (let at = start; at < 300; at += 18 + random.whole(0, 8)) {
      keys.push(2 * customer)
      days.push(at)
    }
    keys.push(2 * customer + 1)
    days.push(start + random.whole(0, 60))
  }
  return purchaseLog({ ids, keys: Int32Array.from(keys), days: Int32Array.from(days), amounts: new Float64Array(days.length) })
}

describe('customer × product group', () => {
  const log = salon()
  const rows = [...groupForecastTable(log, { untilDay: 299, knowledge: { trade: 'salon' }, windowDays: 28, horizons: [14, 28] })]
  const mean = (group: string, value: (row: (typeof rows)[number]) => number): number => {
    const some = rows.filter(row => log.ids[row.key]?.endsWith(group))
    return some.reduce((sum, row) => sum + value(row), 0) / some.length
  }

  test('what is used up is bought again soon, what lasts is not', () => {
    expect(rows).toHaveLength(240)
    expect(mean('shampoo', row => row.probabilities[1] ?? 0)).toBeGreaterThan(0.8)
    expect(mean('dryer', row => row.probabilities[1] ?? 0)).toBeLessThan(0.15)
  })

  test('the group has a cycle of its own', () => {
    expect(mean('shampoo', row => row.cycleDays)).toBeGreaterThan(18)
    expect(mean('shampoo', row => row.cycleDays)).toBeLessThan(28)
  })
})
