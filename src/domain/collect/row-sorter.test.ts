import { expect, test } from 'vitest'
import { type RowNotes, rowNotes } from './import-reason.ts'
import { type Pending, rowSorter, type SortingOptions } from './row-sorter.ts'

function sorted(rows: readonly string[][], more: Partial<SortingOptions> = {}): { readonly notes: RowNotes; readonly taken: number } {
  const notes = rowNotes()
  const pending = rows.map((cells, at): Pending => ({ cells, line: at + 1, problem: null }))
  const sorter = rowSorter(pending, { country: 'RU', notes, delimiter: ';', ...more })
  for (const record of sorter.data) sorter.take(record)
  return { notes, taken: sorter.builder.build().rowCount }
}

test('a title, headings in two rows, a total and a signature are no data', () => {
  const { notes, taken } = sorted([
    ['Отчёт за июнь'],
    ['Дата', 'Покупатель', '', 'Сумма'],
    ['', 'ФИО', 'Телефон', ''],
    ['01.06.2024', 'Мария', '89450000101', '450,00'],
    ['Итого', '', '', '450,00'],
    ['Директор', '______'],
  ])
  expect(taken).toBe(1)
  expect(notes.skipped.list.map(note => note.reason)).toEqual(['title', 'header', 'header', 'totals', 'signature'])
})

test('a format that names its columns has no row of headings', () => {
  const { notes, taken } = sorted([['2024-06-01', '450']], { columns: { headings: ['date', 'sum'] } })
  expect([taken, notes.skipped.list]).toEqual([1, []])
})
