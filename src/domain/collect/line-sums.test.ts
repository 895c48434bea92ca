import { describe, expect, test } from 'vitest'
import { isReceiptTotal, lineTotalColumn } from './line-sums.ts'

const COLUMNS = { qty: 0, unitPrice: 1 }

describe('the column that is quantity times price', () => {
  const cases: [rows: string[][], column: number | undefined, why: string][] = [
    [
      [
        ['2', '45,00', 'x', '90,00'],
        ['1', '45,00', 'y', '45,00'],
      ],
      3,
      'the products',
    ],
    [
      [
        ['2', '45.00', '7', '90.00'],
        ['1', '30.00', '8', '30.00'],
      ],
      3,
      'not the one that counts',
    ],
    [
      [
        ['2', '45,00', '', '(90,00)'],
        ['-1', '45,00', '', '-45,00'],
      ],
      3,
      'money given back agrees without its sign',
    ],
    [
      [
        ['3', '0,333', '', '1,00'],
        ['2', '1 200,50 лв.', '', '2 401,00 лв.'],
      ],
      3,
      'rounding and currencies do not disturb',
    ],
    [
      [
        ['2', '45,00', '', '80,00'],
        ['1', '45,00', '', '45,00'],
      ],
      undefined,
      'half of the rows is no proof',
    ],
    [[['2', '45,00', '', '90,00']], undefined, 'one row may be chance'],
    [
      [
        ['', '45,00', '', '90,00'],
        ['2', '', '', '9'],
      ],
      undefined,
      'nothing to multiply',
    ],
  ]
  test.each(cases)('%j → %s: %s', (rows, column) => {
    expect(lineTotalColumn(rows, COLUMNS, [2, 3])).toBe(column)
  })
})

describe('a sum that stands for the whole receipt', () => {
  const cases: [rows: string[][], whole: boolean, why: string][] = [
    [
      [
        ['1', '10', 'A', '30'],
        ['2', '10', 'A', '30'],
        ['1', '5', 'B', '5'],
      ],
      true,
      'repeated on both lines of A',
    ],
    [
      [
        ['1', '10', 'A', '10'],
        ['2', '10', 'A', '20'],
      ],
      false,
      'each line has its own',
    ],
    [
      [
        ['1', '10', 'A', '10'],
        ['1', '10', 'A', '10'],
      ],
      false,
      'two equal lines add up to more',
    ],
    [
      [
        ['1', '10', 'A', '10'],
        ['2', '10', 'B', '20'],
      ],
      false,
      'no receipt has two lines',
    ],
    [
      [
        ['1', '10', '', '30'],
        ['2', '10', '', '30'],
      ],
      false,
      'no receipt at all',
    ],
    [
      [
        ['1', '10', 'A', '30'],
        ['2', '10', 'A', '30'],
        ['1', '5', 'B', '5'],
        ['1', '6', 'B', '6'],
      ],
      false,
      'one receipt speaks against it',
    ],
  ]
  test.each(cases)('%j → %s: %s', (rows, whole) => {
    expect(isReceiptTotal(rows, { ...COLUMNS, receipt: 2, lineTotal: 3 })).toBe(whole)
  })
})
