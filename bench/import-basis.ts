/**
 * How long it takes to write the ground for the people of an import, in seconds of CPU of the program and of the database server.
 * Run by hand: node bench/import-basis.ts [PEOPLE]; forty thousand without a number, ten seconds.
 */
import { join } from 'node:path'
import { day } from '../src/kernel/day.ts'
import { id } from '../src/kernel/ids.ts'
import { instantFromMs } from '../src/kernel/instant.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { chooseImportConsentBasis } from '../src/usecases/collect/choose-import-consent-basis.ts'
import { commitImport } from '../src/usecases/collect/commit-import.ts'
import { newBusiness } from '../test/business.ts'
import { newFolder } from '../test/engines/stranger.ts'
import { textFile } from '../test/import-text.ts'
import { serverCpuSeconds } from './server-cpu.ts'

const people = Number(process.argv[2] ?? 40_000)
const { path: folder, remove } = await newFolder()
const dataDirectory = join(folder, 'data')
const engine = await startEmbeddedPostgres({ dataDirectory })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
const deps = { store, clock: { now: () => instantFromMs(Date.now()) } }
try {
  const business = await newBusiness(store)
  const rows = Array.from({ length: people }, (_, nth) => `Имя ${nth};8945${String(nth).padStart(7, '0')}`)
  const file = textFile(`Имя;Телефон\n${rows.join('\n')}\n`)
  const done = await commitImport(deps, business, { file, options: { today: day('2026-01-01') }, actor: 'bench' })
  if (!('report' in done)) throw new Error('the file goes in')
  const words = { textVersion: '1', textShown: 'Я согласен получать сообщения. '.repeat(8), locale: 'ru', actor: 'bench' } as const
  const [own, server, wall] = [process.cpuUsage(), serverCpuSeconds(dataDirectory), performance.now()]
  const chosen = await chooseImportConsentBasis(deps, business, { ...words, importId: id<'import'>(done.report.id), basis: 'explicit' })
  const used = process.cpuUsage(own)
  const seconds = [(used.user + used.system) / 1e6, serverCpuSeconds(dataDirectory) - server, (performance.now() - wall) / 1000]
  const [here, there, clock] = seconds.map(value => value.toFixed(1))
  process.stdout.write(`${JSON.stringify(chosen)}: ${here} s CPU here + ${there} s in the server, ${clock} s wall\n`)
} finally {
  await store.close()
  await engine.close()
  await remove()
}
