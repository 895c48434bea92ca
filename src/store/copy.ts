/**
 * Bulk rows through COPY, on the connection of the running transaction.
 * PostgreSQL refuses COPY into a table with row-level security, so rows go into a temporary table first and from there
 * by INSERT … SELECT, which the policies check like any other insert.
 */
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { assert } from '../kernel/assert.ts'
import type { KeptConnection } from './kept-statement.ts'
import type { Database } from './schema/database.ts'

export type CopyValue = string | number | boolean | null | undefined | Uint8Array | readonly string[]
export type CopyRow = readonly CopyValue[]

interface Remembered {
  readonly client: pg.ClientBase
  readonly kept: KeptConnection | undefined
}

const clients = new WeakMap<object, Remembered>()
const IDENTIFIER = /^[a-z_][a-z0-9_]*$/
/** Text is handed to the socket in pieces of about this many characters: large enough to be fast, small enough to wait when it is full. */
const PIECE_CHARS = 64 * 1024

export function rememberClient(trx: object, client: pg.ClientBase, kept?: KeptConnection): void {
  clients.set(trx, { client, kept })
}

/** The connection of this transaction, for what Kysely has no words for. */
export function clientOf(trx: Transaction<Database>): pg.ClientBase {
  const known = clients.get(trx)
  assert(known !== undefined, 'the transaction was opened by the store')
  known.kept?.flush()
  return known.client
}

/** The messages of this transaction, for statements that are asked together. */
export function messagesOf(trx: Transaction<Database>): Pick<KeptConnection, 'ask' | 'askEach' | 'later'> {
  const kept = clients.get(trx)?.kept
  assert(kept !== undefined, 'the transaction was opened by the store')
  return kept
}

export interface CopyTarget<Table extends keyof Database> {
  readonly table: Table
  readonly columns: readonly (keyof Database[Table] & string)[]
  /** SQL after `on conflict`, for instance `do nothing` or `(business_id, customer_id) do update set …`. Written by us, never from data. */
  readonly onConflict?: string
}

/** Inserts all rows; each row lists its values in the order of `columns`. Returns how many were inserted (or updated by `onConflict`). */
export async function copyRows<Table extends keyof Database>(
  trx: Transaction<Database>,
  target: CopyTarget<Table>,
  rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
): Promise<number> {
  const { table, columns } = target
  const stage = `copy_${table}`
  await copyToStage(trx, { stage, like: table, columns }, rows)
  const list = columnList(columns)
  const inserted = await sql
    .raw<never>(
      `insert into ${table} (${list}) select ${list} from pg_temp.${stage}${target.onConflict === undefined ? '' : ` on conflict ${target.onConflict}`}`,
    )
    .execute(trx)
  await sql.raw(`drop table pg_temp.${stage}`).execute(trx)
  return Number(inserted.numAffectedRows ?? 0n)
}

export interface CopyStage {
  /** Name of the temporary table; it is made with the columns of `like`, all of them optional, and ends with the transaction. */
  readonly stage: string
  readonly like: keyof Database
  readonly columns: readonly string[]
}

/** Fills a temporary table, for work that joins the new rows with what is stored before it inserts anything. */
export async function copyToStage(
  trx: Transaction<Database>,
  stage: CopyStage,
  rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
): Promise<void> {
  const list = columnList(stage.columns)
  assert(IDENTIFIER.test(stage.stage), 'a stage is named like a table')
  await sql.raw(`create temporary table ${stage.stage} on commit drop as select ${list} from ${stage.like} limit 0`).execute(trx)
  const into = clientOf(trx).query(copyFrom(`copy pg_temp.${stage.stage} (${list}) from stdin`))
  await pipeline(Readable.from(pieces(rows)), into)
}

/** Streams what a query answers, in COPY text format. */
export function copyOut(client: pg.ClientBase, query: string): Readable {
  return client.query(copyTo(`copy (${query}) to stdout`))
}

/**
 * What a query of the whole business answers, in the same form. A business that is younger than the statistics has, they say, hardly a
 * row; then all of it would be joined row by row, which took a new shop twenty seconds instead of three.
 */
export async function* copyWholeOut(client: pg.ClientBase, query: string): AsyncIterable<unknown> {
  await client.query("select set_config('enable_nestloop', 'off', true)")
  yield* copyOut(client, query)
  await client.query("select set_config('enable_nestloop', 'on', true)")
}

function columnList(columns: readonly string[]): string {
  for (const column of columns) assert(IDENTIFIER.test(column), `${column} is not a column`)
  return columns.join(', ')
}

/** Rows that are there already are not waited for one by one: that would cost more than their text. */
function pieces(rows: Iterable<CopyRow> | AsyncIterable<CopyRow>): Iterable<string> | AsyncIterable<string> {
  return Symbol.iterator in rows ? piecesOf(rows) : laterPiecesOf(rows)
}

function* piecesOf(rows: Iterable<CopyRow>): Generator<string> {
  let piece = ''
  for (const row of rows) {
    piece += rowText(row)
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

async function* laterPiecesOf(rows: AsyncIterable<CopyRow>): AsyncGenerator<string> {
  let piece = ''
  for await (const row of rows) {
    piece += rowText(row)
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

function rowText(row: CopyRow): string {
  let text = ''
  for (let i = 0; i < row.length; i += 1) text += (i === 0 ? '' : '\t') + copyText(row[i])
  return `${text}\n`
}

const ESCAPED = /[\\\n\r\t]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** One value in COPY text format. A NUL character, which PostgreSQL cannot store, is left out. */
export function copyText(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  const text = typeof value === 'string' ? value : arrayLiteral(value)
  const storable = text.includes('\0') ? text.replaceAll('\0', '') : text
  return ESCAPED.test(storable) ? storable.replace(/[\\\n\r\t]/g, letter => ESCAPES[letter] ?? letter) : storable
}

function arrayLiteral(values: readonly string[]): string {
  return `{${values.map(value => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
