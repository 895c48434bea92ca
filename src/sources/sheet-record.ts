/** A row of cells as a record; a cell that no sheet can hold spoils it. */
import { CELL_CHARS_MAX } from '../domain/collect/csv-records.ts'
import type { RawRecord } from '../ports/import-file.ts'

const SHOWN_CHARS = 100
/** A merged cell that reaches further down is a frame and no value. */
export const MERGED_ROWS_MAX = 1000

/** `above`: the columns in which a merged cell reaches down into this row. */
export function sheetRecord(cells: string[], row: number, above?: readonly number[]): RawRecord {
  if (!cells.some(cell => cell.length > CELL_CHARS_MAX)) return { cells, row, problem: null, ...(above && above.length > 0 && { above }) }
  return { cells: cells.map(cell => cell.slice(0, SHOWN_CHARS)), row, problem: 'cell_too_long' }
}
