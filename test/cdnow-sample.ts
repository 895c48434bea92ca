/** The published CDNOW sample as the models' papers use it: 39 weeks of history, time in weeks. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { countsUntil, type PurchaseLog, purchaseLog } from '../src/domain/understand/purchase-log.ts'
import { day, dayNumber } from '../src/kernel/day.ts'

export interface CdnowSample {
  readonly x: readonly number[]
  readonly tx: readonly number[]
  readonly T: readonly number[]
  /** Repeat purchases and their mean amount, of those who have any. */
  readonly repeats: readonly number[]
  readonly meanAmounts: readonly number[]
}

export function cdnowLog(): PurchaseLog {
  const text = gunzipSync(readFileSync(new URL('./data/cdnow-sample.csv.gz', import.meta.url))).toString()
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(','))
  const ids = [...new Set(rows.map(([id = '']) => id))]
  const numbers = new Map(ids.map((id, i) => [id, i]))
  return purchaseLog({
    ids,
    keys: Int32Array.from(rows, ([id = '']) => numbers.get(id) ?? 0),
    days: Int32Array.from(rows, ([, date = '']) => dayNumber(day(date))),
    amounts: Float64Array.from(rows, ([, , amount]) => Number(amount)),
  })
}

export function cdnowSample(): CdnowSample {
  const log = cdnowLog()
  const end = dayNumber(day('1997-09-30'))
  const customers = Array.from(countsUntil(log, end), (count, key) => {
    const start = log.starts[key] ?? 0
    const days = log.days.subarray(start, start + count)
    const amounts = log.amounts.subarray(start + 1, start + count)
    const first = days[0] ?? 0
    return {
      x: count - 1,
      tx: ((days.at(-1) ?? first) - first) / 7,
      T: (end - first) / 7,
      mean: amounts.reduce((sum, value) => sum + value, 0) / amounts.length,
    }
  })
  const returned = customers.filter(one => one.x > 0)
  return {
    x: customers.map(one => one.x),
    tx: customers.map(one => one.tx),
    T: customers.map(one => one.T),
    repeats: returned.map(one => one.x),
    meanAmounts: returned.map(one => one.mean),
  }
}
