import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { ImportField } from './header-synonyms.ts'
import { rowNotes } from './import-reason.ts'
import { tableBuilder } from './import-table.ts'
import { personList } from './person-list.ts'
import { unionFind } from './union-find.ts'

const FIELDS: ImportField[] = ['customer_name', 'birthday', 'note', 'consent']
const ROWS: readonly (readonly string[])[] = [
  ['Анна', '', '', ''],
  ['Белова Анна', '31.12.1990', 'любит скидки', ''],
  ['Розничный покупатель', '01.02.1991', 'другое', 'нет'],
]

test('of all rows of a person the fullest name, the first birthday and the first note are kept, and any refusal', () => {
  const builder = tableBuilder(FIELDS.map((field, source) => ({ field, source })))
  for (const [at, cells] of ROWS.entries()) builder.add(cells, at + 1)
  const notes = rowNotes()
  const nodes = unionFind()
  const phones = ['phone:mobile|+79450000101', 'phone:mobile|+79450000102'].map(nodes.node)
  const other = nodes.node('number|7')
  const list = personList(builder.build(), { nodes, nameAt: row => ROWS[row]?.[0] ?? '', today: day('2024-06-30'), notes })
  const anna = list.add(phones[0] ?? -1)
  for (const row of ROWS.keys()) list.describe(anna, row)
  for (const node of phones) list.addPoint(anna, node)
  list.add(other)
  list.addPoint(-1, other)
  expect([...list.people]).toEqual([
    {
      ownKey: null,
      name: 'Белова Анна',
      points: ['+79450000101', '+79450000102'].map(address => ({ kind: 'phone', address, phoneKind: 'mobile' })),
      birthday: { day: 31, month: 12, year: 1990 },
      note: 'любит скидки',
      refuses: true,
    },
    { ownKey: { kind: 'number', value: '7' }, name: '', points: [], birthday: null, note: '', refuses: false },
  ])
  expect([...list.people.entries()].map(([index, person]) => [index, person.name])).toEqual([
    [0, 'Белова Анна'],
    [1, ''],
  ])
  expect(list.people.map(person => person.refuses)).toEqual([true, false])
})

test('E12: a birthday that cannot be read is remarked on, an empty day of a program is not', () => {
  const cells = ['весной', '01.01.0001', '-', '31.04', '14 мая']
  const builder = tableBuilder([{ field: 'birthday', source: 0 }])
  for (const [at, cell] of cells.entries()) builder.add([cell], at + 2)
  const [nodes, notes] = [unionFind(), rowNotes()]
  const known = cells.map((_, at) => nodes.node(`number|${at}`))
  const list = personList(builder.build(), { nodes, nameAt: () => '', today: day('2024-06-30'), notes })
  for (const [row, node] of known.entries()) list.describe(list.add(node), row)
  expect(notes.warnings.list).toEqual([
    { row: 2, reason: 'bad_birthday', cell: 'весной' },
    { row: 5, reason: 'bad_birthday', cell: '31.04' },
  ])
  expect([...list.people].at(-1)?.birthday).toEqual({ month: 5, day: 14, year: null })
})
