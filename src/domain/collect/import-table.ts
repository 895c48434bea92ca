/**
 * A whole file in little memory: each kept column holds its different values once and a number per row.
 * A million rows of a sales file take some tens of megabytes, and every value is parsed once, however often it stands there.
 */
import type { ImportField } from './header-synonyms.ts'
import { type GrowingPool, type TextPool, textPool } from './text-pool.ts'

/** Two million rows are a chain's decade; above it the file is to be cut by years. */
export const ROWS_MAX = 2_000_000

export interface TableColumn {
  readonly field: ImportField
  /** Different values, trimmed, by number; number 0 is the empty cell. */
  readonly values: TextPool
  /** The number of the value in each row; longer than the table. */
  readonly cells: Int32Array
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
  build(): ImportTable
}

interface GrowingColumn {
  readonly field: ImportField
  readonly source: number
  readonly texts: GrowingPool
  cells: Int32Array<ArrayBuffer>
  lastText: string
  lastNumber: number
}

export function tableBuilder(kept: readonly { readonly field: ImportField; readonly source: number }[]): TableBuilder {
  let capacity = 4096
  let rowCount = 0
  let lines = new Int32Array(capacity)
  const columns: GrowingColumn[] = kept.map(({ field, source }) => ({
    field,
    source,
    texts: poolWithNothing(),
    cells: new Int32Array(capacity),
    lastText: '',
    lastNumber: 0,
  }))
  const grow = (): void => {
    capacity *= 2
    lines = grown(lines, capacity)
    for (const column of columns) column.cells = grown(column.cells, capacity)
  }
  return {
    add: (cells, line) => {
      if (rowCount >= ROWS_MAX) return false
      if (rowCount === capacity) grow()
      lines[rowCount] = line
      for (const column of columns) column.cells[rowCount] = numberOf(column, cells[column.source] ?? '')
      rowCount += 1
      return true
    },
    build: () => {
      for (const { texts } of columns) texts.close()
      return { rowCount, lines, columns: columns.map(({ field, texts, cells }) => ({ field, values: texts.pool, cells })) }
    },
  }
}

function numberOf(column: GrowingColumn, cell: string): number {
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

function grown(array: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity)
  larger.set(array)
  return larger
}

export function columnOf(table: ImportTable, field: ImportField): TableColumn | undefined {
  return table.columns.find(column => column.field === field)
}

export function columnsOf(table: ImportTable, field: ImportField): readonly TableColumn[] {
  return table.columns.filter(column => column.field === field)
}

/** The value of a column in a row; '' when there is no such column. */
export function cellAt(column: TableColumn | undefined, row: number): string {
  return column?.values.at(column.cells[row] ?? 0) ?? ''
}
