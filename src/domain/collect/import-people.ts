/**
 * Who the rows of a file are about. The source's own customer number identifies within that source; else phone, e-mail and card do,
 * and a row with two of them joins them, transitively. Names never join people who have a contact.
 */
import type { Day } from '../../kernel/day.ts'
import { dayOrderOf, parseBirthday } from './cell-date.ts'
import type { ContactAddress } from './contact-point.ts'
import type { Birthday } from './customer.ts'
import { receiptNumbers } from './crowd-identity.ts'
import type { ImportField } from './header-synonyms.ts'
import { addNote, noteCell, type RowNotes } from './import-reason.ts'
import { cellAt, columnOf, columnsOf, type ImportTable } from './import-table.ts'
import { addressOf, type IdentityReader, identityReader, stockReader } from './row-identity.ts'
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
  const identities = identityReader(table, {
    nodes,
    country: options.country,
    rows: rows && { ...rows, receipts: receiptNumbers(table, rows) },
  })
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
      addNote(notes.rejected, { row: line, reason: 'no_contact', ...(name === '' ? {} : { cell: noteCell(name) }) })
      continue
    }
    for (const warning of warnings) addNote(notes.warnings, { row: line, ...warning })
    if (own?.startsWith('number|')) {
      const node = nodes.node(own)
      for (const contact of contacts) links.set(contact, (links.get(contact) ?? new Set()).add(node))
      personNode[row] = node
    } else if (contacts[0] !== undefined) {
      for (const contact of contacts) nodes.join(contacts[0], contact)
      personNode[row] = contacts[0]
    } else if (own !== undefined) {
      addNote(notes.warnings, { row: line, reason: 'no_contact', cell: noteCell(name) })
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
