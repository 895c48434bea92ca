/**
 * Who the rows of a file are about. The source's own customer number identifies within that source; else phone, e-mail and card do,
 * and a row with two of them joins them, transitively. Names never join people who have a contact.
 */
import type { Day } from '../../kernel/day.ts'
import { parseEmail } from '../../kernel/email.ts'
import { parsePhone, splitPhones } from '../../kernel/phone.ts'
import { dayOrderOf, parseBirthday } from './cell-date.ts'
import type { ContactAddress } from './contact-point.ts'
import { type Birthday, tidyName } from './customer.ts'
import { crowdValues, receiptNumbers, type ReceiptRows } from './crowd-identity.ts'
import type { ImportField } from './header-synonyms.ts'
import { noteCell, type RowNotes, type WarningReason } from './import-reason.ts'
import { cellAt, columnOf, columnsOf, type ImportTable, type TableColumn } from './import-table.ts'
import { isStockName } from './row-kind.ts'
import { unionFind } from './union-find.ts'

export interface FilePerson {
  /** The customer number of the source, or the exact name when there is nothing else; null when contacts identify. */
  readonly ownKey: { readonly kind: 'number' | 'name'; readonly value: string } | null
  name: string
  readonly points: ContactAddress[]
  birthday: Birthday | null
  note: string
  /** The file says that this person wants no letters. */
  refuses: boolean
}

export interface FilePeople {
  readonly people: readonly FilePerson[]
  /** Index of the person of each row; -1 for nobody. */
  readonly personOf: Int32Array
}

export interface PeopleOptions {
  readonly country: string
  readonly today: Day
  /** In a list of people a row without a usable contact is rejected; in sales it may be anonymous. */
  readonly kind: 'customers' | 'purchases'
  /** The days of the rows of a sales file: who stands on too many receipts is nobody. */
  readonly days?: Int32Array | undefined
}

/** Rows whose `taken` is 0 join nobody and make nobody; a rejected row gets 0 here. */
export function readPeople(
  table: ImportTable,
  taken: Uint8Array,
  { options, notes }: { readonly options: PeopleOptions; readonly notes: RowNotes },
): FilePeople {
  const nodes = unionFind()
  const rows = options.days && { taken, days: options.days }
  const identities = identityReader(table, { nodes, country: options.country, rows: rows && { ...rows, receipts: receiptNumbers(table, rows) } })
  const repeats = repeatedRows(table, IDENTITY_FIELDS)
  let isPlain = false
  const personNode = new Int32Array(table.rowCount).fill(-1)
  const links = new Map<number, Set<number>>()
  for (let row = 0; row < table.rowCount; row += 1) {
    if (taken[row] !== 1) {
      isPlain = false
      continue
    }
    if (isPlain && repeats(row)) {
      personNode[row] = personNode[row - 1] ?? -1
      continue
    }
    const { own, name, contacts, warnings } = identities.read(row)
    isPlain = warnings.length === 0 && (contacts.length > 0 || own === undefined || own.startsWith('number|'))
    const line = table.lines[row] ?? 0
    const cannotBeTaken = options.kind === 'customers' && contacts.length === 0 && !own?.startsWith('number|')
    if (cannotBeTaken) {
      taken[row] = 0
      isPlain = false
      notes.rejected.push({ row: line, reason: 'no_contact', ...(name === '' ? {} : { cell: noteCell(name) }) })
      continue
    }
    for (const warning of warnings) notes.warnings.push({ row: line, ...warning })
    if (own?.startsWith('number|')) {
      const node = nodes.node(own)
      for (const contact of contacts) links.set(contact, (links.get(contact) ?? new Set()).add(node))
      personNode[row] = node
    } else if (contacts[0] !== undefined) {
      for (const contact of contacts) nodes.join(contacts[0], contact)
      personNode[row] = contacts[0]
    } else if (own !== undefined) {
      notes.warnings.push({ row: line, reason: 'no_contact', cell: noteCell(name) })
      personNode[row] = nodes.node(own)
    }
  }
  joinContactsToNumbers(nodes, links)
  return gather(table, { personNode, nodes, links, identities, options })
}

type Nodes = ReturnType<typeof unionFind>

const IDENTITY_FIELDS = ['customer_no', 'customer_name', 'first_name', 'last_name', 'phone', 'email', 'card_no'] as const
const PERSON_FIELDS = [...IDENTITY_FIELDS, 'birthday', 'note', 'consent'] as const

/** Whether the row says of its buyer what the row above it says: the lines of a receipt do. */
function repeatedRows(table: ImportTable, fields: readonly ImportField[]): (row: number) => boolean {
  const columns = fields.flatMap(field => columnsOf(table, field)).map(column => column.cells)
  return row => columns.every(cells => cells[row] === cells[row - 1])
}

/** A contact that one numbered customer has is his wherever it stands alone; one that several have stays between them. */
function joinContactsToNumbers(nodes: Nodes, links: ReadonlyMap<number, ReadonlySet<number>>): void {
  const owners = new Map<number, Set<number>>()
  for (const [contact, numbers] of links) {
    const group = nodes.root(contact)
    const known = owners.get(group) ?? new Set<number>()
    for (const number of numbers) known.add(number)
    owners.set(group, known)
  }
  for (const [group, numbers] of owners) {
    const [only] = numbers
    if (numbers.size === 1 && only !== undefined) nodes.join(only, group)
  }
}

interface Gathering {
  readonly personNode: Int32Array
  readonly nodes: Nodes
  readonly links: ReadonlyMap<number, ReadonlySet<number>>
  readonly identities: IdentityReader
  readonly options: PeopleOptions
}

function gather(table: ImportTable, { personNode, nodes, links, identities, options }: Gathering): FilePeople {
  const people: FilePerson[] = []
  const indexes = new Int32Array(nodes.count()).fill(-1)
  const personOf = new Int32Array(table.rowCount).fill(-1)
  const details = detailReader(table, options.today)
  const repeats = repeatedRows(table, PERSON_FIELDS)
  for (let row = 0; row < table.rowCount; row += 1) {
    const node = personNode[row] ?? -1
    if (node === -1) continue
    if (row > 0 && personNode[row - 1] === node && repeats(row)) {
      personOf[row] = personOf[row - 1] ?? -1
      continue
    }
    const root = nodes.root(node)
    let index = indexes[root] ?? -1
    if (index === -1) {
      index = people.length
      indexes[root] = index
      people.push({ ownKey: ownKeyOf(nodes, node), name: '', points: [], birthday: null, note: '', refuses: false })
    }
    personOf[row] = index
    const person = people[index]
    if (person) details(person, row, identities.nameAt(row))
  }
  for (const { node, name } of nodes.all()) {
    const address = addressOf(name)
    if (!address) continue
    const numbers = links.get(node)
    const own = indexes[nodes.root(node)] ?? -1
    if (!numbers) people[own]?.points.push(address)
    else
      for (const index of new Set([own, ...[...numbers].map(number => indexes[nodes.root(number)] ?? -1)]))
        people[index]?.points.push(address)
  }
  return { people, personOf }
}

/** The number stands at the head of its group: it is the node that contacts were joined to. */
function ownKeyOf(nodes: Nodes, node: number): FilePerson['ownKey'] {
  const name = [nodes.name(nodes.root(node)), nodes.name(node)].find(
    candidate => candidate.startsWith('number|') || candidate.startsWith('name|'),
  )
  if (name === undefined) return null
  return name.startsWith('number|') ? { kind: 'number', value: name.slice(7) } : { kind: 'name', value: name.slice(5) }
}

interface RowIdentity {
  /** 'number|…' or 'name|…'. */
  readonly own: string | undefined
  readonly name: string
  /** Nodes. */
  readonly contacts: readonly number[]
  readonly warnings: readonly { readonly reason: WarningReason; readonly cell?: string }[]
}

interface IdentityReader {
  read(row: number): RowIdentity
  nameAt(row: number): string
}

interface ReadCell {
  readonly contacts: readonly number[]
  readonly warnings: RowIdentity['warnings']
}

const NO_CROWDS: ReadonlySet<number> = new Set()
const NOTHING: ReadCell = { contacts: [], warnings: [] }

interface IdentityReading {
  readonly nodes: Nodes
  readonly country: string
  /** Absent in a list of people. */
  readonly rows: ReceiptRows | undefined
}

function identityReader(table: ImportTable, { nodes, country, rows }: IdentityReading): IdentityReader {
  const read = (column: TableColumn, kind: 'phone' | 'email' | 'card'): ReadColumn => {
    const crowds = rows ? crowdValues(table, column, rows) : NO_CROWDS
    const single = new Int32Array(column.values.length).fill(-1)
    const others = new Map<number, ReadCell>()
    for (let number = 1; number < single.length; number += 1) {
      const value = column.values.at(number)
      const cell: ReadCell = crowds.has(number)
        ? { contacts: [], warnings: [{ reason: 'shared_by_many', cell: noteCell(value) }] }
        : readContactCell(value, { kind, country, nodes })
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
  const named = columnOf(table, 'customer_name')
  const crowdNames = rows && named ? crowdValues(table, named, rows) : NO_CROWDS
  return {
    nameAt,
    read: row => {
      const found = readCells(columns, row)
      const name = nameAt(row)
      const number = cellAt(numbers, row).replace(/^(\d+)\.0+$/, '$1')
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

interface CellReading {
  readonly kind: 'phone' | 'email' | 'card'
  readonly country: string
  /** Every contact is one; added to. */
  readonly nodes: Nodes
}

function readContactCell(cell: string, { kind, country, nodes }: CellReading): ReadCell {
  const contacts: number[] = []
  const warnings: { reason: WarningReason; cell?: string }[] = []
  const add = (address: ContactAddress): void => {
    contacts.push(nodes.node(`${address.kind}:${address.phoneKind ?? ''}|${address.address}`))
  }
  if (kind === 'card') add({ kind: 'card', address: cell, phoneKind: null })
  else if (kind === 'email') {
    for (const part of cell.split(/:::|[,;|]/).filter(text => text.trim() !== '')) {
      const email = parseEmail(part)
      if (email === undefined) warnings.push({ reason: 'bad_email', cell: noteCell(cell) })
      else add({ kind: 'email', address: email, phoneKind: null })
    }
  } else {
    const whole = parsePhone(cell, country)
    for (const phone of whole ? [whole] : splitPhones(cell).map(part => parsePhone(part, country))) {
      if (!phone) warnings.push({ reason: 'bad_phone', cell: noteCell(cell) })
      else {
        if (phone.repaired) warnings.push({ reason: 'phone_fixed', cell: noteCell(cell) })
        add({ kind: 'phone', address: phone.number, phoneKind: phone.kind })
      }
    }
  }
  return { contacts, warnings }
}

const CONTACT_NODE = /^(phone|email|card):(mobile|landline|unknown)?\|(.*)$/s

/** Undefined for a node that is a number or a name. */
function addressOf(node: string): ContactAddress | undefined {
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
  const tidy = full?.values.map(tidyName)
  return row => {
    const whole = (full && tidy?.[full.cells[row] ?? 0]) ?? ''
    if (whole !== '' && !first) return whole
    return tidyName([cellAt(first, row), cellAt(last, row)].filter(part => part !== '').join(' ')) || whole
  }
}

/** Whether the name of a row is one that tills give to nobody; each different name is looked at once. */
function stockReader(table: ImportTable): (row: number, name: string) => boolean {
  const seen = new Map<string, boolean>()
  const full = columnOf(table, 'customer_name')
  const isAlone = !columnOf(table, 'first_name') && !columnOf(table, 'last_name')
  const byNumber = isAlone ? full?.values.map(isStockName) : undefined
  return (row, name) => {
    if (byNumber && full) return byNumber[full.cells[row] ?? 0] ?? false
    let isStock = seen.get(name)
    if (isStock === undefined) seen.set(name, (isStock = name !== '' && isStockName(name)))
    return isStock
  }
}

const NO = /^(?:нет|не|no|n|false|0|-|отказ|не согласен|не|unsubscribed|declined)$/i

function detailReader(table: ImportTable, today: Day): (person: FilePerson, row: number, name: string) => void {
  const [birthdays, notes, consents] = (['birthday', 'note', 'consent'] as const).map(field => columnOf(table, field))
  const order = dayOrderOf(birthdays?.values ?? [], '')
  const isStock = stockReader(table)
  return (person, row, name) => {
    // The fullest spelling is the best one.
    if (name.length > person.name.length && !isStock(row, name)) person.name = name
    if (birthdays && person.birthday === null) person.birthday = parseBirthday(cellAt(birthdays, row), order, today) ?? null
    if (notes && person.note === '') person.note = cellAt(notes, row)
    if (consents && NO.test(cellAt(consents, row))) person.refuses = true
  }
}
