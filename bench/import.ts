/**
 * How fast a file goes in, in CPU seconds of the program and of the database server, into a fresh embedded database.
 * Run by hand: node bench/import.ts FILE [MORE FILES]; without a file it makes a million rows of its own.
 * The wall time is printed too, but on a shared machine only the CPU says something.
 */
import { createWriteStream, existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Papa from 'papaparse'
import { day } from '../src/kernel/day.ts'
import { instantFromMs } from '../src/kernel/instant.ts'
import { seededRandom } from '../src/kernel/random.ts'
import type { ImportFile, ImportRecords, RawRecord } from '../src/ports/import-file.ts'
import { openImportFile } from '../src/sources/csv/open-import-file.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { commitImport } from '../src/usecases/collect/commit-import.ts'
import { checkImport } from '../src/usecases/collect/check-import.ts'
import { undoImport } from '../src/usecases/collect/undo-import.ts'
import { id } from '../src/kernel/ids.ts'
import { newBusiness } from '../test/business.ts'

const MILLION_ROWS = 1_000_000
const CUSTOMERS = 200_000
/** Kernel ticks a second, as Linux tells them to programs. */
const TICKS = 100

const folder = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const engine = await startEmbeddedPostgres({ dataDirectory: join(folder, 'data') })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
// A server started as root keeps its files elsewhere, where its own user can reach them.
const place = join(folder, 'data', 'database-place')
const serverFolder = existsSync(place) ? readFileSync(place, 'utf8').trim() : join(folder, 'data')
const clock = { now: () => instantFromMs(Date.now()) }
const options = { today: day('2026-01-01') }
try {
  const given = process.argv.slice(2)
  for (const path of given.length > 0 ? given : [await millionRows()]) {
    const file = await openImportFile(path)
    const business = await newBusiness(store)
    say(file.name)
    await measured('check', () => checkImport({ store, clock }, business, { file, options }))
    const first = await measured('import', () => commitImport({ store, clock }, business, { file, options, actor: 'bench' }))
    await measured('import again', () => commitImport({ store, clock }, business, { file, options, actor: 'bench' }))
    const other = await newBusiness(store)
    const papa = withPapaParse(file)
    await measured('PapaParse and the same inserts', () => commitImport({ store, clock }, other, { file: papa, options, actor: 'bench' }))
    if ('report' in first)
      await measured('undo', () => undoImport({ store, clock }, business, { importId: id<'import'>(first.report.id), actor: 'bench' }))
  }
} finally {
  await store.close()
  await engine.close()
  await rm(folder, { recursive: true })
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
  const [own, server, wall] = [process.cpuUsage(), serverCpuSeconds(), performance.now()]
  const done = await work()
  const ownSeconds = (process.cpuUsage(own).user + process.cpuUsage(own).system) / 1e6
  const serverSeconds = serverCpuSeconds() - server
  const counts = countsOf(done)
  const rows = counts === undefined ? '' : `, ${Math.round(counts / (ownSeconds + serverSeconds))} rows per CPU second`
  say(
    `  ${what}: ${ownSeconds.toFixed(1)} s CPU here + ${serverSeconds.toFixed(1)} s in the server, ${((performance.now() - wall) / 1000).toFixed(1)} s wall${rows}, ` +
      `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`,
  )
  return done
}

function countsOf(done: unknown): number | undefined {
  if (typeof done !== 'object' || done === null || !('report' in done)) return undefined
  const { counts } = done.report as { counts: { purchase_lines: number; refund_lines: number } }
  return counts.purchase_lines + counts.refund_lines
}

/** All processes that work in the folder of the database, and those of their children that have ended. */
function serverCpuSeconds(): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) ticks += ticksOf(pid)
  return ticks / TICKS
}

function ticksOf(pid: string): number {
  try {
    if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(serverFolder)) return 0
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  } catch {
    // It has ended meanwhile, or belongs to somebody else.
    return 0
  }
}

/** A Russian shop's export: receipts of one to five lines, a fifth of them anonymous. */
async function millionRows(): Promise<string> {
  const path = join(folder, 'million.csv')
  const random = seededRandom(7)
  const lines = function* (): Generator<string> {
    yield 'Дата;Время;№ чека;Клиент;Телефон;Товар;Кол-во;Сумма\n'
    let row = 0
    for (let receipt = 1; row < MILLION_ROWS; receipt += 1) {
      const customer = random.chance(0.8) ? random.whole(1, CUSTOMERS) : 0
      const when = `${String(random.whole(1, 28)).padStart(2, '0')}.${String(random.whole(1, 12)).padStart(2, '0')}.${random.whole(2021, 2025)};${random.whole(9, 19)}:${random.whole(10, 59)}`
      const who = customer === 0 ? ';' : `Клиент Номер${customer};8 945 ${String(customer).padStart(7, '0')}`
      let piece = ''
      for (let line = random.whole(1, 5); line > 0 && row < MILLION_ROWS; line -= 1, row += 1) {
        piece += `${when};${receipt};${who};Товар ${random.whole(1, 3000)};${random.whole(1, 4)};${random.whole(50, 9000)},${random.whole(10, 99)}\n`
      }
      yield piece
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  return path
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
