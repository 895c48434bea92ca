/** A file that somebody brought, as bytes or as rows; where it lies and how it is packed is the business of the source. */
import type { ColumnMapping, ImportKind } from '../domain/collect/column-mapping.ts'
import type { RecordProblem } from '../domain/collect/csv-records.ts'
import type { Encoding } from '../domain/collect/text-encoding.ts'

export const CONTAINERS = ['text', 'xlsx', 'xls', 'html', 'xml', 'json', 'vcard'] as const
/** What the first bytes say the file is; its name says nothing reliable. */
export type Container = (typeof CONTAINERS)[number]

export interface RawRecord {
  readonly cells: string[]
  /** The row of the sheet, the number of the card (both from 1) or the index of the object (from 0). */
  readonly row: number
  readonly problem: RecordProblem | null
  /** Columns in which a merged cell of a row above reaches down into this row. */
  readonly above?: readonly number[] | undefined
}

/** A file of rows: a sheet of a workbook, a table of a page, cards, objects. */
export interface ImportRecords {
  readonly container: Exclude<Container, 'text'>
  /** Null where the format fixes it. */
  readonly encoding: Encoding | null
  /** The sheet these rows are of; null where there are no sheets. */
  readonly sheet: string | null
  readonly sheets: readonly string[]
  /** Given by formats that name their columns themselves; then no row is a heading. */
  readonly columns: { readonly headings: readonly string[]; readonly mapping?: ColumnMapping; readonly kind?: ImportKind } | null
  /** Groups of rows in the order of the file. @throws ImportFileError */
  readonly batches: AsyncIterable<readonly RawRecord[]>
}

export interface RecordsWish {
  /** Its name; when there is no such sheet, or none is wished, the one with data is taken. */
  readonly sheet?: string | undefined
  readonly encoding?: Encoding | undefined
}

export interface ImportFile {
  readonly name: string
  /** Where it can be read again after the program was killed; null when it cannot. */
  readonly path: string | null
  /** Of the bytes as they were brought: the same file again is recognised by it. */
  readonly sha256: string
  /** As it lies on disk, packed or not. */
  readonly size?: number
  /**
   * Unpacked. A chunk is written over when the next one is asked for: what is kept longer must be copied (`slice`).
   * @throws ImportFileError when unpacking fails or does not end.
   */
  bytes(): AsyncIterable<Uint8Array>
  /** Absent for plain text, which is cut into records by its reader. @throws ImportFileError */
  readonly records?: ((wish: RecordsWish) => Promise<ImportRecords>) | undefined
}

export type ImportFileFault =
  | 'file_too_large'
  | 'unpacks_too_large'
  | 'binary_file'
  | 'unsupported_format'
  | 'encrypted_file'
  | 'damaged_file'
  | 'took_too_long'

export interface FaultPlace {
  readonly line: number
  readonly column: number
}

export class ImportFileError extends Error {
  override readonly name = 'ImportFileError'
  readonly code: ImportFileFault
  /** Where the fault is, from 1: known for text alone. */
  readonly place: FaultPlace | undefined
  constructor(code: ImportFileFault, place?: FaultPlace) {
    super(code)
    this.code = code
    this.place = place
  }
}
