/** Messages through the outbox into the sandbox, with every commit: claimed, sending, handed. Run by hand: `node bench/outbox.ts [messages]`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChannels } from '../src/channels/open-channels.ts'
import { addMs, DAY_MS, instant } from '../src/kernel/instant.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { sendDue } from '../src/usecases/deliver/send-due.ts'
import { newBusiness } from '../test/business.ts'
import { messageTo, newPerson } from '../test/deliver/shop.ts'

const NOW = instant('2026-03-10T10:30:00Z')
const messages = Number(process.argv[2] ?? 2000)

const dataDirectory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const engine = await startEmbeddedPostgres({ dataDirectory })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
try {
  const business = await newBusiness(store)
  for (let i = 0; i < messages; i += 1) {
    const message = messageTo(await newPerson(store, business), { channel: 'sandbox' })
    await store.inBusiness(business, tx => tx.deliver.enqueue(message, NOW))
  }
  await store.system.installation(addMs(NOW, -DAY_MS))
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  const counts = await sendDue({ store, clock: { now: () => NOW }, openChannels, worker: 'bench', linkSecret: 'bench' }, business)
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  process.stdout.write(
    `${counts.handed} of ${messages} handed in ${seconds.toFixed(1)} s: ${Math.round(counts.handed / seconds)}/s, ${Math.round(counts.handed / ((user + system) / 1e6))} per CPU-second of this process\n`,
  )
} finally {
  await store.close()
  await engine.close()
  await rm(dataDirectory, { recursive: true, force: true })
}
