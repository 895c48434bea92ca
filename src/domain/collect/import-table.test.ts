import { expect, test } from 'vitest'
import { cellAt, columnOf, columnsOf, tableBuilder } from './import-table.ts'

test('a table keeps each value once and finds it again in each row', () => {
  const builder = tableBuilder([
    { field: 'phone', source: 1 },
    { field: 'item', source: 0 },
    { field: 'phone', source: 2 },
  ])
  for (let row = 0; row < 10_000; row += 1) builder.add([`товар ${row % 7} с длинным названием`, ' 8945 ', ''], row + 2)
  builder.add(['короткая строка'], 20_000)
  const table = builder.build()
  expect(table.rowCount).toBe(10_001)
  expect(table.lines[10_000]).toBe(20_000)
  expect(columnsOf(table, 'phone')).toHaveLength(2)
  expect([...(columnOf(table, 'phone')?.values ?? [])]).toEqual(['', '8945'])
  expect(cellAt(columnOf(table, 'item'), 9)).toBe('товар 2 с длинным названием')
  expect(cellAt(columnOf(table, 'phone'), 10_000)).toBe('')
  expect(cellAt(columnOf(table, 'note'), 0)).toBe('')
})
