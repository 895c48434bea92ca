/** XML Spreadsheet 2003, what 1C and old reports save as .xls: cells may leave out columns and rows and say which they are. */
import { numberText } from '../../domain/collect/sheet-number.ts'
import type { RawRecord } from '../../ports/import-file.ts'
import { MERGED_ROWS_MAX, sheetRecord } from '../sheet-record.ts'
import { xmlEvents } from './xml-events.ts'

const GAP_ROWS_MAX = 1000
const COLUMNS_MAX = 1024

/** Names of the worksheets in their order. */
export async function worksheetNames(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
  const names: string[] = []
  const events = xmlEvents(bytes, {
    open: (name, attributes) => {
      if (name === 'Worksheet') names.push(attributes['Name'] ?? '')
    },
  })
  for await (const _piece of events);
  return names
}

/** `sheet` is the place of the worksheet, from 0. @throws ImportFileError */
export async function* worksheetRows(bytes: AsyncIterable<Uint8Array>, sheet: number): AsyncGenerator<RawRecord[]> {
  let ready: RawRecord[] = []
  let [at, row, written, inData, type, value] = [-1, 0, 0, false, '', '']
  let line = rowBuilder([])
  const finishRow = (): void => {
    const { cells, above } = line.end(row)
    if (cells.every(text => text.trim() === '')) return
    for (let blank = Math.max(written + 1, row - GAP_ROWS_MAX); blank < row; blank += 1)
      ready.push({ cells: [], row: blank, problem: null })
    ready.push(sheetRecord(cells, row, above))
    written = row
  }
  const events = xmlEvents(bytes, {
    open: (name, attributes) => {
      if (name === 'Worksheet') [at, row, written, line] = [at + 1, 0, 0, rowBuilder([])]
      else if (name === 'Row') {
        // A number that goes back is a slip of who wrote the file: rows follow each other.
        row = Math.max(Number(attributes['Index']) || 0, row + 1)
        line = rowBuilder(line.reach)
      } else if (name === 'Cell') line.cell(row, attributes)
      else if (name === 'Data') [inData, type, value] = [true, attributes['Type'] ?? '', '']
    },
    text: text => {
      if (inData) value += text
    },
    close: name => {
      if (name === 'Data') {
        inData = false
        if (at === sheet) line.text(row, dataText(type, value))
      } else if (name === 'Row' && at === sheet) finishRow()
    },
  })
  for await (const _piece of events) {
    if (ready.length === 0) continue
    yield ready
    ready = []
  }
}

interface RowBuilder {
  /** By column: the last row into which a merged cell of a row above reaches down. */
  readonly reach: number[]
  cell(row: number, attributes: Readonly<Record<string, string>>): void
  text(row: number, text: string): void
  end(row: number): { readonly cells: string[]; readonly above: readonly number[] }
}

/** A cell that names no column stands beside the one before it, and beside what reaches down from above when it has something to say. */
function rowBuilder(reach: number[]): RowBuilder {
  const cells: string[] = []
  const begun: (readonly [column: number, lastRow: number])[] = []
  let [column, next, across, down, isPlaced] = [0, 0, 0, 0, true]
  const isCovered = (at: number, row: number): boolean => (reach[at] ?? 0) >= row
  const settle = (row: number): void => {
    for (let at = column; down > 0 && at <= column + across; at += 1) begun.push([at, row + Math.min(down, MERGED_ROWS_MAX)])
    down = 0
  }
  return {
    reach,
    cell: (row, attributes) => {
      settle(row)
      isPlaced = attributes['Index'] !== undefined
      column = Math.min(Number(attributes['Index'] ?? next + 1) - 1, COLUMNS_MAX)
      ;[across, down] = [Number(attributes['MergeAcross']) || 0, Number(attributes['MergeDown']) || 0]
      next = column + 1 + across
    },
    text: (row, text) => {
      while (!isPlaced && isCovered(column, row)) column += 1
      next = column + 1 + across
      while (cells.length < column) cells.push('')
      cells[column] = text
    },
    end: row => {
      const above = [...reach.keys()].filter(at => isCovered(at, row))
      settle(row)
      for (const [at, lastRow] of begun) reach[at] = lastRow
      return { cells, above }
    },
  }
}

function dataText(type: string, value: string): string {
  if (type === 'Number') return Number.isNaN(Number(value)) ? value : numberText(Number(value))
  // Moments are written without a zone: "2024-06-01T00:00:00.000".
  if (type === 'DateTime') return value.replace(/T00:00:00(?:\.0+)?$/, '').replace(/T(\d\d:\d\d).*$/, ' $1')
  if (type === 'Boolean') return value === '1' ? 'true' : 'false'
  return value
}
