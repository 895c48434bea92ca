import { expect, test } from 'vitest'
import { crowdValues, isCrowd, receiptNumbers, type ReceiptRows } from './crowd-identity.ts'
import { columnOf, type ImportTable, tableBuilder } from './import-table.ts'

interface Sale {
  readonly receipt: string
  readonly phone: string
  readonly name: string
  readonly day: number
}

function tableOf(sales: readonly Sale[]): { readonly table: ImportTable; readonly rows: ReceiptRows } {
  const builder = tableBuilder([
    { field: 'receipt_no', source: 0 },
    { field: 'phone', source: 1 },
    { field: 'customer_name', source: 2 },
  ])
  for (const [at, { receipt, phone, name }] of sales.entries()) builder.add([receipt, phone, name], at + 1)
  const table = builder.build()
  const rows = { taken: new Uint8Array(sales.length).fill(1), days: Int32Array.from(sales, sale => sale.day) }
  return { table, rows: { ...rows, receipts: receiptNumbers(table, rows) } }
}

/** So many receipts of one phone among other buyers'. */
function file(receipts: number, others: number, of: (at: number) => { readonly name: string; readonly day: number }): Sale[] {
  return [
    ...Array.from({ length: receipts }, (_, at) => ({ receipt: `a${at}`, phone: 'till', ...of(at) })),
    ...Array.from({ length: others }, (_, at) => ({ receipt: `b${at}`, phone: `p${at}`, name: '', day: at })),
  ]
}
const anybody = (at: number) => ({ name: `Имя ${at % 7}`, day: at % 5 })

type Habit = (at: number) => { readonly name: string; readonly day: number }
const files: [receipts: number, others: number, of: Habit, isCrowd: boolean, why: string][] = [
  [30, 100, anybody, false, 'thirty receipts may be a person'],
  [31, 100, anybody, true, 'one more may not'],
  [40, 1960, anybody, false, 'exactly one in fifty'],
  [41, 1959, anybody, true, 'more than one in fifty'],
  [60, 100, (at: number) => ({ name: 'Анна', day: at }), false, 'a regular who comes daily under one name stays'],
  [60, 100, (at: number) => ({ name: 'Анна', day: at % 20 }), true, 'three times a day is the till'],
  [60, 100, (at: number) => ({ name: '', day: at }), true, 'nobody ever gave a name'],
]
test.each(files)('%i receipts among %i others, %o: %s (%s)', (receipts, others, of, isCrowd) => {
  const { table, rows } = tableOf(file(receipts, others, of))
  const phones = columnOf(table, 'phone')
  expect(phones && crowdValues(table, phones, rows).size).toBe(isCrowd ? 1 : 0)
})

test('the lines of one receipt count once, and its number starts anew each day', () => {
  const sale = { phone: 'x', name: '' }
  const { table, rows } = tableOf([
    { ...sale, receipt: '1', day: 1 },
    { ...sale, receipt: '1', day: 1 },
    { ...sale, receipt: '1', day: 2 },
    { ...sale, receipt: '', day: 2 },
    { ...sale, receipt: '', day: 2 },
  ])
  expect(receiptNumbers(table, rows).count).toBe(4)
})

test.each([
  { why: 'thirty receipts are a regular of a small shop', receipts: 30, days: 10, ofAll: 100, crowd: false },
  { why: 'thirty-one are too many for one person', receipts: 31, days: 10, ofAll: 100, crowd: true },
  { why: 'unless he comes once a day', receipts: 31, days: 28, ofAll: 100, crowd: false },
  { why: 'in a large shop one in fifty', receipts: 100, days: 10, ofAll: 5000, crowd: false },
  { why: 'and one more', receipts: 101, days: 10, ofAll: 5000, crowd: true },
])('receipts that come one by one: $why', ({ receipts, days, ofAll, crowd }) => expect(isCrowd({ receipts, days, ofAll })).toBe(crowd))
