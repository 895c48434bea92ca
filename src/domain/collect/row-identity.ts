/** What each row says about its buyer: a number, a name, contacts. Every different cell is read once. */
import { parseEmail } from '../../kernel/email.ts'
import { parsePhone, splitPhones, withoutPhones } from '../../kernel/phone.ts'
import type { ContactAddress } from './contact-point.ts'
import { crowdValues, type ReceiptRows } from './crowd-identity.ts'
import { tidyName } from './customer.ts'
import { noteCell, type WarningReason } from './import-reason.ts'
import { cellAt, columnOf, columnsOf, type ImportTable, type TableColumn } from './import-table.ts'
import { isStockName, mayBeStockName } from './stock-name.ts'
import type { TextPool } from './text-pool.ts'
import type { UnionFind } from './union-find.ts'

interface RowIdentity {
  /** 'number|…' or 'name|…'. */
  readonly own: string | undefined
  readonly name: string
  /** Nodes. */
  readonly contacts: readonly number[]
  readonly warnings: readonly { readonly reason: WarningReason; readonly cell?: string }[]
}

export interface IdentityReader {
  read(row: number): RowIdentity
  nameAt(row: number): string
}

interface ReadCell {
  readonly contacts: readonly number[]
  readonly warnings: RowIdentity['warnings']
}

const NO_CROWDS: ReadonlySet<number> = new Set()
const NOTHING: ReadCell = { contacts: [], warnings: [] }

export interface IdentityReading {
  readonly nodes: UnionFind
  readonly country: string
  /** Absent in a list of people. */
  readonly rows: ReceiptRows | undefined
}

export function identityReader(table: ImportTable, { nodes, country, rows }: IdentityReading): IdentityReader {
  const named = columnOf(table, 'customer_name')
  const read = (column: TableColumn, kind: 'phone' | 'email' | 'card'): ReadColumn => {
    const isNamed = kind === 'phone' && named !== undefined && isSameColumn(named, column)
    const crowds = rows ? crowdValues(table, column, rows) : NO_CROWDS
    const single = new Int32Array(column.values.length).fill(-1)
    const others = new Map<number, ReadCell>()
    for (let number = 1; number < single.length; number += 1) {
      const value = column.values.at(number)
      const cell: ReadCell = crowds.has(number)
        ? { contacts: [], warnings: [{ reason: 'shared_by_many', cell: noteCell(value) }] }
        : readContactCell(value, { kind, country, nodes, isNamed })
      if (cell.contacts.length === 1 && cell.warnings.length === 0) single[number] = cell.contacts[0] ?? -1
      else others.set(number, cell)
    }
    return { column, single, others }
  }
  const columns = [
    ...columnsOf(table, 'phone').map(column => read(column, 'phone')),
    ...columnsOf(table, 'email').map(column => read(column, 'email')),
    ...columnsOf(table, 'card_no').map(column => read(column, 'card')),
  ]
  const numbers = columnOf(table, 'customer_no')
  const nameAt = nameReader(table)
  const stockAt = stockReader(table)
  const crowdNames = rows && named ? crowdValues(table, named, rows) : NO_CROWDS
  return {
    nameAt,
    read: row => {
      const found = readCells(columns, row)
      const number = cellAt(numbers, row).replace(/^(\d+)\.0+$/, '$1')
      // Who has a contact and no number is not known by his name.
      if (number === '' && found.contacts.length > 0)
        return { own: undefined, name: '', contacts: found.contacts, warnings: found.warnings }
      const name = nameAt(row)
      const isStock = stockAt(row, name)
      // The number of the stock customer is a number of nobody.
      const own =
        number !== '' && !isStock
          ? `number|${number}`
          : name !== '' && !isStock && !crowdNames.has(named?.cells[row] ?? 0)
            ? `name|${name}`
            : undefined
      return { own, name, contacts: found.contacts, warnings: found.warnings }
    },
  }
}

interface ReadColumn {
  readonly column: TableColumn
  /** The node of a cell that holds one contact and nothing to remark on; -1 for the others. */
  readonly single: Int32Array
  readonly others: ReadonlyMap<number, ReadCell>
}

function readCells(columns: readonly ReadColumn[], row: number): ReadCell {
  let found = NOTHING
  for (const { column, single, others } of columns) {
    const number = column.cells[row] ?? 0
    if (number === 0) continue
    const node = single[number] ?? -1
    const cell = node === -1 ? (others.get(number) ?? NOTHING) : { contacts: [node], warnings: [] }
    found = found === NOTHING ? cell : { contacts: [...found.contacts, ...cell.contacts], warnings: [...found.warnings, ...cell.warnings] }
  }
  return found
}

interface ContactCell {
  readonly kind: 'phone' | 'email' | 'card'
  readonly country: string
  /** Names share the column: without a number it is just a name. */
  readonly isNamed: boolean
}

interface CellReading extends ContactCell {
  /** Every contact is one; added to. */
  readonly nodes: UnionFind
}

function readContactCell(cell: string, { nodes, ...how }: CellReading): ReadCell {
  const { addresses, warnings } = contactsIn(cell, how)
  return {
    contacts: addresses.map(({ kind: own, phoneKind, address }) => nodes.node(`${own}:${phoneKind ?? ''}|${address}`)),
    warnings: warnings.map(reason => ({ reason, cell: noteCell(cell) })),
  }
}

type ContactWarning = Extract<WarningReason, 'bad_email' | 'bad_phone' | 'phone_fixed'>

interface CellContacts {
  readonly addresses: readonly ContactAddress[]
  readonly warnings: readonly ContactWarning[]
}

/** Every phone, address or card of one cell. */
export function contactsIn(cell: string, { kind, country, isNamed }: ContactCell): CellContacts {
  const addresses: ContactAddress[] = []
  const warnings: ContactWarning[] = []
  if (isNamed && !/\d/.test(cell)) return { addresses, warnings }
  if (kind === 'card') addresses.push({ kind: 'card', address: cell, phoneKind: null })
  else if (kind === 'email') {
    for (const part of cell.split(/:::|[,;|]/).filter(text => text.trim() !== '')) {
      const email = parseEmail(part)
      if (email === undefined) warnings.push('bad_email')
      else addresses.push({ kind: 'email', address: email, phoneKind: null })
    }
  } else {
    const whole = parsePhone(cell, country)
    for (const phone of whole ? [whole] : phoneParts(cell).map(part => parsePhone(part, country))) {
      if (!phone) {
        if (!warnings.includes('bad_phone')) warnings.push('bad_phone')
      } else {
        if (phone.repaired) warnings.push('phone_fixed')
        addresses.push({ kind: 'phone', address: phone.number, phoneKind: phone.kind })
      }
    }
  }
  return { addresses, warnings }
}

/** A name between commas is no telephone that cannot be read, unless nothing else stands there. */
function phoneParts(cell: string): readonly string[] {
  const parts = splitPhones(cell)
  const withDigits = parts.filter(part => /\d/.test(part))
  return withDigits.length === 0 ? parts : withDigits
}

/** Numbers and names begin with an n, and no kind of contact does. */
export function isContactNode(initial: number): boolean {
  return initial !== 110
}

const CONTACT_NODE = /^(phone|email|card):(mobile|landline|unknown)?\|(.*)$/s

/** Undefined for a node that is a number or a name. */
export function addressOf(node: string): ContactAddress | undefined {
  const found = CONTACT_NODE.exec(node)
  if (!found) return undefined
  const [, kind, phoneKind, address = ''] = found
  return {
    kind: kind === 'phone' ? 'phone' : kind === 'email' ? 'email' : 'card',
    address,
    phoneKind: phoneKind === 'mobile' || phoneKind === 'landline' || phoneKind === 'unknown' ? phoneKind : null,
  }
}

function nameReader(table: ImportTable): (row: number) => string {
  const [full, first, last] = (['customer_name', 'first_name', 'last_name'] as const).map(field => columnOf(table, field))
  const phones = columnsOf(table, 'phone')
  // Where names and telephones share a column, the telephones are no part of the names.
  const nameIn = full && phones.some(column => isSameColumn(full, column)) ? withoutPhones : (cell: string) => cell
  let [lastCell, lastWhole] = [0, '']
  return row => {
    const cell = full?.cells[row] ?? 0
    if (cell !== lastCell) [lastCell, lastWhole] = [cell, tidyName(nameIn(full?.values.at(cell) ?? ''))]
    const whole = lastWhole
    if (whole !== '' && !first) return whole
    return tidyName([cellAt(first, row), cellAt(last, row)].filter(part => part !== '').join(' ')) || whole
  }
}

/** The same column of the file, taken for two fields. */
function isSameColumn({ values }: TableColumn, other: TableColumn): boolean {
  if (values.length !== other.values.length) return false
  for (let number = 0; number < values.length; number += 1) if (values.at(number) !== other.values.at(number)) return false
  return true
}

/** Whether the name of a row is one that tills give to nobody; each different name is looked at once. */
export function stockReader(table: ImportTable): (row: number, name: string) => boolean {
  const seen = new Map<string, boolean>()
  const full = columnOf(table, 'customer_name')
  const isAlone = !columnOf(table, 'first_name') && !columnOf(table, 'last_name')
  const byNumber = isAlone && full ? stockNumbers(full.values) : undefined
  return (row, name) => {
    if (byNumber && full) return byNumber[full.cells[row] ?? 0] === 1
    let isStock = seen.get(name)
    if (isStock === undefined) seen.set(name, (isStock = name !== '' && isStockName(name)))
    return isStock
  }
}

function stockNumbers(values: TextPool): Uint8Array {
  const isStock = new Uint8Array(values.length)
  const mayBe = (letters: Uint16Array, from: number, to: number): boolean =>
    to - from < 2 || mayBeStockName(letters[from] ?? 0, letters[from + 1] ?? 0)
  for (let number = 0; number < values.length; number += 1)
    if (values.lettersOf(number, mayBe) && isStockName(values.at(number))) isStock[number] = 1
  return isStock
}
