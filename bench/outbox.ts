/**
 * The outbox alone: a mailing to a channel that takes everything at once, with every check, both commits and the event of each message,
 * so that what is left is the database and what the program does for it. Run by hand: `node bench/outbox.ts [messages] [setting=value of the
 * server …]`. Four seconds with 20,000.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emailChannel } from '../src/channels/email/channel.ts'
import { DEFAULT_EMAIL, type EmailChannel } from '../src/domain/collect/business.ts'
import { addMs, DAY_MS, instant, MINUTE_MS } from '../src/kernel/instant.ts'
import type { Channel } from '../src/ports/channel.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openPool } from '../src/store/pool.ts'
import { openStore } from '../src/store/open-store.ts'
import { sendDue } from '../src/usecases/deliver/send-due.ts'
import { fillOutbox } from '../test/deliver/fill-outbox.ts'
import { newBusiness } from '../test/business.ts'
import { runAsShipped } from './as-shipped.ts'
import { serverCpuSeconds } from './server-cpu.ts'

runAsShipped()

const NOW = instant('2026-03-10T10:30:00Z')
const BODY = 'Здравствуйте, Анна! Пора переобуваться. Записать вас? Отписаться: СТОП'
const RUNS = 4
const messages = Number(process.argv[2] ?? 20_000)
const settings = Object.fromEntries(process.argv.slice(3).map(told => told.split('=', 2)))
const email: EmailChannel = { ...DEFAULT_EMAIL, host: '127.0.0.1', port: 1, from: 'Шины у Ани <anya@shop.test>' }

function takingChannel(): Channel {
  return {
    ...emailChannel(email),
    bulk: {
      groupMax: 400,
      async *deliverMany(group) {
        yield group.map(({ messageId }) => ({
          messageId,
          outcome: { kind: 'handed', providerId: '2.0.0 Ok: queued as 1234', reason: 'accepted' } as const,
        }))
      },
    },
    close: async () => undefined,
  }
}

const dataDirectory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const engine = await startEmbeddedPostgres({ dataDirectory, settings })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
const pool = openPool({ databaseUrl: engine.databaseUrl })
try {
  await store.system.installation(addMs(NOW, -DAY_MS))
  for (let run = 0; run < RUNS; run += 1) {
    const business = await newBusiness(store, { channels: { active: ['email'], email, publicUrl: 'https://shop.test', routes: {} } })
    await fillOutbox(pool, { business, count: messages, body: BODY, at: addMs(NOW, -MINUTE_MS) })
    const [before, own, log] = [serverCpuSeconds(dataDirectory), process.cpuUsage(), await logBytes()]
    const startedMs = performance.now()
    const deps = { store, clock: { now: () => NOW }, openChannels: () => [takingChannel()], worker: 'bench', linkSecret: 'bench' }
    const { handed } = await sendDue(deps, business)
    const seconds = (performance.now() - startedMs) / 1000
    const server = serverCpuSeconds(dataDirectory) - before
    const { user, system } = process.cpuUsage(own)
    const each = (cpuSeconds: number): string => ((cpuSeconds / handed) * 1e6).toFixed(1)
    const written = Math.round(((await logBytes()) - log) / handed)
    process.stdout.write(
      `${handed} in ${seconds.toFixed(2)} s, ${Math.round(handed / seconds)}/s; µs of CPU for each: ${each((user + system) / 1e6)} here, ${each(server)} database; ${written} bytes of log for each\n`,
    )
  }
} finally {
  await pool.end()
  await store.close()
  await engine.close()
  await rm(dataDirectory, { recursive: true, force: true })
}

/** How far the server's log of changes has come. */
async function logBytes(): Promise<number> {
  const { rows } = await pool.query<{ at: string }>("select pg_current_wal_lsn() - '0/0' as at")
  return Number(rows[0]?.at ?? 0)
}
