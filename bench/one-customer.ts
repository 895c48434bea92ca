/**
 * What one change about one customer costs with the database: `node bench/one-customer.ts [CUSTOMERS]`. A business of its own under the
 * temporary folder, with a learnt model and a plan; first each run understands him alone, where nothing is new, then a purchase comes for
 * each of others and he is understood, or understood and planned for again. The purchase itself, which waits for the disk, is not counted.
 * Figures: docs/operating/speed-plan.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { PerformanceObserver } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { day } from '../src/kernel/day.ts'
import { instant } from '../src/kernel/instant.ts'
import { fixedClock } from '../src/ports/clock.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { recordPurchase } from '../src/usecases/collect/record-purchase.ts'
import { planContacts } from '../src/usecases/plan/plan-contacts.ts'
import { planOneCustomer } from '../src/usecases/plan/plan-customer.ts'
import { understandBusiness } from '../src/usecases/understand/understand-business.ts'
import { understandCustomer } from '../src/usecases/understand/understand-customer.ts'
import { analyzeAll, customerOf, fillLargeShop } from './large-shop.ts'
import { serverCpuSeconds } from './server-cpu.ts'

const customers = Number(process.argv[2] ?? 20_000)
/** A server that runs has understood and planned for more than that since it was started; its code is compiled, its statements are prepared. */
const WARM = 1000
const RUNS = 3000
const WARM_PURCHASES = 1000
const PURCHASES = 1000
const now = instant('2026-11-20T09:00:00Z')
const directory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const engine = await startEmbeddedPostgres({ dataDirectory: directory, settings: {} })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
interface Taken {
  readonly began: number
  readonly tookMs: number
}
const pauses: Taken[] = []
new PerformanceObserver(list => {
  for (const { startTime, duration } of list.getEntries()) pauses.push({ began: startTime, tookMs: duration })
}).observe({ entryTypes: ['gc'] })

/** The spread, and what the slowest hundredth had in common with the collector of garbage. */
async function spread(taken: readonly Taken[]): Promise<string> {
  // The observer hears of a pause a turn later.
  await setImmediate()
  const sorted = taken.toSorted((a, b) => a.tookMs - b.tookMs)
  const at = (share: number): string => (sorted[Math.floor(share * sorted.length)]?.tookMs ?? 0).toFixed(2)
  const slowest = sorted.slice(Math.floor(0.99 * sorted.length))
  const paused = slowest.filter(one => pauses.some(pause => pause.began < one.began + one.tookMs && one.began < pause.began + pause.tookMs))
  return (
    `least ${at(0)} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms over ${sorted.length}; ` +
    `${paused.length} of the slowest ${slowest.length} met a collection`
  )
}
/** Of the processors, a piece of work: it is the same on a crowded machine. */
function cpuOf(spent: { readonly own: NodeJS.CpuUsage; readonly server: number }, times: number): string {
  const { user, system } = process.cpuUsage(spent.own)
  return `${((user + system) / 1000 / times).toFixed(2)} ms of CPU here + ${(((serverCpuSeconds(directory) - spent.server) * 1000) / times).toFixed(2)} in the server each`
}
const cpuNow = (): { readonly own: NodeJS.CpuUsage; readonly server: number } => ({
  own: process.cpuUsage(),
  server: serverCpuSeconds(directory),
})
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

try {
  const business = await fillLargeShop({ store, databaseUrl: engine.databaseUrl, now }, { customers, purchasesEach: 10 })
  const deps = { store, clock: fixedClock(now) }
  const began = performance.now()
  say(JSON.stringify(await understandBusiness(deps, business)))
  await planContacts(deps, business)
  say(`the whole: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await analyzeAll(engine.databaseUrl)
  const took: Taken[] = []
  let spent = cpuNow()
  for (let n = 0; n < WARM + RUNS; n += 1) {
    if (n === WARM) spent = cpuNow()
    const began = performance.now()
    await understandCustomer(deps, business, customerOf(1 + ((n * 7919) % customers)))
    if (n >= WARM) took.push({ began, tookMs: performance.now() - began })
  }
  say(`understand one customer: ${cpuOf(spent, RUNS)}`)
  say(`  ${await spread(took)}, load ${loadavg()[0]?.toFixed(1)}`)
  const [learnt, planned]: [Taken[], Taken[]] = [[], []]
  for (let n = 1; n <= WARM_PURCHASES + 2 * PURCHASES; n += 1) {
    const customerId = customerOf(n)
    const sale = { source: 'hand', sourceKey: `bench ${n}`, customer: { customerId }, day: day('2026-11-20'), totalMinor: 420_000 }
    await recordPurchase(deps, business, sale)
    const began = performance.now()
    // One after another is only understood, or planned again with it.
    await (n % 2 === 0 ? understandCustomer(deps, business, customerId) : planOneCustomer(deps, business, customerId))
    if (n > WARM_PURCHASES) (n % 2 === 0 ? learnt : planned).push({ began, tookMs: performance.now() - began })
  }
  // Once more without a purchase: nothing else uses the processors, so they can be counted.
  spent = cpuNow()
  for (let n = 1; n <= PURCHASES; n += 1) await planOneCustomer(deps, business, customerOf(n))
  say(`understand and plan one customer again, nothing new: ${cpuOf(spent, PURCHASES)}`)
  say(`understand one customer after a purchase: ${await spread(learnt)}`)
  say(`understand and plan one customer after a purchase: ${await spread(planned)}, load ${loadavg()[0]?.toFixed(1)}`)
} finally {
  await store.close()
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}
