/**
 * Draws each standard model against the hold-out of CDNOW into docs/methods/plots: `node bench/calibration-plots.ts`. 2,357 customers, 39 weeks
 * to learn from and 39 weeks to be judged by, as in the papers.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { bgExpectedPurchases, type BuyingSpan } from '../src/domain/understand/bg-nbd.ts'
import { fitBgNbd } from '../src/domain/understand/bg-nbd-fit.ts'
import { holdoutPlot, type PlotLine } from '../src/domain/understand/calibration-plot.ts'
import { forecastTable } from '../src/domain/understand/forecast-table.ts'
import { expectedAmount, fitGammaGamma } from '../src/domain/understand/gamma-gamma.ts'
import { learnBusiness } from '../src/domain/understand/learn-business.ts'
import { fitParetoNbd, paretoExpectedPurchases } from '../src/domain/understand/pareto-nbd.ts'
import { countsUntil } from '../src/domain/understand/purchase-log.ts'
import { day, dayNumber } from '../src/kernel/day.ts'
import { cdnowLog } from '../test/cdnow-sample.ts'

const WEEKS = 39
const GROUPS = 8
const folder = new URL('../docs/methods/plots/', import.meta.url)
mkdirSync(folder, { recursive: true })

const log = cdnowLog()
const end = dayNumber(day('1997-09-30'))
const [now, later] = [countsUntil(log, end), countsUntil(log, end + 7 * WEEKS)]
const spans: BuyingSpan[] = Array.from(now, (count, key) => {
  const first = log.days[log.starts[key] ?? 0] ?? 0
  const last = log.days[(log.starts[key] ?? 0) + count - 1] ?? 0
  return { x: count - 1, tx: (last - first) / 7, T: (end - first) / 7 }
})
const columns = { x: spans.map(one => one.x), tx: spans.map(one => one.tx), T: spans.map(one => one.T) }

/** Means over customers who had bought equally often; seven times and more are one group. */
function line(name: string, valueOf: (key: number) => number, isCounted: (key: number) => boolean = () => true): PlotLine {
  const [sums, sizes] = [new Float64Array(GROUPS), new Float64Array(GROUPS)]
  spans.forEach(({ x }, key) => {
    if (!isCounted(key)) return
    const group = Math.min(x, GROUPS - 1)
    sums[group] = (sums[group] ?? 0) + valueOf(key)
    sizes[group] = (sizes[group] ?? 0) + 1
  })
  return { name, values: Array.from(sums, (sum, group) => sum / Math.max(sizes[group] ?? 0, 1)) }
}

const span = (key: number): BuyingSpan => spans[key] ?? { x: 0, tx: 0, T: 0 }
const groups = Array.from({ length: GROUPS }, (_, x) => (x === GROUPS - 1 ? `${x}+` : `${x}`))
const came = line('came', key => (later[key] ?? 0) - (now[key] ?? 0))
const [bg, mbg] = [fitBgNbd(columns, 'bg').model, fitBgNbd(columns, 'mbg').model]
const pareto = fitParetoNbd(columns).model
const bgLine = line('BG/NBD', key => bgExpectedPurchases(bg, span(key), WEEKS))
const mbgLine = line('MBG/NBD', key => bgExpectedPurchases(mbg, span(key), WEEKS))
const paretoLine = line('Pareto/NBD', key => paretoExpectedPurchases(pareto, span(key), WEEKS))

function draw(file: string, models: readonly PlotLine[], title: string): void {
  const svg = holdoutPlot({
    title,
    across: 'repeat purchases in the first 39 weeks',
    up: 'purchases in the next 39 weeks',
    groups,
    came,
    models,
  })
  writeFileSync(new URL(file, folder), svg)
}
draw('bg-nbd.svg', [bgLine, mbgLine], 'BG/NBD and MBG/NBD, CDNOW')
draw('pareto-nbd.svg', [paretoLine], 'Pareto/NBD, CDNOW')

const amountOf = (key: number, from: number, to: number): { readonly x: number; readonly mean: number } => {
  const start = log.starts[key] ?? 0
  const amounts = log.amounts.subarray(start + from, start + to)
  return { x: amounts.length, mean: amounts.reduce((sum, value) => sum + value, 0) / Math.max(amounts.length, 1) }
}
const seen = spans.map((_, key) => amountOf(key, 1, now[key] ?? 0))
const spend = fitGammaGamma({ x: seen.map(one => one.x), mean: seen.map(one => one.mean) })
if (!spend) throw new Error('CDNOW has amounts')
const hasBoth = (key: number): boolean => (seen[key]?.x ?? 0) > 0 && (seen[key]?.mean ?? 0) > 0 && (later[key] ?? 0) > (now[key] ?? 0)
const onlyThese = (values: PlotLine): PlotLine => ({ ...values, values: values.values.slice(1) })
writeFileSync(
  new URL('gamma-gamma.svg', folder),
  holdoutPlot({
    title: 'Gamma-Gamma, CDNOW: mean of a purchase in dollars',
    across: 'repeat purchases in the first 39 weeks',
    up: 'mean of the next 39 weeks, of those who came',
    groups: groups.slice(1),
    came: onlyThese(line('came', key => amountOf(key, now[key] ?? 0, later[key] ?? 0).mean, hasBoth)),
    models: [
      onlyThese(line('Gamma-Gamma', key => expectedAmount(spend.model, seen[key] ?? { x: 0, mean: 0 }), hasBoth)),
      onlyThese(line('own mean', key => seen[key]?.mean ?? 0, hasBoth)),
    ],
  }),
)

const WINDOW = 28
const model = learnBusiness(log, { untilDay: end, knowledge: { trade: 'other' }, windowDays: WINDOW })
const within = countsUntil(log, end + WINDOW)
const said = new Map(Array.from(forecastTable(log, model, { horizons: [WINDOW] }), row => [row.key, row.probabilities[0] ?? 0]))
writeFileSync(
  new URL('lapse.svg', folder),
  holdoutPlot({
    title: 'LAPSE with MBG/NBD, CDNOW: who buys within 28 days',
    across: 'repeat purchases in the first 39 weeks',
    up: 'share that bought',
    groups,
    came: line('came', key => ((within[key] ?? 0) > (now[key] ?? 0) ? 1 : 0)),
    models: [line('said', key => said.get(key) ?? 0)],
  }),
)
