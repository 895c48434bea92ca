/** The day, the time and the money of each row of a sales file, or why the row is not taken. */
import { type Day, dayNumber } from '../../kernel/day.ts'
import { CURRENCIES, type Currency, minorDigits } from '../../kernel/money.ts'
import { type CellDate, dayOrderOf, parseCellDate, parseCellTime } from './cell-date.ts'
import { type DecimalMark, decimalMarkOf, MINOR_MAX, multiply, parseMoney, parseQuantity } from './cell-number.ts'
import type { ImportField } from './header-synonyms.ts'
import { currencyIn } from './headings.ts'
import { addNote, noteCell, type RejectReason, type RowNotes } from './import-reason.ts'
import { cellAt, columnOf, type ImportTable, PLAIN_CELL, type TableColumn } from './import-table.ts'
import { plainNumberMark, plainNumberScaled } from './plain-number.ts'
import { statusOf } from './row-kind.ts'
import { textPool } from './text-pool.ts'

export interface RowOptions {
  readonly today: Day
  readonly country: string
  readonly zone: string
  /** Of amounts that name no currency. */
  readonly currency: Currency
}

/** One entry per row of the table; meaningless where `taken` is 0. */
export interface SaleRows {
  readonly taken: Uint8Array
  /** Days since 1970. */
  readonly days: Int32Array
  /** Minutes since midnight; -1 when the row has no time. */
  readonly minutes: Int16Array
  /** Minor units; below zero for a refund. */
  readonly amounts: Float64Array
  /** Index in CURRENCIES. */
  readonly currencies: Uint8Array
  /** Millionths. */
  readonly quantities: Float64Array
  /** What the refused rows would have come to, as far as it can be read: a file's own total holds them too. */
  readonly refusedMinor: number
}

export function readSaleRows(table: ImportTable, options: RowOptions, notes: RowNotes): SaleRows {
  const size = table.rowCount
  let refusedMinor = 0
  const rows = {
    taken: new Uint8Array(size),
    days: new Int32Array(size),
    minutes: new Int16Array(size),
    amounts: new Float64Array(size),
    currencies: new Uint8Array(size),
    quantities: new Float64Array(size),
  }
  const dates = dateReader(table, options)
  const money = moneyReader(table, options)
  const statuses = [columnOf(table, 'status'), columnOf(table, 'kind')].map(
    column => column && { column, meanings: column.values.map(statusOf) },
  )
  for (let row = 0; row < size; row += 1) {
    const line = table.lines[row] ?? 0
    const reject = (reason: RejectReason, cell: string): void =>
      addNote(notes.rejected, { row: line, reason, ...(cell === '' ? {} : { cell: noteCell(cell) }) })
    const date = dates.read(row)
    if (typeof date === 'string') {
      reject(date, dates.cell(row))
      const lost = money.read(row)
      if (typeof lost !== 'string') refusedMinor += lost.amount
      continue
    }
    const meanings = statuses.map(status => status?.meanings[status.column.cells[row] ?? 0])
    if (meanings.includes('cancelled') || meanings.includes('not_paid')) {
      addNote(notes.skipped, { row: line, reason: meanings.includes('not_paid') ? 'not_paid' : 'cancelled' })
      continue
    }
    const sum = money.read(row)
    if (typeof sum === 'string') {
      reject(sum, money.cell(row))
      continue
    }
    if (sum.isBadQuantity) addNote(notes.warnings, { row: line, reason: 'bad_quantity' })
    if (sum.amount === 0 && money.hasAmounts) addNote(notes.warnings, { row: line, reason: 'zero_amount' })
    const isRefund = meanings.includes('refund') || (sum.quantity < 0 && sum.amount > 0)
    rows.taken[row] = 1
    rows.days[row] = date.day
    rows.minutes[row] = date.minute
    rows.amounts[row] = isRefund ? -Math.abs(sum.amount) : sum.amount
    rows.currencies[row] = sum.currency
    rows.quantities[row] = Math.abs(sum.quantity)
  }
  return { ...rows, refusedMinor }
}

interface DateReader {
  read(row: number): { readonly day: number; readonly minute: number } | 'bad_date' | 'future_date'
  cell(row: number): string
}

function dateReader(table: ImportTable, options: RowOptions): DateReader {
  const column = columnOf(table, 'date') ?? columnOf(table, 'datetime')
  const times = columnOf(table, 'time')
  const values = column?.values ?? textPool().pool
  const habits = { order: dayOrderOf(values, options.country), zone: options.zone }
  const parsed = values.map(value => parseCellDate(value, habits))
  // Spreadsheets add midnight to every day; then it says nothing.
  const onlyMidnights = parsed.every(date => date === undefined || date.minute === null || date.minute === 0)
  const days = parsed.map(date => (date ? dayNumber(date.day) : 0))
  const minutes = times?.values.map(parseCellTime)
  const today = dayNumber(options.today)
  const minuteOf = (date: CellDate, row: number): number => {
    const own = minutes?.[times?.cells[row] ?? 0]
    return own ?? (onlyMidnights ? -1 : (date.minute ?? -1))
  }
  return {
    read: row => {
      const at = column?.cells[row] ?? 0
      const date = parsed[at]
      const day = days[at] ?? 0
      if (!date) return 'bad_date'
      return day > today ? 'future_date' : { day, minute: minuteOf(date, row) }
    },
    cell: row => cellAt(column, row),
  }
}

interface RowMoney {
  readonly amount: number
  readonly quantity: number
  readonly currency: number
  readonly isBadQuantity: boolean
}

interface MoneyReader {
  readonly hasAmounts: boolean
  read(row: number): RowMoney | 'bad_amount' | 'bad_currency'
  cell(row: number): string
}

const ONE = 1_000_000
/** A quantity has at most nine digits before the mark. */
const QUANTITY_BEYOND = 1e15

function moneyReader(table: ImportTable, options: RowOptions): MoneyReader {
  const [total, unit, list, discount] = (['line_total', 'unit_price', 'list_price', 'discount'] as const).map(field =>
    parsedColumn(table, field, options.currency),
  )
  const quantities = quantityColumn(table)
  const currencies = currencyReader(table, total?.column ?? unit?.column, options.currency)
  const hasAmounts = total !== undefined || unit !== undefined || list !== undefined
  /** The line sum of the file wins over quantity × price; without both, the price before a discount. */
  const amountOf = (row: number, quantity: number): number | undefined => {
    if (!hasAmounts) return 0
    if (total && !isEmpty(total.column, row)) return total.at(row)
    if (unit && !isEmpty(unit.column, row)) {
      const price = unit.at(row)
      return price === undefined ? undefined : multiply(quantity, price) - (discount?.at(row) ?? 0)
    }
    return list?.at(row)
  }
  return {
    hasAmounts,
    read: row => {
      const quantity = quantities ? quantities.at(row) : ONE
      const amount = amountOf(row, quantity ?? ONE)
      if (amount === undefined) return 'bad_amount'
      const currency = currencies(row)
      if (currency === undefined) return 'bad_currency'
      return { amount, quantity: quantity ?? ONE, currency, isBadQuantity: quantity === undefined }
    },
    cell: row => cellAt(total?.column ?? unit?.column ?? list?.column, row),
  }
}

interface ParsedColumn {
  readonly column: TableColumn
  at(row: number): number | undefined
}

function parsedColumn(table: ImportTable, field: ImportField, currency: Currency): ParsedColumn | undefined {
  const column = columnOf(table, field)
  if (!column) return undefined
  const mark = columnMark(table, column, 'money')
  const digits = minorDigits(currency)
  return readOnce(column, {
    text: value => parseMoney(value, mark, digits),
    plain: code => {
      const minor = plainNumberScaled(code, digits)
      return minor > MINOR_MAX ? Number.NaN : minor
    },
  })
}

/** The mark of a column of sums or quantities, plain numbers and all others together. */
export function columnMark({ rowCount }: ImportTable, column: TableColumn, kind: 'money' | 'quantity'): DecimalMark {
  const votes = { ',': 0, '.': 0 }
  for (let row = 0; row < rowCount; row += 1) {
    const mark = column.cells[row] === PLAIN_CELL ? plainNumberMark(column.plain[row] ?? 0) : undefined
    if (mark !== undefined) votes[mark] += 1
  }
  return decimalMarkOf(column.values, kind, votes)
}

interface CellReading {
  text(value: string): number | undefined
  /** NaN for a number that is none of this kind. */
  plain(code: number): number
}

/** Every different value is read once; what is no number is kept as NaN, because an array of numbers alone takes eight bytes for each. */
function readOnce(column: TableColumn, { text, plain }: CellReading): ParsedColumn {
  const parsed = new Float64Array(column.values.length)
  for (let number = 0; number < parsed.length; number += 1) parsed[number] = text(column.values.at(number)) ?? Number.NaN
  return {
    column,
    at: row => {
      const cell = column.cells[row] ?? 0
      const value = cell === PLAIN_CELL ? plain(column.plain[row] ?? 0) : (parsed[cell] ?? Number.NaN)
      return Number.isNaN(value) ? undefined : value
    },
  }
}

/** An empty quantity is one; an unreadable one is undefined. */
function quantityColumn(table: ImportTable): ParsedColumn | undefined {
  const column = columnOf(table, 'qty')
  if (!column) return undefined
  const mark = columnMark(table, column, 'quantity')
  return readOnce(column, {
    text: value => (value === '' ? ONE : parseQuantity(value, mark)),
    plain: code => {
      const millionths = plainNumberScaled(code, 6)
      return millionths >= QUANTITY_BEYOND ? Number.NaN : millionths
    },
  })
}

/** The currency column, else the sign in the cell, else the one of the whole file. */
function currencyReader(table: ImportTable, amounts: TableColumn | undefined, usual: Currency): (row: number) => number | undefined {
  const column = columnOf(table, 'currency')
  const index = (currency: Currency | undefined): number | undefined => currency && CURRENCIES.indexOf(currency)
  const named = column?.values.map(value => (value === '' ? index(usual) : index(currencyIn(value))))
  const signed = amounts?.values.map(value => (/[^\d\s.,()+\-−–'’\u00A0\u202F]/.test(value) ? index(currencyIn(value)) : undefined))
  const standard = index(usual)
  return row => {
    if (named && column && cellAt(column, row) !== '') return named[column.cells[row] ?? 0]
    return (amounts && signed?.[amounts.cells[row] ?? 0]) ?? standard
  }
}

function isEmpty(column: TableColumn, row: number): boolean {
  return column.cells[row] === 0
}
