/**
 * Forecasts of whole histories against BG/NBD on any cut-offs: `node bench/fresh-cutoffs.ts FILE.csv DAY[,DAY…] [FILE.csv DAY[,DAY…] …]`. Brier score at
 * 28 days, one line a cut-off, everybody who had bought by then. Figures: docs/methods/cycle.md.
 */
import { bgPurchaseProbability } from '../src/domain/understand/bg-nbd.ts'
import { fitBgNbd } from '../src/domain/understand/bg-nbd-fit.ts'
import { probabilityTable } from '../src/domain/understand/forecast-table.ts'
import { learnBusiness } from '../src/domain/understand/learn-business.ts'
import { countsUntil, type PurchaseLog } from '../src/domain/understand/purchase-log.ts'
import { day, dayNumber } from '../src/kernel/day.ts'
import { readPurchaseLog } from '../src/sources/purchase-log/read-purchase-log.ts'

const WINDOW_DAYS = 28

interface Scores {
  readonly own: number
  readonly memoryless: number
  readonly forecasts: number
}

function scoresOn(log: PurchaseLog, untilDay: number): Scores {
  const [now, then] = [countsUntil(log, untilDay), countsUntil(log, untilDay + WINDOW_DAYS)]
  const keys = Array.from(now.keys()).filter(key => (now[key] ?? 0) > 0)
  const spanOf = (key: number) => {
    const first = log.days[log.starts[key] ?? 0] ?? 0
    const last = log.days[(log.starts[key] ?? 0) + (now[key] ?? 1) - 1] ?? 0
    return { x: (now[key] ?? 1) - 1, tx: last - first, T: untilDay - first }
  }
  const spans = keys.map(spanOf)
  const bg = fitBgNbd({ x: spans.map(one => one.x), tx: spans.map(one => one.tx), T: spans.map(one => one.T) }).model
  const model = learnBusiness(log, { untilDay, knowledge: { trade: 'other' }, windowDays: WINDOW_DAYS })
  let [own, memoryless] = [0, 0]
  for (const row of probabilityTable(log, model, { horizons: [WINDOW_DAYS] })) {
    const came = (then[row.key] ?? 0) > (now[row.key] ?? 0) ? 1 : 0
    own += ((row.probabilities[0] ?? 0) - came) ** 2
    memoryless += (bgPurchaseProbability(bg, spanOf(row.key), WINDOW_DAYS) - came) ** 2
  }
  return { own, memoryless, forecasts: keys.length }
}

function say(name: string, { own, memoryless, forecasts }: Scores): void {
  const [mine, other] = [own, memoryless].map(sum => (sum / forecasts).toFixed(5))
  process.stdout.write(`${name}: ${mine}, BG/NBD ${other}, ${((own / memoryless - 1) * 100).toFixed(1)} % (${forecasts} forecasts)\n`)
}

const sets = process.argv.slice(2)
for (let set = 0; set + 1 < sets.length; set += 2) {
  const read = await readPurchaseLog(sets[set] ?? '', { lastDay: Number.MAX_SAFE_INTEGER })
  if ('refusal' in read) throw new Error(`${sets[set]}: ${read.refusal}`)
  let all: Scores = { own: 0, memoryless: 0, forecasts: 0 }
  for (const text of (sets[set + 1] ?? '').split(',')) {
    const scores = scoresOn(read.log, dayNumber(day(text)))
    say(text, scores)
    all = { own: all.own + scores.own, memoryless: all.memoryless + scores.memoryless, forecasts: all.forecasts + scores.forecasts }
  }
  say(sets[set] ?? '', all)
}
