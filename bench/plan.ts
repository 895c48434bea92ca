/**
 * How fast a whole business is planned, one customer, and Today: `node bench/plan.ts [customers] [purchases a customer]`.
 * A database of its own under the temporary folder, thrown away at the end. Figures: docs/methods/planning.md.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { DEFAULT_CHANNELS, DEFAULT_HOURS, DEFAULT_POLICY, DEFAULT_WORDS } from '../src/domain/collect/business.ts'
import { nameUuid } from '../src/kernel/digest.ts'
import { type CustomerId, id } from '../src/kernel/ids.ts'
import { addMs, type Instant, instant } from '../src/kernel/instant.ts'
import { fixedClock } from '../src/ports/clock.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { approveContact } from '../src/usecases/plan/approve-contact.ts'
import { listToday } from '../src/usecases/plan/list-today.ts'
import { planContacts } from '../src/usecases/plan/plan-contacts.ts'
import { planOneCustomer } from '../src/usecases/plan/plan-customer.ts'
import { understandBusiness } from '../src/usecases/understand/understand-business.ts'

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
  print(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(2)} s wall, ${((used.user + used.system) / 1e6).toFixed(2)} s CPU of ours, ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
  return result
}

async function repeated(name: string, { times, work }: { readonly times: number, readonly work: (n: number) => Promise<unknown> }): Promise<void> {
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

/** Cycles of 20 to 120 days with a tenth of scatter; a third of the customers left at some time. */
const FILL = (business: number): string => `
  insert into customer (business_id, customer_id, full_name, first_name, name_folded, created_at, updated_at)
    select ${business}, md5('c' || n)::uuid, 'Customer ' || n, 'Customer', 'customer ' || n, '2024-01-01', '2024-01-01' from generate_series(1, ${customers}) n;
  insert into contact_point (business_id, contact_point_id, kind, address, phone_kind, created_at)
    select ${business}, md5('p' || n)::uuid, 'phone', '+7945' || lpad(n::text, 7, '0'), 'mobile', '2024-01-01' from generate_series(1, ${customers}) n;
  insert into contact_point_link (business_id, contact_point_id, customer_id, linked_at)
    select ${business}, md5('p' || n)::uuid, md5('c' || n)::uuid, '2024-01-01' from generate_series(1, ${customers}) n;
  insert into consent (business_id, consent_id, contact_point_id, channel, purpose, status, basis, text_version, locale, source, actor, at)
    select ${business}, md5('a' || n)::uuid, md5('p' || n)::uuid, 'all', 'marketing', 'given', 'explicit', '1', 'ru', 'till', 'bench',
      '2024-01-01' from generate_series(1, ${customers}) n;
  insert into purchase (business_id, purchase_id, customer_id, source, source_key, local_day, occurred_at, currency, total_minor, created_at, updated_at)
    select ${business}, md5('b' || n || '/' || k)::uuid, md5('c' || n)::uuid, 'bench', n || '/' || k, d, d + interval '12 hours', 'RUB',
      100000 + (n * 7919 + k * 104729) % 400000, d, d
    from generate_series(1, ${customers}) n, generate_series(1, ${purchasesEach}) k,
      lateral (select date '2026-11-19' - ((n * 31) % (20 + n % 100)) - (case when n % 3 = 0 then (n * 17) % 400 else 0 end)
        - (k - 1) * (20 + n % 100) - (n * 13 + k * 7) % greatest(1, (20 + n % 100) / 10) as d) days;`

try {
  const business = await store.system.nextBusiness()
  await store.inBusiness(business, tx => tx.business.insert({
    name: 'Bench', trade: 'other', locale: 'ru', country: 'RU', currency: 'RUB', zone: 'Europe/Moscow', hours: DEFAULT_HOURS, policy: DEFAULT_POLICY,
      channels: DEFAULT_CHANNELS, words: DEFAULT_WORDS,
  }, { isSample: true, at: now }))
  await timed(`fill ${customers} customers, ${customers * purchasesEach} purchases`, async () => {
    const client = new Client({ connectionString: engine.databaseUrl })
    await client.connect()
    await client.query(`select set_config('app.business_id', '${business}', false)`)
    await client.query(FILL(business))
    await client.query('analyze')
    await client.end()
  })
  const deps = { store, clock: fixedClock(now) }
  print(JSON.stringify(await timed('understand the business', () => understandBusiness(deps, business))))
  print(JSON.stringify(await timed('plan the whole business, first time', () => planContacts(deps, business))))
  print(JSON.stringify(await timed('plan the whole business again, nothing changed', () => planContacts(deps, business))))
  const client = new Client({ connectionString: engine.databaseUrl })
  await client.connect()
  await client.query('analyze')
  await client.end()
  await repeated('Today', { times: 200, work: () => listToday(deps, business) })
  const customerOf = (n: number): CustomerId => id<'customer'>(md5Uuid(n))
  await repeated('understand and plan one customer', { times: 200, work: n => planOneCustomer(deps, business, customerOf(n + 1)) })
  const open = await store.inBusiness(business, tx => tx.plan.openNow({ at: now, startsBefore: addMs(now, 1), limit: 200 }))
  await repeated('approve one contact', { times: open.length, work: n => approveContact(deps, business,
    { contactId: open[n]?.contactId ?? id<'contact'>(nameUuid('none')), actor: 'bench' }) })
} finally {
  await store.close()
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}

/** PostgreSQL's md5('c' || n)::uuid, as the filling makes it. */
function md5Uuid(n: number): string {
  const hex = createHash('md5').update(`c${n}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
