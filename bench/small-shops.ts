/**
 * How good the forecast of a small shop is: `node bench/small-shops.ts 50,200,500 FILE.csv DAY[,DAY…] [FILE.csv DAY[,DAY…] …]`.
 * Draws customers of a real history at random (fixed seeds, others with SEED=n), learns from them alone, and compares the Brier score
 * at 28 days with BG/NBD fitted to the same customers; behind ± stands the standard error over the draws. Figures: docs/methods/cycle.md.
 */
import { bgPurchaseProbability } from '../src/domain/understand/bg-nbd.ts'
import { fitBgNbd } from '../src/domain/understand/bg-nbd-fit.ts'
import { probabilityTable } from '../src/domain/understand/forecast-table.ts'
import { learnBusiness } from '../src/domain/understand/learn-business.ts'
import { countsUntil, type PurchaseLog, purchaseLog } from '../src/domain/understand/purchase-log.ts'
import { day, dayNumber } from '../src/kernel/day.ts'
import { seededRandom } from '../src/kernel/random.ts'
import { readPurchaseLog } from '../src/sources/purchase-log/read-purchase-log.ts'

const WINDOW_DAYS = 28
/** About as many forecasts at every size. */
const FORECASTS = Number(process.env['FORECASTS'] ?? 5000)
const SEED = Number(process.env['SEED'] ?? 0)

interface Scores {
  readonly own: number
  readonly memoryless: number
  readonly forecasts: number
}

function drawnShop(log: PurchaseLog, drawn: { readonly size: number; readonly untilDay: number; readonly seed: number }): PurchaseLog {
  const random = seededRandom(drawn.seed)
  const pool: number[] = []
  countsUntil(log, drawn.untilDay).forEach((count, key) => {
    if (count > 0) pool.push(key)
  })
  const size = Math.min(drawn.size, pool.length)
  for (let i = 0; i < size; i += 1) {
    const j = random.whole(i, pool.length - 1)
    ;[pool[i], pool[j]] = [pool[j] ?? 0, pool[i] ?? 0]
  }
  const rows = pool.slice(0, size).flatMap((key, i) => {
    const start = log.starts[key] ?? 0
    return Array.from({ length: (log.starts[key + 1] ?? 0) - start }, (_, j) => ({ i, place: start + j }))
  })
  return purchaseLog({
    ids: pool.slice(0, size).map(key => log.ids[key] ?? ''),
    keys: Int32Array.from(rows, row => row.i),
    days: Int32Array.from(rows, row => log.days[row.place] ?? 0),
    amounts: Float64Array.from(rows, row => log.amounts[row.place] ?? 0),
  })
}

function score(shop: PurchaseLog, untilDay: number): Scores {
  let [own, memorylessSum, forecasts] = [0, 0, 0]
  const [now, then] = [countsUntil(shop, untilDay), countsUntil(shop, untilDay + WINDOW_DAYS)]
  const spans = Array.from(now, (count, key) => {
    const first = shop.days[shop.starts[key] ?? 0] ?? 0
    const last = shop.days[(shop.starts[key] ?? 0) + count - 1] ?? 0
    return { x: count - 1, tx: last - first, T: untilDay - first }
  })
  const memoryless = fitBgNbd({ x: spans.map(one => one.x), tx: spans.map(one => one.tx), T: spans.map(one => one.T) }).model
  const model = learnBusiness(shop, { untilDay, knowledge: { trade: 'other' }, windowDays: WINDOW_DAYS })
  for (const row of probabilityTable(shop, model, { horizons: [WINDOW_DAYS] })) {
    const came = (then[row.key] ?? 0) > (now[row.key] ?? 0) ? 1 : 0
    const span = spans[row.key]
    if (!span) continue
    own += ((row.probabilities[0] ?? 0) - came) ** 2
    memorylessSum += (bgPurchaseProbability(memoryless, span, WINDOW_DAYS) - came) ** 2
    forecasts += 1
  }
  return { own, memoryless: memorylessSum, forecasts }
}

interface Change {
  readonly change: number
  /** Of the change, over the draws. */
  readonly error: number
}

/** The sum of the draws' scores over that of BG/NBD; the error is that of a ratio of sums. */
function changeOf(draws: readonly Scores[]): Change {
  const [own, memoryless] = [sumOf(draws.map(one => one.own)), sumOf(draws.map(one => one.memoryless))]
  const misses = draws.map(one => one.own - (own / memoryless) * one.memoryless)
  return { change: own / memoryless - 1, error: Math.sqrt(sumOf(misses.map(miss => miss * miss))) / memoryless }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

const percent = ({ change, error }: Change): string => `${(change * 100).toFixed(1)} ± ${(error * 100).toFixed(1)} %`

const [sizes = '50,200,500', ...sets] = process.argv.slice(2)
for (const size of sizes.split(',').map(Number)) {
  const changes: Change[] = []
  for (let set = 0; set + 1 < sets.length; set += 2) {
    const read = await readPurchaseLog(sets[set] ?? '', { lastDay: Number.MAX_SAFE_INTEGER })
    if ('refusal' in read) throw new Error(`${sets[set]}: ${read.refusal}`)
    const days = (sets[set + 1] ?? '').split(',').map(text => dayNumber(day(text)))
    const draws = Array.from({ length: Math.ceil(FORECASTS / size) }, (_, draw) => {
      const untilDay = days[draw % days.length] ?? 0
      return score(drawnShop(read.log, { size, untilDay, seed: SEED + 1000 * size + draw }), untilDay)
    })
    const change = changeOf(draws)
    changes.push(change)
    const forecasts = sumOf(draws.map(one => one.forecasts))
    const [own, other] = [sumOf(draws.map(one => one.own)), sumOf(draws.map(one => one.memoryless))].map(sum =>
      (sum / forecasts).toFixed(5),
    )
    process.stdout.write(`${size} customers of ${sets[set]}: ${own}, BG/NBD ${other}, ${percent(change)}\n`)
  }
  const mean = {
    change: sumOf(changes.map(one => one.change)) / changes.length,
    error: Math.sqrt(sumOf(changes.map(one => one.error ** 2))) / changes.length,
  }
  process.stdout.write(`${size} customers, mean of the sets: ${percent(mean)}\n`)
}
