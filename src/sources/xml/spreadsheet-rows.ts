/** XML Spreadsheet 2003, what 1C and old reports save as .xls: cells may leave out columns and rows and say which they are. */
import { numberText } from '../../domain/collect/sheet-number.ts'
import type { RawRecord } from '../../ports/import-file.ts'
import { sheetRecord } from '../sheet-record.ts'
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
  let [at, row, written, inData, type, value, column] = [-1, 0, 0, false, '', '', 0]
  let cells: string[] = []
  const finishRow = (): void => {
    if (cells.every(text => text.trim() === '')) return
    for (let blank = Math.max(written + 1, row - GAP_ROWS_MAX); blank < row; blank += 1)
      ready.push({ cells: [], row: blank, problem: null })
    ready.push(sheetRecord(cells, row))
    written = row
  }
  const events = xmlEvents(bytes, {
    open: (name, attributes) => {
      if (name === 'Worksheet') [at, row, written] = [at + 1, 0, 0]
      else if (name === 'Row') {
        row = Number(attributes['Index']) || row + 1
        ;[cells, column] = [[], 0]
      } else if (name === 'Cell') {
        column = Math.min(Number(attributes['Index'] ?? column + 1) - 1, COLUMNS_MAX)
        while (cells.length < column) cells.push('')
        column += 1 + (Number(attributes['MergeAcross']) || 0)
      } else if (name === 'Data') [inData, type, value] = [true, attributes['Type'] ?? '', '']
    },
    text: text => {
      if (inData) value += text
    },
    close: name => {
      if (name === 'Data') {
        inData = false
        if (at === sheet) cells.push(dataText(type, value))
      } else if (name === 'Row' && at === sheet) finishRow()
    },
  })
  for await (const _piece of events) {
    if (ready.length === 0) continue
    yield ready
    ready = []
  }
}

function dataText(type: string, value: string): string {
  if (type === 'Number') return Number.isNaN(Number(value)) ? value : numberText(Number(value))
  // Moments are written without a zone: "2024-06-01T00:00:00.000".
  if (type === 'DateTime') return value.replace(/T00:00:00(?:\.0+)?$/, '').replace(/T(\d\d:\d\d).*$/, ' $1')
  if (type === 'Boolean') return value === '1' ? 'true' : 'false'
  return value
}
