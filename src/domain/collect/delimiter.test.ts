import { describe, expect, test } from 'vitest'
import { guessDelimiter, sepDirective } from './delimiter.ts'

describe('the delimiter', () => {
  const cases: [sample: string, delimiter: string, width: number, why: string][] = [
    ['a;b;c\n1;2;3\n', ';', 3, 'semicolons'],
    ['дата;сумма;шт\n01.02.2024;12,50;1,0\n02.02.2024;1,00;2,0\n', ';', 3, 'decimal commas are not delimiters'],
    ['a\tb\n1,5\t2,5\n', '\t', 2, 'tabs'],
    ['a,b,c\n"x;y",2,3\n', ',', 3, 'commas; what is quoted is not looked at'],
    ['Отчёт за май; ООО\n\nдата,сумма,чек\n1,2,3\n4,5,6\n', ',', 3, 'a title row may hold anything'],
    ['Телефон\n89450000101\n', '\t', 1, 'one column has none'],
    ['', '\t', 1, 'nothing has none'],
    ['Клиент\nМария 89123456789\nПётр, 89165554433\nОлег 89031112233\nАнна 89031112234\n', '\t', 1, 'a comma within one of the cells'],
  ]
  for (const [sample, delimiter, width, why] of cases) test(why, () => expect(guessDelimiter(sample)).toEqual({ delimiter, width }))
})

test('the directive of spreadsheets', () => {
  expect(sepDirective('sep=;')).toBe(';')
  expect(sepDirective('"sep=,"')).toBe(',')
  expect(sepDirective('September')).toBeUndefined()
})
