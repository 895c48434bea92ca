/**
 * A business's purchase histories in typed arrays: for each customer (or customer and product group) the days on which he bought,
 * ascending and distinct, and what he spent on each. Keys are in the order of their ids, so that neither the order of rows
 * nor rows behind a cut-off can change anything that is computed from the rows before it.
 */
import { assert } from '../../kernel/assert.ts'

/** Stands between the customer and the group in an id of both; no spreadsheet writes it. */
export const KEY_SEPARATOR = '\u001f'

export interface PurchaseLog {
  /** Ascending by code unit. */
  readonly ids: readonly string[]
  /** Where the days of key i start; one entry more than there are keys. */
  readonly starts: Int32Array
  /** Day numbers (days since 1970-01-01). */
  readonly days: Int32Array
  /** Spent on that day, in the unit of the source; 0 when unknown. */
  readonly amounts: Float64Array
  /** By how much the gap that ends with a purchase counts as longer than it was: pulled-forward.ts. Without them every gap is what it was. */
  readonly stretches?: Float64Array
}

/** Rows in any order: which id, which day, which amount. */
export interface PurchaseRows {
  readonly ids: readonly string[]
  /** Index into ids. */
  readonly keys: Int32Array
  readonly days: Int32Array
  readonly amounts: Float64Array
}

export function purchaseLog(rows: PurchaseRows): PurchaseLog {
  const order = Int32Array.from({ length: rows.ids.length }, (_, i) => i)
  const ids = rows.ids
  order.sort((i, j) => compareText(ids[i] ?? '', ids[j] ?? ''))
  const rank = new Int32Array(ids.length)
  order.forEach((key, place) => {
    rank[key] = place
  })
  const starts = new Int32Array(ids.length + 1)
  for (const key of rows.keys) starts[(rank[key] ?? 0) + 1] = (starts[(rank[key] ?? 0) + 1] ?? 0) + 1
  for (let i = 0; i < ids.length; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const days = new Int32Array(rows.keys.length)
  const amounts = new Float64Array(rows.keys.length)
  const next = starts.slice()
  for (let row = 0; row < rows.keys.length; row += 1) {
    const key = rank[rows.keys[row] ?? 0] ?? 0
    const place = next[key] ?? 0
    next[key] = place + 1
    days[place] = rows.days[row] ?? 0
    amounts[place] = rows.amounts[row] ?? 0
  }
  const sorted = Array.from(order, key => ids[key] ?? '')
  return mergeDays({ ids: sorted, starts, days, amounts })
}

/** The number of purchase days of each key up to the cut-off day, that day included. */
export function countsUntil(log: PurchaseLog, cutoffDay: number): Int32Array {
  const counts = new Int32Array(log.ids.length)
  for (let key = 0; key < counts.length; key += 1) {
    const start = log.starts[key] ?? 0
    let low = start
    let high = log.starts[key + 1] ?? 0
    while (low < high) {
      const middle = (low + high) >> 1
      if ((log.days[middle] ?? 0) <= cutoffDay) low = middle + 1
      else high = middle
    }
    counts[key] = low - start
  }
  return counts
}

/** The first purchase day of all, or undefined when nobody has bought by then. */
export function firstDay(log: PurchaseLog, counts: Int32Array): number | undefined {
  let first: number | undefined
  for (let key = 0; key < counts.length; key += 1) {
    if ((counts[key] ?? 0) === 0) continue
    const day = log.days[log.starts[key] ?? 0] ?? 0
    if (first === undefined || day < first) first = day
  }
  return first
}

/** Sorts the days of each key and makes one purchase of several on a day. */
function mergeDays(log: PurchaseLog): PurchaseLog {
  const starts = new Int32Array(log.ids.length + 1)
  let kept = 0
  for (let key = 0; key < log.ids.length; key += 1) {
    const from = log.starts[key] ?? 0
    const to = log.starts[key + 1] ?? 0
    sortByDay(log, from, to)
    starts[key] = kept
    for (let i = from; i < to; i += 1) {
      const sameDay = kept > (starts[key] ?? 0) && log.days[kept - 1] === log.days[i]
      if (sameDay) {
        log.amounts[kept - 1] = (log.amounts[kept - 1] ?? 0) + (log.amounts[i] ?? 0)
        continue
      }
      log.days[kept] = log.days[i] ?? 0
      log.amounts[kept] = log.amounts[i] ?? 0
      kept += 1
    }
  }
  starts[log.ids.length] = kept
  // Rounded, because the sum of a day must not depend on the order in which its receipts came.
  for (let i = 0; i < kept; i += 1) log.amounts[i] = Math.round((log.amounts[i] ?? 0) * 1e6) / 1e6
  return { ...log, starts, days: log.days.subarray(0, kept), amounts: log.amounts.subarray(0, kept) }
}

/** Insertion sort: histories mostly come in order, and then it is linear; a long one out of order is sorted by index. */
function sortByDay(log: PurchaseLog, from: number, to: number): void {
  assert(from <= to, 'a history does not end before it starts')
  if (to - from > 64 && !inOrder(log.days, from, to)) {
    const order = Array.from({ length: to - from }, (_, i) => from + i).sort((i, j) => (log.days[i] ?? 0) - (log.days[j] ?? 0))
    log.days.set(
      Int32Array.from(order, i => log.days[i] ?? 0),
      from,
    )
    log.amounts.set(
      Float64Array.from(order, i => log.amounts[i] ?? 0),
      from,
    )
    return
  }
  for (let i = from + 1; i < to; i += 1) {
    const day = log.days[i] ?? 0
    const amount = log.amounts[i] ?? 0
    let j = i - 1
    while (j >= from && (log.days[j] ?? 0) > day) {
      log.days[j + 1] = log.days[j] ?? 0
      log.amounts[j + 1] = log.amounts[j] ?? 0
      j -= 1
    }
    log.days[j + 1] = day
    log.amounts[j + 1] = amount
  }
}

function inOrder(days: Int32Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 1) if ((days[i] ?? 0) < (days[i - 1] ?? 0)) return false
  return true
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
