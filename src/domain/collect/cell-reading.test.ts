import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { type CellReading, type FileHabits, readingsOf } from './cell-reading.ts'
import type { ImportField } from './header-synonyms.ts'

const HABITS: FileHabits = {
  rows: { dayOrder: 'day-first', hasTimes: true, marks: { line_total: ',', qty: ',' }, discountInPercent: false },
  birthdayOrder: 'day-first',
  today: day('2026-11-22'),
  country: 'RU',
  zone: 'Europe/Moscow',
  currency: 'RUB',
}
const reading = (field: ImportField, cell: string, habits: Partial<FileHabits> = {}) =>
  readingsOf([cell], { [field]: [0] }, { ...HABITS, ...habits }).get(0)

test.each<[field: ImportField, cell: string, expected: CellReading | undefined, why: string]>([
  ['phone', '8 (912) 345-67-89', { as: 'contacts', name: '', addresses: ['+79123456789'], problem: null }, 'the Russian trunk 8'],
  [
    'phone',
    '89123456789, 12',
    { as: 'contacts', name: '', addresses: ['+79123456789'], problem: 'bad_phone' },
    'one of two cannot be read',
  ],
  ['phone', '8912З456789', { as: 'contacts', name: '', addresses: ['+79123456789'], problem: 'phone_fixed' }, 'a letter among digits'],
  ['phone', 'нет', { as: 'unread', problem: 'bad_phone' }, 'no number at all'],
  ['email', 'Anna@Example.ORG', { as: 'contacts', name: '', addresses: ['anna@example.org'], problem: null }, 'lower case'],
  ['line_total', '1 234,50', { as: 'money', amountMinor: 123_450, currency: 'RUB' }, 'blanks between thousands'],
  ['line_total', '1.234,50 €', { as: 'money', amountMinor: 123_450, currency: 'EUR' }, 'the cell names its currency'],
  ['line_total', '4 т.р.', { as: 'unread', problem: 'bad_amount' }, 'never guessed'],
  ['date', '05.03.24', { as: 'day', day: day('2024-03-05'), minute: null }, 'the day first, two digits of the year'],
  ['date', '05.03.2024 9:07', { as: 'day', day: day('2024-03-05'), minute: 547 }, 'with its time'],
  ['date', '31.02.2024', { as: 'unread', problem: 'bad_date' }, 'no such day'],
  ['date', '23.11.2026', { as: 'unread', problem: 'future_date' }, 'tomorrow'],
  ['date', '22.11.2026', { as: 'day', day: day('2026-11-22'), minute: null }, 'today'],
  ['qty', '1,250', { as: 'text', text: '1.25' }, 'a fraction of a kilo'],
  ['birthday', '14 мая', { as: 'birthday', birthday: { month: 5, day: 14, year: null } }, 'without a year'],
  ['birthday', '32.01.1990', { as: 'unread', problem: 'bad_birthday' }, 'no such day'],
  ['birthday', '01.01.0001', { as: 'text', text: '01.01.0001' }, 'a program writes no day so'],
  ['customer_name', 'Розничный  покупатель', { as: 'nobody' }, 'a stock name'],
  ['customer_name', '  Иванова   Мария ', { as: 'text', text: 'Иванова Мария' }, 'one blank between words'],
  ['status', 'Возврат', { as: 'status', status: 'refund' }, 'money that went back'],
  ['currency', 'лв.', { as: 'text', text: 'BGN' }, 'leva'],
  ['currency', 'попугаи', { as: 'unread', problem: 'bad_currency' }, 'no currency'],
  ['consent', 'нет', { as: 'refusal' }, 'wants no letters'],
  ['phone', '  ', undefined, 'an empty cell is nothing'],
])('E18: %s %j: %o, %s', (field, cell, expected) => {
  expect(reading(field, cell)).toEqual(expected)
})

test('E18: the column decides: the same cells are read otherwise where the column is written otherwise', () => {
  const american = { dayOrder: 'month-first', hasTimes: false, marks: { line_total: '.' }, discountInPercent: false } as const
  expect(reading('date', '05/03/2024 00:00', { rows: american })).toEqual({ as: 'day', day: '2024-05-03', minute: null })
  expect(reading('line_total', '1,234', { rows: american })).toEqual({ as: 'money', amountMinor: 123_400, currency: 'RUB' })
  expect(reading('line_total', '1,234')).toEqual({ as: 'money', amountMinor: 123, currency: 'RUB' })
})

test('a name beside a telephone is shown with it, and a document with its day', () => {
  const people = readingsOf(['Мария 8 912 345-67-89'], { customer_name: [0], phone: [0] }, HABITS)
  expect(people.get(0)).toEqual({ as: 'contacts', name: 'Мария', addresses: ['+79123456789'], problem: null })
  expect(reading('date', 'Реализация товаров ТР-17 от 03.05.2024 12:10:00')).toEqual({ as: 'day', day: '2024-05-03', minute: 730 })
})

test('E53: the currency of the row goes before the usual one, and a list of people has no sums', () => {
  const row = readingsOf(['10,00', 'BGN'], { line_total: [0], currency: [1] }, HABITS)
  expect(row.get(0)).toEqual({ as: 'money', amountMinor: 1000, currency: 'BGN' })
  expect(reading('line_total', '10,00', { rows: null })).toEqual({ as: 'text', text: '10,00' })
})
