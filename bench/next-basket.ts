/**
 * How well the next basket and something new are foreseen: `node bench/next-basket.ts FILE.csv.gz`. The last basket of
 * every customer with at least four is hidden; the rest is known. Columns: customer_id, date, product. Prints recall at
 * ten and twenty, and the coefficients that the business itself would learn. Figures: docs/methods/what-next.md.
 */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { gunzipSync } from 'node:zlib'
import { explore, similarItems } from '../src/domain/understand/explore.ts'
import { type Baskets, fitRepeatModel, nextBasket, popularityOf, SHIPPED_REPEAT_MODEL } from '../src/domain/understand/repeat-basket.ts'

const BASKETS_MIN = 4
const file = process.argv[2] ?? ''
const raw = readFileSync(file)
const [head = '', ...rows] = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').trim().split('\n')
const [customerAt, dateAt, productAt] = ['customer_id', 'date', 'product'].map(name => head.split(',').indexOf(name))
const items = new Map<string, number>()
const byCustomer = new Map<string, Map<string, Set<number>>>()
for (const row of rows) {
  const cells = row.split(',')
  const [customer = '', date = '', product = ''] = [cells[customerAt ?? 0], cells[dateAt ?? 0], cells[productAt ?? 0]]
  if (customer === '' || product === '') continue
  const item = items.get(product) ?? items.size
  items.set(product, item)
  const days = byCustomer.get(customer) ?? new Map<string, Set<number>>()
  byCustomer.set(customer, days)
  days.set(date, (days.get(date) ?? new Set<number>()).add(item))
}
const all = Array.from(byCustomer.values(), days =>
  Array.from(days.keys())
    .sort()
    .map(date => Array.from(days.get(date) ?? [])),
)
const tested = all
  .filter(baskets => baskets.length >= BASKETS_MIN)
  .map(baskets => ({ past: baskets.slice(0, -1), next: new Set(baskets.at(-1)) }))
const histories: Baskets[] = tested.map(one => one.past)
const popularity = popularityOf(histories, items.size)
const popular = Array.from(items.values()).sort((a, b) => (popularity.visits[b] ?? 0) - (popularity.visits[a] ?? 0))

function recall(
  name: string,
  listOf: (past: Baskets, limit: number) => readonly number[],
  wantedOf: (one: (typeof tested)[number]) => Set<number>,
): void {
  const start = performance.now()
  const shares = [10, 20].map(limit => {
    const each = tested.map(one => ({ wanted: wantedOf(one), list: listOf(one.past, limit) })).filter(one => one.wanted.size > 0)
    return each.reduce((sum, { wanted, list }) => sum + list.filter(item => wanted.has(item)).length / wanted.size, 0) / each.length
  })
  process.stdout.write(
    `${name.padEnd(34)} recall@10 ${(shares[0] ?? 0).toFixed(4)}  @20 ${(shares[1] ?? 0).toFixed(4)}  ${((performance.now() - start) / 1000).toFixed(1)} s\n`,
  )
}

process.stdout.write(`${tested.length} customers, ${items.size} items\n`)
const basketList = (model: Parameters<typeof nextBasket>[1]['model']) => (past: Baskets, limit: number) =>
  nextBasket(past, { popularity, popular, limit, model }).map(one => one.item)
recall('floor: counts, ties by popularity', basketList('floor'), one => one.next)
recall('shipped model', basketList(SHIPPED_REPEAT_MODEL), one => one.next)
const start = performance.now()
const own = fitRepeatModel(histories, popularity)
process.stdout.write(`own fit in ${((performance.now() - start) / 1000).toFixed(2)} s: ${JSON.stringify(own)}\n`)
if (own !== 'too-few-pairs') recall('own model', basketList(own), one => one.next)

const unowned = ({ past, next }: (typeof tested)[number]): Set<number> =>
  new Set(Array.from(next).filter(item => !past.some(basket => basket.includes(item))))
recall('new: popularity', (past, limit) => popular.filter(item => !past.some(basket => basket.includes(item))).slice(0, limit), unowned)
for (const neighboursMax of [5, 10, 20, 30, 50]) {
  const similar = similarItems(
    histories.map(past => Array.from(new Set(past.flat()))),
    items.size,
    neighboursMax,
  )
  const filter = { priceOf: () => undefined, bandOf: () => undefined, isExcluded: () => false }
  recall(
    `new: cosine, ${neighboursMax} neighbours`,
    (past, limit) => explore(past, { similarTo: item => similar[item] ?? [], filter, limit }).map(one => one.item),
    unowned,
  )
}
