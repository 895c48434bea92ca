/** From the text of a file, or from its rows, to its table: the columns are named from the first records, and rows that are no data are sorted out. */
import type { ColumnMapping, ImportKind } from './column-mapping.ts'
import { csvReader } from './csv-records.ts'
import { guessDelimiter, sepDirective } from './delimiter.ts'
import { addNote, type FileRefusal, type RowNotes, rowNotes } from './import-reason.ts'
import type { ImportTable } from './import-table.ts'
import type { PlainLines } from './plain-lines.ts'
import type { MappingOrigin, MappingWish } from './mapping-choice.ts'
import { isStorable, storable } from './storable-text.ts'
import { type Pending, type PreviewRow, type RowSorter, rowSorter, type SortingOptions } from './row-sorter.ts'

/** Enough records to see the habits of a file before its columns are named. */
const SAMPLE_RECORDS = 500
/** A sheet of a spreadsheet is read up to its column 1,024; nobody has so many headings, and a table turned on its side does. */
const COLUMNS_MAX = 1000

export interface RecordReaderOptions extends MappingWish {
  readonly kind?: ImportKind | undefined
  readonly columns?: SortingOptions['columns']
  /** Between the cells of a text; '' where cells are told apart by the format. */
  readonly delimiter?: string
}

export interface TableReaderOptions extends MappingWish {
  /** The beginning of the text: what the delimiter is guessed from. */
  readonly sample: string
  readonly kind?: ImportKind | undefined
}

export interface ReadTable {
  readonly delimiter: string
  /** Physical line of the header; null when the file has none. */
  readonly headerLine: number | null
  readonly headings: readonly string[]
  readonly mapping: ColumnMapping
  readonly mappingOrigin: MappingOrigin
  readonly kind: ImportKind
  readonly table: ImportTable
  readonly notes: RowNotes
  /** Records of the file: rejected + skipped + accepted. */
  readonly recordCount: number
  /** The first data rows, for the preview. */
  readonly preview: readonly PreviewRow[]
  /** What the file itself says its sum is, as written; null when it does not. */
  readonly statedTotal: string | null
}

type Ended = ReadTable | { readonly refusal: FileRefusal }

export interface TableReader {
  readonly delimiter: string
  push(text: string): void
  /** True between two records: the next line may be told by its bytes. */
  isIdle(): boolean
  /** Takes the line that was found last; false when it has to be pushed as text. */
  takePlain(lines: PlainLines, bytes: Uint8Array): boolean
  /** True when the table is full: nothing more needs to be read. */
  isFull(): boolean
  end(): Ended
}

export interface RecordReader {
  take(record: Pending): void
  /** The same for a line that was found in bytes; false when it has to be taken as a record. */
  takePlain(lines: PlainLines, bytes: Uint8Array, line: number): boolean
  /** A record that is no row of the table at all. */
  skip(line: number, reason: 'sep_directive'): void
  /** True when the table is full: nothing more needs to be read. */
  isFull(): boolean
  end(): Ended
}

export function recordReader(options: RecordReaderOptions): RecordReader {
  const delimiter = options.delimiter ?? ''
  const notes = rowNotes()
  const columns = options.columns && { ...options.columns, headings: options.columns.headings.map(storable) }
  const pending: Pending[] = []
  let rows: RowSorter | null = null
  let recordCount = 0
  const begin = (): RowSorter => {
    rows = rowSorter(pending, { ...options, columns, notes, delimiter })
    for (const record of rows.data) rows.take(record)
    pending.length = 0
    return rows
  }
  return {
    take: given => {
      recordCount += 1
      const record = given.cells.every(isStorable) ? given : { ...given, cells: given.cells.map(storable) }
      if (rows) rows.take(record)
      else if (pending.push(record) >= SAMPLE_RECORDS) begin()
    },
    takePlain: (lines, bytes, line) => {
      if (!rows?.takePlain(lines, bytes, line)) return false
      recordCount += 1
      return true
    },
    skip: (line, reason) => {
      recordCount += 1
      addNote(notes.skipped, { row: line, reason })
    },
    isFull: () => rows?.isFull() ?? false,
    end: () => {
      const sorter = rows ?? begin()
      const refusal = refusalOf(sorter, recordCount)
      if (refusal) return { refusal }
      const { headings, mapping, origin, kind, headerLine, preview } = sorter
      if (kind === undefined) return { refusal: 'no_columns' }
      const table = sorter.builder.build()
      const statedTotal = sorter.statedTotal()
      return { delimiter, headerLine, headings, mapping, mappingOrigin: origin, kind, table, notes, recordCount, preview, statedTotal }
    },
  }
}

export function tableReader(options: TableReaderOptions): TableReader {
  const [firstLine = ''] = options.sample.split(/\r\n|\n|\r/, 1)
  const guess = guessDelimiter(options.sample)
  const delimiter = sepDirective(firstLine) ?? guess.delimiter
  const records = recordReader({ ...options, delimiter })
  let isFirst = true
  const csv = csvReader({ delimiter, width: guess.width }, (cells, line, problem) => {
    const isDirective = isFirst && line === 1 && sepDirective(cells.join(delimiter)) !== undefined
    isFirst = false
    if (isDirective) records.skip(line, 'sep_directive')
    else records.take({ cells, line, problem })
  })
  return {
    delimiter,
    push: csv.push,
    isIdle: csv.isIdle,
    takePlain: (lines, bytes) => {
      if (!records.takePlain(lines, bytes, csv.nextLine())) return false
      csv.passLine()
      return true
    },
    isFull: records.isFull,
    end: () => {
      csv.end()
      return records.end()
    },
  }
}

function refusalOf(sorter: RowSorter, recordCount: number): FileRefusal | undefined {
  if (recordCount === 0 || sorter.onlyBlank()) return 'empty_file'
  if (sorter.isFull()) return 'too_many_rows'
  if (isTooWide(sorter.headings)) return 'too_many_columns'
  if (sorter.headerLine !== null && sorter.taken() === 0) return 'header_only'
  return undefined
}

/** Cells far to the right of a table, without a heading, are passed over and do not count. */
function isTooWide(headings: readonly string[]): boolean {
  const named = headings.filter(heading => heading.trim() !== '').length
  return (named === 0 ? headings.length : named) > COLUMNS_MAX
}
