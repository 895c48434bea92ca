import { describe, expect, test } from 'vitest'
import { tableReader } from './table-reader.ts'

function refusal(text: string): string | undefined {
  const reader = tableReader({ sample: text, country: 'RU' })
  reader.push(text)
  const result = reader.end()
  return 'refusal' in result ? result.refusal : undefined
}

describe('files that hold no table', () => {
  const cases: [text: string, expected: string | undefined, why: string][] = [
    ['', 'empty_file', 'nothing'],
    ['\n\n  \n', 'empty_file', 'blank lines'],
    ['Дата;Сумма;Телефон\n', 'header_only', 'a header alone'],
    ['Дата;Сумма;Телефон\n;;\n', 'header_only', 'a header and blanks'],
    ['один два три\nчетыре пять\n', 'no_columns', 'prose'],
    ['Дата;Сумма\n01.02.2024;5\n', undefined, 'one row is a table'],
  ]
  for (const [text, expected, why] of cases) test(why, () => expect(refusal(text)).toBe(expected))
})

test('the directive line is skipped and obeyed', () => {
  const text = 'sep=;\nДата;Сумма,руб\n01.02.2024;5,00\n'
  const reader = tableReader({ sample: text, country: 'RU' })
  reader.push(text)
  expect(reader.end()).toMatchObject({
    delimiter: ';',
    headerLine: 2,
    recordCount: 3,
    notes: {
      skipped: {
        list: [
          { row: 1, reason: 'sep_directive' },
          { row: 2, reason: 'header' },
        ],
      },
    },
  })
})

test('an unquoted decimal comma is not guessed at', () => {
  const text = 'date,phone,amount\n2024-01-01,89450000101,5\n2024-01-02,89450000101,5,50\n2024-01-03,89450000101,6,\n'
  const reader = tableReader({ sample: text, country: 'RU' })
  reader.push(text)
  expect(reader.end()).toMatchObject({ notes: { rejected: { list: [{ row: 3, reason: 'extra_cells' }] } }, table: { rowCount: 2 } })
})
