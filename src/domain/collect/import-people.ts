/**
 * Who the rows of a file are about. The source's own customer number identifies within that source; else phone, e-mail and card do,
 * and a row with two of them joins them, transitively. Names never join people who have a contact.
 */
import type { Day } from '../../kernel/day.ts'
import type { DayOrder } from './cell-date.ts'
import { receiptNumbers } from './crowd-identity.ts'
import type { ImportField } from './header-synonyms.ts'
import { addNote, noteCell, type RowNotes } from './import-reason.ts'
import { columnsOf, giveBack, type ImportTable } from './import-table.ts'
import { type FilePersons, personList } from './person-list.ts'
import { identityReader, isContactNode } from './row-identity.ts'
import { unionFind } from './union-find.ts'

export interface FilePeople {
  readonly people: FilePersons
  /** Index of the person of each row; -1 for nobody. */
  readonly personOf: Int32Array
  /** Two of them have a contact in common. */
  readonly hasSharedPoints: boolean
  /** How the birthdays of the file are written. */
  readonly birthdayOrder: DayOrder
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
  const receipts = rows && receiptNumbers(table, rows)
  const identities = identityReader(table, { nodes, country: options.country, rows: rows && receipts && { ...rows, receipts } })
  if (receipts) giveBack(receipts.of)
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
  nodes.close()
  const found = gather(table, { personNode, nodes, links, nameAt: identities.nameAt, options, notes })
  giveBack(personNode)
  return found
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
  readonly nameAt: (row: number) => string
  readonly options: PeopleOptions
  readonly notes: RowNotes
}

function gather(table: ImportTable, { personNode, nodes, links, nameAt, options, notes }: Gathering): FilePeople {
  const list = personList(table, { nodes, nameAt, today: options.today, notes })
  const indexes = new Int32Array(nodes.count()).fill(-1)
  const personOf = new Int32Array(table.rowCount).fill(-1)
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
      index = list.add(node)
      indexes[root] = index
    }
    personOf[row] = index
    list.describe(index, row)
  }
  let hasSharedPoints = false
  for (let node = 0; node < nodes.count(); node += 1) {
    if (!isContactNode(nodes.initial(node))) continue
    const numbers = links.get(node)
    const own = indexes[nodes.root(node)] ?? -1
    const owners = numbers ? new Set([own, ...[...numbers].map(number => indexes[nodes.root(number)] ?? -1)]) : [own]
    let count = 0
    for (const index of owners) {
      list.addPoint(index, node)
      if (index !== -1) count += 1
    }
    hasSharedPoints ||= count > 1
  }
  return { people: list.people, personOf, hasSharedPoints, birthdayOrder: list.birthdayOrder }
}
