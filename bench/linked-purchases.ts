/**
 * Speed of the search for linked purchases, by hand: `node bench/linked-purchases.ts [BASKETS] [ITEMS]`.
 * A shop of a hundred thousand customers, three lines a basket, popularity by Zipf's law and one planted link in ten items.
 * Figures and the machine: docs/methods/what-next.md.
 */
import { performance } from 'node:perf_hooks'
import { firstPurchases, type SaleLines } from '../src/domain/understand/first-purchases.ts'
import { linkedPurchases } from '../src/domain/understand/linked-purchases.ts'
import { seededRandom } from '../src/kernel/random.ts'

const BASKETS_EACH = 10
const LINES_EACH = 3
const SPAN_DAYS = 1000
const ROUNDS = 3

function shop(baskets: number, itemCount: number): SaleLines {
  const random = seededRandom(11)
  const people = Math.ceil(baskets / BASKETS_EACH)
  const rows = people * BASKETS_EACH * LINES_EACH
  const [customers, days, items] = [new Int32Array(rows), new Int32Array(rows), new Int32Array(rows)]
  let row = 0
  for (let customer = 0; customer < people; customer += 1) {
    const visits = Array.from({ length: BASKETS_EACH }, () => random.whole(1, SPAN_DAYS)).sort((a, b) => a - b)
    let wanted = -1
    for (const day of visits) {
      for (let line = 0; line < LINES_EACH; line += 1) {
        const isFollowUp = wanted >= 0 && line === 0 && random.chance(0.4)
        const item = isFollowUp ? wanted : Math.min(itemCount - 1, Math.floor(itemCount ** random.next()) - 1)
        if (item % 10 === 0 && item + 1 < itemCount) wanted = item + 1
        customers[row] = customer
        days[row] = day
        items[row] = item
        row += 1
      }
    }
  }
  return { customers, days, items, itemCount }
}

const baskets = Number(process.argv[2] ?? 1_000_000)
const lines = shop(baskets, Number(process.argv[3] ?? 2000))
for (let round = 1; round <= ROUNDS; round += 1) {
  const start = performance.now()
  const firsts = firstPurchases(lines)
  const read = performance.now()
  const links = linkedPurchases(firsts)
  const end = performance.now()
  process.stdout.write(
    `${baskets} baskets, ${lines.items.length} lines, ${lines.itemCount} items: ${((end - start) / 1000).toFixed(2)} s ` +
      `(first purchases ${((read - start) / 1000).toFixed(2)} s), ${links.length} links, ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
  )
}
