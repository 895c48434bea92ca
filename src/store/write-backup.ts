/** All data of an installation into one file, as they were at one moment, while the program goes on working. */
import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ClientBase, Pool } from 'pg'
import { type Instant, isoInstant } from '../kernel/instant.ts'
import { StartRefusal } from '../kernel/start-refusal.ts'
import { type BackupTotals, END_OF_ROWS, FORMAT, FORMAT_VERSION, type Header, type Section } from './backup-format.ts'
import { copyOut } from './copy.ts'
import { errorCode } from './engines/file-errors.ts'
import { schemaVersion } from './migrate.ts'
import { readTables, type TableShape } from './tables.ts'

export interface BackupOrder {
  readonly file: string
  readonly at: Instant
  readonly secretKey: Uint8Array
}

/** The file appears under its name only when it is whole. @throws StartRefusal 'file-not-writable' | 'no-space' */
export async function writeBackup(pool: Pool, order: BackupOrder): Promise<BackupTotals> {
  const client = await pool.connect()
  const unfinished = `${order.file}.unfinished`
  const totals: RunningTotals = { schemaVersion: await schemaVersion(client), tables: 0, rows: 0 }
  try {
    await client.query('begin isolation level repeatable read read only')
    await pipeline(Readable.from(lines(client, order, totals)), createGzip({ level: 6 }), createWriteStream(unfinished, { mode: 0o600 }))
    await client.query('commit')
    await rename(unfinished, order.file)
    return { ...totals, bytes: (await stat(order.file)).size }
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw refusalOf(error, order.file)
  } finally {
    // The connection may stand in the middle of a COPY: it is not used again.
    client.release(true)
  }
}

interface RunningTotals {
  readonly schemaVersion: number
  tables: number
  rows: number
}

async function* lines(client: ClientBase, order: BackupOrder, totals: RunningTotals): AsyncGenerator<string | Buffer> {
  const header: Header = {
    format: FORMAT,
    version: FORMAT_VERSION,
    schemaVersion: totals.schemaVersion,
    createdAt: isoInstant(order.at),
    secretKey: Buffer.from(order.secretKey).toString('base64url'),
  }
  yield line(header)
  const tables = await readTables(client)
  const businesses = await client.query<{ business_id: number }>('select business_id from tenant order by business_id')
  for (const table of tables.filter(each => !each.isTenant)) yield* section(client, { table, business: null, totals })
  for (const { business_id: business } of businesses.rows) {
    await client.query(`select set_config('app.business_id', $1, true)`, [String(business)])
    for (const table of tables.filter(each => each.isTenant)) yield* section(client, { table, business, totals })
  }
  yield line({ end: true, tables: totals.tables, rows: totals.rows })
}

interface SectionOrder {
  readonly table: TableShape
  readonly business: number | null
  readonly totals: RunningTotals
}

async function* section(client: ClientBase, { table, business, totals }: SectionOrder): AsyncGenerator<string | Buffer> {
  const columns = table.columns.join(', ')
  const head: Section = { table: table.name, business, columns: [...table.columns] }
  yield line(head)
  const hash = createHash('sha256')
  let rows = 0
  // Ordered by the key, so that the same data make the same file.
  for await (const piece of copyOut(client, `select ${columns} from ${table.name} order by ${table.primaryKey.join(', ')}`)) {
    rows += count(piece, hash)
    yield piece
  }
  yield `${END_OF_ROWS}\n${line({ rows, sha256: hash.digest('hex') })}`
  totals.tables += 1
  totals.rows += rows
}

function count(piece: Buffer, hash: Hash): number {
  hash.update(piece)
  let rows = 0
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows += 1
  return rows
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}

function refusalOf(error: unknown, file: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC') return new StartRefusal('no-space', { path: file })
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return new StartRefusal('file-not-writable', { path: file, reason: code })
  return error
}
