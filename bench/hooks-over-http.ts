/**
 * Deliveries over HTTP, as sources send them: one connection each, the next delivery after the answer to the last, which comes after the
 * commit. The server runs in a process of its own with its own PostgreSQL. By hand: `node bench/hooks-over-http.ts [deliveries] [at once]`
 */
import { spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { serve as listen, type ServerType } from '@hono/node-server'
import { connectHook } from '../src/channels/connect-hook.ts'
import { mailTools } from '../src/channels/email/mail-tools.ts'
import { openChannels } from '../src/channels/open-channels.ts'
import { escPosPrinter } from '../src/channels/printer/esc-pos.ts'
import { readHook } from '../src/channels/read-hook.ts'
import { createApp } from '../src/http/app.ts'
import { gatheredLines, openLog } from '../src/http/log.ts'
import { assert } from '../src/kernel/assert.ts'
import { instantFromMs } from '../src/kernel/instant.ts'
import { openImportFile } from '../src/sources/csv/open-import-file.ts'
import { openSources } from '../src/sources/open-sources.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { connectSource } from '../src/usecases/collect/connect-source.ts'
import { newBusiness } from '../test/business.ts'
import { newFolder } from '../test/engines/stranger.ts'

const [role = '20000', atOnce = '64'] = process.argv.slice(2)
if (role === 'serve') await serve()
else await send(Number(role), Number(atOnce))

async function serve(): Promise<void> {
  const { path: folder, remove } = await newFolder()
  const engine = await startEmbeddedPostgres({ dataDirectory: folder })
  const store = await openStore({ databaseUrl: engine.databaseUrl, role: engine.role, secretKey: new Uint8Array(32) })
  const clock = { now: () => instantFromMs(Date.now()) }
  const sources = openSources()
  const business = await newBusiness(store)
  const connected = await connectSource({ store, clock, sources }, business, {
    source: 'webhook', name: '', secrets: {}, settings: {}, actor: 'system',
  }) // prettier-ignore
  assert('connection' in connected, 'the webhook can be connected')
  const app = createApp({
    store, clock, sources, readHook, connectHook, openChannels, linkSecret: 'bench', printer: escPosPrinter, mail: mailTools(),
    log: openLog('info', gatheredLines(text => process.stderr.write(text))), webDir: folder, uploadDir: folder, uploadBytesMax: 1,
    openFile: path => openImportFile(path), readiness: async () => ({ database: true, migrations: true, worker: true }),
  }) // prettier-ignore
  const server = await new Promise<ServerType>(resolve => {
    const started = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const address = server.address()
  assert(typeof address === 'object' && address !== null, 'the server listens')
  process.stdout.write(`http://127.0.0.1:${address.port}/api/v1/hooks/webhook/${connected.connection.key}\n`)
  let before = process.cpuUsage()
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage(before)
    process.stdout.write(`${(user + system) / 1e6}\n`)
    before = process.cpuUsage()
  })
  const stop = async (): Promise<void> => {
    server.close()
    await store.close()
    await engine.close()
    await remove()
    process.exit()
  }
  process.on('SIGTERM', () => void stop())
}

async function send(deliveries: number, connections: number): Promise<void> {
  const server = spawn(process.execPath, [...process.execArgv, import.meta.filename, 'serve'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
  const address = (await lines.next()).value ?? ''
  const cpuSeconds = async (): Promise<number> => {
    server.kill('SIGUSR2')
    return Number((await lines.next()).value)
  }
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const post = (nth: number): Promise<number | undefined> => {
    const sale = {
      sourceId: `bench-${nth}`,
      occurredLocal: '2026-03-09T12:00',
      totalMinor: 150_000,
      lines: [{ name: 'Стрижка', totalMinor: 150_000 }],
    }
    const body = JSON.stringify(sale)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    return new Promise((resolve, reject) => {
      const sent = request(address, { method: 'POST', agent, headers }, answer => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }
  let [next, refused] = [0, 0]
  let waitsMs: number[] = []
  const sender = async (until: number): Promise<void> => {
    while (next < until) {
      next += 1
      const beganMs = performance.now()
      if ((await post(next)) !== 200) refused += 1
      waitsMs.push(performance.now() - beganMs)
    }
  }
  const run = (until: number): Promise<unknown> => Promise.all(Array.from({ length: connections }, () => sender(until)))
  // The first ones are compiled.
  await run(deliveries / 10)
  waitsMs = []
  await cpuSeconds()
  const startedMs = performance.now()
  const own = process.cpuUsage()
  await run(deliveries)
  const seconds = (performance.now() - startedMs) / 1000
  const { user, system } = process.cpuUsage(own)
  const serverSeconds = await cpuSeconds()
  const sorted = waitsMs.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  const micros = (spent: number): number => Math.round((spent / sorted.length) * 1e6)
  process.stdout.write(
    `${Math.round(sorted.length / seconds)} a second over ${connections} connections; answered in ${at(0.5)} ms at the median, ${at(0.99)} ms at p99; ` +
      `µs of CPU for each: ${micros(serverSeconds)} in the program, ${micros((user + system) / 1e6)} in this sender; not taken: ${refused}\n`,
  )
  agent.destroy()
  server.kill('SIGTERM')
}
