import { describe, expect, test } from 'vitest'
import { closingRow, isBlank, isSameRow, statusOf } from './row-kind.ts'

describe('rows that close a table', () => {
  const cases: [cells: string[], expected: string | undefined, why: string][] = [
    [['Итого', '', '1 200,50'], 'totals', 'in the first column'],
    [['', '', 'ИТОГО:', '5'], 'totals', 'further right'],
    [['Всего за день', '', '5'], 'totals', 'with more words'],
    [['Общо', '5'], 'totals', 'Bulgarian'],
    [['Total', '5'], 'totals', 'English'],
    [['12', 'Итого', '5'], 'totals', 'after a row number'],
    [['Кассир Иванова'], 'signature', 'who signed'],
    [['Директор', '____________'], 'signature', 'where to sign'],
    [['Иванова', '____________'], 'signature', 'a line to sign on'],
    [['Тоталова Анна', '89450000101'], undefined, 'a person whose name begins like a total'],
    [['Анна', '5'], undefined, 'a person'],
  ]
  for (const [cells, expected, why] of cases) test(why, () => expect(closingRow(cells)).toBe(expected))
})

test('blank and repeated rows', () => {
  expect(isBlank(['', ' ', '\u00A0'])).toBe(true)
  expect(isBlank(['', '0'])).toBe(false)
  expect(isSameRow([' Дата ', 'Сумма', ''], ['Дата', 'Сумма'])).toBe(true)
  expect(isSameRow(['Дата', 'Итог'], ['Дата', 'Сумма'])).toBe(false)
})

test('what a status says', () => {
  expect(
    ['', 'Оплачен', 'Возврат прихода', 'Отменён', 'Не пришел', 'No-show', 'Не оплачен', 'refunded', 'cancelled', 'completed'].map(statusOf),
  ).toEqual(['sale', 'sale', 'refund', 'cancelled', 'cancelled', 'cancelled', 'not_paid', 'refund', 'cancelled', 'sale'])
})
