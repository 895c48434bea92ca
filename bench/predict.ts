/**
 * Speed of the predictor, by hand: `node bench/predict.ts [CUSTOMERS]`. Rates are per second of CPU and the best
 * of three runs, so that a busy machine does not shame them; the fast and the obvious due-window search take turns in one run.
 * Figures and the machine: docs/operating/speed-predict.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { predictCommand } from '../src/cli/predict.ts'
import { CENTRES, dueWindow, type Outlook, SEARCH_DAYS, WINDOW_DAYS } from '../src/domain/understand/due-window.ts'
import { lapseModel, LOOSE_PRIOR } from '../src/domain/understand/lapse-fit.ts'
import {
  aliveProbability,
  type NextGap,
  nextGap,
  observeGap,
  purchaseProbability,
  startState,
  survival,
} from '../src/domain/understand/lapse.ts'
import { addDays, day } from '../src/kernel/day.ts'
import { seededRandom } from '../src/kernel/random.ts'

const customers = Number(process.argv[2] ?? 100_000)
const model = lapseModel(LOOSE_PRIOR.mean)
const ahead = Float64Array.from({ length: SEARCH_DAYS + 1 }, (_, days) => days)
const scratch = new Float64Array(SEARCH_DAYS + 1)
const random = seededRandom(1)

function best(work: () => number): number {
  let perSecond = 0
  for (let run = 0; run < 3; run += 1) {
    const started = process.cpuUsage().user
    const count = work()
    perSecond = Math.max(perSecond, (count / (process.cpuUsage().user - started)) * 1e6)
  }
  return perSecond
}

function say(what: string, value: number, unit: string): void {
  process.stdout.write(
    `${what.padEnd(46)} ${new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(value).padStart(14)} ${unit}\n`,
  )
}

function naiveWindow({ next, silence }: Outlook): number {
  const now = survival(next, silence)
  let [mass, due] = [-1, 1]
  for (const centre of CENTRES) {
    const tried = (survival(next, silence + Math.max(centre - WINDOW_DAYS, 0)) - survival(next, silence + centre + WINDOW_DAYS)) / now
    if (tried > mass + 1e-12) [mass, due] = [tried, centre]
  }
  return due
}

const states = Array.from({ length: 100_000 }, () => startState(model))
const gaps = Float64Array.from({ length: 500_000 }, () => 20 + random.next() * 60)
say(
  'updates',
  best(() => {
    for (let i = 0; i < gaps.length; i += 1) observeGap(states[i % states.length] ?? startState(model), model, gaps[i] ?? 1)
    return gaps.length
  }),
  'a second',
)

const nexts: NextGap[] = states.map(state => nextGap(state, model))
const silences = Float64Array.from(nexts, () => random.next() * 90 + 0.5)
let kept = 0
say(
  'predictions (alive, p14, p28)',
  best(() => {
    states.forEach((state, i) => {
      const next = nextGap(state, model)
      const silence = silences[i] ?? 1
      kept +=
        aliveProbability(next, silence) +
        purchaseProbability(next, { silence, ahead: 14 }) +
        purchaseProbability(next, { silence, ahead: 28 })
    })
    return states.length
  }),
  'a second',
)

const outlooks: Outlook[] = nexts.map((next, i) => ({ next, silence: silences[i] ?? 1, ahead, seasonal: false, scratch }))
say(
  'due windows',
  best(() => {
    for (const outlook of outlooks) kept += dueWindow(outlook).dueInDays
    return outlooks.length
  }),
  'a second',
)
say(
  'due windows, the obvious search',
  best(() => {
    for (const outlook of outlooks.slice(0, 5000)) kept += naiveWindow(outlook)
    return 5000
  }),
  'a second',
)

const folder = mkdtempSync(join(tmpdir(), 'bench-predict-'))
const file = join(folder, 'in.csv')
const lines = ['customer_id,date,amount']
for (let customer = 0; customer < customers; customer += 1) {
  let at = random.whole(0, 1200)
  const cycle = 40 * Math.exp(random.normal(0, 0.7))
  while (at < 1460) {
    lines.push(`C${customer},${addDays(day('2021-01-01'), at)},${random.whole(500, 9000) / 100}`)
    if (random.chance(0.08)) break
    at += Math.max(1, Math.round(cycle * Math.exp(random.normal(0, 0.5))))
  }
}
writeFileSync(file, lines.join('\n'))
const started = performance.now()
await predictCommand([file, '--as-of', '2024-12-31', '--out', join(folder, 'out.csv')], {
  out: () => {},
  err: () => {},
  locale: 'en',
  isTerminal: false,
})
const seconds = (performance.now() - started) / 1000
say(`regulars predict, ${customers} customers`, lines.length / seconds, `rows a second (${seconds.toFixed(1)} s, ${lines.length} rows)`)
say('peak memory', process.resourceUsage().maxRSS / 1024, 'MB')
rmSync(folder, { recursive: true })
if (!Number.isFinite(kept)) throw new Error('the work was not done')
