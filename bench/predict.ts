/**
 * Speed of the predictor, by hand: `node bench/predict.ts [CUSTOMERS]` (900,000 customers make about 10,500,000 rows). Rates are per second of CPU and the best
 * of three runs, so that a busy machine does not shame them; the fast and the obvious due-window search take turns in one run.
 * Figures and the machine: docs/operating/speed-predict.md.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
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

const CHILD = '--alone'
if (process.argv[2] === CHILD) {
  await predictAlone(process.argv.slice(3))
  process.exit(0)
}

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
const rows = writeHistories(file)
for (const flags of [['--no-windows'], []]) {
  const child = spawnSync(process.execPath, [import.meta.filename, CHILD, file, join(folder, 'out.csv'), ...flags], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  process.stdout.write(`regulars predict ${flags.join(' ').padEnd(12)} ${customers} customers, ${rows} rows: ${child.stdout}`)
}
rmSync(folder, { recursive: true })
if (!Number.isFinite(kept)) throw new Error('the work was not done')

function writeHistories(path: string): number {
  const into = openSync(path, 'w')
  let [piece, count] = ['customer_id,date,amount\n', 0]
  for (let customer = 0; customer < customers; customer += 1) {
    let at = random.whole(0, 1200)
    const cycle = 40 * Math.exp(random.normal(0, 0.7))
    while (at < 1460) {
      piece += `C${customer},${addDays(day('2021-01-01'), at)},${random.whole(500, 9000) / 100}\n`
      count += 1
      if (random.chance(0.08)) break
      at += Math.max(1, Math.round(cycle * Math.exp(random.normal(0, 0.5))))
    }
    if (piece.length < 1 << 20) continue
    writeSync(into, piece)
    piece = ''
  }
  writeSync(into, piece)
  closeSync(into)
  return count
}

/** The command in a process of its own, so that its memory is its own. */
async function predictAlone([from = '', to = '', ...flags]: readonly string[]): Promise<void> {
  const started = performance.now()
  await predictCommand([from, '--as-of', '2024-12-31', '--out', to, ...flags], {
    out: () => {},
    err: () => {},
    locale: 'en',
    isTerminal: false,
  })
  const { user, system } = process.cpuUsage()
  const figures = [
    `${((performance.now() - started) / 1000).toFixed(1)} s`,
    `${((user + system) / 1e6).toFixed(1)} s of CPU`,
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  ]
  process.stdout.write(`${figures.join(', ')}\n`)
}
