/** The rows of one sheet, as a stream: text, numbers and dates as they are read in the cells. Format: ECMA-376 part 1, 18.3. */
import { numberText, serialText } from '../../domain/collect/sheet-number.ts'
import type { RawRecord } from '../../ports/import-file.ts'
import { sheetRecord } from '../sheet-record.ts'
import { xmlEvents } from '../xml/xml-events.ts'
import type { ZipFile } from '../zip/zip-file.ts'
import { columnOf, mergedDownward } from './merged-cells.ts'
import { unescaped, type Workbook } from './workbook-parts.ts'

/** What stands further right is left out: one cell at the far end of each row would cost a thousand times its size. */
const COLUMNS_MAX = 1024
/** Between two filled rows; a sheet that leaves more out is not laid out as a table. */
const GAP_ROWS_MAX = 1000

interface Cell {
  column: number
  type: string
  style: number
  value: string
}

/** Empty rows between filled ones are rows too; those below the last filled one are not. @throws ImportFileError */
export async function* sheetRows(zip: ZipFile, part: string, workbook: Workbook): AsyncGenerator<RawRecord[]> {
  const merged = await mergedDownward(zip, part)
  let ready: RawRecord[] = []
  let [row, written, inValue, inReading] = [0, 0, false, false]
  let cells: string[] = []
  let cell: Cell | null = null
  const finishRow = (): void => {
    if (cells.every(text => text.trim() === '')) return
    for (let blank = Math.max(written + 1, row - GAP_ROWS_MAX); blank < row; blank += 1)
      ready.push({ cells: [], row: blank, problem: null })
    ready.push(sheetRecord(cells, row, merged.get(row)))
    written = row
  }
  const events = xmlEvents(zip.part(part), {
    open: (name, attributes) => {
      if (name === 'row') {
        // A number that goes back is a slip of who wrote the file: rows follow each other.
        row = Math.max(Number(attributes['r']) || 0, row + 1)
        cells = []
      } else if (name === 'c') {
        const column = attributes['r'] === undefined ? cells.length : columnOf(attributes['r'])
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? -1), value: '' }
      } else if (name === 'v' || name === 't') inValue = true
      else if (name === 'rPh') inReading = true
    },
    text: text => {
      if (cell && inValue && !inReading) cell.value += text
    },
    close: name => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') inReading = false
      else if (name === 'row') finishRow()
      else if (name === 'c' && cell) {
        if (cell.value !== '' && cell.column < COLUMNS_MAX) {
          while (cells.length < cell.column) cells.push('')
          cells[cell.column] = cellText(cell, workbook)
        }
        cell = null
      }
    },
  })
  for await (const _piece of events) {
    if (ready.length === 0) continue
    yield ready
    ready = []
  }
}

/** The stored value of a formula is the value of the cell; '#N/A' and its like stay as they are and are refused where a sum is needed. */
function cellText({ type, style, value }: Cell, { shared, isDateStyle, is1904 }: Workbook): string {
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unescaped(value)
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type === 'e') return value
  if (type === 'd') return value.replace('T', ' ').replace(/ 00:00:00(?:\.0+)?Z?$/, '')
  const number = Number(value)
  if (Number.isNaN(number)) return value
  return isDateStyle[style] === true ? serialText(number, is1904) : numberText(number)
}
