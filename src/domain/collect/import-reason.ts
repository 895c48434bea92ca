/** Why a row of a file was not taken, was passed over, or was taken with a remark. */
import type { SkipReason } from './row-kind.ts'

export const REJECT_REASONS = [
  'bad_date',
  'future_date',
  'bad_amount',
  'bad_currency',
  'no_contact',
  'extra_cells',
  'cell_too_long',
  'unclosed_quote',
  'broken_line',
] as const
export type RejectReason = (typeof REJECT_REASONS)[number]

export const WARNING_REASONS = [
  'no_contact',
  'phone_fixed',
  'bad_phone',
  'bad_email',
  'bad_quantity',
  'bad_birthday',
  'zero_amount',
  'shared_by_many',
  'asked_to_be_forgotten',
  'extra_cells',
] as const
export type WarningReason = (typeof WARNING_REASONS)[number]

/** Why a file as a whole cannot be read. */
export const FILE_REFUSALS = [
  'empty_file',
  'header_only',
  'binary_file',
  'unsupported_format',
  'no_columns',
  'too_many_rows',
  'too_many_columns',
  'file_too_large',
  'unpacks_too_large',
  'encrypted_file',
  'damaged_file',
  'took_too_long',
] as const
export type FileRefusal = (typeof FILE_REFUSALS)[number]

export interface RowNote<Reason extends string> {
  /** The first physical line of the record, from 1. */
  readonly row: number
  readonly reason: Reason
  /** The cell that is to blame, cut short; absent when the whole row is. */
  readonly cell?: string
}

/** A page of remarks is read; a million of them is a wrong file, and would take more room than the file. */
export const NOTES_KEPT_MAX = 20_000

export interface RowNotes {
  readonly rejected: NoteList<RejectReason>
  readonly skipped: NoteList<SkipReason>
  readonly warnings: NoteList<WarningReason>
}

/** The first notes in the order they were made, and the number of all. */
export interface NoteList<Reason extends string> {
  readonly list: RowNote<Reason>[]
  count: number
}

export function rowNotes(): RowNotes {
  return { rejected: { list: [], count: 0 }, skipped: { list: [], count: 0 }, warnings: { list: [], count: 0 } }
}

export function addNote<Reason extends string>(notes: NoteList<Reason>, note: RowNote<Reason>): void {
  notes.count += 1
  if (notes.list.length < NOTES_KEPT_MAX) notes.list.push(note)
}

const CELL_SHOWN_CHARS = 80

export function noteCell(cell: string): string {
  return cell.length > CELL_SHOWN_CHARS ? `${cell.slice(0, CELL_SHOWN_CHARS)}…` : cell
}
