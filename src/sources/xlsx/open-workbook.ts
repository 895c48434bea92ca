/** A workbook as rows to import: of the sheet that was asked for, or of the first that holds a table. */
import { ImportFileError, type ImportRecords, type RecordsWish } from '../../ports/import-file.ts'
import { chosenSheet } from '../chosen-sheet.ts'
import { openZip } from '../zip/zip-file.ts'
import { sheetRows } from './sheet-rows.ts'
import { readWorkbook } from './workbook-parts.ts'

/** @throws ImportFileError */
export async function openWorkbook(path: string, wish: RecordsWish): Promise<ImportRecords> {
  const zip = await openZip(path)
  const workbook = await readWorkbook(zip)
  const sheets = workbook.sheets.map(sheet => ({ ...sheet, rows: () => sheetRows(zip, sheet.part, workbook) }))
  const sheet = await chosenSheet(sheets, wish.sheet)
  // Texts and slides are packed the same way.
  if (!sheet) throw new ImportFileError('unsupported_format')
  return {
    container: 'xlsx',
    encoding: null,
    sheet: sheet.name,
    sheets: workbook.sheets.map(({ name }) => name),
    columns: null,
    batches: sheet.rows(),
  }
}
