import { describe, expect, test } from 'vitest'
import { tableBuilder } from './import-table.ts'
import { addressOf, contactsIn, identityReader } from './row-identity.ts'
import { unionFind } from './union-find.ts'

const FIELDS = ['customer_no', 'customer_name', 'phone', 'email', 'card_no'] as const

const rows: [cells: string[], own: string | undefined, contacts: string[], why: string][] = [
  [['7', 'Анна', '', '', ''], 'number|7', [], 'the number of the source goes first'],
  [['7.0', 'Анна', '', '', ''], 'number|7', [], 'a spreadsheet adds a nought to it'],
  [['', 'Анна', '', '', ''], 'name|Анна', [], 'a name where there is nothing else'],
  [['5', 'Розничный покупатель', '', '', ''], undefined, [], 'the number of the stock customer is nobody'],
  [['', '', '89450000101; 89450000102', '', ''], undefined, ['+79450000101', '+79450000102'], 'two phones in a cell'],
  [['', '', '89450000101', 'A@Example.com', '0042'], undefined, ['+79450000101', 'a@example.com', '0042'], 'three kinds of contact'],
]
test.each(rows)('%j is %s with %j (%s)', (cells, own, contacts) => {
  const builder = tableBuilder(FIELDS.map((field, source) => ({ field, source })))
  builder.add(cells, 2)
  const nodes = unionFind()
  const found = identityReader(builder.build(), { nodes, country: 'RU', rows: undefined }).read(0)
  expect(found.own).toBe(own)
  expect(found.contacts.map(node => addressOf(nodes.name(node))?.address)).toEqual(contacts)
})

test('a node that is a number or a name is no address', () => {
  expect(addressOf('number|7')).toBeUndefined()
  expect(addressOf('name|phone:mobile|1')).toBeUndefined()
  expect(addressOf('phone:mobile|+79450000101')).toEqual({ kind: 'phone', address: '+79450000101', phoneKind: 'mobile' })
})

describe('a cell of telephones that may hold names', () => {
  const cells: [cell: string, isNamed: boolean, warnings: readonly string[], why: string][] = [
    ['Вера', true, [], 'just a name'],
    ['Вера 12', true, ['bad_phone'], 'a number that is none'],
    ['Вера', false, ['bad_phone'], 'a column of telephones alone'],
    ['Вера 8 945 000-01-01', true, [], 'both'],
  ]
  test.each(cells)('%s, %s → %j: %s', (cell, isNamed, warnings) => {
    expect(contactsIn(cell, { kind: 'phone', country: 'RU', isNamed }).warnings).toEqual(warnings)
  })
})
