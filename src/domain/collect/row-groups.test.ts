import { expect, test } from 'vitest'
import { findRowGroups } from './row-groups.ts'

const HEADINGS = ['Контрагент', 'Документ', 'Товар', 'Сумма']
const MAPPING = { customer_name: [0], receipt_no: [1], date: [1], item: [2], line_total: [3] }
const MARIA = ['Иванова Мария', '', '', '5500']
const CUT = ['', 'ТР-1 от 03.05.2024', 'Стрижка', '1500']
const COLOUR = ['', 'ТР-2 от 20.05.2024', 'Окрашивание', '4000']
const PETER = ['Петров Пётр', '', '', '700']

test('E18: a buyer in a row of his own is the buyer of the sales below him, and his sum is counted once', () => {
  const groups = findRowGroups({ headings: HEADINGS, mapping: MAPPING, sample: [MARIA, CUT, COLOUR, PETER, CUT] })
  expect([MARIA, CUT, COLOUR, PETER, CUT].map(row => groups?.take(row)?.[0])).toEqual([
    undefined,
    'Иванова Мария',
    'Иванова Мария',
    undefined,
    'Петров Пётр',
  ])
})

test('E18: a buyer in the column of days is put behind the last column', () => {
  const headings = ['Клиент / Дата', 'Товар', 'Сумма']
  const mapping = { date: [0], item: [1], line_total: [2] }
  const rows = [
    ['Мария, +7 912 345-67-89', '', '5500'],
    ['03.05.2024', 'Стрижка', '1500'],
  ]
  const groups = findRowGroups({ headings, mapping, sample: rows })
  expect(groups?.mapping).toEqual({ ...mapping, customer_name: [3], phone: [3] })
  expect(groups?.headings).toEqual([...headings, 'Клиент / Дата'])
  expect(rows.map(row => groups?.take(row))).toEqual([undefined, ['03.05.2024', 'Стрижка', '1500', 'Мария, +7 912 345-67-89']])
})

test.each<[rows: string[][], why: string]>([
  [[CUT, MARIA, COLOUR], 'the first sale is nobody’s'],
  [[MARIA, PETER, CUT], 'a buyer without a sale'],
  [[MARIA, ['Анна', 'ТР-1 от 03.05.2024', 'Стрижка', '1']], 'sales that name their buyers themselves'],
  [[MARIA, ['', 'вчера', 'Стрижка', '1']], 'no sale has a day'],
  [[MARIA], 'one row'],
])('%j: %s: every row stands for itself', rows => {
  expect(findRowGroups({ headings: HEADINGS, mapping: MAPPING, sample: rows })).toBeUndefined()
})
