/**
 * How fast a file goes in, in CPU seconds of the program and of the database server, into a fresh embedded database.
 * Run by hand: node bench/import.ts FILE [MORE FILES]; without a file it makes a million rows of its own, in the order of days as a till
 * writes them, or with --shuffled in no order; with --wide a gigabyte of two million rows. --brief leaves out all but the first import,
 * --halfway all but the import that is stopped halfway and gone on with. The wall time is printed too, but on a shared machine only the CPU
 * says something. The file is made by a process of its own, and memory is the most that this one held at any moment of the step.
 */
import { execFileSync } from 'node:child_process'
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Papa from 'papaparse'
import { day, dayFromNumber, dayNumber } from '../src/kernel/day.ts'
import { instantFromMs } from '../src/kernel/instant.ts'
import { seededRandom } from '../src/kernel/random.ts'
import type { ImportFile, ImportRecords, RawRecord } from '../src/ports/import-file.ts'
import { openImportFile } from '../src/sources/csv/open-import-file.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { commitImport, type ImportProgress } from '../src/usecases/collect/commit-import.ts'
import { checkImport } from '../src/usecases/collect/check-import.ts'
import { undoImport } from '../src/usecases/collect/undo-import.ts'
import { id } from '../src/kernel/ids.ts'
import { newBusiness } from '../test/business.ts'
import { newFolder } from '../test/engines/stranger.ts'
import { runAsShipped } from './as-shipped.ts'
import { serverCpuSeconds, serverMemory } from './server-cpu.ts'

const MILLION_ROWS = 1_000_000
const CUSTOMERS = 200_000
/** Five years. */
const DAYS = 1826
const flags = new Set(process.argv.slice(2).filter(word => word.startsWith('--')))
const given = process.argv.slice(2).filter(word => !word.startsWith('--'))
if (flags.has('--make')) {
  await makeUp(given[0] ?? '')
  process.exit()
}
runAsShipped()
const { path: folder, remove } = await newFolder()
const dataDirectory = join(folder, 'data')
const engine = await startEmbeddedPostgres({ dataDirectory })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
const clock = { now: () => instantFromMs(Date.now()) }
const options = { today: day('2026-01-01') }
let serverBytes = 0
try {
  for (const path of given.length > 0 ? given : [madeUp()]) {
    const file = await openImportFile(path)
    const business = await newBusiness(store)
    say(file.name)
    await measured('check', () => checkImport({ store, clock }, business, { file, options }))
    if (flags.has('--halfway')) {
      await stoppedHalfway(file)
      continue
    }
    const first = await measured('import', () => commitImport({ store, clock }, business, { file, options, actor: 'bench' }))
    if (flags.has('--brief')) continue
    await measured('import again', () => commitImport({ store, clock }, business, { file, options, actor: 'bench' }))
    await stoppedHalfway(file)
    const other = await newBusiness(store)
    const papa = withPapaParse(file)
    await measured('PapaParse and the same inserts', () => commitImport({ store, clock }, other, { file: papa, options, actor: 'bench' }))
    if ('report' in first)
      await measured('undo', () => undoImport({ store, clock }, business, { importId: id<'import'>(first.report.id), actor: 'bench' }))
  }
} finally {
  await store.close()
  await engine.close()
  await remove()
}

/** Stopped when half of the bytes are stored, and brought again. */
async function stoppedHalfway(file: ImportFile): Promise<void> {
  const business = await newBusiness(store)
  const stopAt = async ({ bytes }: ImportProgress): Promise<void> => {
    if (bytes.done * 2 < bytes.total) return
    await store.inBusiness(business, async tx => {
      for (const { id: importId } of await tx.collect.imports.unfinished()) await tx.collect.imports.stop(importId)
    })
  }
  await measured('stopped halfway', () => commitImport({ store, clock }, business, { file, options, actor: 'bench', onProgress: stopAt }))
  await measured('and gone on with', () => commitImport({ store, clock }, business, { file, options, actor: 'bench' }))
}

/** The same file cut into cells by the usual parser; everything after that is the same. */
function withPapaParse(file: ImportFile): ImportFile {
  const batches = async function* (): AsyncGenerator<RawRecord[]> {
    const decoder = new TextDecoder()
    const texts = async function* (): AsyncGenerator<string> {
      for await (const chunk of file.bytes()) yield decoder.decode(chunk, { stream: true })
    }
    const pieces: string[][][] = []
    let [isDone, row] = [false, 0]
    let wake = (): void => undefined
    let goOn = (): void => undefined
    // In the pieces it is fastest with; it waits while a piece is taken away.
    Papa.parse<string[]>(Readable.from(texts()), {
      delimiter: ';',
      chunk: ({ data }, parser) => {
        pieces.push(data)
        parser.pause()
        goOn = () => parser.resume()
        wake()
      },
      complete: () => {
        isDone = true
        wake()
      },
    })
    while (!isDone || pieces.length > 0) {
      const piece = pieces.shift()
      if (piece) {
        yield piece.map(cells => ({ cells, row: (row += 1), problem: null }))
        goOn()
      } else await new Promise<void>(resolve => (wake = resolve))
    }
  }
  const records = async (): Promise<ImportRecords> => ({
    container: 'json',
    encoding: null,
    sheet: null,
    sheets: [],
    columns: null,
    batches: batches(),
  })
  return { ...file, sha256: `papa-${file.sha256}`, records }
}

async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [own, server, wall] = [process.cpuUsage(), serverCpuSeconds(dataDirectory), performance.now()]
  serverBytes = 0
  forgetMostMemory()
  // Looking at the memory of ten processes takes this one as long as a tenth of an import: it is no part of what is measured.
  let looking = 0
  const looks = setInterval(() => {
    const before = process.threadCpuUsage()
    serverBytes = Math.max(serverBytes, serverMemory(dataDirectory))
    const after = process.threadCpuUsage(before)
    looking += after.user + after.system
  }, 500)
  const done = await work()
  clearInterval(looks)
  const used = process.cpuUsage(own)
  const ownSeconds = (used.user + used.system - looking) / 1e6
  const serverSeconds = serverCpuSeconds(dataDirectory) - server
  const counts = countsOf(done)
  const rows = counts === undefined ? '' : `, ${Math.round(counts / (ownSeconds + serverSeconds))} rows per CPU second`
  say(
    `  ${what}: ${ownSeconds.toFixed(1)} s CPU here + ${serverSeconds.toFixed(1)} s in the server, ${((performance.now() - wall) / 1000).toFixed(1)} s wall${rows}, ` +
      `${mostMemory()} MB here at most (${(looking / 1e6).toFixed(1)} s for looking at it left out), ${Math.round(serverBytes / 1024)} MB of its own in the server`,
  )
  return done
}

function countsOf(done: unknown): number | undefined {
  if (typeof done !== 'object' || done === null || !('report' in done)) return undefined
  const { counts } = done.report as { counts: { purchase_lines: number; refund_lines: number } }
  return counts.purchase_lines + counts.refund_lines
}

/** From now on the kernel counts the most memory anew (proc(5), clear_refs). */
function forgetMostMemory(): void {
  writeFileSync('/proc/self/clear_refs', '5')
}

/** Megabytes. */
function mostMemory(): number {
  return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024)
}

/** In a process of its own, whose memory is none of what is measured. */
function madeUp(): string {
  const path = join(folder, 'made-up.csv')
  execFileSync(process.execPath, [import.meta.filename, '--make', path, ...[...flags].filter(flag => flag !== '--make')])
  return path
}

/** A Russian shop's export: receipts of one to five lines, a fifth of them anonymous; two hundred thousand people, each there at least once. */
async function makeUp(path: string): Promise<void> {
  const random = seededRandom(7)
  const rows = flags.has('--wide') ? 2 * MILLION_ROWS : MILLION_ROWS
  const rest = flags.has('--wide') ? `;${'примечание '.repeat(20)}` : ''
  const start = dayNumber(day('2021-01-01'))
  const lines = function* (): Generator<string> {
    yield `Дата;Время;№ чека;Клиент;Телефон;Товар;Кол-во;Сумма${rest === '' ? '' : ';Прочее'}\n`
    let [row, named] = [0, 0]
    for (let receipt = 1; row < rows; receipt += 1) {
      const isNamed = random.chance(0.8)
      if (isNamed) named += 1
      const customer = !isNamed ? 0 : named <= CUSTOMERS ? (named * 7919) % CUSTOMERS : random.whole(0, CUSTOMERS - 1)
      const days = flags.has('--shuffled') ? random.whole(0, DAYS - 1) : Math.floor((row / rows) * DAYS)
      const [year, month, dayOfMonth] = dayFromNumber(start + days).split('-')
      const who = isNamed ? `Клиент Номер${customer};8 945 ${String(customer).padStart(7, '0')}` : ';'
      let piece = ''
      for (let line = random.whole(1, 5); line > 0 && row < rows; line -= 1, row += 1) {
        const sale = `${dayOfMonth}.${month}.${year};${9 + (receipt % 11)}:${10 + (receipt % 50)};${receipt};${who}`
        piece += `${sale};Товар ${random.whole(1, 3000)};${random.whole(1, 4)};${random.whole(50, 9000)},${random.whole(10, 99)}${rest}\n`
      }
      yield piece
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
