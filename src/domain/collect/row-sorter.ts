/** Sorts the records of a file: titles, headings, totals and signatures are passed over, broken rows are refused, the rest goes into the table. */
import { guessKind, type ColumnMapping, type ImportKind } from './column-mapping.ts'
import type { RecordProblem } from './csv-records.ts'
import { findHeaderRow, type HeaderRow } from './header-row.ts'
import type { ImportField } from './header-synonyms.ts'
import { isField } from './headings.ts'
import { addNote, noteCell, type RowNotes } from './import-reason.ts'
import { type TableBuilder, tableBuilder } from './import-table.ts'
import { chooseMapping, type ChosenMapping, type MappingOrigin, type MappingWish } from './mapping-choice.ts'
import type { PlainLines } from './plain-lines.ts'
import { findRowGroups, type RowGroups } from './row-groups.ts'
import { closingRow, isBlank, isSameRow } from './row-kind.ts'

const PREVIEW_ROWS = 20

/** One of the first rows of data, as it stands in the file. */
export interface PreviewRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A record that waits until the headings are known. */
export interface Pending {
  readonly cells: string[]
  readonly line: number
  readonly problem: RecordProblem | null
  /** Columns in which a merged cell of a row above reaches down into this one. */
  readonly above?: readonly number[] | undefined
}

export interface SortingOptions extends MappingWish {
  readonly kind?: ImportKind | undefined
  /** Of formats that name their columns themselves: then no row is a heading. */
  readonly columns?:
    | { readonly headings: readonly string[]; readonly mapping?: ColumnMapping; readonly kind?: ImportKind }
    | null
    | undefined
  readonly notes: RowNotes
  readonly delimiter: string
}

export interface RowSorter {
  readonly headings: readonly string[]
  readonly headerLine: number | null
  readonly mapping: ColumnMapping
  readonly origin: MappingOrigin
  readonly kind: ImportKind | undefined
  readonly builder: TableBuilder
  readonly preview: readonly PreviewRow[]
  /** The pending records below the header. */
  readonly data: readonly Pending[]
  take(record: Pending): void
  /** Takes the line that was found last when nothing speaks against it; false when it has to be looked at as a record. */
  takePlain(lines: PlainLines, bytes: Uint8Array, line: number): boolean
  taken(): number
  onlyBlank(): boolean
  isFull(): boolean
  statedTotal(): string | null
}

export function rowSorter(pending: readonly Pending[], options: SortingOptions): RowSorter {
  const { notes, columns } = options
  const readable = pending.filter(record => record.problem === null)
  const header = columns ? undefined : findHeaderRow(readable.map(record => record.cells))
  const data = header ? belowHeader(pending, readable, { header, notes }) : [...pending]
  const sample = data.filter(record => record.problem === null && !isBlank(record.cells)).map(record => record.cells)
  const width = sample.reduce((most, cells) => Math.max(most, cells.length), 0)
  const ownHeadings = columns?.headings ?? header?.headings ?? Array.from({ length: width }, () => '')
  const { mapping, headings, origin, kind, groups } = namedColumns(sample, ownHeadings, options)
  const builder = tableBuilder(keptColumns(mapping))
  const totalColumn = mapping.line_total?.[0] ?? mapping.unit_price?.[0] ?? -1
  const preview: PreviewRow[] = []
  const telling = tellingColumns(mapping, kind)
  const isClosing = closingTest(telling, kind)
  const plainColumns = plainTelling(telling, headings, header !== undefined)
  const fill = downwardFiller(mapping)
  const loses = extraCells(header ? headings.length : Number.POSITIVE_INFINITY, options)
  let [taken, filled, full] = [0, header ? 1 : 0, false]
  let statedTotal: string | null = null
  return {
    headings,
    mapping,
    origin,
    kind,
    builder,
    preview,
    data,
    headerLine: header ? (readable[header.index]?.line ?? null) : null,
    take: record => {
      const { line, problem } = record
      const own = fill(record)
      filled += 1
      if (problem !== null) addNote(notes.rejected, { row: line, reason: problem, cell: noteCell(own.join(' ')) })
      else if (isBlank(own)) {
        filled -= 1
        addNote(notes.skipped, { row: line, reason: 'blank' })
        return
      } else if (header && isSameRow(own, ownHeadings)) addNote(notes.skipped, { row: line, reason: 'header' })
      else {
        const closing = isClosing(own)
        if (closing !== undefined) {
          addNote(notes.skipped, { row: line, reason: closing })
          if (closing === 'totals') statedTotal = (own[totalColumn] ?? '').trim() || statedTotal
          return
        }
        const cells = groups ? groups.take(own) : own
        if (cells === undefined) addNote(notes.skipped, { row: line, reason: 'group' })
        else if (!loses(cells, line)) {
          if (!builder.add(cells, line)) full = true
          if (preview.length < PREVIEW_ROWS) preview.push({ line, cells: [...cells] })
        }
      }
      taken += 1
    },
    takePlain: (lines, bytes, line) => {
      if (groups || preview.length < PREVIEW_ROWS || !isPlainRow(lines, bytes, { width: headings.length, telling: plainColumns }))
        return false
      const added = builder.addPlain(lines, bytes, line)
      if (added === 'not_plain') return false
      if (!added) full = true
      filled += 1
      taken += 1
      return true
    },
    taken: () => taken,
    onlyBlank: () => filled === 0,
    isFull: () => full,
    statedTotal: () => statedTotal,
  }
}

interface NamedColumns {
  readonly mapping: ColumnMapping
  readonly headings: readonly string[]
  readonly origin: MappingOrigin
  readonly kind: ImportKind | undefined
  readonly groups: RowGroups | undefined
}

function namedColumns(sample: readonly (readonly string[])[], headings: readonly string[], options: SortingOptions): NamedColumns {
  const { columns } = options
  const chosen: ChosenMapping =
    columns?.mapping && !options.mapping ? { mapping: columns.mapping, origin: 'preset' } : chooseMapping(headings, sample, options)
  const { mapping, origin } = chosen
  const kind = options.kind ?? columns?.kind ?? chosen.kind ?? guessKind(mapping)
  const inTable = (cells: readonly string[]): boolean => closingRow(cells) === undefined && !isSameRow(cells, headings)
  const groups = kind === 'purchases' ? findRowGroups({ headings, mapping, sample: sample.filter(inTable) }) : undefined
  return { mapping: groups?.mapping ?? mapping, headings: groups?.headings ?? headings, origin, kind, groups }
}

/** What is counted once, however many rows its cell reaches down into. */
const COUNTED: readonly ImportField[] = ['line_total', 'unit_price', 'list_price', 'discount', 'qty']

/** A cell that was merged with those below it speaks for all their rows: the day, the number and the buyer of a receipt. A sum does so once. */
function downwardFiller(mapping: ColumnMapping): (record: Pending) => string[] {
  const counted = new Set(COUNTED.flatMap(field => mapping[field] ?? []))
  let last: readonly string[] = []
  return ({ cells, above = [] }) => {
    for (const column of above) {
      while (cells.length <= column) cells.push('')
      cells[column] = counted.has(column) ? '0' : (last[column] ?? '')
    }
    last = cells
    return cells
  }
}

/** A line as wide as its headings that has a day or a telephone is neither blank nor a heading nor a total. */
function isPlainRow(lines: PlainLines, bytes: Uint8Array, row: { readonly width: number; readonly telling: readonly number[] }): boolean {
  return lines.count() === row.width && row.telling.some(column => lines.beginsWithDigit(bytes, column))
}

/**
 * Notes what stands beyond the last heading; true when the row is lost by it. Between commas an unquoted decimal comma makes two cells
 * of one sum: such a row is not guessed at.
 */
function extraCells(width: number, { notes, delimiter }: SortingOptions): (cells: readonly string[], line: number) => boolean {
  return (cells, line) => {
    const extra = cells.length <= width ? [] : cells.slice(width)
    if (isBlank(extra)) return false
    const note = { row: line, reason: 'extra_cells', cell: noteCell(extra.join(' ').trim()) } as const
    if (delimiter === ',') addNote(notes.rejected, note)
    else addNote(notes.warnings, note)
    return delimiter === ','
  }
}

/** The columns of which a line without care has to begin one with a digit; none where a heading does. */
function plainTelling(telling: readonly number[], headings: readonly string[], hasHeader: boolean): readonly number[] {
  return hasHeader ? telling.filter(column => !BEGINS_WITH_DIGIT.test(headings[column] ?? '')) : []
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
    if (headings.has(record)) addNote(notes.skipped, { row: record.line, reason: 'header' })
    else if (!above) data.push(record)
    else if (record.problem !== null) addNote(notes.rejected, { row: record.line, reason: record.problem })
    else addNote(notes.skipped, { row: record.line, reason: isBlank(record.cells) ? 'blank' : 'title' })
    if (record === last) above = false
  }
  return data
}

function keptColumns(mapping: ColumnMapping): { field: ImportField; source: number }[] {
  return Object.entries(mapping).flatMap(([field, sources]) => (isField(field) ? sources.map(source => ({ field, source })) : []))
}

const BEGINS_WITH_DIGIT = /^[\s+(]*\d/

/** Sales are recognised by their day and people by their contact: a row without it may be a total or a signature. */
function tellingColumns(mapping: ColumnMapping, kind: ImportKind | undefined): readonly number[] {
  return kind === 'purchases' ? [...(mapping.date ?? mapping.datetime ?? [])] : [...(mapping.phone ?? []), ...(mapping.email ?? [])]
}

function closingTest(
  telling: readonly number[],
  kind: ImportKind | undefined,
): (cells: readonly string[]) => 'totals' | 'signature' | undefined {
  const tells = (cell: string): boolean => (kind === 'customers' ? cell.trim() !== '' : BEGINS_WITH_DIGIT.test(cell))
  let afterTotals = false
  return cells => {
    if (telling.some(column => tells(cells[column] ?? ''))) return undefined
    const closing = closingRow(cells)
    if (closing === 'totals') afterTotals = true
    if (closing !== undefined) return closing
    return afterTotals && cells.filter(cell => cell.trim() !== '').length <= 2 ? 'signature' : undefined
  }
}
