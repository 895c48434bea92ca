/** From rows to sales: which rows are one purchase or one refund, and which refund takes back which purchase. */
import { CURRENCIES, type Currency } from '../../kernel/money.ts'
import type { FilePeople } from './import-people.ts'
import type { SaleRows } from './import-rows.ts'
import { columnOf, giveBack, type ImportTable } from './import-table.ts'
import { numberIndex } from './number-index.ts'

/** Sales in the order of their first rows. Rows of one sale are a chain: `firstRow`, then `nextRow` until -1. */
export interface FileSales {
  readonly count: number
  readonly firstRow: Int32Array
  readonly lineCount: Int32Array
  /** Minor units, positive for refunds too. */
  readonly totals: Float64Array
  /** Index of the person; -1 for an anonymous sale. */
  readonly persons: Int32Array
}

export interface GroupedSales {
  readonly purchases: FileSales
  readonly refunds: FileSales
  readonly nextRow: Int32Array
  /** The purchase each refund takes back; -1 when the file does not tell. */
  readonly refundOf: Int32Array
}

const DAYS_SPAN = 65_536
const MINUTES_SPAN = 1441

export function groupSales(table: ImportTable, rows: SaleRows, { personOf }: FilePeople): GroupedSales {
  const receipts = columnOf(table, 'receipt_no')
  const nextRow = new Int32Array(table.rowCount).fill(-1)
  const isRefund = (row: number): boolean => (rows.amounts[row] ?? 0) < 0
  let refundRows = 0
  for (let row = 0; row < table.rowCount; row += 1) if (rows.taken[row] === 1 && isRefund(row)) refundRows += 1
  const purchases = grouping(rows, nextRow, table.rowCount - refundRows)
  const refunds = grouping(rows, nextRow, refundRows)
  for (let row = 0; row < table.rowCount; row += 1) {
    if (rows.taken[row] !== 1) continue
    const receipt = receipts?.cells[row] ?? 0
    const day = rows.days[row] ?? 0
    const person = personOf[row] ?? -1
    // Whole numbers below 2^53 as keys: quicker and smaller than text. Receipts count down from -1, people up from 0.
    const key =
      receipt !== 0
        ? -1 - (receipt * DAYS_SPAN + day)
        : person === -1
          ? Number.NaN
          : (person * DAYS_SPAN + day) * MINUTES_SPAN + ((rows.minutes[row] ?? -1) + 1)
    ;(isRefund(row) ? refunds : purchases).add(row, { key, person })
  }
  const grouped = { purchases: purchases.end(), refunds: refunds.end(), nextRow }
  return { ...grouped, refundOf: matchRefunds(table, rows, grouped) }
}

interface Grouping {
  /** A row whose key is NaN is a sale of its own. */
  add(row: number, of: { readonly key: number; readonly person: number }): void
  /** Nothing more is added. */
  end(): FileSales
}

/** @param most how many rows it may come to */
function grouping({ amounts, currencies }: SaleRows, nextRow: Int32Array, most: number): Grouping {
  const [firstRow, lastRow, lineCount] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)]
  const [totals, persons] = [new Float64Array(most), new Int32Array(most)]
  const byKey = numberIndex()
  let count = 0
  let [lastKey, lastAt] = [Number.NaN, 0]
  const found = (key: number, row: number): number | undefined => {
    const at = Number.isNaN(key) ? undefined : key === lastKey ? lastAt : byKey.get(key)
    // Two currencies are never added, not even on one receipt.
    return at !== undefined && currencies[firstRow[at] ?? 0] === currencies[row] ? at : undefined
  }
  return {
    add: (row, { key, person }) => {
      const known = found(key, row)
      const at = known ?? count
      if (known === undefined) {
        if (!Number.isNaN(key)) {
          byKey.set(key, count)
          ;[lastKey, lastAt] = [key, count]
        }
        firstRow[at] = row
        persons[at] = person
        count += 1
      } else nextRow[lastRow[at] ?? 0] = row
      lastRow[at] = row
      lineCount[at] = (lineCount[at] ?? 0) + 1
      totals[at] = (totals[at] ?? 0) + Math.abs(amounts[row] ?? 0)
      // A receipt names its buyer once; the rows below may leave the cell empty.
      if (persons[at] === -1) persons[at] = person
    },
    end: () => {
      byKey.close()
      giveBack(lastRow)
      return {
        count,
        firstRow: cut(firstRow, count),
        lineCount: cut(lineCount, count),
        totals: new Float64Array(totals.buffer.transfer(count * Float64Array.BYTES_PER_ELEMENT)),
        persons: cut(persons, count),
      }
    },
  }
}

function cut(array: Int32Array<ArrayBuffer>, length: number): Int32Array {
  return new Int32Array(array.buffer.transfer(length * Int32Array.BYTES_PER_ELEMENT))
}

type Parts = Pick<GroupedSales, 'purchases' | 'refunds' | 'nextRow'>

/** A return re-uses the number of its sale, or is of the same buyer and item later; it is left alone where neither tells. */
function matchRefunds(table: ImportTable, rows: SaleRows, { purchases, refunds, nextRow }: Parts): Int32Array {
  const found = new Int32Array(refunds.count).fill(-1)
  if (refunds.count === 0) return found
  const receipts = columnOf(table, 'receipt_no')
  const items = columnOf(table, 'item') ?? columnOf(table, 'sku')
  const candidates = new Map<string, number[]>()
  const keysOf = (sales: FileSales, at: number): string[] => {
    const keys: string[] = []
    const person = sales.persons[at] ?? -1
    for (let row = sales.firstRow[at] ?? -1; row !== -1; row = nextRow[row] ?? -1) {
      const receipt = receipts?.cells[row] ?? 0
      if (receipt !== 0) keys.push(`r${receipt}`)
      const item = items?.cells[row] ?? 0
      if (person !== -1 && item !== 0) keys.push(`i${person}|${item}`)
    }
    return [...new Set(keys)]
  }
  const left = purchases.totals.slice()
  const wanted = new Set([...refunds.firstRow.keys()].flatMap(at => keysOf(refunds, at)))
  for (let at = 0; at < purchases.count; at += 1) {
    for (const key of keysOf(purchases, at)) if (wanted.has(key)) candidates.set(key, [...(candidates.get(key) ?? []), at])
  }
  for (let refund = 0; refund < refunds.count; refund += 1) {
    const row = refunds.firstRow[refund] ?? 0
    const total = refunds.totals[refund] ?? 0
    const fits = (at: number): boolean => {
      const sold = purchases.firstRow[at] ?? 0
      const sameBuyer = purchases.persons[at] === refunds.persons[refund] || refunds.persons[refund] === -1
      return (
        sameBuyer &&
        (rows.days[sold] ?? 0) <= (rows.days[row] ?? 0) &&
        rows.currencies[sold] === rows.currencies[row] &&
        (left[at] ?? 0) >= total
      )
    }
    const match = keysOf(refunds, refund)
      .sort()
      .reverse()
      .flatMap(key => (candidates.get(key) ?? []).filter(fits).slice(-1))[0]
    if (match === undefined) continue
    found[refund] = match
    left[match] = (left[match] ?? 0) - total
  }
  return found
}

export interface CurrencySum {
  readonly grossMinor: number
  readonly refundsMinor: number
}

/** Sums per currency, never added across currencies. */
export function sumsOf(rows: SaleRows): Readonly<Partial<Record<Currency, CurrencySum>>> {
  const gross = new Float64Array(CURRENCIES.length)
  const refunds = new Float64Array(CURRENCIES.length)
  const seen = new Uint8Array(CURRENCIES.length)
  for (let row = 0; row < rows.taken.length; row += 1) {
    if (rows.taken[row] !== 1) continue
    const currency = rows.currencies[row] ?? 0
    const amount = rows.amounts[row] ?? 0
    seen[currency] = 1
    if (amount < 0) refunds[currency] = (refunds[currency] ?? 0) - amount
    else gross[currency] = (gross[currency] ?? 0) + amount
  }
  const sums: Partial<Record<Currency, CurrencySum>> = {}
  for (const [at, currency] of CURRENCIES.entries())
    if (seen[at] === 1) sums[currency] = { grossMinor: gross[at] ?? 0, refundsMinor: refunds[at] ?? 0 }
  return sums
}
