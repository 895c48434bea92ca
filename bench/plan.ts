/**
 * How fast a whole business is planned, one customer, and Today: `node bench/plan.ts [customers] [purchases a customer]`.
 * A database of its own under the temporary folder, thrown away at the end. Figures: docs/operating/speed-plan.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nameUuid } from '../src/kernel/digest.ts'
import { id } from '../src/kernel/ids.ts'
import { addMs, type Instant, instant } from '../src/kernel/instant.ts'
import { fixedClock } from '../src/ports/clock.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { approveContact } from '../src/usecases/plan/approve-contact.ts'
import { listToday } from '../src/usecases/plan/list-today.ts'
import { planContacts } from '../src/usecases/plan/plan-contacts.ts'
import { planOneCustomer } from '../src/usecases/plan/plan-customer.ts'
import { understandBusiness } from '../src/usecases/understand/understand-business.ts'
import { analyzeAll, customerOf, fillLargeShop } from './large-shop.ts'

const customers = Number(process.argv[2] ?? 100_000)
const purchasesEach = Number(process.argv[3] ?? 10)
const now: Instant = instant('2026-11-20T09:00:00Z')
const directory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const engine = await startEmbeddedPostgres({ dataDirectory: directory, settings: {} })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const used = process.cpuUsage(cpu)
  print(
    `${name}: ${((performance.now() - startedAt) / 1000).toFixed(2)} s wall, ${((used.user + used.system) / 1e6).toFixed(2)} s CPU of ours, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  )
  return result
}

async function repeated(
  name: string,
  { times, work }: { readonly times: number; readonly work: (n: number) => Promise<unknown> },
): Promise<void> {
  const took: number[] = []
  for (let n = 0; n < times; n += 1) {
    const startedAt = performance.now()
    await work(n)
    took.push(performance.now() - startedAt)
  }
  took.sort((a, b) => a - b)
  const at = (share: number): string => (took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0).toFixed(1)
  print(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms over ${times}`)
}

try {
  const large = { customers, purchasesEach }
  const business = await timed(`fill ${customers} customers, ${customers * purchasesEach} purchases`, () =>
    fillLargeShop({ store, databaseUrl: engine.databaseUrl, now }, large),
  )
  const deps = { store, clock: fixedClock(now) }
  print(JSON.stringify(await timed('understand the business', () => understandBusiness(deps, business))))
  print(JSON.stringify(await timed('plan the whole business, first time', () => planContacts(deps, business))))
  print(JSON.stringify(await timed('plan the whole business again, nothing changed', () => planContacts(deps, business))))
  await analyzeAll(engine.databaseUrl)
  await repeated('Today', { times: 200, work: () => listToday(deps, business) })
  await repeated('understand and plan one customer', { times: 200, work: n => planOneCustomer(deps, business, customerOf(n + 1)) })
  const open = await store.inBusiness(business, tx => tx.plan.openNow({ at: now, startsBefore: addMs(now, 1), limit: 200 }))
  await repeated('approve one contact', {
    times: open.length,
    work: n => approveContact(deps, business, { contactId: open[n]?.contactId ?? id<'contact'>(nameUuid('none')), actor: 'bench' }),
  })
} finally {
  await store.close()
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}
