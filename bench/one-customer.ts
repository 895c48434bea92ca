/**
 * What one change about one customer costs with the database: `node bench/one-customer.ts [CUSTOMERS]`. A business of its own under the
 * temporary folder, with a learnt model and a plan; first each run understands him alone, then a purchase comes for each of others
 * and he is understood and planned for again.
 * Figures: docs/operating/speed-plan.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
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

const customers = Number(process.argv[2] ?? 20_000)
const RUNS = 1500
const WARM = 300
const PURCHASES = 500
const WARM_PURCHASES = 100
const now = instant('2026-11-20T09:00:00Z')
const directory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const engine = await startEmbeddedPostgres({ dataDirectory: directory, settings: {} })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
function spread(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(2)
  return `least ${at(0)} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms over ${sorted.length}`
}
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
  const took: number[] = []
  const cpu = process.cpuUsage()
  for (let n = 0; n < RUNS; n += 1) {
    const started = performance.now()
    await understandCustomer(deps, business, customerOf(1 + ((n * 7919) % customers)))
    if (n >= WARM) took.push(performance.now() - started)
  }
  const { user, system } = process.cpuUsage(cpu)
  say(`${((user + system) / 1000 / RUNS).toFixed(2)} ms of CPU in this process each`)
  say(`understand one customer: ${spread(took)}`)
  const planned: number[] = []
  for (let n = 1; n <= PURCHASES + WARM_PURCHASES; n += 1) {
    const customerId = customerOf(n)
    const sale = { source: 'hand', sourceKey: `bench ${n}`, customer: { customerId }, day: day('2026-11-20'), totalMinor: 420_000 }
    await recordPurchase(deps, business, sale)
    const started = performance.now()
    await planOneCustomer(deps, business, customerId)
    if (n > WARM_PURCHASES) planned.push(performance.now() - started)
  }
  say(`understand and plan one customer after a purchase: ${spread(planned)}, load ${loadavg()[0]?.toFixed(1)}`)
} finally {
  await store.close()
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}
