import { describe, expect, test } from 'vitest'
import { day, dayNumber } from '../../kernel/day.ts'
import { CURRENCIES } from '../../kernel/money.ts'
import type { ImportField } from './header-synonyms.ts'
import { type RowNotes, rowNotes } from './import-reason.ts'
import { readSaleRows } from './import-rows.ts'
import { tableBuilder } from './import-table.ts'

const options = { today: day('2024-06-30'), country: 'RU', zone: 'Europe/Moscow', currency: 'RUB' } as const

interface Found {
  readonly taken: number[]
  readonly amounts: number[]
  readonly days: number[]
  readonly minutes: number[]
  readonly currencies: string[]
  readonly notes: RowNotes
}

function read(fields: ImportField[], ...rows: string[][]): Found {
  const builder = tableBuilder(fields.map((field, source) => ({ field, source })))
  for (const [at, cells] of rows.entries()) builder.add(cells, at + 1)
  const notes = rowNotes()
  const found = readSaleRows(builder.build(), options, notes)
  return {
    notes,
    taken: [...found.taken],
    amounts: [...found.amounts],
    days: [...found.days],
    minutes: [...found.minutes],
    currencies: [...found.currencies].map(at => CURRENCIES[at] ?? ''),
  }
}

describe('E22: the day of a row', () => {
  const cases: [cell: string, reason: string | undefined, why: string][] = [
    ['30.06.2024', undefined, 'today'],
    ['01.07.2024', 'future_date', 'tomorrow'],
    ['01.01.1999', undefined, 'long ago'],
    ['31.06.2024', 'bad_date', 'no such day'],
    ['', 'bad_date', 'none'],
  ]
  for (const [cell, reason, why] of cases) {
    test(why, () => expect(read(['date', 'line_total'], [cell, '5']).notes.rejected.list[0]?.reason).toBe(reason))
  }

  test('the whole column decides what comes first', () => {
    expect(read(['date', 'line_total'], ['06/01/2024', '5'], ['06/13/2024', '5']).days[0]).toBe(dayNumber(day('2024-06-01')))
    expect(read(['date', 'line_total'], ['06/01/2024', '5'], ['13/06/2024', '5']).days[0]).toBe(dayNumber(day('2024-01-06')))
  })

  test('midnight in every row is no time; a time column goes before the time of the day cell', () => {
    expect(read(['date', 'line_total'], ['01.06.2024 00:00', '5']).minutes).toEqual([-1])
    expect(read(['date', 'line_total'], ['01.06.2024 00:00', '5'], ['01.06.2024 10:30', '5']).minutes).toEqual([0, 630])
    expect(read(['date', 'time', 'line_total'], ['01.06.2024', '10:30', '5'], ['01.06.2024', '', '5']).minutes).toEqual([630, -1])
  })
})

describe('the money of a row', () => {
  test('the sum of the file wins over quantity × price', () =>
    expect(read(['date', 'qty', 'unit_price', 'line_total'], ['01.06.2024', '2', '10', '19']).amounts).toEqual([1900]))
  test('an empty sum is computed, an unreadable one is not', () => {
    const found = read(['date', 'qty', 'unit_price', 'line_total'], ['01.06.2024', '2', '10', ''], ['01.06.2024', '2', '10', 'x'])
    expect([found.amounts[0], found.notes.rejected.list]).toEqual([2000, [{ row: 2, reason: 'bad_amount', cell: 'x' }]])
  })
  test('a negative quantity of a positive sum is a refund', () =>
    expect(read(['date', 'qty', 'line_total'], ['01.06.2024', '-1', '10']).amounts).toEqual([-1000]))
  test('a negative quantity times a price is one too', () =>
    expect(read(['date', 'qty', 'unit_price'], ['01.06.2024', '-2', '10']).amounts).toEqual([-2000]))
  test('an unreadable quantity beside a sum is a remark', () => {
    expect(read(['date', 'qty', 'line_total'], ['01.06.2024', 'пара', '10']).notes.warnings.list).toEqual([
      { row: 1, reason: 'bad_quantity' },
    ])
  })
  test('the currency of the column, of the cell, of the shop', () => {
    expect(
      read(['date', 'line_total', 'currency'], ['01.06.2024', '5', 'EUR'], ['01.06.2024', '5 €', ''], ['01.06.2024', '5', '']).currencies,
    ).toEqual(['EUR', 'EUR', 'RUB'])
    expect(read(['date', 'line_total', 'currency'], ['01.06.2024', '5', 'XYZ']).notes.rejected.list[0]?.reason).toBe('bad_currency')
  })
})
