import { readXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { sheetFile } from './sheet-file.ts'

test('another reader finds every cell as the text it was', async () => {
  const rows = [
    ['Телефон', 'Сумма', 'Причина'],
    ['+79450000101', '=1+1', '<a & "b">'],
    ['', '001', 'два\nряда'],
  ]
  const book = await readXlsx(sheetFile('Не взяты: [июнь]', rows))
  expect(book.sheets[0]?.name).toBe('Не взяты   июнь ')
  expect(book.sheets[0]?.rows.map(row => row.map(cell => cell ?? ''))).toEqual(rows)
})

test('equal rows make equal files', () => {
  expect(sheetFile('A', [['x']])).toEqual(sheetFile('A', [['x']]))
})

test('E18: control characters and halves of pairs are left out, the 27th column has two letters', async () => {
  const wide = Array.from({ length: 28 }, (_, at) => `c${at}`)
  const book = await readXlsx(sheetFile('A', [wide, ['a\u0001b\ud800']]))
  expect(book.sheets[0]?.rows[0]?.[27]).toBe('c27')
  expect(book.sheets[0]?.rows[1]?.[0]).toBe('ab')
})
