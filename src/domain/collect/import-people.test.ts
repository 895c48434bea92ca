import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { ImportField } from './header-synonyms.ts'
import { type FilePeople, readPeople } from './import-people.ts'
import { type RowNotes, rowNotes } from './import-reason.ts'
import { tableBuilder } from './import-table.ts'

const options = { country: 'RU', today: day('2024-06-30'), kind: 'purchases' } as const
const FIELDS: ImportField[] = ['customer_no', 'customer_name', 'phone', 'email']

function read(...rows: string[][]): FilePeople & { notes: RowNotes } {
  const builder = tableBuilder(FIELDS.map((field, source) => ({ field, source })))
  for (const [at, cells] of rows.entries()) builder.add(cells, at + 1)
  const notes = rowNotes()
  return { ...readPeople(builder.build(), new Uint8Array(rows.length).fill(1), { options, notes }), notes }
}

test('contacts join transitively, in any order of the rows', () => {
  const rows = [
    ['', 'A', '89450000101', ''],
    ['', 'B', '', 'b@example.com'],
    ['', 'C', '89450000303', ''],
    ['', '', '89450000101', 'b@example.com'],
    ['', '', '89450000303', 'b@example.com'],
  ]
  expect([...read(...rows).personOf]).toEqual([0, 0, 0, 0, 0])
  expect(new Set(read(...rows.toReversed()).personOf)).toEqual(new Set([0]))
})

test('a contact shared by two numbers belongs to both, and joins neither', () => {
  const { people, personOf, hasSharedPoints } = read(
    ['1', 'Анна', '89450000101', ''],
    ['2', 'Пётр', '89450000101', ''],
    ['', 'Кто-то', '89450000101', ''],
  )
  expect([...personOf]).toEqual([0, 1, 2])
  expect(people.map(person => person.ownKey?.value ?? null)).toEqual(['1', '2', null])
  expect(hasSharedPoints).toBe(true)
  expect([...people].slice(0, 2).every(person => person.points[0]?.address === '+79450000101')).toBe(true)
})

test('a numbered customer is found by his contact where the number is missing', () => {
  const { people, personOf, hasSharedPoints } = read(['', '', '89450000101', ''], ['7', 'Анна', '89450000101', ''])
  expect([...personOf]).toEqual([0, 0])
  expect(hasSharedPoints).toBe(false)
  expect([...people][0]?.ownKey).toEqual({ kind: 'number', value: '7' })
})

test('the fullest spelling of the name is kept', () => {
  const { people } = read(['1', 'Анна', '', ''], ['1', 'Белова Анна', '', ''], ['1', 'Розничный покупатель', '', ''])
  expect([...people][0]?.name).toBe('Белова Анна')
})

test('remarks say what could not be read', () => {
  const { notes, people } = read(['', 'Анна', '8 945 ООО О1 О1, 12', 'anna@'])
  expect(notes.warnings.list.map(({ reason }) => reason)).toEqual(['phone_fixed', 'bad_phone', 'bad_email'])
  expect([...people][0]?.points.map(point => point.address)).toEqual(['+79450000101'])
})
