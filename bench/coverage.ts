/**
 * How often the next purchase falls between the days that were told: `node bench/coverage.ts FILE.csv DAY[,DAY…] [FILE.csv DAY[,DAY…] …]`.
 * Counted over everybody who bought again at any later time in the file, so the days should lie well before its end. Figures: docs/methods/cycle.md.
 */
import { forecastTable } from '../src/domain/understand/forecast-table.ts'
import { learnBusiness } from '../src/domain/understand/learn-business.ts'
import type { PurchaseLog } from '../src/domain/understand/purchase-log.ts'
import { day, dayNumber } from '../src/kernel/day.ts'
import { readPurchaseLog } from '../src/sources/purchase-log/read-purchase-log.ts'

interface Counts {
  readonly returns: number
  readonly early: number
  readonly late: number
}

function countsOn(log: PurchaseLog, untilDay: number): Counts {
  const model = learnBusiness(log, { untilDay, knowledge: { trade: 'other' }, windowDays: 28 })
  let [returns, early, late] = [0, 0, 0]
  for (const row of forecastTable(log, model, { horizons: [] })) {
    const next = (log.starts[row.key] ?? 0) + row.purchases
    if (next >= (log.starts[row.key + 1] ?? 0)) continue
    const passed = (log.days[next] ?? 0) - untilDay
    returns += 1
    if (passed < row.date.p10Days) early += 1
    if (passed > row.date.p90Days) late += 1
  }
  return { returns, early, late }
}

function say(name: string, { returns, early, late }: Counts): void {
  const share = (count: number): string => (count / returns).toFixed(3)
  process.stdout.write(
    `${name}: ${share(returns - early - late)} between, ${share(early)} before, ${share(late)} after (${returns} returns)\n`,
  )
}

const sets = process.argv.slice(2)
for (let set = 0; set + 1 < sets.length; set += 2) {
  const read = await readPurchaseLog(sets[set] ?? '', { lastDay: Number.MAX_SAFE_INTEGER })
  if ('refusal' in read) throw new Error(`${sets[set]}: ${read.refusal}`)
  const all = (sets[set + 1] ?? '').split(',').map(text => countsOn(read.log, dayNumber(day(text))))
  all.forEach((counts, i) => say((sets[set + 1] ?? '').split(',')[i] ?? '', counts))
  say(
    sets[set] ?? '',
    all.reduce((a, b) => ({ returns: a.returns + b.returns, early: a.early + b.early, late: a.late + b.late })),
  )
}
