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
  'file_too_large',
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

export interface RowNotes {
  readonly rejected: RowNote<RejectReason>[]
  readonly skipped: RowNote<SkipReason>[]
  readonly warnings: RowNote<WarningReason>[]
}

const CELL_SHOWN_CHARS = 80

export function noteCell(cell: string): string {
  return cell.length > CELL_SHOWN_CHARS ? `${cell.slice(0, CELL_SHOWN_CHARS)}…` : cell
}
