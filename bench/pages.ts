/**
 * How fast the owner's pages answer: requests through the whole server (recognising, validating, answering), one after the other,
 * on 100,000 customers with 1,000,000 purchases in the embedded database. `node bench/pages.ts [customers] [purchases a customer]`.
 */
import { connectHook } from '../src/channels/connect-hook.ts'
import { mailTools } from '../src/channels/email/mail-tools.ts'
import { openChannels } from '../src/channels/open-channels.ts'
import { readHook } from '../src/channels/read-hook.ts'
import { escPosPrinter } from '../src/channels/printer/esc-pos.ts'
import { join } from 'node:path'
import { SCOPES } from '../src/contract/values.ts'
import { createApp } from '../src/http/app.ts'
import { openLog } from '../src/http/log.ts'
import { instant } from '../src/kernel/instant.ts'
import { fixedClock } from '../src/ports/clock.ts'
import { openSources } from '../src/sources/open-sources.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { makeApiKey } from '../src/usecases/business/api-keys.ts'
import { planContacts } from '../src/usecases/plan/plan-contacts.ts'
import { understandBusiness } from '../src/usecases/understand/understand-business.ts'
import { analyzeAll, customerOf, fillLargeShop } from './large-shop.ts'
import { newFolder } from '../test/engines/stranger.ts'

const TIMES = 300
const shop = { customers: Number(process.argv[2] ?? 100_000), purchasesEach: Number(process.argv[3] ?? 10) }
const now = instant('2026-11-20T09:00:00Z')
const { path: folder, remove } = await newFolder()
const engine = await startEmbeddedPostgres({ dataDirectory: join(folder, 'data') })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
try {
  const business = await fillLargeShop({ store, databaseUrl: engine.databaseUrl, now }, shop)
  const deps = { store, clock: fixedClock(now) }
  await understandBusiness(deps, business)
  await planContacts(deps, business)
  await analyzeAll(engine.databaseUrl)
  const { secret } = await makeApiKey(deps, business, { name: 'bench', scopes: SCOPES, actor: 'system' })
  const app = createApp({
    ...deps,
    log: openLog('silent'),
    linkSecret: 'bench',
    readHook,
    connectHook,
    printer: escPosPrinter,
    mail: mailTools(),
    openChannels,
    uploadDir: folder,
    uploadBytesMax: 1,
    webDir: folder,
    openFile: async () => undefined,
    sources: openSources(),
    readiness: async () => ({ database: true, migrations: true, worker: true }),
  })
  const ask = async (path: string): Promise<void> => {
    const answer = await app.request(`http://bench/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`)
  }
  await repeated('GET /today', () => ask('/today'))
  await repeated('GET /customers (first page)', () => ask('/customers?limit=50'))
  await repeated('GET /customers?segment=regular', () => ask('/customers?segment=regular&limit=50'))
  await repeated('GET /customers?q= (a name)', n => ask(`/customers?q=customer%20${n * 317}&limit=20`))
  await repeated('GET /customers?q= (last digits of a phone)', n => ask(`/customers?q=${String(n * 331).padStart(5, '0')}&limit=20`))
  await repeated('GET /customers/{id}', n => ask(`/customers/${customerOf(n * 311 + 1)}`))
  await repeated('GET /customers/{id}/timeline', n => ask(`/customers/${customerOf(n * 311 + 1)}/timeline`))
  await repeated('GET /customers/{id}/cycle', n => ask(`/customers/${customerOf(n * 311 + 1)}/cycle`))
  await repeated('the profile page: all three at once', n =>
    Promise.all(['', '/timeline', '/cycle'].map(part => ask(`/customers/${customerOf(n * 311 + 1)}${part}`))),
  )
} finally {
  await store.close()
  await engine.close()
  await remove()
}

async function repeated(name: string, work: (n: number) => Promise<unknown>): Promise<void> {
  const took: number[] = []
  for (let n = 0; n < TIMES; n += 1) {
    const startedAt = performance.now()
    await work(n)
    took.push(performance.now() - startedAt)
  }
  took.sort((a, b) => a - b)
  const at = (share: number): string => (took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0).toFixed(1)
  process.stdout.write(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms over ${TIMES}\n`)
}
