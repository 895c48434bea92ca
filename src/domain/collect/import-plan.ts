/** What a file would bring in, before anything is stored: the counts, the sums and the remarks the owner sees. */
import type { Day } from '../../kernel/day.ts'
import type { Currency } from '../../kernel/money.ts'
import type { ImportKind } from './column-mapping.ts'
import { parseMoney } from './cell-number.ts'
import { currencyIn } from './headings.ts'
import { type MonthSum, monthSums } from './import-months.ts'
import { type FilePeople, readPeople } from './import-people.ts'
import type { RowNotes } from './import-reason.ts'
import { columnMark, readSaleRows, type SaleRows } from './import-rows.ts'
import { type CurrencySum, type GroupedSales, groupSales, sumsOf } from './import-sales.ts'
import { columnOf, type ImportTable } from './import-table.ts'
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
}

export function planImport(read: ReadTable, options: PlanOptions): ImportPlan {
  const { table, notes, kind } = read
  const currency = options.currencyIsGiven ? options.currency : (headingCurrency(read) ?? options.currency)
  const rows = kind === 'purchases' ? readSaleRows(table, { ...options, currency }, notes) : null
  const taken = rows?.taken ?? new Uint8Array(table.rowCount).fill(1)
  const people = readPeople(table, taken, { options: { country: options.country, today: options.today, kind, days: rows?.days }, notes })
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
    statedTotalMinor: statedTotal(read),
  }
}

function headingCurrency({ headings, mapping }: ReadTable): Currency | undefined {
  const columns = [...(mapping.line_total ?? []), ...(mapping.unit_price ?? []), ...(mapping.list_price ?? [])]
  return columns.map(column => currencyIn(headings[column] ?? '')).find(currency => currency !== undefined)
}

function countsOf({ people }: FilePeople, grouped: GroupedSales | null): ImportCounts {
  const sum = (values: readonly number[] | undefined): number => (values ?? []).reduce((total, value) => total + value, 0)
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
