/**
 * Speed of the BG/NBD fit, by hand: `node bench/bg-nbd-fit.ts [--python PYTHON] [CUSTOMERS …]`. With a Python that has scipy, the usual fit
 * (L-BFGS-B over numpy columns, from two starts and from one) runs on the same customers in the same run, and the lifetimes package
 * where it is installed. Whole days and fractions of days. Figures and the machine: docs/operating/speed-predict.md.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { fitBgNbd } from '../src/domain/understand/bg-nbd-fit.ts'
import type { BuyingSpans } from '../src/domain/understand/buying-columns.ts'
import { simulateBgNbd } from '../src/domain/understand/simulate-buyers.ts'
import { seededRandom } from '../src/kernel/random.ts'

const RUNS = 25
/** The first calls warm the compiler up. */
const WARM_FROM = 12
const TRUTH = { variant: 'bg', r: 0.243, alpha: 31, a: 0.793, b: 2.426 } as const
const PROGRAM = `
import sys, time, numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln, betaln
x, tx, T = np.loadtxt(sys.argv[1], delimiter=',').T
scale = 10. / T.max(); u, v = tx * scale, T * scale
def loss(p):
    r, al, a, b = np.exp(p)
    A = gammaln(r + x) - gammaln(r) + r * np.log(al) + betaln(a, b + x) - betaln(a, b)
    stay = -(r + x) * np.log(al + v)
    leave = np.where(x > 0, np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(al + u), -np.inf)
    return -np.mean(A + np.logaddexp(stay, leave))
def timed(starts):
    t = time.perf_counter(); o = min((minimize(loss, s, method='L-BFGS-B', bounds=[(-7, 7)] * 4) for s in starts), key=lambda o: o.fun)
    return 1000 * (time.perf_counter() - t), -o.fun * len(x) + x.sum() * np.log(scale)
print('scipy from two starts', *timed(([0, 0, 0, 0], [-1, 1, -.5, .5])), sep=';')
print('scipy from one start', *timed(([0, 0, 0, 0],)), sep=';')
try:
    from lifetimes import BetaGeoFitter
    t = time.perf_counter(); f = BetaGeoFitter().fit(x, tx, T); print('lifetimes', 1000 * (time.perf_counter() - t), -f._negative_log_likelihood_ * len(x) + x.sum() * np.log(f._scale), sep=';')
except ImportError:
    pass
`

const { values: asked, positionals } = parseArgs({ options: { python: { type: 'string' } }, allowPositionals: true })
const sizes = positionals.length === 0 ? [23_570, 1_000_000] : positionals.map(Number)

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function measure(name: string, spans: BuyingSpans): void {
  const runs = Array.from({ length: RUNS }, () => {
    const began = performance.now()
    const { logLikelihood } = fitBgNbd(spans)
    return { ms: performance.now() - began, logLikelihood }
  })
  const [cold] = runs
  const warm = runs.slice(WARM_FROM).toSorted((one, other) => one.ms - other.ms)[Math.floor((RUNS - WARM_FROM) / 2)]
  if (!cold || !warm) return
  say(`${name}: warm ${warm.ms.toFixed(1)} ms, first call ${cold.ms.toFixed(1)} ms, ln L ${warm.logLikelihood.toFixed(4)}`)
  if (asked.python !== undefined) compare(asked.python, { spans, ms: warm.ms })
}

function compare(python: string, { spans, ms }: { readonly spans: BuyingSpans; readonly ms: number }): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fit-'))
  const table = join(folder, 'spans.csv')
  writeFileSync(table, Array.from(spans.x, (x, i) => `${x},${spans.tx[i]},${spans.T[i]}`).join('\n'))
  const ran = spawnSync(python, ['-c', PROGRAM, table], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  if (ran.status !== 0) say(`  ${python} has no scipy, so there is nothing to compare with.`)
  for (const line of ran.stdout.trim().split('\n').filter(Boolean)) {
    const [what = '', took = '', logLikelihood = ''] = line.split(';')
    say(
      `  ${what}: ${Number(took).toFixed(0)} ms, ${(Number(took) / ms).toFixed(0)} times as long, ln L ${Number(logLikelihood).toFixed(4)}`,
    )
  }
}

for (const customers of sizes) {
  const made = simulateBgNbd(TRUTH, { customers, observed: [189, 273], ahead: 0 }, seededRandom(1))
  measure(`${customers} customers in whole days`, { x: made.x, tx: made.tx.map(Math.round), T: made.T.map(Math.round) })
  measure(`${customers} customers in fractions of days`, made)
}
