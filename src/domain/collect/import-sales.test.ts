import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { ImportField } from './header-synonyms.ts'
import { readPeople } from './import-people.ts'
import { rowNotes } from './import-reason.ts'
import { readSaleRows } from './import-rows.ts'
import { type GroupedSales, groupSales, sumsOf } from './import-sales.ts'
import { tableBuilder } from './import-table.ts'

const FIELDS: ImportField[] = ['date', 'receipt_no', 'phone', 'item', 'line_total', 'currency']

function group(...rows: string[][]): GroupedSales & { sums: ReturnType<typeof sumsOf> } {
  const builder = tableBuilder(FIELDS.map((field, source) => ({ field, source })))
  for (const [at, cells] of rows.entries()) builder.add(cells, at + 1)
  const table = builder.build()
  const notes = rowNotes()
  const sales = readSaleRows(table, { today: day('2024-06-30'), country: 'RU', zone: 'Europe/Moscow', currency: 'RUB' }, notes)
  const people = readPeople(table, sales.taken, { options: { country: 'RU', today: day('2024-06-30'), kind: 'purchases' }, notes })
  return { ...groupSales(table, sales, people), sums: sumsOf(sales) }
}

test('rows of one receipt are a chain, wherever they stand', () => {
  const { purchases, nextRow } = group(
    ['01.06.2024', '1', '89450000101', 'a', '5', ''],
    ['01.06.2024', '2', '', 'b', '7', ''],
    ['01.06.2024', '1', '', 'c', '6', ''],
  )
  expect(purchases).toEqual({
    count: 2,
    firstRow: Int32Array.of(0, 1),
    lineCount: Int32Array.of(2, 1),
    totals: Float64Array.of(1100, 700),
    persons: Int32Array.of(0, -1),
  })
  expect([...nextRow]).toEqual([2, -1, -1])
})

test('a refund takes back the purchase of its number, before one of its item', () => {
  const { refundOf } = group(
    ['01.06.2024', '1', '89450000101', 'a', '5', ''],
    ['02.06.2024', '2', '89450000101', 'a', '5', ''],
    ['03.06.2024', '1', '89450000101', 'a', '-5', ''],
    ['04.06.2024', '9', '89450000101', 'a', '-5', ''],
    ['05.06.2024', '9', '89450000101', 'a', '-5', ''],
  )
  // The third one finds nothing left to take back.
  expect([...refundOf]).toEqual([0, 1, -1])
})

test('sums are kept by currency', () => {
  const { sums, purchases } = group(
    ['01.06.2024', '1', '', 'a', '5', 'EUR'],
    ['01.06.2024', '1', '', 'a', '7', 'BGN'],
    ['01.06.2024', '2', '', 'a', '-1', 'EUR'],
  )
  expect(sums).toEqual({ EUR: { grossMinor: 500, refundsMinor: 100 }, BGN: { grossMinor: 700, refundsMinor: 0 } })
  expect(purchases.count).toBe(2)
})
