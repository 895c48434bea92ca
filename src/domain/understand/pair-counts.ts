/** Counts of ordered pairs of items over customers: who bought `to` after `from`, who had it already, who came at all. */
import { assert } from '../../kernel/assert.ts'
import type { FirstPurchases } from './first-purchases.ts'

/** Pairs are counted in a square of items; beyond this many, the least bought are left out: two squares of 64 MB each. */
export const LINKED_ITEMS_MAX = 4096

export interface LinkableItems {
  /** Item index of each place in the square of pairs. */
  readonly list: Int32Array
  /** Place of each item, −1 when it is bought by too few. */
  readonly placeOf: Int32Array
}

export interface PairCounts {
  /** Square of places, row `from`: customers whose first `to` came within the window after their first `from`. */
  readonly later: Int32Array
  readonly sameVisit: Int32Array
  /** Customers whose first purchase of the item lies far enough back to see the whole window. */
  readonly seenWhole: Int32Array
  /** Sum over customers of the days in which they had been customers but had not bought the item yet. */
  readonly riskDays: Float64Array
  /** First purchases that were not on the customer's first day. */
  readonly arrivals: Int32Array
}

/** Pairs as places in the square, ascending: from = ⌊pair / size⌋, to = pair mod size. */
export interface Pairs {
  readonly list: Int32Array
  readonly size: number
}

export interface VisitsAfter {
  /** How many would have bought `to` by its share of all visits, and by its share of all lines. */
  readonly byVisit: Float64Array
  readonly byLine: Float64Array
  /** Histogram of the lag in days of each pair: windowDays + 1 cells a pair. */
  readonly lags: Int32Array
}

/** An item in so many of the visits after the first goes with everything: it neither announces anything nor needs to be offered. */
const UBIQUITOUS_SHARE = 0.5

/** Stands for a day on which nothing was bought. */
const NEVER = -1

export function linkableItems(firsts: FirstPurchases, buyersMin: number): LinkableItems {
  const { itemBuyers, itemLaterVisits } = firsts
  const laterVisits = firsts.visitDays.length - firsts.customerCount
  const isUbiquitous = (item: number): boolean => laterVisits >= buyersMin && (itemLaterVisits[item] ?? 0) >= UBIQUITOUS_SHARE * laterVisits
  const enough = Array.from(itemBuyers.keys()).filter(item => (itemBuyers[item] ?? 0) >= buyersMin && !isUbiquitous(item))
  enough.sort((a, b) => (itemBuyers[b] ?? 0) - (itemBuyers[a] ?? 0) || a - b)
  const list = Int32Array.from(enough.slice(0, LINKED_ITEMS_MAX))
  const placeOf = new Int32Array(itemBuyers.length).fill(-1)
  for (const [place, item] of list.entries()) placeOf[item] = place
  return { list, placeOf }
}

export function countPairs(firsts: FirstPurchases, { list, placeOf }: LinkableItems, windowDays: number): PairCounts {
  const size = list.length
  const [later, sameVisit] = [new Int32Array(size * size), new Int32Array(size * size)]
  const [seenWhole, arrivals, riskDays] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)]
  const { firstFrom, firstItems, firstDays, lastDay, customerCount } = firsts
  let allDays = 0
  for (let customer = 0; customer < customerCount; customer += 1) {
    const from = firstFrom[customer] ?? 0
    const end = firstFrom[customer + 1] ?? 0
    const start = firstDays[from] ?? 0
    allDays += lastDay - start
    for (let i = from; i < end; i += 1) {
      const a = placeOf[firstItems[i] ?? 0] ?? -1
      if (a < 0) continue
      const day = firstDays[i] ?? 0
      riskDays[a] = (riskDays[a] ?? 0) + day - lastDay
      if (day > start) arrivals[a] = (arrivals[a] ?? 0) + 1
      const isSeenWhole = day + windowDays <= lastDay
      if (isSeenWhole) seenWhole[a] = (seenWhole[a] ?? 0) + 1
      for (let j = i + 1; j < end; j += 1) {
        const lag = (firstDays[j] ?? 0) - day
        if (lag > windowDays) break
        const b = placeOf[firstItems[j] ?? 0] ?? -1
        if (b < 0) continue
        if (lag > 0) {
          if (isSeenWhole) later[a * size + b] = (later[a * size + b] ?? 0) + 1
        } else {
          sameVisit[a * size + b] = (sameVisit[a * size + b] ?? 0) + 1
          sameVisit[b * size + a] = (sameVisit[b * size + a] ?? 0) + 1
        }
      }
    }
  }
  // Each customer counted from his first day to the last; whoever bought gave back the days after it.
  for (let place = 0; place < size; place += 1) riskDays[place] = (riskDays[place] ?? 0) + allDays
  return { later, sameVisit, seenWhole, riskDays, arrivals }
}

/** The pairs of a square that enough customers made. */
export function pairsWith(square: Int32Array, { supportMin, size }: { readonly supportMin: number; readonly size: number }): Pairs {
  assert(square.length === size * size, 'pairs are counted in a square')
  const enough = (count: number): boolean => count >= supportMin
  let found = 0
  for (let at = 0; at < square.length; at += 1) if (enough(square[at] ?? 0)) found += 1
  const list = new Int32Array(found)
  found = 0
  for (let at = 0; at < square.length; at += 1) {
    if (!enough(square[at] ?? 0)) continue
    list[found] = at
    found += 1
  }
  return { list, size }
}

/**
 * For each pair: customers who had `to` before `from`; with a window, also those who bought both on one day,
 * and only where the whole window after `from` is seen.
 */
export function hadBefore(
  firsts: FirstPurchases,
  { placeOf }: LinkableItems,
  { pairs, windowDays }: { readonly pairs: Pairs; readonly windowDays?: number },
): Int32Array {
  const { list, size } = pairs
  const indexOf = new Int32Array(size * size)
  for (const [at, pair] of list.entries()) indexOf[pair] = at + 1
  const had = new Int32Array(list.length)
  const { firstFrom, firstItems, firstDays, lastDay, customerCount } = firsts
  for (let customer = 0; customer < customerCount; customer += 1) {
    const from = firstFrom[customer] ?? 0
    const end = firstFrom[customer + 1] ?? 0
    for (let i = from; i < end; i += 1) {
      const a = placeOf[firstItems[i] ?? 0] ?? -1
      const day = firstDays[i] ?? 0
      if (a < 0 || (windowDays !== undefined && day + windowDays > lastDay)) continue
      const untilDay = windowDays === undefined ? day - 1 : day
      for (let j = from; j < end && (firstDays[j] ?? 0) <= untilDay; j += 1) {
        const b = placeOf[firstItems[j] ?? 0] ?? -1
        const at = b < 0 ? 0 : (indexOf[a * size + b] ?? 0)
        if (at > 0 && a !== b) had[at - 1] = (had[at - 1] ?? 0) + 1
      }
    }
  }
  return had
}

/** Looks at the visits that each customer without `to` made within the window after `from`. */
export function visitsAfter(
  firsts: FirstPurchases,
  items: LinkableItems,
  { pairs, windowDays }: { readonly pairs: Pairs; readonly windowDays: number },
): VisitsAfter {
  const { list, size } = pairs
  const { placeOf } = items
  const groupFrom = rowsOf(pairs)
  const misses = missLogs(firsts, items)
  const [byVisit, byLine] = [new Float64Array(list.length), new Float64Array(list.length)]
  const lags = new Int32Array(list.length * (windowDays + 1))
  const boughtOn = new Int32Array(size).fill(NEVER)
  const { firstFrom, firstItems, firstDays, lastDay, customerCount } = firsts
  for (let customer = 0; customer < customerCount; customer += 1) {
    const from = firstFrom[customer] ?? 0
    const end = firstFrom[customer + 1] ?? 0
    for (let i = from; i < end; i += 1) mark(boughtOn, placeOf[firstItems[i] ?? 0] ?? -1, firstDays[i] ?? 0)
    for (let i = from; i < end; i += 1) {
      const a = placeOf[firstItems[i] ?? 0] ?? -1
      const day = firstDays[i] ?? 0
      if (a < 0 || day + windowDays > lastDay || groupFrom[a] === groupFrom[a + 1]) continue
      const { visits, lines } = activityAfter(firsts, customer, { day, windowDays })
      if (visits === 0) continue
      for (let at = groupFrom[a] ?? 0; at < (groupFrom[a + 1] ?? 0); at += 1) {
        const b = (list[at] ?? 0) % size
        const on = boughtOn[b] ?? NEVER
        if (on !== NEVER && on <= day) continue
        byVisit[at] = (byVisit[at] ?? 0) - Math.expm1(visits * (misses.visit[b] ?? 0))
        byLine[at] = (byLine[at] ?? 0) - Math.expm1(lines * (misses.line[b] ?? 0))
        const lag = on - day
        if (on !== NEVER && lag <= windowDays) lags[at * (windowDays + 1) + lag] = (lags[at * (windowDays + 1) + lag] ?? 0) + 1
      }
    }
    for (let i = from; i < end; i += 1) mark(boughtOn, placeOf[firstItems[i] ?? 0] ?? -1, NEVER)
  }
  return { byVisit, byLine, lags }
}

function mark(boughtOn: Int32Array, place: number, day: number): void {
  if (place >= 0) boughtOn[place] = day
}

/** Where the pairs of each `from` begin. */
function rowsOf({ list, size }: Pairs): Int32Array {
  const from = new Int32Array(size + 1)
  for (const pair of list) {
    const next = Math.floor(pair / size) + 1
    from[next] = (from[next] ?? 0) + 1
  }
  for (let place = 0; place < size; place += 1) from[place + 1] = (from[place + 1] ?? 0) + (from[place] ?? 0)
  return from
}

/** ln P(the item is not in a visit) and ln P(a line is not the item), by place. */
export function missLogs(
  { itemVisits, visitItems }: FirstPurchases,
  { list }: LinkableItems,
): { readonly visit: Float64Array; readonly line: Float64Array } {
  const lines = visitItems.reduce((sum, count) => sum + count, 0)
  const logOf = (all: number) => Float64Array.from(list, item => Math.log1p(-Math.min((itemVisits[item] ?? 0) / (all + 1), 1)))
  return { visit: logOf(visitItems.length), line: logOf(lines) }
}

/** Visits of a customer within the window after a day, and their distinct items in all. */
function activityAfter(
  { visitFrom, visitDays, visitItems }: FirstPurchases,
  customer: number,
  { day, windowDays }: { readonly day: number; readonly windowDays: number },
): { readonly visits: number; readonly lines: number } {
  const end = visitFrom[customer + 1] ?? 0
  let at = visitFrom[customer] ?? 0
  while (at < end && (visitDays[at] ?? 0) <= day) at += 1
  let [visits, lines] = [0, 0]
  for (; at < end && (visitDays[at] ?? 0) <= day + windowDays; at += 1) {
    visits += 1
    lines += visitItems[at] ?? 0
  }
  return { visits, lines }
}

/** Mean number of other items in the visit of the first purchase, by place. */
export function companionsOf(firsts: FirstPurchases, { list, placeOf }: LinkableItems): Float64Array {
  const [sum, count] = [new Float64Array(list.length), new Int32Array(list.length)]
  const { firstFrom, firstItems, firstDays, visitFrom, visitDays, visitItems } = firsts
  for (let customer = 0; customer < firsts.customerCount; customer += 1) {
    let visit = visitFrom[customer] ?? 0
    for (let i = firstFrom[customer] ?? 0; i < (firstFrom[customer + 1] ?? 0); i += 1) {
      while ((visitDays[visit] ?? 0) < (firstDays[i] ?? 0)) visit += 1
      const place = placeOf[firstItems[i] ?? 0] ?? -1
      if (place < 0) continue
      sum[place] = (sum[place] ?? 0) + (visitItems[visit] ?? 1) - 1
      count[place] = (count[place] ?? 0) + 1
    }
  }
  return sum.map((all, place) => all / Math.max(count[place] ?? 0, 1))
}
