/**
 * How the cells of one row are read, one by one: what the owner sees beside what stands in his file before he says yes.
 * It is made of the parts that the import itself reads with, and of what the whole columns were found to be.
 */
import type { Day } from '../../kernel/day.ts'
import { type Currency, minorDigits } from '../../kernel/money.ts'
import { withoutPhones } from '../../kernel/phone.ts'
import { type CellDate, type DayOrder, parseBirthday, parseCellDate, parseCellTime } from './cell-date.ts'
import { parseMoney, parseQuantity, quantityText } from './cell-number.ts'
import type { ColumnMapping } from './column-mapping.ts'
import { type Birthday, tidyName } from './customer.ts'
import type { ImportField } from './header-synonyms.ts'
import { currencyIn, isField } from './headings.ts'
import type { RejectReason, WarningReason } from './import-reason.ts'
import type { RowHabits } from './import-rows.ts'
import { isNoBirthday, refusesLetters } from './person-list.ts'
import { contactsIn } from './row-identity.ts'
import { statusOf } from './row-kind.ts'
import { isStockName } from './stock-name.ts'

export interface FileHabits {
  /** Null for a list of people. */
  readonly rows: RowHabits | null
  readonly birthdayOrder: DayOrder
  readonly today: Day
  readonly country: string
  /** IANA. */
  readonly zone: string
  /** Of amounts that name none. */
  readonly currency: Currency
}

export type CellReading =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'day'; readonly day: Day; readonly minute: number | null }
  | { readonly as: 'time'; readonly minute: number }
  | { readonly as: 'birthday'; readonly birthday: Birthday }
  | { readonly as: 'money'; readonly amountMinor: number; readonly currency: Currency }
  /** `name`: what the cell says besides its telephones, where names have no column of their own. */
  | { readonly as: 'contacts'; readonly name: string; readonly addresses: readonly string[]; readonly problem: WarningReason | null }
  /** A name that tills give to a buyer nobody knows. */
  | { readonly as: 'nobody' }
  | { readonly as: 'status'; readonly status: 'refund' | 'cancelled' | 'not_paid' }
  /** This person wants no letters. */
  | { readonly as: 'refusal' }
  | { readonly as: 'unread'; readonly problem: RejectReason | WarningReason }

/** The readings of the cells that are not empty and whose column was taken for something, by column. */
export function readingsOf(cells: readonly string[], mapping: ColumnMapping, habits: FileHabits): ReadonlyMap<number, CellReading> {
  const readings = new Map<number, CellReading>()
  const named = (cells[mapping.currency?.[0] ?? -1] ?? '').trim()
  const namesBesidePhones = mapping.customer_name?.some(column => mapping.phone?.includes(column)) === true
  const row = { ...habits, named, namesBesidePhones }
  for (const [field, columns] of Object.entries(mapping)) {
    if (!isField(field)) continue
    for (const column of columns) {
      const cell = (cells[column] ?? '').trim()
      if (cell !== '' && !(field === 'customer_name' && namesBesidePhones)) readings.set(column, readingOf(cell, field, row))
    }
  }
  return readings
}

/** `named`: what the column of currencies says in this row. */
type CellHabits = FileHabits & { readonly named: string; readonly namesBesidePhones: boolean }

function readingOf(cell: string, field: ImportField, habits: CellHabits): CellReading {
  switch (field) {
    case 'phone':
    case 'email':
      return contactReading(cell, { kind: field, country: habits.country, isNamed: habits.namesBesidePhones })
    case 'customer_name':
    case 'first_name':
    case 'last_name':
      return isStockName(cell) ? { as: 'nobody' } : { as: 'text', text: tidyName(cell) }
    case 'birthday':
      return birthdayReading(cell, habits)
    case 'consent':
      return refusesLetters(cell) ? { as: 'refusal' } : { as: 'text', text: cell }
    default:
      return habits.rows ? saleReading(cell, field, { ...habits, rows: habits.rows }) : { as: 'text', text: cell }
  }
}

interface ContactHabits {
  readonly kind: 'phone' | 'email'
  readonly country: string
  readonly isNamed: boolean
}

function contactReading(cell: string, how: ContactHabits): CellReading {
  const { addresses, warnings } = contactsIn(cell, how)
  const [problem = null] = warnings.toSorted((a, b) => Number(a === 'phone_fixed') - Number(b === 'phone_fixed'))
  if (addresses.length === 0 && problem !== null) return { as: 'unread', problem }
  const name = how.isNamed ? tidyName(withoutPhones(cell)) : ''
  return { as: 'contacts', name, addresses: addresses.map(({ address }) => address), problem }
}

function birthdayReading(cell: string, { birthdayOrder, today }: CellHabits): CellReading {
  if (isNoBirthday(cell)) return { as: 'text', text: cell }
  const birthday = parseBirthday(cell, birthdayOrder, today)
  return birthday ? { as: 'birthday', birthday } : { as: 'unread', problem: 'bad_birthday' }
}

type SaleHabits = CellHabits & { readonly rows: RowHabits }

function saleReading(cell: string, field: ImportField, habits: SaleHabits): CellReading {
  switch (field) {
    case 'date':
    case 'datetime':
      return dayReading(parseCellDate(cell, { order: habits.rows.dayOrder, zone: habits.zone }), habits)
    case 'time': {
      const minute = parseCellTime(cell)
      return minute === undefined ? { as: 'text', text: cell } : { as: 'time', minute }
    }
    case 'line_total':
    case 'unit_price':
    case 'list_price':
      return moneyReading(cell, field, habits)
    case 'discount':
      return habits.rows.discountInPercent || cell.endsWith('%') ? { as: 'text', text: cell } : moneyReading(cell, field, habits)
    case 'qty': {
      const millionths = parseQuantity(cell, habits.rows.marks.qty ?? '.')
      return millionths === undefined ? { as: 'unread', problem: 'bad_quantity' } : { as: 'text', text: quantityText(millionths) }
    }
    case 'currency': {
      const currency = currencyIn(cell)
      return currency === undefined ? { as: 'unread', problem: 'bad_currency' } : { as: 'text', text: currency }
    }
    case 'status':
    case 'kind': {
      const status = statusOf(cell)
      return status === 'sale' ? { as: 'text', text: cell } : { as: 'status', status }
    }
    default:
      return { as: 'text', text: cell }
  }
}

function dayReading(date: CellDate | undefined, { today, rows }: SaleHabits): CellReading {
  if (!date) return { as: 'unread', problem: 'bad_date' }
  if (date.day > today) return { as: 'unread', problem: 'future_date' }
  return { as: 'day', day: date.day, minute: rows.hasTimes ? date.minute : null }
}

function moneyReading(cell: string, field: ImportField, { rows, named, currency: usual }: SaleHabits): CellReading {
  const amountMinor = parseMoney(cell, rows.marks[field] ?? '.', minorDigits(usual))
  if (amountMinor === undefined) return { as: 'unread', problem: 'bad_amount' }
  return { as: 'money', amountMinor, currency: currencyIn(named) ?? currencyIn(cell) ?? usual }
}
