/** What a file would bring in, before anything is stored: the counts, the sums and the remarks the owner sees. */
import type { Day } from '../../kernel/day.ts'
import type { Currency } from '../../kernel/money.ts'
import type { ImportKind } from './column-mapping.ts'
import type { ImportField } from './header-synonyms.ts'
import { parseMoney } from './cell-number.ts'
import type { FileHabits } from './cell-reading.ts'
import { currencyIn } from './headings.ts'
import { type MonthSum, monthSums } from './import-months.ts'
import { type FilePeople, readPeople } from './import-people.ts'
import type { RowNotes } from './import-reason.ts'
import { discountIsInPercent } from './line-discount.ts'
import { columnMark, readSaleRows, type SaleRows } from './import-rows.ts'
import { type CurrencySum, type GroupedSales, groupSales, sumsOf } from './import-sales.ts'
import { columnOf, giveBack, type ImportTable, withoutColumns } from './import-table.ts'
import type { ReadTable } from './table-reader.ts'

export interface PlanOptions {
  readonly today: Day
  readonly country: string
  readonly zone: string
  /** Where neither column nor cell nor heading names one. */
  readonly currency: Currency
  /** The owner's word goes before the heading's. */
  readonly currencyIsGiven: boolean
}

export interface ImportCounts {
  readonly customers: number
  readonly purchases: number
  readonly purchaseLines: number
  readonly refunds: number
  readonly refundLines: number
  readonly anonymousPurchases: number
}

export interface ImportPlan {
  readonly kind: ImportKind
  readonly table: ImportTable
  readonly notes: RowNotes
  readonly people: FilePeople
  /** Null for a list of people. */
  readonly sales: (GroupedSales & { readonly rows: SaleRows }) | null
  readonly counts: ImportCounts
  readonly sums: Readonly<Partial<Record<Currency, CurrencySum>>>
  readonly months: readonly MonthSum[]
  /** The sum the file states under its rows, in minor units of the file's currency; null when it states none. */
  readonly statedTotalMinor: number | null
  /** What single cells are read by, for the preview. */
  readonly habits: FileHabits
}

/** What the rows of a sales file have been read from. */
const OF_ROWS: ReadonlySet<ImportField> = new Set([
  'date',
  'datetime',
  'time',
  'line_total',
  'unit_price',
  'list_price',
  'discount',
  'qty',
  'currency',
  'status',
  'kind',
])
/** What people are joined by. */
const OF_CONTACTS: ReadonlySet<ImportField> = new Set(['phone', 'email', 'card_no', 'customer_no'])

/** What was read is handed over: its table is empty afterwards, as far as it is not needed to store the plan. */
export function planImport(read: ReadTable, options: PlanOptions): ImportPlan {
  const { notes, kind } = read
  const { today, country, zone } = options
  const statedTotalMinor = statedTotal(read)
  const currency = options.currencyIsGiven ? options.currency : (headingCurrency(read) ?? options.currency)
  const discountInPercent = discountIsInPercent(read.headings, read.mapping)
  const rows = kind === 'purchases' ? readSaleRows(read.table, { ...options, currency, discountInPercent }, notes) : null
  const known = rows ? withoutColumns(read.table, OF_ROWS) : read.table
  const taken = rows?.taken ?? new Uint8Array(known.rowCount).fill(1)
  const people = readPeople(known, taken, { options: { country, today, kind, days: rows?.days }, notes })
  const table = withoutColumns(known, OF_CONTACTS)
  const grouped = rows && groupSales(table, rows, people)
  inOrder(notes)
  return {
    kind,
    table,
    notes,
    people,
    sales: rows && grouped ? { ...grouped, rows } : null,
    counts: countsOf(people, grouped),
    sums: rows ? sumsOf(rows) : {},
    months: rows ? monthSums(rows) : [],
    statedTotalMinor,
    habits: { rows: rows?.habits ?? null, birthdayOrder: people.birthdayOrder, currency, today, country, zone },
  }
}

/** Nothing of the plan's rows is read any more: their room goes back now, and not when the next file has taken as much again. */
export function giveBackRows({ table, people, sales }: ImportPlan): void {
  withoutColumns(table, new Set(table.columns.map(column => column.field)))
  giveBack(table.lines)
  giveBack(people.personOf)
  people.people.giveBack()
  if (!sales) return
  const { rows, purchases, refunds, nextRow, refundOf } = sales
  for (const array of [rows.taken, rows.days, rows.minutes, rows.amounts, rows.currencies, rows.quantities, nextRow, refundOf])
    giveBack(array)
  for (const { firstRow, lineCount, totals, persons } of [purchases, refunds])
    for (const array of [firstRow, lineCount, totals, persons]) giveBack(array)
}

function headingCurrency({ headings, mapping }: ReadTable): Currency | undefined {
  const columns = [...(mapping.line_total ?? []), ...(mapping.unit_price ?? []), ...(mapping.list_price ?? [])]
  return columns.map(column => currencyIn(headings[column] ?? '')).find(currency => currency !== undefined)
}

function countsOf({ people }: FilePeople, grouped: GroupedSales | null): ImportCounts {
  const sum = (values: Int32Array | undefined): number => values?.reduce((total, value) => total + value, 0) ?? 0
  return {
    customers: people.length,
    purchases: grouped?.purchases.count ?? 0,
    purchaseLines: sum(grouped?.purchases.lineCount),
    refunds: grouped?.refunds.count ?? 0,
    refundLines: sum(grouped?.refunds.lineCount),
    anonymousPurchases: grouped?.purchases.persons.filter(person => person === -1).length ?? 0,
  }
}

function statedTotal({ statedTotal: text, table }: ReadTable): number | null {
  const column = columnOf(table, 'line_total')
  return text === null || !column ? null : (parseMoney(text, columnMark(table, column, 'money')) ?? null)
}

/** Remarks were made column by column; people read a file from the top. */
function inOrder(notes: RowNotes): void {
  for (const { list } of [notes.rejected, notes.skipped, notes.warnings]) list.sort((a, b) => a.row - b.row)
}
