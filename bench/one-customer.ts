/**
 * What one change about one customer costs with the database: `node bench/one-customer.ts [CUSTOMERS]`. A business of its own under the
 * temporary folder, with a learnt model; each run reads his days, forecasts him and his product groups, and writes it all.
 * Figures: docs/operating/speed-predict.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instant } from '../src/kernel/instant.ts'
import { fixedClock } from '../src/ports/clock.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { understandBusiness } from '../src/usecases/understand/understand-business.ts'
import { understandCustomer } from '../src/usecases/understand/understand-customer.ts'
import { analyzeAll, customerOf, fillLargeShop } from './large-shop.ts'

const customers = Number(process.argv[2] ?? 20_000)
const RUNS = 1500
const WARM = 300
const now = instant('2026-11-20T09:00:00Z')
const directory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const engine = await startEmbeddedPostgres({ dataDirectory: directory, settings: {} })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

try {
  const business = await fillLargeShop({ store, databaseUrl: engine.databaseUrl, now }, { customers, purchasesEach: 10 })
  const deps = { store, clock: fixedClock(now) }
  const began = performance.now()
  say(JSON.stringify(await understandBusiness(deps, business)))
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
  took.sort((a, b) => a - b)
  const at = (share: number): string => (took[Math.floor(share * took.length)] ?? 0).toFixed(2)
  say(`one customer: least ${at(0)} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms over ${took.length}`)
} finally {
  await store.close()
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}
