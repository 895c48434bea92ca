import { expect, test } from 'vitest'
import { cellAt, columnOf, columnsOf, tableBuilder, withoutColumns } from './import-table.ts'

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

test('columns that nobody needs any more give back their room, and the others stay as they are', () => {
  const builder = tableBuilder([
    { field: 'phone', source: 0 },
    { field: 'item', source: 1 },
    { field: 'line_total', source: 2 },
  ])
  for (let row = 0; row < 5000; row += 1) builder.add([`8945${row}`, `товар ${row}`, `${row},50`], row + 2)
  const whole = builder.build()
  const part = withoutColumns(whole, new Set(['phone', 'line_total']))
  expect(part.columns.map(column => column.field)).toEqual(['item'])
  expect([part.rowCount, cellAt(columnOf(part, 'item'), 4999)]).toEqual([5000, 'товар 4999'])
  expect(columnsOf(whole, 'phone').map(column => [column.cells.length, column.values.length])).toEqual([[0, 0]])
  expect(columnOf(whole, 'line_total')?.plain.length).toBe(0)
})
