/**
 * The people of a file in little memory: for each only where his name, his birthday and his contacts are found. Two hundred thousand of
 * them as objects would be most of what the collector walks over each time; each is made when he is asked for.
 */
import type { Day } from '../../kernel/day.ts'
import { type DayOrder, dayOrderOf, parseBirthday } from './cell-date.ts'
import type { ContactAddress } from './contact-point.ts'
import type { Birthday } from './customer.ts'
import { addNote, noteCell, type RowNotes } from './import-reason.ts'
import { cellAt, columnOf, giveBack, type ImportTable } from './import-table.ts'
import { addressOf, stockReader } from './row-identity.ts'
import type { UnionFind } from './union-find.ts'

export interface FilePerson {
  /** The customer number of the source, or the exact name when there is nothing else; null when contacts identify. */
  readonly ownKey: { readonly kind: 'number' | 'name'; readonly value: string } | null
  readonly name: string
  readonly points: readonly ContactAddress[]
  readonly birthday: Birthday | null
  readonly note: string
  /** The file says that this person wants no letters. */
  readonly refuses: boolean
}

/** In the order of their first rows. */
export interface FilePersons extends Iterable<FilePerson> {
  readonly length: number
  at(index: number): FilePerson
  entries(): Iterable<[number, FilePerson]>
  map<T>(work: (person: FilePerson) => T): T[]
  /** Nobody is asked for any more: their room goes back at once. */
  giveBack(): void
}

export interface PersonList {
  /** A person who is known by this node; answers his index. */
  add(node: number): number
  /** Takes from a row what it says of the person. */
  describe(index: number, row: number): void
  /** Passed over where there is no such person. */
  addPoint(index: number, node: number): void
  readonly people: FilePersons
  /** Of the column of birthdays. */
  readonly birthdayOrder: DayOrder
}

export interface PersonSources {
  readonly nodes: UnionFind
  readonly nameAt: (row: number) => string
  readonly today: Day
  readonly notes: RowNotes
}

/** Programs write an empty day as the first of all days. */
const NO_BIRTHDAY =
  /^[\s.\-–—/]*$|^(?:0?1\.0?1\.0001|0001-01-01|00\.00\.0000|0000-00-00|30\.12\.1899|1899-12-30)\b|^(?:нет|няма|no|none|null|n\/a)$/i
const NO_CONSENT = /^(?:нет|не|no|n|false|0|-|отказ|не согласен|не|unsubscribed|declined)$/i

export function isNoBirthday(cell: string): boolean {
  return NO_BIRTHDAY.test(cell)
}

/** What stands in the column of consents where somebody wants no letters. */
export function refusesLetters(cell: string): boolean {
  return NO_CONSENT.test(cell)
}

export function personList(table: ImportTable, { nodes, nameAt, today, notes: remarks }: PersonSources): PersonList {
  const [names, birthdays, notes, consents] = (['customer_name', 'birthday', 'note', 'consent'] as const).map(field =>
    columnOf(table, field),
  )
  const isNameAlone = names !== undefined && !columnOf(table, 'first_name') && !columnOf(table, 'last_name')
  const order = dayOrderOf(birthdays?.values ?? [], '')
  const isStock = stockReader(table)
  const size = nodes.count()
  const ownNode = new Int32Array(size)
  const [nameRow, birthdayRow, noteRow] = [rowsOfNobody(size), rowsOfNobody(birthdays ? size : 0), rowsOfNobody(notes ? size : 0)]
  const nameLength = new Uint16Array(size)
  const refuses = new Uint8Array(consents ? size : 0)
  const points = chains(size)
  let count = 0
  const birthdayAt = (row: number): Birthday | null => parseBirthday(cellAt(birthdays, row), order, today) ?? null
  const describeName = (index: number, row: number): void => {
    const before = nameRow[index] ?? -1
    if (isNameAlone && before !== -1 && names.cells[before] === names.cells[row]) return
    const name = nameAt(row)
    // The fullest spelling is the best one.
    if (name.length <= (nameLength[index] ?? 0) || isStock(row, name)) return
    nameRow[index] = row
    nameLength[index] = name.length
  }
  const describeBirthday = (index: number, row: number): void => {
    const cell = cellAt(birthdays, row)
    if (birthdayAt(row) !== null) birthdayRow[index] = row
    else if (!isNoBirthday(cell)) addNote(remarks.warnings, { row: table.lines[row] ?? 0, reason: 'bad_birthday', cell: noteCell(cell) })
  }
  const at = (index: number): FilePerson => ({
    ownKey: ownKeyOf(nodes, ownNode[index] ?? 0),
    name: nameRow[index] === -1 ? '' : nameAt(nameRow[index] ?? 0),
    points: points.of(index).flatMap(node => addressOf(nodes.name(node)) ?? []),
    birthday: (birthdayRow[index] ?? -1) === -1 ? null : birthdayAt(birthdayRow[index] ?? 0),
    note: (noteRow[index] ?? -1) === -1 ? '' : cellAt(notes, noteRow[index] ?? 0),
    refuses: refuses[index] === 1,
  })
  return {
    add: node => {
      ownNode[count] = node
      count += 1
      return count - 1
    },
    describe: (index, row) => {
      describeName(index, row)
      if (birthdays && birthdayRow[index] === -1) describeBirthday(index, row)
      if (notes && noteRow[index] === -1 && cellAt(notes, row) !== '') noteRow[index] = row
      if (consents && refusesLetters(cellAt(consents, row))) refuses[index] = 1
    },
    addPoint: (index, node) => {
      if (index !== -1) points.add(index, node)
    },
    birthdayOrder: order,
    people: filePersons({
      count: () => count,
      at,
      giveBack: () => {
        nodes.giveBack()
        for (const array of [ownNode, nameRow, birthdayRow, noteRow, nameLength, refuses]) giveBack(array)
      },
    }),
  }
}

interface PersonStore extends Pick<FilePersons, 'at' | 'giveBack'> {
  count(): number
}

function filePersons({ count, at, giveBack: end }: PersonStore): FilePersons {
  return {
    get length() {
      return count()
    },
    at,
    map: work => Array.from({ length: count() }, (_, index) => work(at(index))),
    giveBack: end,
    *entries() {
      for (let index = 0; index < count(); index += 1) yield [index, at(index)]
    },
    *[Symbol.iterator]() {
      for (let index = 0; index < count(); index += 1) yield at(index)
    },
  }
}

function rowsOfNobody(size: number): Int32Array {
  return new Int32Array(size).fill(-1)
}

interface Chains {
  add(index: number, value: number): void
  of(index: number): number[]
}

/** Lists of numbers, of which nearly all have one entry. */
function chains(size: number): Chains {
  const [first, last] = [rowsOfNobody(size), rowsOfNobody(size)]
  const values: number[] = []
  const next: number[] = []
  return {
    add: (index, value) => {
      const link = values.push(value) - 1
      next.push(-1)
      if (first[index] === -1) first[index] = link
      else next[last[index] ?? 0] = link
      last[index] = link
    },
    of: index => {
      const found: number[] = []
      for (let link = first[index] ?? -1; link !== -1; link = next[link] ?? -1) found.push(values[link] ?? 0)
      return found
    },
  }
}

/** The number stands at the head of its group: it is the node that contacts were joined to. */
function ownKeyOf(nodes: UnionFind, node: number): FilePerson['ownKey'] {
  const name = [nodes.name(nodes.root(node)), nodes.name(node)].find(
    candidate => candidate.startsWith('number|') || candidate.startsWith('name|'),
  )
  if (name === undefined) return null
  return name.startsWith('number|') ? { kind: 'number', value: name.slice(7) } : { kind: 'name', value: name.slice(5) }
}
