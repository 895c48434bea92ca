/**
 * The whole of a large business through the database: `node bench/plan-whole.ts [--customers N] [--purchases N] [--buffers SIZE]`.
 * Filled by the server itself without indexes, understood, planned for the first time, planned again in the same night and in the
 * next one, on which one in fifty has bought. Each line: seconds by the clock, seconds of the processors here and in the server, the
 * most memory this process has held, rows a second of the clock. A million customers: about ten minutes, 6 GB of disk.
 * Figures: docs/operating/speed-plan.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { addMs, DAY_MS, instant } from '../src/kernel/instant.ts'
import { fixedClock } from '../src/ports/clock.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { planContacts } from '../src/usecases/plan/plan-contacts.ts'
import { understandBusiness } from '../src/usecases/understand/understand-business.ts'
import { fillLargeShop } from './large-shop.ts'
import { serverCpuSeconds } from './server-cpu.ts'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    purchases: { type: 'string', default: '3' },
    buffers: { type: 'string' },
  },
})
const customers = Number(values.customers)
const now = instant('2026-11-20T01:00:00Z')
const directory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const settings: Record<string, string> = values.buffers === undefined ? {} : { shared_buffers: values.buffers }
const engine = await startEmbeddedPostgres({ dataDirectory: directory, settings })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [startedAt, own, server] = [performance.now(), process.cpuUsage(), serverCpuSeconds(directory)]
  const done = await work()
  const { user, system } = process.cpuUsage(own)
  const seconds = (performance.now() - startedAt) / 1000
  say(
    `${what}: ${seconds.toFixed(1)} s by the clock (${Math.round(customers / seconds)} customers a second), ${((user + system) / 1e6).toFixed(1)} s of CPU here + ` +
      `${(serverCpuSeconds(directory) - server).toFixed(1)} s in the server, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, load ${loadavg()[0]?.toFixed(1)}`,
  )
  say(`  ${JSON.stringify(done)}`)
  return done
}

/** One in fifty comes on the day. */
const SALES = `insert into purchase (business_id, purchase_id, customer_id, source, source_key, local_day, occurred_at, currency, total_minor, created_at, updated_at)
  select business_id, md5('sale' || customer_id)::uuid, customer_id, 'bench', 'sale ' || customer_id, '2026-11-20', '2026-11-20T12:00:00Z', 'RUB', 250000,
    '2026-11-20', '2026-11-20' from customer where customer_id < '05200000-0000-0000-0000-000000000000'`

try {
  const shop = { customers, purchasesEach: Number(values.purchases) }
  const business = await timed(`fill ${customers} customers, ${customers * shop.purchasesEach} purchases`, () =>
    fillLargeShop({ store, databaseUrl: engine.databaseUrl, now }, shop),
  )
  const deps = { store, clock: fixedClock(now) }
  await timed('understand everybody, the first time', () => understandBusiness(deps, business))
  await timed('plan everybody, the first time', () => planContacts(deps, business))
  await timed('plan again, nothing has changed', () => planContacts(deps, business))
  const client = new Client({ connectionString: engine.databaseUrl })
  await client.connect()
  await client.query(`select set_config('app.business_id', '${business}', false)`)
  await client.query(SALES)
  await client.end()
  const tomorrow = { store, clock: fixedClock(addMs(now, DAY_MS)) }
  await timed('the next night: understand', () => understandBusiness(tomorrow, business))
  await timed('the next night: plan', () => planContacts(tomorrow, business))
} finally {
  await store.close()
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}
