import { describe, expect, test } from 'vitest'
import { findHeaderRow } from './header-row.ts'

describe('the header row', () => {
  const cases: [records: string[][], expected: { index: number; rows: number } | undefined, why: string][] = [
    [
      [
        ['Дата', 'Сумма'],
        ['01.02.2024', '5'],
      ],
      { index: 0, rows: 1 },
      'the first row',
    ],
    [
      [['Отчёт о продажах'], ['за май 2024'], [''], ['Дата', 'Телефон', 'Сумма'], ['1', '2', '3'], ['1', '2', '3']],
      { index: 3, rows: 1 },
      'below a title',
    ],
    [
      [
        ['01.02.2024', '+79450000101', '500'],
        ['02.02.2024', '+79450000102', '600'],
      ],
      undefined,
      'no header at all',
    ],
    [[['Телефон'], ['89450000101']], { index: 0, rows: 1 }, 'one column needs one heading'],
    [
      [
        ['Покупатель', '', 'Товар', '', 'Дата'],
        ['ФИО', 'Телефон', 'Наименование', 'Кол-во', ''],
        ['Анна', '8', 'Шины', '4', '01.02.2024'],
      ],
      { index: 0, rows: 2 },
      'two rows',
    ],
    [
      [
        ['customer_id', 'date'],
        ['1', '2006-01-01'],
      ],
      { index: 0, rows: 1 },
      'English headings',
    ],
    [[['Дата', 'Сумма']], { index: 0, rows: 1 }, 'a header and nothing below'],
    [[], undefined, 'nothing'],
  ]
  for (const [records, expected, why] of cases) {
    test(why, () => {
      const found = findHeaderRow(records)
      expect(found && { index: found.index, rows: found.rows }).toEqual(expected)
    })
  }

  test('the lower row is not taken alone, though it names as many columns', () => {
    const records = [
      ['Документ', '', 'Покупатель', '', 'Товар', 'Сумма', ''],
      ['Дата', 'Номер', 'Наименование', 'Телефон', '', 'Без скидки', 'К оплате'],
      ['01.02.2024', 'РТ-1', 'Анна', '8', 'Шины', '4', '4'],
    ]
    expect(findHeaderRow(records)).toMatchObject({
      index: 0,
      rows: 2,
      headings: expect.arrayContaining(['Покупатель Наименование', 'Товар']),
    })
  })

  test('headings of two rows are joined', () => {
    const records = [
      ['Покупатель', '', 'Товар', '', 'Дата'],
      ['ФИО', 'Телефон', 'Наименование', 'Кол-во', ''],
      ['Анна', '8', 'Шины', '4', '01.02.2024'],
    ]
    expect(findHeaderRow(records)?.headings).toEqual(['Покупатель ФИО', 'Покупатель Телефон', 'Товар Наименование', 'Товар Кол-во', 'Дата'])
  })
})
