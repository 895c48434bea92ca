/**
 * How many deliveries the inbox takes in a second: verified and committed to the real database before each is answered.
 * Baseline in the same run: one transaction a delivery. The processor time is that of this process and of the database together,
 * so that it means something on a busy machine too. Run: node bench/hooks.ts [deliveries]
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newBusiness } from '../test/business.ts'
import { assert } from '../src/kernel/assert.ts'
import { instantFromMs } from '../src/kernel/instant.ts'
import { openSources } from '../src/sources/open-sources.ts'
import { openStore } from '../src/store/open-store.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { connectSource } from '../src/usecases/collect/connect-source.ts'
import { HookIntake, type IncomingHook } from '../src/usecases/collect/receive-hook.ts'
import { newFolder } from '../test/engines/stranger.ts'

const DELIVERIES = Number(process.argv[2] ?? 20_000)
/** As many senders wait for an answer at any moment. */
const AT_ONCE = 200

const { path: folder, remove } = await newFolder()
const engine = await startEmbeddedPostgres({ dataDirectory: folder })
const store = await openStore({ databaseUrl: engine.databaseUrl, role: engine.role, secretKey: new Uint8Array(32) })
const deps = { store, clock: { now: () => instantFromMs(Date.now()) }, sources: openSources() }
const business = await newBusiness(store)
const connected = await connectSource(deps, business, { source: 'webhook', name: '', secrets: {}, settings: {}, actor: 'system' })
assert('connection' in connected, 'the webhook can be connected')
const { key } = connected.connection

function hook(run: string, nth: number): IncomingHook {
  const event = {
    sourceId: `${run}-${nth}`,
    occurredLocal: '2026-03-09T12:00',
    totalMinor: 150_000,
    lines: [{ name: 'Стрижка', totalMinor: 150_000 }],
  }
  return { source: 'webhook', key, url: '', headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(event)) }
}

const TICK_MS = 10
/** Of the database's processes, in milliseconds (proc(5): fields 4, 14 and 15). */
async function databaseCpuMs(): Promise<number> {
  const postmaster = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0] ?? ''
  let ticks = 0
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ') ?? []
    if (pid === postmaster || fields[1] === postmaster) ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks * TICK_MS
}

async function measure(name: string, receive: (hook: IncomingHook) => Promise<unknown>): Promise<void> {
  const waitsMs: number[] = []
  let next = 0
  const databaseBefore = await databaseCpuMs()
  const own = process.cpuUsage()
  const startedMs = performance.now()
  const sender = async (): Promise<void> => {
    while (next < DELIVERIES) {
      const given = hook(name, (next += 1))
      const beganMs = performance.now()
      await receive(given)
      waitsMs.push(performance.now() - beganMs)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  const seconds = (performance.now() - startedMs) / 1000
  const { user, system } = process.cpuUsage(own)
  const databaseMs = (await databaseCpuMs()) - databaseBefore
  const each = (ms: number): string => ((ms * 1000) / DELIVERIES).toFixed(0)
  const sorted = waitsMs.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  process.stdout.write(
    `${name}: ${Math.round(DELIVERIES / seconds)} a second; answered in ${at(0.5)} ms at the median, ${at(0.99)} ms at p99; ` +
      `processor time a delivery: ${each((user + system) / 1000)} µs here, ${each(databaseMs)} µs in the database\n`,
  )
}

const together = new HookIntake(deps)
await measure('together', given => together.receive(given))
await measure('one by one', given => new HookIntake(deps).receive(given))
await store.close()
await engine.close()
await remove()
