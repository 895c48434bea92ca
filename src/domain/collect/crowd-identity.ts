/**
 * Identities that are nobody: the till's own number, typed where a buyer gives none, stands on every tenth receipt. One on more than
 * thirty receipts and more than one in fifty is taken for such, unless it looks like one person who simply comes often: one name,
 * and hardly ever two receipts on a day.
 */
import { numberIndex } from './number-index.ts'
import { cellAt, type ImportTable, type TableColumn, columnOf } from './import-table.ts'

const RECEIPTS_MIN = 30
const SHARE = 0.02
/** Days per receipt of somebody who comes once a day; twice on a tenth of them. */
const DAYS_PER_RECEIPT = 0.9

export interface ReceiptCounts {
  /** Receipts with this address, and the days they are of. */
  readonly receipts: number
  readonly days: number
  /** Receipts of everybody. */
  readonly ofAll: number
}

/** The same of receipts that come one by one. */
export function isCrowd({ receipts, days, ofAll }: ReceiptCounts): boolean {
  return receipts > Math.max(RECEIPTS_MIN, ofAll * SHARE) && days < receipts * DAYS_PER_RECEIPT
}

export interface ReceiptRows {
  readonly taken: Uint8Array
  readonly days: Int32Array
  readonly receipts: ReceiptNumbers
}

export interface ReceiptNumbers {
  readonly of: Int32Array
  readonly count: number
}

/** One number per receipt: a number and a day, or the row itself where the file has no numbers. */
export function receiptNumbers(table: ImportTable, { taken, days }: Pick<ReceiptRows, 'taken' | 'days'>): ReceiptNumbers {
  const column = columnOf(table, 'receipt_no')
  const of = new Int32Array(table.rowCount).fill(-1)
  const seen = numberIndex()
  let count = 0
  let [lastKey, lastNumber] = [-1, -1]
  for (let row = 0; row < table.rowCount; row += 1) {
    if (taken[row] !== 1) continue
    const receipt = column?.cells[row] ?? 0
    const key = receipt * 65_536 + (days[row] ?? 0)
    // The lines of a receipt stand together.
    let number = receipt === 0 ? undefined : key === lastKey ? lastNumber : seen.get(key)
    if (number === undefined) {
      number = count
      count += 1
      if (receipt !== 0) seen.set(key, number)
    }
    ;[lastKey, lastNumber] = receipt === 0 ? [-1, -1] : [key, number]
    of[row] = number
  }
  seen.close()
  return { of, count }
}

/** Values of the column, by number, that stand for a crowd. */
export function crowdValues(table: ImportTable, column: TableColumn, rows: ReceiptRows): ReadonlySet<number> {
  const { receipts } = rows
  const limit = Math.max(RECEIPTS_MIN, receipts.count * SHARE)
  const counts = new Int32Array(column.values.length)
  const last = new Int32Array(column.values.length).fill(-1)
  for (let row = 0; row < table.rowCount; row += 1) {
    const [value, receipt] = [column.cells[row] ?? 0, receipts.of[row] ?? -1]
    if (receipt === -1 || value === 0 || last[value] === receipt) continue
    last[value] = receipt
    counts[value] = (counts[value] ?? 0) + 1
  }
  const crowds = new Set<number>()
  for (const [value, count] of counts.entries()) if (count > limit) crowds.add(value)
  for (const value of crowds) if (isOnePerson(table, column, { rows, value, receipts: counts[value] ?? 0 })) crowds.delete(value)
  return crowds
}

interface Candidate {
  readonly rows: ReceiptRows
  readonly value: number
  readonly receipts: number
}

function isOnePerson(table: ImportTable, column: TableColumn, { rows, value, receipts }: Candidate): boolean {
  const names = columnOf(table, 'customer_name') ?? columnOf(table, 'last_name') ?? columnOf(table, 'first_name')
  const seen = new Set<string>()
  const days = new Set<number>()
  for (let row = 0; row < table.rowCount; row += 1) {
    if (rows.taken[row] !== 1 || column.cells[row] !== value) continue
    const name = cellAt(names, row).toLowerCase()
    if (name !== '') seen.add(name)
    days.add(rows.days[row] ?? 0)
  }
  return seen.size === 1 && days.size >= receipts * DAYS_PER_RECEIPT
}
