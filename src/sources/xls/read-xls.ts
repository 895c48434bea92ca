/**
 * Run as a program of its own, with limits on memory and time: reads an old workbook (BIFF) and prints lines of JSON, first the names
 * of its sheets, then the rows of the wished or the first telling one. The library holds the whole file and has no defence against a hostile one.
 */
import { readFileSync } from 'node:fs'
import { read, type CellObject, type WorkSheet, SSF, set_cptable, utils } from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { numberText, serialText } from '../../domain/collect/sheet-number.ts'
import type { RawRecord } from '../../ports/import-file.ts'
import { chosenSheet } from '../chosen-sheet.ts'
import { MERGED_ROWS_MAX } from '../sheet-record.ts'

const COLUMNS_MAX = 1024
const [path = '', wished = ''] = process.argv.slice(2)
set_cptable(codepages)

function cellText(cell: CellObject | undefined, is1904: boolean): string {
  if (cell?.v === undefined) return ''
  if (cell.t === 'e') return cell.w ?? '#N/A'
  if (typeof cell.v === 'boolean') return cell.v ? 'true' : 'false'
  if (typeof cell.v !== 'number') return String(cell.v)
  return typeof cell.z === 'string' && SSF.is_date(cell.z) ? serialText(cell.v, is1904) : numberText(cell.v)
}

type Row = readonly [row: number, cells: string[], above: readonly number[]]

function* rowsOf(sheet: WorkSheet, is1904: boolean): Generator<Row> {
  const reference = sheet['!ref']
  if (reference === undefined) return
  const { s, e } = utils.decode_range(reference)
  const merged = mergedDownward(sheet)
  for (let row = s.r; row <= e.r; row += 1) {
    const cells: string[] = []
    for (let column = 0; column <= Math.min(e.c, COLUMNS_MAX); column += 1)
      cells.push(cellText(sheet[utils.encode_cell({ r: row, c: column })] as CellObject | undefined, is1904))
    const last = cells.findLastIndex(cell => cell.trim() !== '')
    yield [row + 1, cells.slice(0, last + 1), merged.get(row) ?? []]
  }
}

/** By row, from 0: the columns in which a merged cell of a row above reaches down. */
function mergedDownward(sheet: WorkSheet): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (const { s, e } of sheet['!merges'] ?? []) {
    if (e.r - s.r > MERGED_ROWS_MAX) continue
    for (let row = s.r + 1; row <= e.r; row += 1) found.set(row, [...(found.get(row) ?? []), s.c])
  }
  return found
}

function answer(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

async function main(): Promise<void> {
  const book = read(readFileSync(path), { cellDates: false, cellNF: true, cellText: false, cellHTML: false, cellFormula: false })
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.map((name, at) => ({
    name,
    isHidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
    rows: () => batches(rowsOf(book.Sheets[name] ?? {}, is1904)),
  }))
  const sheet = await chosenSheet(sheets, wished)
  answer({ sheet: sheet?.name ?? '', sheets: book.SheetNames })
  for await (const rows of sheet?.rows() ?? []) for (const { row, cells, above } of rows) answer([row, cells, above ?? []])
}

async function* batches(rows: Iterable<Row>): AsyncGenerator<RawRecord[]> {
  for (const [row, cells, above] of rows) yield [{ row, cells, problem: null, above }]
}

/** A broken old container is taken by the library for an archive, and then for one behind a password. */
function saysLocked(message: string): boolean {
  if (/ZIP encrypt/i.test(message)) return readFileSync(path).subarray(0, 2).toString('latin1') === 'PK'
  return /password|encrypt/i.test(message)
}

try {
  await main()
} catch (error) {
  answer({ failed: error instanceof Error && saysLocked(error.message) ? 'encrypted_file' : 'damaged_file' })
}
