/** Which of several sheets holds the table: the first shown one with headings and a row below them. */
import { findHeaderRow } from '../domain/collect/header-row.ts'
import type { RawRecord } from '../ports/import-file.ts'

/** Titles, headings and some rows: enough to see a table. */
const ROWS_LOOKED_AT = 50

export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  rows(): AsyncIterable<readonly RawRecord[]>
}

/** Undefined when there is no sheet at all. */
export async function chosenSheet<S extends Sheet>(sheets: readonly S[], wished: string | undefined): Promise<S | undefined> {
  const named = sheets.find(sheet => sheet.name === wished)
  if (named) return named
  const shown = sheets.some(sheet => !sheet.isHidden) ? sheets.filter(sheet => !sheet.isHidden) : sheets
  if (shown.length < 2) return shown[0]
  let filled: S | undefined
  for (const sheet of shown) {
    const rows = await firstRows(sheet)
    const header = findHeaderRow(rows)
    if (header && rows.length > header.index + header.rows) return sheet
    if (rows.length > 1) filled ??= sheet
  }
  return filled ?? shown[0]
}

async function firstRows(sheet: Sheet): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, ROWS_LOOKED_AT - rows.length).map(record => record.cells))
    if (rows.length >= ROWS_LOOKED_AT) break
  }
  return rows
}
