/** From the text of a file to its table: finds the header among the first records, maps the columns, and sorts out rows that are no data. */
import { type ColumnMapping, guessKind, guessMapping, type ImportKind } from './column-mapping.ts'
import { csvReader, type RecordProblem } from './csv-records.ts'
import { guessDelimiter, sepDirective } from './delimiter.ts'
import { findHeaderRow, type HeaderRow } from './header-row.ts'
import type { ImportField } from './header-synonyms.ts'
import { isField } from './headings.ts'
import { type FileRefusal, noteCell, type RowNotes } from './import-reason.ts'
import { type ImportTable, type TableBuilder, tableBuilder } from './import-table.ts'
import { closingRow, isBlank, isSameRow } from './row-kind.ts'

/** Enough records to see the habits of a file before its columns are named. */
const SAMPLE_RECORDS = 500
const PREVIEW_ROWS = 20

export interface TableReaderOptions {
  /** The beginning of the text: what the delimiter is guessed from. */
  readonly sample: string
  readonly country: string
  /** The owner's word, when he gave it. */
  readonly mapping?: ColumnMapping | undefined
  readonly kind?: ImportKind | undefined
}

export interface ReadTable {
  readonly delimiter: string
  /** Physical line of the header; null when the file has none. */
  readonly headerLine: number | null
  readonly headings: readonly string[]
  readonly mapping: ColumnMapping
  readonly kind: ImportKind
  readonly table: ImportTable
  readonly notes: RowNotes
  /** Records of the file: rejected + skipped + accepted. */
  readonly recordCount: number
  /** Raw cells of the first data rows, for the preview. */
  readonly preview: readonly (readonly string[])[]
  /** What the file itself says its sum is, as written; null when it does not. */
  readonly statedTotal: string | null
}

export interface TableReader {
  push(text: string): void
  end(): ReadTable | { readonly refusal: FileRefusal }
}

interface Pending {
  readonly cells: string[]
  readonly line: number
  readonly problem: RecordProblem | null
}

export function tableReader(options: TableReaderOptions): TableReader {
  const [firstLine = ''] = options.sample.split(/\r\n|\n|\r/, 1)
  const guess = guessDelimiter(options.sample)
  const delimiter = sepDirective(firstLine) ?? guess.delimiter
  const notes: RowNotes = { rejected: [], skipped: [], warnings: [] }
  const pending: Pending[] = []
  let rows: RowSorter | null = null
  let recordCount = 0

  const begin = (): RowSorter => {
    rows = rowSorter(pending, { ...options, notes, delimiter })
    for (const record of rows.data) rows.take(record)
    pending.length = 0
    return rows
  }
  const csv = csvReader({ delimiter, width: guess.width }, (cells, line, problem) => {
    recordCount += 1
    if (recordCount === 1 && line === 1 && sepDirective(cells.join(delimiter)) !== undefined) {
      notes.skipped.push({ row: line, reason: 'sep_directive' })
      return
    }
    if (rows) rows.take({ cells, line, problem })
    else if (pending.push({ cells, line, problem }) >= SAMPLE_RECORDS) begin()
  })
  return {
    push: text => csv.push(text),
    end: () => {
      csv.end()
      const sorter = rows ?? begin()
      const refusal = refusalOf(sorter, recordCount)
      if (refusal) return { refusal }
      const { headings, mapping, kind, headerLine, preview } = sorter
      if (kind === undefined) return { refusal: 'no_columns' }
      const table = sorter.builder.build()
      return { delimiter, headerLine, headings, mapping, kind, table, notes, recordCount, preview, statedTotal: sorter.statedTotal() }
    },
  }
}

function refusalOf(sorter: RowSorter, recordCount: number): FileRefusal | undefined {
  if (recordCount === 0 || sorter.onlyBlank()) return 'empty_file'
  if (sorter.isFull()) return 'too_many_rows'
  if (sorter.headerLine !== null && sorter.taken() === 0) return 'header_only'
  return undefined
}

interface RowSorter {
  readonly headings: readonly string[]
  readonly headerLine: number | null
  readonly mapping: ColumnMapping
  readonly kind: ImportKind | undefined
  readonly builder: TableBuilder
  readonly preview: (readonly string[])[]
  /** The pending records below the header. */
  readonly data: readonly Pending[]
  take(record: Pending): void
  taken(): number
  onlyBlank(): boolean
  isFull(): boolean
  statedTotal(): string | null
}

function rowSorter(
  pending: readonly Pending[],
  options: TableReaderOptions & { readonly notes: RowNotes; readonly delimiter: string },
): RowSorter {
  const { notes } = options
  const readable = pending.filter(record => record.problem === null)
  const header = findHeaderRow(readable.map(record => record.cells))
  const data = header ? belowHeader(pending, readable, { header, notes }) : [...pending]
  const sample = data.filter(record => record.problem === null && !isBlank(record.cells)).map(record => record.cells)
  const width = sample.reduce((most, cells) => Math.max(most, cells.length), 0)
  const headings = header?.headings ?? Array.from({ length: width }, () => '')
  const mapping = options.mapping ?? guessMapping(headings, sample, options.country)
  const kind = options.kind ?? guessKind(mapping)
  const builder = tableBuilder(keptColumns(mapping))
  const totalColumn = mapping.line_total?.[0] ?? mapping.unit_price?.[0] ?? -1
  const preview: (readonly string[])[] = []
  const isClosing = closingTest(mapping, kind)
  const extraCells = (cells: readonly string[]): string | undefined => {
    const extra = header ? cells.slice(headings.length) : []
    return isBlank(extra) ? undefined : noteCell(extra.join(' ').trim())
  }
  let [taken, filled, full] = [0, header ? 1 : 0, false]
  let statedTotal: string | null = null
  return {
    headings,
    mapping,
    kind,
    builder,
    preview,
    data,
    headerLine: header ? (readable[header.index]?.line ?? null) : null,
    take: ({ cells, line, problem }) => {
      filled += 1
      if (problem !== null) notes.rejected.push({ row: line, reason: problem, cell: noteCell(cells.join(' ')) })
      else if (isBlank(cells)) {
        filled -= 1
        notes.skipped.push({ row: line, reason: 'blank' })
        return
      } else if (header && isSameRow(cells, headings)) notes.skipped.push({ row: line, reason: 'header' })
      else {
        const closing = isClosing(cells)
        if (closing !== undefined) {
          notes.skipped.push({ row: line, reason: closing })
          if (closing === 'totals') statedTotal = (cells[totalColumn] ?? '').trim() || statedTotal
          return
        }
        const extra = extraCells(cells)
        if (extra !== undefined) {
          // Between commas an unquoted decimal comma makes two cells of one sum: such a row is not guessed at.
          const isLoss = options.delimiter === ','
          if (isLoss) notes.rejected.push({ row: line, reason: 'extra_cells', cell: extra })
          else notes.warnings.push({ row: line, reason: 'extra_cells', cell: extra })
          if (isLoss) {
            taken += 1
            return
          }
        }
        if (!builder.add(cells, line)) full = true
        if (preview.length < PREVIEW_ROWS) preview.push(cells.map(noteCell))
      }
      taken += 1
    },
    taken: () => taken,
    onlyBlank: () => filled === 0,
    isFull: () => full,
    statedTotal: () => statedTotal,
  }
}

/** Notes titles and headings as skipped; answers what comes after them. */
function belowHeader(
  pending: readonly Pending[],
  readable: readonly Pending[],
  { header, notes }: { readonly header: HeaderRow; readonly notes: RowNotes },
): Pending[] {
  const headings = new Set(readable.slice(header.index, header.index + header.rows))
  const last = readable[header.index + header.rows - 1]
  const data: Pending[] = []
  let above = true
  for (const record of pending) {
    if (headings.has(record)) notes.skipped.push({ row: record.line, reason: 'header' })
    else if (!above) data.push(record)
    else if (record.problem !== null) notes.rejected.push({ row: record.line, reason: record.problem })
    else notes.skipped.push({ row: record.line, reason: isBlank(record.cells) ? 'blank' : 'title' })
    if (record === last) above = false
  }
  return data
}

function keptColumns(mapping: ColumnMapping): { field: ImportField; source: number }[] {
  return Object.entries(mapping).flatMap(([field, sources]) => (isField(field) ? sources.map(source => ({ field, source })) : []))
}

/** Sales are recognised by their day and people by their contact: a row without it may be a total or a signature. */
function closingTest(
  mapping: ColumnMapping,
  kind: ImportKind | undefined,
): (cells: readonly string[]) => 'totals' | 'signature' | undefined {
  const telling =
    kind === 'purchases' ? [...(mapping.date ?? mapping.datetime ?? [])] : [...(mapping.phone ?? []), ...(mapping.email ?? [])]
  const tells = (cell: string): boolean => (kind === 'customers' ? cell.trim() !== '' : /^[\s+(]*\d/.test(cell))
  let afterTotals = false
  return cells => {
    if (telling.some(column => tells(cells[column] ?? ''))) return undefined
    const closing = closingRow(cells)
    if (closing === 'totals') afterTotals = true
    if (closing !== undefined) return closing
    return afterTotals && cells.filter(cell => cell.trim() !== '').length <= 2 ? 'signature' : undefined
  }
}
