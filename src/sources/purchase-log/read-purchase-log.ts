/**
 * Streams a purchase file (`customer_id,date[,amount][,…]`, also gzipped) into typed arrays, in any order of rows.
 * Rows after the last day that is asked for are not read at all: they cannot change anything, not even the order of keys.
 */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type PurchaseLog, purchaseLog } from '../../domain/understand/purchase-log.ts'
import { type ByteRow, byteRows, fieldText } from './byte-rows.ts'
import { amountOf, dayReader } from './byte-values.ts'
import { type ByteRange, KeyTable } from './key-table.ts'

export interface ReadOptions {
  /** Predict for each customer and value of this column. */
  readonly groupColumn?: string | undefined
  /** Rows after this day number are left out. */
  readonly lastDay: number
}

export interface ReadCounts {
  rows: number
  /** Rows after the last day. */
  later: number
  /** Negative amounts: refunds are no purchases. */
  refunds: number
  /** Rows without a customer (or without the group): nobody can be reminded. */
  anonymous: number
  /** Rows whose date cannot be read, and the first of them. */
  rejected: number
  firstRejected: { line: number; value: string } | undefined
}

export interface ReadLog {
  readonly log: PurchaseLog
  readonly counts: ReadCounts
}

export type ReadRefusal =
  | { readonly refusal: 'not-found' | 'unreadable' | 'not-csv' | 'empty' }
  | { readonly refusal: 'no-column'; readonly column: string }

const GZIP_MAGIC = [0x1f, 0x8b] as const
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const
const PIECE_BYTES = 1 << 20
const FIRST_ROWS = 1 << 16
/** What a file is, and how it is laid out, is seen within so many. */
const FIRST_BYTES = 4096

export async function readPurchaseLog(path: string, options: ReadOptions): Promise<ReadLog | ReadRefusal> {
  const reader = logReader(options)
  try {
    for await (const piece of decompressed(createReadStream(path, { highWaterMark: PIECE_BYTES }))) {
      const refusal = reader.push(piece)
      if (refusal) return refusal
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return { refusal: code === 'ENOENT' ? 'not-found' : 'unreadable' }
  }
  return reader.end()
}

/** The bytes of the file, unzipped when they begin as gzip does, whatever the file is called. */
async function* decompressed(stream: Readable): AsyncGenerator<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done) return
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  if (GZIP_MAGIC.some((byte, i) => first.value[i] !== byte)) {
    yield* all()
    return
  }
  const unzip = createGunzip({ chunkSize: PIECE_BYTES })
  const feeding = feed(all(), unzip)
  yield* unzip
  await feeding
}

async function feed(pieces: AsyncGenerator<Uint8Array>, into: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (!into.write(piece))
        await new Promise<void>(resume => {
          into.once('drain', resume)
        })
    }
    into.end()
  } catch (error) {
    into.destroy(error instanceof Error ? error : new Error('the file could not be read'))
  }
}

interface Columns {
  readonly customer: number
  readonly date: number
  readonly amount: number
  readonly group: number
}

interface LogReader {
  push(piece: Uint8Array): ReadRefusal | undefined
  end(): ReadLog | ReadRefusal
}

function logReader(options: ReadOptions): LogReader {
  const rows = rowCollector(options)
  let splitter: ReturnType<typeof byteRows> | undefined
  let columns: Columns | ReadRefusal | undefined
  const take = (row: ByteRow): void => {
    if (columns === undefined) columns = columnsOf(row, options)
    else if (!('refusal' in columns)) rows.take(row, columns)
  }
  return {
    push: piece => {
      if (splitter === undefined && !isText(piece)) return { refusal: 'not-csv' }
      const start = splitter === undefined && BYTE_ORDER_MARK.every((byte, i) => piece[i] === byte) ? BYTE_ORDER_MARK.length : 0
      splitter ??= byteRows(delimiterOf(piece), take)
      splitter.push(start > 0 ? piece.subarray(start) : piece)
      return columns !== undefined && 'refusal' in columns ? columns : undefined
    },
    end: () => {
      splitter?.end()
      if (columns === undefined) return { refusal: 'empty' }
      return 'refusal' in columns ? columns : rows.done()
    },
  }
}

/** Spreadsheets, packed folders and pictures begin with bytes that no table of text has. */
function isText(piece: Uint8Array): boolean {
  return !piece.subarray(0, FIRST_BYTES).includes(0)
}

/** Comma, semicolon or tab: whichever the header has most of. */
function delimiterOf(piece: Uint8Array): number {
  const header = new TextDecoder().decode(piece.subarray(0, FIRST_BYTES)).split('\n', 1)[0] ?? ''
  const count = (letter: string): number => header.split(letter).length
  return [',', ';', '\t'].reduce((best, letter) => (count(letter) > count(best) ? letter : best)).charCodeAt(0)
}

function columnsOf(row: ByteRow, { groupColumn }: ReadOptions): Columns | ReadRefusal {
  const names = Array.from({ length: row.count }, (_, i) => fieldText(row, i).trim())
  const place = (name: string): number => names.findIndex(one => one.toLowerCase() === name.toLowerCase())
  const columns = {
    customer: place('customer_id'),
    date: place('date'),
    amount: place('amount'),
    group: groupColumn === undefined ? -1 : place(groupColumn),
  }
  if (columns.customer < 0) return { refusal: 'no-column', column: 'customer_id' }
  if (columns.date < 0) return { refusal: 'no-column', column: 'date' }
  if (groupColumn !== undefined && columns.group < 0) return { refusal: 'no-column', column: groupColumn }
  return columns
}

function rowCollector(options: ReadOptions): { take(row: ByteRow, columns: Columns): void; done(): ReadLog } {
  const table = new KeyTable()
  const dayOf = dayReader()
  const counts: ReadCounts = { rows: 0, later: 0, refunds: 0, anonymous: 0, rejected: 0, firstRejected: undefined }
  let keys = new Int32Array(FIRST_ROWS)
  let days = new Int32Array(FIRST_ROWS)
  let amounts = new Float64Array(FIRST_ROWS)
  let size = 0
  const take = (row: ByteRow, columns: Columns): void => {
    counts.rows += 1
    const day = columns.date < row.count ? dayOf(range(row, columns.date)) : undefined
    if (day === undefined) {
      counts.rejected += 1
      counts.firstRejected ??= { line: row.line, value: fieldText(row, columns.date).slice(0, 40) }
      return
    }
    if (day > options.lastDay) {
      counts.later += 1
      return
    }
    const amount = columns.amount >= 0 && columns.amount < row.count ? amountOf(range(row, columns.amount)) : 0
    if (amount < 0) {
      counts.refunds += 1
      return
    }
    const hasGroup = columns.group < 0 || (columns.group < row.count && (row.ends[columns.group] ?? 0) > (row.starts[columns.group] ?? 0))
    if (columns.customer >= row.count || (row.ends[columns.customer] ?? 0) === (row.starts[columns.customer] ?? 0) || !hasGroup) {
      counts.anonymous += 1
      return
    }
    if (size === keys.length) {
      keys = grown(keys, new Int32Array(size * 2))
      days = grown(days, new Int32Array(size * 2))
      amounts = grown(amounts, new Float64Array(size * 2))
    }
    keys[size] =
      columns.group < 0 ? table.number(range(row, columns.customer)) : table.number(range(row, columns.customer), range(row, columns.group))
    days[size] = day
    amounts[size] = amount
    size += 1
  }
  const done = (): ReadLog => {
    const ids = table.texts()
    return {
      log: purchaseLog({ ids, keys: keys.subarray(0, size), days: days.subarray(0, size), amounts: amounts.subarray(0, size) }),
      counts,
    }
  }
  return { take, done }
}

function range(row: ByteRow, field: number): ByteRange {
  if (row.doubled[field] !== 1) return { bytes: row.bytes, start: row.starts[field] ?? 0, end: row.ends[field] ?? 0 }
  const bytes = new TextEncoder().encode(fieldText(row, field))
  return { bytes, start: 0, end: bytes.length }
}

function grown<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}
