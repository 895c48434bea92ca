/**
 * A whole file in little memory: each kept column holds its different values once and a number per row.
 * A million rows of a sales file take some tens of megabytes, and every value is parsed once, however often it stands there.
 */
import type { ImportField } from './header-synonyms.ts'
import { NOT_PLAIN, PLAIN_BYTES_MAX, type PlainLines } from './plain-lines.ts'
import { NOT_A_PLAIN_NUMBER, plainNumberIn, plainNumberOf, plainNumberText } from './plain-number.ts'
import { type GrowingPool, type TextPool, textPool } from './text-pool.ts'

/** Two million rows are a chain's decade; above it the file is to be cut by years. */
export const ROWS_MAX = 2_000_000

/** In `cells` of a column of sums or quantities: the cell is the plain number of its row. */
export const PLAIN_CELL = -1
/** Known by their headings, so that they are not taken for anything else; nothing is made of them. */
const UNUSED_FIELDS: ReadonlySet<ImportField> = new Set(['payment_method', 'tags', 'car_plate', 'address'])
const NUMBER_FIELDS: ReadonlySet<ImportField> = new Set(['line_total', 'unit_price', 'list_price', 'discount', 'qty'])

export interface TableColumn {
  readonly field: ImportField
  /** Different values, trimmed, by number; number 0 is the empty cell. */
  readonly values: TextPool
  /** The number of the value in each row, or PLAIN_CELL; longer than the table. */
  readonly cells: Int32Array
  /** Where a cell is PLAIN_CELL: its plain number. Empty in columns of texts. */
  readonly plain: Float64Array
}

export interface ImportTable {
  readonly rowCount: number
  /** Physical line of each row. */
  readonly lines: Int32Array
  readonly columns: readonly TableColumn[]
}

export interface TableBuilder {
  /** False when the table is full. */
  add(cells: readonly string[], line: number): boolean
  /** The same for the line that was found last; 'not_plain' when one of its cells has to be read with care, and nothing was added. */
  addPlain(lines: PlainLines, bytes: Uint8Array, line: number): boolean | 'not_plain'
  build(): ImportTable
}

interface GrowingColumn {
  readonly field: ImportField
  readonly source: number
  readonly texts: GrowingPool
  readonly isOfNumbers: boolean
  cells: Int32Array<ArrayBuffer>
  plain: Float64Array<ArrayBuffer>
  lastText: string
  lastNumber: number
  /** Of the line that was read last from bytes. */
  lastPlain: number
}

export function tableBuilder(kept: readonly { readonly field: ImportField; readonly source: number }[]): TableBuilder {
  let capacity = 4096
  let rowCount = 0
  let lines = new Int32Array(capacity)
  const columns: GrowingColumn[] = kept.flatMap(({ field, source }) =>
    UNUSED_FIELDS.has(field)
      ? []
      : [
          {
            field,
            source,
            texts: poolWithNothing(),
            isOfNumbers: NUMBER_FIELDS.has(field),
            plain: NUMBER_FIELDS.has(field) ? new Float64Array(capacity) : new Float64Array(0),
            cells: new Int32Array(capacity),
            lastText: '',
            lastNumber: 0,
            lastPlain: 0,
          },
        ],
  )
  const letters = new Uint16Array(PLAIN_BYTES_MAX)
  const grow = (): void => {
    capacity *= 2
    lines = grown(lines, capacity)
    for (const column of columns) {
      column.cells = grown(column.cells, capacity)
      if (column.isOfNumbers) column.plain = grownNumbers(column.plain, capacity)
    }
  }
  return {
    add: (cells, line) => {
      if (rowCount >= ROWS_MAX) return false
      if (rowCount === capacity) grow()
      lines[rowCount] = line
      for (const column of columns) column.cells[rowCount] = numberOf(column, rowCount, cells[column.source] ?? '')
      rowCount += 1
      return true
    },
    addPlain: (found, bytes, line) => {
      if (rowCount >= ROWS_MAX) return false
      if (rowCount === capacity) grow()
      for (const column of columns) {
        if (column.isOfNumbers) {
          const code = plainNumberIn(bytes, found.from(column.source), found.to(column.source))
          if (code !== NOT_A_PLAIN_NUMBER) {
            column.plain[rowCount] = code
            column.cells[rowCount] = PLAIN_CELL
            column.lastPlain = PLAIN_CELL
            continue
          }
        }
        if (column.lastPlain === PLAIN_CELL || !found.isAsBefore(bytes, column.source)) {
          const length = found.read(bytes, column.source, letters)
          if (length === NOT_PLAIN) return 'not_plain'
          column.lastPlain = length === 0 ? 0 : column.texts.numberOfLetters(letters, length)
        }
        column.cells[rowCount] = column.lastPlain
      }
      found.keep()
      lines[rowCount] = line
      rowCount += 1
      return true
    },
    build: () => {
      for (const { texts } of columns) texts.close()
      return { rowCount, lines, columns: columns.map(({ field, texts, cells, plain }) => ({ field, values: texts.pool, cells, plain })) }
    },
  }
}

function numberOf(column: GrowingColumn, row: number, cell: string): number {
  const code = column.isOfNumbers ? plainNumberOf(cell.trim()) : NOT_A_PLAIN_NUMBER
  if (code !== NOT_A_PLAIN_NUMBER) {
    column.plain[row] = code
    return PLAIN_CELL
  }
  // Rows of one receipt stand together: the value of the row before is the likeliest.
  if (cell === column.lastText) return column.lastNumber
  const number = column.texts.numberOf(cell.trim())
  column.lastText = cell
  column.lastNumber = number
  return number
}

/** The empty cell is number 0. */
function poolWithNothing(): GrowingPool {
  const texts = textPool()
  texts.numberOf('')
  return texts
}

// The old room goes back at once: left to the collector, all the rooms a column has grown out of would stand beside the one it is in.
function grownNumbers(array: Float64Array<ArrayBuffer>, capacity: number): Float64Array<ArrayBuffer> {
  return new Float64Array(array.buffer.transfer(capacity * Float64Array.BYTES_PER_ELEMENT))
}

function grown(array: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  return new Int32Array(array.buffer.transfer(capacity * Int32Array.BYTES_PER_ELEMENT))
}

/**
 * The table without these columns, whose room is given back at once. The table that was handed in must not be read any more: its
 * columns of these fields are empty.
 */
export function withoutColumns(table: ImportTable, fields: ReadonlySet<ImportField>): ImportTable {
  for (const { field, cells, plain, values } of table.columns) {
    if (!fields.has(field)) continue
    giveBack(cells)
    giveBack(plain)
    values.giveBack()
  }
  return { ...table, columns: table.columns.filter(column => !fields.has(column.field)) }
}

/** Frees the room of an array that nobody reads any more, without waiting for the collector. */
export function giveBack({ buffer }: { readonly buffer: ArrayBufferLike }): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0)
}

export function columnOf(table: ImportTable, field: ImportField): TableColumn | undefined {
  return table.columns.find(column => column.field === field)
}

export function columnsOf(table: ImportTable, field: ImportField): readonly TableColumn[] {
  return table.columns.filter(column => column.field === field)
}

/** The value of a column in a row; '' when there is no such column. */
export function cellAt(column: TableColumn | undefined, row: number): string {
  if (column === undefined) return ''
  const cell = column.cells[row] ?? 0
  return cell === PLAIN_CELL ? plainNumberText(column.plain[row] ?? 0) : column.values.at(cell)
}
