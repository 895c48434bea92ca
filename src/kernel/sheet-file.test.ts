import { readXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { sheetEnd, sheetFile, sheetHead, sheetParts, sheetPath, sheetRow, type SheetCellKind } from './sheet-file.ts'

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

test('further sheets have their numbers, and a name stays within 31 characters', () => {
  const parts = new Map(sheetParts('Все покупки магазина за все годы', 12))
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)
  expect([names.length, names[0], names[1], names[11]]).toEqual([
    12,
    'Все покупки магазина за все год',
    'Все покупки магазина за все г 2',
    'Все покупки магазина за все  12',
  ])
  expect(parts.get('[Content_Types].xml')).toContain(`/${sheetPath(12)}"`)
  expect(parts.get('xl/_rels/workbook.xml.rels')).toMatch(/Id="r12"[^>]+sheet12\.xml".+Id="r13"[^>]+styles\.xml"/)
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

test.each<{ why: string; kind: SheetCellKind; cell: string; written: string }>([
  { why: 'a day is a day of the calendar', kind: 'time', cell: '2026-03-01', written: '<c r="A2" s="4"><v>46082</v></c>' },
  { why: 'with its wall time', kind: 'time', cell: '2026-03-01 18:00', written: '<c r="A2" s="5"><v>46082.75</v></c>' },
  {
    why: 'the first day after the 29 February 1900 that never was',
    kind: 'time',
    cell: '1900-03-01',
    written: '<c r="A2" s="4"><v>61</v></c>',
  },
  { why: 'money has its two places', kind: 'money', cell: '-12.50', written: '<c r="A2" s="3"><v>-12.50</v></c>' },
  {
    why: 'what is no number stays a text',
    kind: 'number',
    cell: '=1',
    written: '<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1</t></is></c>',
  },
  {
    why: 'what is no day stays a text',
    kind: 'time',
    cell: '01.03.2026',
    written: '<c r="A2" t="inlineStr"><is><t xml:space="preserve">01.03.2026</t></is></c>',
  },
])('$why', ({ kind, cell, written }) => expect(sheetRow(2, [cell], () => kind)).toBe(`<row r="2">${written}</row>`))

test('headings are texts in whichever column, and a sheet without rows is a sheet', () => {
  expect(sheetRow(1, ['2026'], () => 'number')).toContain('t="inlineStr"')
  expect(sheetHead() + sheetEnd()).toContain('<sheetData></sheetData>')
})
