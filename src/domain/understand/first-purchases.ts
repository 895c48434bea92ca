/**
 * When each customer bought each item for the first time, on which days he came, and how full his baskets were:
 * what links between items, similarity and popularity are counted from. Reads sale lines once, into typed arrays.
 */
import { assert } from '../../kernel/assert.ts'

/** Sale lines of known customers; the lines of one customer follow each other and his days ascend. */
export interface SaleLines {
  /** Index of the customer of each line. */
  readonly customers: Int32Array
  /** Day number of each line. */
  readonly days: Int32Array
  /** Index of the item of each line, below `itemCount`. */
  readonly items: Int32Array
  readonly itemCount: number
}

export interface FirstPurchases {
  readonly customerCount: number
  /** Where the first purchases of customer c begin; one entry more than customers. */
  readonly firstFrom: Int32Array
  /** Item and day of each first purchase; days ascend within a customer. */
  readonly firstItems: Int32Array
  readonly firstDays: Int32Array
  /** Where the visits of customer c begin; several receipts of one day are one visit. */
  readonly visitFrom: Int32Array
  readonly visitDays: Int32Array
  /** Distinct items of each visit. */
  readonly visitItems: Int32Array
  /** Visits in which the item was bought. */
  readonly itemVisits: Int32Array
  /** Of them, those that were not the customer's first visit. */
  readonly itemLaterVisits: Int32Array
  /** Customers who ever bought the item. */
  readonly itemBuyers: Int32Array
  readonly lastDay: number
}

export function firstPurchases({ customers, days, items, itemCount }: SaleLines): FirstPurchases {
  const rows = customers.length
  const [itemVisits, itemLaterVisits] = [new Int32Array(itemCount), new Int32Array(itemCount)]
  const itemBuyers = new Int32Array(itemCount)
  const [firstItems, firstDays] = [new Int32Array(rows), new Int32Array(rows)]
  const [visitDays, visitItems] = [new Int32Array(rows), new Int32Array(rows)]
  const [firstFrom, visitFrom]: [number[], number[]] = [[], []]
  const lastVisitOf = new Int32Array(itemCount).fill(-1)
  const lastBuyerOf = new Int32Array(itemCount).fill(-1)
  let [firsts, visits, people, lastDay] = [0, 0, 0, 0]
  for (let row = 0; row < rows; row += 1) {
    const day = days[row] ?? 0
    const item = items[row] ?? 0
    const isNewCustomer = row === 0 || customers[row] !== customers[row - 1]
    if (isNewCustomer) {
      firstFrom.push(firsts)
      visitFrom.push(visits)
      people += 1
    }
    if (isNewCustomer || day !== visitDays[visits - 1]) {
      assert(isNewCustomer || day > (visitDays[visits - 1] ?? 0), 'the days of a customer ascend')
      visitDays[visits] = day
      visits += 1
      if (day > lastDay) lastDay = day
    }
    if (lastVisitOf[item] === visits) continue
    lastVisitOf[item] = visits
    itemVisits[item] = (itemVisits[item] ?? 0) + 1
    if (visits - 1 > (visitFrom[people - 1] ?? 0)) itemLaterVisits[item] = (itemLaterVisits[item] ?? 0) + 1
    visitItems[visits - 1] = (visitItems[visits - 1] ?? 0) + 1
    if (lastBuyerOf[item] === people) continue
    lastBuyerOf[item] = people
    itemBuyers[item] = (itemBuyers[item] ?? 0) + 1
    firstItems[firsts] = item
    firstDays[firsts] = day
    firsts += 1
  }
  return {
    customerCount: people,
    firstFrom: Int32Array.from(firstFrom.concat(firsts)),
    firstItems: firstItems.subarray(0, firsts),
    firstDays: firstDays.subarray(0, firsts),
    visitFrom: Int32Array.from(visitFrom.concat(visits)),
    visitDays: visitDays.subarray(0, visits),
    visitItems: visitItems.subarray(0, visits),
    itemVisits,
    itemLaterVisits,
    itemBuyers,
    lastDay,
  }
}
