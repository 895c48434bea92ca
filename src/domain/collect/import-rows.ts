/** The day, the time and the money of each row of a sales file, or why the row is not taken. */
import { type Day, dayNumber } from '../../kernel/day.ts'
import { CURRENCIES, type Currency, minorDigits } from '../../kernel/money.ts'
import { type DayOrder, dayOrderOf, parseCellDate, parseCellTime } from './cell-date.ts'
import { type DecimalMark, decimalMarkOf, MINOR_MAX, multiply, parseMoney, parseQuantity } from './cell-number.ts'
import type { ImportField } from './header-synonyms.ts'
import { currencyIn } from './headings.ts'
import { addNote, noteCell, type RejectReason, type RowNotes } from './import-reason.ts'
import { cellAt, columnOf, type ImportTable, PLAIN_CELL, type TableColumn } from './import-table.ts'
import { plainNumberMark, plainNumberScaled } from './plain-number.ts'
import { statusOf } from './row-kind.ts'
import { textPool } from './text-pool.ts'
import { discountReader, withoutPercent } from './line-discount.ts'

export interface RowOptions {
  readonly today: Day
  readonly country: string
  readonly zone: string
  /** Of amounts that name no currency. */
  readonly currency: Currency
  /** The heading of the discounts says that they are percents. */
  readonly discountInPercent?: boolean
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
  readonly habits: RowHabits
}

/** How the whole columns turned out to be written: each cell of theirs is read this way. */
export interface RowHabits {
  readonly dayOrder: DayOrder
  /** False where every time is the midnight that spreadsheets add to a day. */
  readonly hasTimes: boolean
  readonly marks: Readonly<Partial<Record<ImportField, DecimalMark>>>
  readonly discountInPercent: boolean
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
  const statuses = [columnOf(table, 'status'), columnOf(table, 'kind')].flatMap(column =>
    column ? [{ column, meanings: column.values.map(statusOf) }] : [],
  )
  const reject = ({ row, reason, cell }: { readonly row: number; readonly reason: RejectReason; readonly cell: string }): void =>
    addNote(notes.rejected, { row: table.lines[row] ?? 0, reason, ...(cell === '' ? {} : { cell: noteCell(cell) }) })
  const meansOf = (row: number, meaning: ReturnType<typeof statusOf>): boolean => {
    for (const { column, meanings } of statuses) if (meanings[column.cells[row] ?? 0] === meaning) return true
    return false
  }
  for (let row = 0; row < size; row += 1) {
    const problem = dates.problem(row)
    if (problem !== undefined) {
      reject({ row, reason: problem, cell: dates.cell(row) })
      const lost = money.read(row)
      if (lost === undefined) refusedMinor += money.amount()
      continue
    }
    if (meansOf(row, 'cancelled') || meansOf(row, 'not_paid')) {
      addNote(notes.skipped, { row: table.lines[row] ?? 0, reason: meansOf(row, 'not_paid') ? 'not_paid' : 'cancelled' })
      continue
    }
    const refusal = money.read(row)
    if (refusal !== undefined) {
      reject({ row, reason: refusal, cell: money.cell(row) })
      continue
    }
    const [amount, quantity] = [money.amount(), money.quantity()]
    if (money.isBadQuantity()) addNote(notes.warnings, { row: table.lines[row] ?? 0, reason: 'bad_quantity' })
    if (amount === 0 && money.hasAmounts) addNote(notes.warnings, { row: table.lines[row] ?? 0, reason: 'zero_amount' })
    const isRefund = (quantity < 0 && amount > 0) || meansOf(row, 'refund')
    rows.taken[row] = 1
    rows.days[row] = dates.day(row)
    rows.minutes[row] = dates.minute(row)
    rows.amounts[row] = isRefund ? -Math.abs(amount) : amount
    rows.currencies[row] = money.currency()
    rows.quantities[row] = Math.abs(quantity)
  }
  return { ...rows, refusedMinor, habits: { ...dates.habits, marks: money.marks, discountInPercent: options.discountInPercent ?? false } }
}

interface DateReader {
  readonly habits: Pick<RowHabits, 'dayOrder' | 'hasTimes'>
  problem(row: number): 'bad_date' | 'future_date' | undefined
  day(row: number): number
  /** -1 without one. */
  minute(row: number): number
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
  const days = Int32Array.from(parsed, date => (date ? dayNumber(date.day) : BAD_DAY))
  const minutes = Int16Array.from(parsed, date => (onlyMidnights ? -1 : (date?.minute ?? -1)))
  const ownMinutes = times && Int16Array.from(times.values, value => parseCellTime(value) ?? -1)
  const today = dayNumber(options.today)
  const dayAt = (row: number): number => days[column?.cells[row] ?? 0] ?? BAD_DAY
  return {
    habits: { dayOrder: habits.order, hasTimes: !onlyMidnights },
    problem: row => {
      const day = dayAt(row)
      if (day === BAD_DAY) return 'bad_date'
      return day > today ? 'future_date' : undefined
    },
    day: dayAt,
    minute: row => {
      const own = ownMinutes?.[times?.cells[row] ?? 0] ?? -1
      return own === -1 ? (minutes[column?.cells[row] ?? 0] ?? -1) : own
    },
    cell: row => cellAt(column, row),
  }
}

/** No day of any calendar. */
const BAD_DAY = -2_147_483_648

/** Reads a row and is then asked for what it found: a million rows make no million objects. */
interface MoneyReader {
  readonly hasAmounts: boolean
  readonly marks: RowHabits['marks']
  read(row: number): 'bad_amount' | 'bad_currency' | undefined
  amount(): number
  quantity(): number
  currency(): number
  isBadQuantity(): boolean
  cell(row: number): string
}

const ONE = 1_000_000
/** A quantity has at most nine digits before the mark. */
const QUANTITY_BEYOND = 1e15

function moneyReader(table: ImportTable, options: RowOptions): MoneyReader {
  const [total, unit, list, discount] = (['line_total', 'unit_price', 'list_price', 'discount'] as const).map(field =>
    parsedColumn(table, field, options.currency),
  )
  const discountOf = discountReader(discount, options.discountInPercent ?? false)
  const quantities = quantityColumn(table)
  const currencies = currencyReader(table, total?.column ?? unit?.column, options.currency)
  const hasAmounts = total !== undefined || unit !== undefined || list !== undefined
  /** The line sum of the file wins over quantity × price; without both, the price before a discount. */
  const amountOf = (row: number, quantity: number): number | undefined => {
    if (!hasAmounts) return 0
    if (total && !isEmpty(total.column, row)) return total.at(row)
    if (unit && !isEmpty(unit.column, row)) {
      const price = unit.at(row)
      if (price === undefined) return undefined
      const product = multiply(quantity, price)
      return product - discountOf(row, product)
    }
    return list?.at(row)
  }
  let [amount, quantity, currency, isBad] = [0, ONE, 0, false]
  const marks = Object.fromEntries(
    [total, unit, list, discount, quantities].flatMap(parsed => (parsed ? [[parsed.column.field, parsed.mark]] : [])),
  )
  return {
    hasAmounts,
    marks,
    read: row => {
      const told = quantities ? quantities.at(row) : ONE
      const sum = amountOf(row, told ?? ONE)
      if (sum === undefined) return 'bad_amount'
      const named = currencies(row)
      if (named === undefined) return 'bad_currency'
      ;[amount, quantity, currency, isBad] = [sum, told ?? ONE, named, told === undefined]
      return undefined
    },
    amount: () => amount,
    quantity: () => quantity,
    currency: () => currency,
    isBadQuantity: () => isBad,
    cell: row => cellAt(total?.column ?? unit?.column ?? list?.column, row),
  }
}

interface ParsedColumn {
  readonly column: TableColumn
  readonly mark: DecimalMark
  at(row: number): number | undefined
}

function parsedColumn(table: ImportTable, field: ImportField, currency: Currency): ParsedColumn | undefined {
  const column = columnOf(table, field)
  if (!column) return undefined
  const mark = columnMark(table, column, 'money')
  const digits = minorDigits(currency)
  return readOnce(column, {
    mark,
    text: value => parseMoney(field === 'discount' ? withoutPercent(value) : value, mark, digits),
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

interface ColumnReading {
  readonly mark: DecimalMark
  text(value: string): number | undefined
  /** NaN for a number that is none of this kind. */
  plain(code: number): number
}

/** Every different value is read once; what is no number is kept as NaN, because an array of numbers alone takes eight bytes for each. */
function readOnce(column: TableColumn, { mark, text, plain }: ColumnReading): ParsedColumn {
  const parsed = new Float64Array(column.values.length)
  for (let number = 0; number < parsed.length; number += 1) parsed[number] = text(column.values.at(number)) ?? Number.NaN
  return {
    column,
    mark,
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
    mark,
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
