import { describe, expect, test } from 'vitest'
import { cellKind, csvCell, LIST_COLUMNS, type ListColumn, LISTS } from './list.ts'

describe('a cell of a list', () => {
  test.each([
    { why: 'plain words stay', text: 'Мария', cell: 'Мария' },
    { why: 'a formula is words', text: '=1+1', cell: `'=1+1` },
    { why: 'so is a command', text: '@SUM(A1)', cell: `'@SUM(A1)` },
    { why: 'a tab before a formula hides nothing', text: '\t=1', cell: `'\t=1` },
    { why: 'a phone keeps its plus and is no sum', text: '+79450001001', cell: `'+79450001001` },
    { why: 'the separator is quoted', text: 'шины; диски', cell: '"шины; диски"' },
    { why: 'a line break before a formula hides nothing', text: '\n=1', cell: `"'\n=1"` },
    { why: 'wide signs of an Asian keyboard calculate too', text: '＝1', cell: `'＝1` },
    { why: 'quotes are doubled', text: 'кафе "Ёлка"', cell: '"кафе ""Ёлка"""' },
    { why: 'a line break stays inside its cell', text: 'а\nб', cell: '"а\nб"' },
    { why: 'a formula with the separator is both', text: '=A1;B1', cell: `"'=A1;B1"` },
  ])('$why', ({ text, cell }) => expect(csvCell(text, { separator: ';', isNumber: false })).toBe(cell))

  test('a negative number is a number, no formula', () => expect(csvCell('-12,50', { separator: ';', isNumber: true })).toBe('-12,50'))
})

test('no list names a column twice, and money stands beside its currency', () => {
  for (const list of LISTS) {
    const columns: readonly ListColumn[] = LIST_COLUMNS[list]
    expect(new Set(columns).size).toBe(columns.length)
    if (columns.some(column => cellKind(column) === 'money')) expect(columns).toContain('currency')
  }
})
