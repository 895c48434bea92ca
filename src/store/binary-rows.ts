/**
 * Rows in the binary format of COPY (PostgreSQL, COPY, "Binary Format"): neither side makes text of numbers and ids. It takes a third
 * of the room and half of the time of the text format, and pays where rows come by the hundred thousand; copy.ts is for all others.
 */
import { quantityText } from '../domain/collect/cell-number.ts'
import { numericBytes } from './binary-numeric.ts'
import { KNOWN_CELL_BYTES, type KnownCells, knownCells } from './known-cells.ts'

const TYPES = ['uuid', 'text', 'smallint', 'integer', 'bigint', 'date', 'timestamptz', 'numeric'] as const
type BinaryType = (typeof TYPES)[number]

export interface BinaryStage {
  /** Name of the temporary table; it ends with the transaction. */
  readonly stage: string
  readonly columns: Readonly<Record<string, BinaryType>>
}

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const PIECE_BYTES = 128 * 1024
const PAGE_BYTES = PIECE_BYTES + 16 * 1024
/** A row of a few short values; a longer text makes room for itself. */
const ROW_BYTES = 1024
/** Days from 1970 to 2000, where PostgreSQL begins. */
const EPOCH_DAYS = 10_957
/** Up to here it is quicker to look at each letter than to ask for the whole to be written. */
const SHORT_CHARS = 64
const UTF8 = new TextEncoder()

/** Writes the values of one row, in the order of the columns. */
export interface RowWriter {
  begin(): void
  /** Hexadecimal, with hyphens. */
  uuid(value: string | null): void
  /** The sixteen bytes of one. */
  uuidBytes(bytes: Uint8Array): void
  /** Bytes as text: two hexadecimal digits each. */
  hex(bytes: Uint8Array): void
  text(value: string | null): void
  /** A text that comes again and again. */
  repeated(value: string): void
  smallint(value: number | null): void
  integer(value: number | null): void
  /** A whole number below 2^53. */
  bigint(value: number): void
  /** Days since 1970. */
  date(dayNumber: number): void
  /** Milliseconds since 1970. */
  timestamptz(atMs: number): void
  /** A quantity. */
  millionths(value: number): void
  /** Cells that come together again and again: they are written once for each object. */
  together<T extends object>(value: T, write: (row: RowWriter, value: T) => void): void
}

const GROUPS = knownCells()
const TEXTS = knownCells()
const NUMBERS = knownCells()
/** Below it a whole quantity is one group of four digits. */
const SMALL_QUANTITY = 10_000

/** Pages that were sent are written on again: left to the collector, those of many batches would stand side by side. */
const spare: Uint8Array<ArrayBuffer>[] = []
const SPARE_MAX = 64

/** Rows that are gathered in memory before they are sent, so that one look at the items fills several tables. */
export class BinaryRows implements RowWriter {
  readonly stage: BinaryStage
  readonly #columns: number
  readonly #full: { readonly page: Uint8Array<ArrayBuffer>; readonly used: number }[] = []
  #page = newPage()
  #at: number
  #lastId = ''
  readonly #lastBytes = new Uint8Array(16)

  constructor(stage: BinaryStage) {
    this.stage = stage
    this.#columns = Object.keys(stage.columns).length
    this.#page.set(SIGNATURE)
    this.#at = SIGNATURE.length
  }

  *pages(): Generator<Uint8Array> {
    this.#room(2)
    this.#int16(-1)
    this.#full.push({ page: this.#page, used: this.#at })
    for (const { page, used } of this.#full) yield page.subarray(0, used)
  }

  giveBack(): void {
    for (const { page } of this.#full) if (spare.length < SPARE_MAX && page.length === PAGE_BYTES) spare.push(page)
    this.#full.length = 0
  }

  #turn(): void {
    this.#full.push({ page: this.#page, used: this.#at })
    this.#page = newPage()
    this.#at = 0
  }

  begin(): void {
    if (this.#at >= PIECE_BYTES) this.#turn()
    this.#room(ROW_BYTES)
    this.#int16(this.#columns)
  }

  uuid(value: string | null): void {
    if (value === null) return this.#null()
    this.#room(20)
    this.#int32(16)
    // The lines of a sale name it one after the other.
    if (value !== this.#lastId) {
      this.#lastId = value
      writeId(this.#lastBytes, value)
    }
    this.#copy(this.#lastBytes)
  }

  uuidBytes(bytes: Uint8Array): void {
    this.#room(20)
    this.#int32(16)
    this.#copy(bytes)
  }

  hex(bytes: Uint8Array): void {
    this.#room(4 + bytes.length * 2)
    this.#int32(bytes.length * 2)
    const page = this.#page
    const start = this.#at
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0
      page[start + at * 2] = digitOf(byte >> 4)
      page[start + at * 2 + 1] = digitOf(byte & 0x0f)
    }
    this.#at = start + bytes.length * 2
  }

  together<T extends object>(value: T, write: (row: RowWriter, value: T) => void): void {
    if (this.#knows(GROUPS, value)) return
    const from = this.#at
    write(this, value)
    GROUPS.keep(value, this.#page, { from, to: this.#at })
  }

  text(value: string | null): void {
    if (value === null) return this.#null()
    const length = value.length
    this.#room(4 + length * 3)
    const bytes = length <= SHORT_CHARS ? writePlain(this.#page, value, this.#at + 4) : -1
    if (bytes === -1) return this.#oddText(value)
    this.#int32(bytes)
    this.#at += bytes
  }

  repeated(value: string): void {
    if (this.#knows(TEXTS, value)) return
    const from = this.#at
    this.text(value)
    TEXTS.keep(value, this.#page, { from, to: this.#at })
  }

  #oddText(value: string): void {
    // PostgreSQL cannot store a NUL character.
    const storable = value.includes('\0') ? value.replaceAll('\0', '') : value
    const { written } = UTF8.encodeInto(storable, this.#page.subarray(this.#at + 4))
    this.#int32(written)
    this.#at += written
  }

  smallint(value: number | null): void {
    if (value === null) return this.#null()
    this.#room(6)
    this.#int32(2)
    this.#int16(value)
  }

  integer(value: number | null): void {
    if (value === null) return this.#null()
    this.#room(8)
    this.#int32(4)
    this.#int32(value)
  }

  bigint(value: number): void {
    this.#room(12)
    this.#int32(8)
    this.#int32(Math.floor(value / 4_294_967_296))
    this.#int32(value | 0)
  }

  date(dayNumber: number): void {
    this.integer(dayNumber - EPOCH_DAYS)
  }

  timestamptz(atMs: number): void {
    this.bigint((atMs - EPOCH_DAYS * 86_400_000) * 1000)
  }

  millionths(value: number): void {
    const whole = value / 1_000_000
    if (whole > 0 && whole < SMALL_QUANTITY && Number.isInteger(whole)) {
      this.#room(14)
      this.#int32(10)
      // One group of digits, of units, above zero, with nothing after the point.
      this.#int16(1)
      this.#int16(0)
      this.#int16(0)
      this.#int16(0)
      this.#int16(whole)
      return
    }
    const text = quantityText(value)
    if (this.#knows(NUMBERS, text)) return
    const from = this.#at
    const bytes = numericBytes(text)
    this.#room(bytes.length)
    this.#copy(bytes)
    NUMBERS.keep(text, this.#page, { from, to: this.#at })
  }

  #knows(cells: KnownCells, value: string | object): boolean {
    this.#room(KNOWN_CELL_BYTES)
    const at = cells.copy(value, this.#page, this.#at)
    if (at === -1) return false
    this.#at = at
    return true
  }

  #null(): void {
    this.#room(4)
    this.#int32(-1)
  }

  #int16(value: number): void {
    this.#page[this.#at] = value >> 8
    this.#page[this.#at + 1] = value
    this.#at += 2
  }

  #int32(value: number): void {
    const page = this.#page
    const at = this.#at
    page[at] = value >> 24
    page[at + 1] = value >> 16
    page[at + 2] = value >> 8
    page[at + 3] = value
    this.#at = at + 4
  }

  /** For a few bytes a loop is quicker than a call. */
  #copy(bytes: Uint8Array): void {
    const page = this.#page
    const start = this.#at
    for (let at = 0; at < bytes.length; at += 1) page[start + at] = bytes[at] ?? 0
    this.#at = start + bytes.length
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#page.length) return
    const larger = new Uint8Array(this.#at + bytes + PIECE_BYTES)
    larger.set(this.#page.subarray(0, this.#at))
    this.#page = larger
  }
}

function newPage(): Uint8Array<ArrayBuffer> {
  return spare.pop() ?? new Uint8Array(PAGE_BYTES)
}

/** Letters of one byte; -1 when there is any other among them. */
function writePlain(page: Uint8Array, value: string, start: number): number {
  for (let at = 0; at < value.length; at += 1) {
    const letter = value.charCodeAt(at)
    if (letter === 0 || letter > 127) return -1
    page[start + at] = letter
  }
  return value.length
}

function writeId(bytes: Uint8Array, value: string): void {
  let at = 0
  for (let letter = 0; letter < 36; letter += 2) {
    if (letter === 8 || letter === 13 || letter === 18 || letter === 23) letter += 1
    bytes[at] = (nibble(value.charCodeAt(letter)) << 4) | nibble(value.charCodeAt(letter + 1))
    at += 1
  }
}

function digitOf(half: number): number {
  return half < 10 ? half + 48 : half + 87
}

function nibble(letter: number): number {
  return letter <= 57 ? letter - 48 : (letter | 32) - 87
}
