import { expect, test } from 'vitest'
import { discountIsInPercent, discountReader, withoutPercent } from './line-discount.ts'
import { tableBuilder } from './import-table.ts'
import { parseMoney } from './cell-number.ts'
import { assert } from '../../kernel/assert.ts'

function column(cells: readonly string[]) {
  const builder = tableBuilder([{ field: 'discount', source: 0 }])
  for (const [row, cell] of cells.entries()) builder.add([cell], row + 1)
  const [found] = builder.build().columns
  assert(found !== undefined, 'the column is there')
  return { column: found, at: (row: number) => parseMoney(withoutPercent(cells[row] ?? ''), ',') }
}

test.each<[cell: string, inPercent: boolean, productMinor: number, discountMinor: number, why: string]>([
  ['10%', false, 300_000, 30_000, 'a sign in the cell'],
  ['12,5 %', false, 10_000, 1250, 'a fraction of a percent'],
  ['10,00', true, 300_000, 30_000, 'the heading says so'],
  ['10,00', false, 300_000, 1000, 'a sum'],
  ['15%', false, 9999, 1500, 'E52: rounded to the nearest kopeck'],
  ['', true, 300_000, 0, 'none'],
])('E52: %j, in percent %s, of %i is %i: %s', (cell, inPercent, productMinor, discountMinor) => {
  expect(discountReader(column([cell]), inPercent)(0, productMinor)).toBe(discountMinor)
})

test('without a column there is no discount', () => expect(discountReader(undefined, true)(0, 500)).toBe(0))

test.each([
  ['Скидка, %', true],
  ['Процент скидки', true],
  ['Скидка, руб.', false],
])('%s counts percents: %s', (heading, expected) => expect(discountIsInPercent(['Дата', heading], { discount: [1] })).toBe(expected))
