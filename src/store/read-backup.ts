/** A backup back into an empty database: first the whole file is checked, then everything goes in, in one transaction. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { ClientBase, Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type * as z from 'zod'
import { assert } from '../kernel/assert.ts'
import { StartRefusal } from '../kernel/start-refusal.ts'
import { type BackupTotals, END_OF_ROWS, FILE_END, HEADER, type Header, SECTION, type Section, SECTION_END } from './backup-format.ts'
import { migrate, readMigrations } from './migrate.ts'
import { putBack } from './put-back.ts'

/** Rows go to the database in pieces of about this many characters. */
const PIECE_CHARS = 64 * 1024

export interface CheckedBackup {
  readonly file: string
  readonly header: Header
  readonly totals: BackupTotals
}

/** Reads the file to its end and compares every sum. @throws StartRefusal 'file-not-readable' | 'not-a-backup' | 'damaged-backup' | 'newer-schema' */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const bytes = await stat(file).then(
    stats => stats.size,
    (error: NodeJS.ErrnoException) => {
      throw new StartRefusal('file-not-readable', { path: file, reason: error.code ?? error.message })
    },
  )
  const reader = new BackupReader(file)
  const header = await reader.header()
  const known = Math.max(...(await readMigrations()).map(migration => migration.version))
  if (header.schemaVersion > known) throw new StartRefusal('newer-schema', { found: header.schemaVersion, known })
  let tables = 0
  let rows = 0
  for (let section = await reader.section(); section !== undefined; section = await reader.section()) {
    for await (const _piece of reader.rows(section)) continue
    rows += reader.rowsOfSection
    tables += 1
  }
  reader.compareTotals({ tables, rows })
  return { file, header, totals: { schemaVersion: header.schemaVersion, tables, rows, bytes } }
}

/** The database must be empty. Tables are made as they were when the backup was, filled, and then brought up to date. */
export async function loadBackup(pool: Pool, backup: CheckedBackup): Promise<void> {
  const all = await readMigrations()
  await migrate(
    pool,
    all.filter(migration => migration.version <= backup.header.schemaVersion),
  )
  await putBack(pool, client => fill(client, new BackupReader(backup.file)))
  await migrate(pool, all)
}

async function fill(client: ClientBase, reader: BackupReader): Promise<void> {
  await reader.header()
  for (let section = await reader.section(); section !== undefined; section = await reader.section()) {
    await pipeline(reader.rows(section), client.query(copyFrom(`copy ${section.table} (${section.columns.join(', ')}) from stdin`)))
  }
}

/** Walks through the file line by line, without ever holding more than a piece of it. */
class BackupReader {
  rowsOfSection = 0
  readonly #file: string
  readonly #pieces: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)
  #at = 0
  #last: unknown

  constructor(file: string) {
    this.#file = file
    const packed = createReadStream(file)
    const plain = packed.pipe(createGunzip())
    packed.on('error', error => plain.destroy(error))
    this.#pieces = plain[Symbol.asyncIterator]()
  }

  async header(): Promise<Header> {
    const line = await this.#lineAfterRead().catch(() => undefined)
    const header = HEADER.safeParse(json(line))
    if (!header.success) throw new StartRefusal('not-a-backup', { path: this.#file })
    return header.data
  }

  /** The next table, undefined at the end of the file. */
  async section(): Promise<Section | undefined> {
    const value = json(await this.#line())
    const section = SECTION.safeParse(value)
    if (section.success) return section.data
    this.#last = value
    return undefined
  }

  /** The rows of the section, in pieces that end with a line; compares the sum at the end. */
  async *rows(section: Section): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    this.rowsOfSection = 0
    let piece = ''
    for (;;) {
      const next = this.#line()
      // Most lines are there already; waiting for each would cost more than reading it.
      const line = typeof next === 'string' ? next : await next
      if (line === END_OF_ROWS) break
      if (line === undefined) throw this.#damaged(section.table)
      this.rowsOfSection += 1
      piece += `${line}\n`
      if (piece.length < PIECE_CHARS) continue
      hash.update(piece)
      yield Buffer.from(piece)
      piece = ''
    }
    if (piece !== '') {
      hash.update(piece)
      yield Buffer.from(piece)
    }
    const end = this.#parse(SECTION_END, json(await this.#line()), section.table)
    if (end.rows !== this.rowsOfSection || end.sha256 !== hash.digest('hex')) throw this.#damaged(section.table)
  }

  compareTotals(found: { readonly tables: number; readonly rows: number }): void {
    const end = this.#parse(FILE_END, this.#last, 'the end of the file')
    if (end.tables !== found.tables || end.rows !== found.rows) throw this.#damaged('the end of the file')
  }

  #line(): string | Promise<string | undefined> {
    const end = this.#rest.indexOf(10, this.#at)
    return end < 0 ? this.#lineAfterRead() : this.#take(end)
  }

  #take(end: number): string {
    const line = this.#rest.toString('utf8', this.#at, end)
    this.#at = end + 1
    return line
  }

  async #lineAfterRead(): Promise<string | undefined> {
    this.#rest = this.#rest.subarray(this.#at)
    this.#at = 0
    let end = -1
    while (end < 0) {
      const next = await this.#pieces.next().catch(() => {
        throw this.#damaged('the archive')
      })
      if (next.done === true) return undefined
      const searched = this.#rest.length
      this.#rest = Buffer.concat([this.#rest, next.value])
      end = this.#rest.indexOf(10, searched)
    }
    return this.#take(end)
  }

  #parse<T>(form: z.ZodType<T>, value: unknown, part: string): T {
    const parsed = form.safeParse(value)
    if (!parsed.success) throw this.#damaged(part)
    assert(parsed.data !== undefined, 'a parsed value is there')
    return parsed.data
  }

  #damaged(part: string): StartRefusal {
    return new StartRefusal('damaged-backup', { path: this.#file, part })
  }
}

function json(line: string | undefined): unknown {
  try {
    return line === undefined ? undefined : JSON.parse(line)
  } catch {
    return undefined
  }
}
