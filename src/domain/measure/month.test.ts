import { expect, test } from 'vitest'
import { firstDayOf, lastDayOf, month, monthsBetween, monthsLater, parseMonth } from './month.ts'

test.each([
  ['a month', '2026-03', '2026-03'],
  ['month zero', '2026-00', undefined],
  ['month thirteen', '2026-13', undefined],
  ['a day', '2026-03-10', undefined],
  ['one digit', '2026-3', undefined],
])('%s', (_, text, expected) => {
  expect(parseMonth(text)).toBe(expected)
})

test.each([
  ['31 days', '2026-03', '2026-03-31'],
  ['February', '2026-02', '2026-02-28'],
  ['February of a leap year', '2028-02', '2028-02-29'],
  ['December', '2026-12', '2026-12-31'],
])('%s: first and last day', (_, text, last) => {
  expect(firstDayOf(month(text))).toBe(`${text}-01`)
  expect(lastDayOf(month(text))).toBe(last)
})

test.each([
  ['over the year', '2025-12', 1, '2026-01'],
  ['back over the year', '2026-01', -1, '2025-12'],
  ['two years back', '2026-03', -24, '2024-03'],
])('%s', (_, from, months, to) => {
  expect(monthsLater(month(from), months)).toBe(to)
})

test('a range has both ends, and nothing when it is turned round', () => {
  expect(monthsBetween(month('2025-11'), month('2026-02'))).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(monthsBetween(month('2026-02'), month('2026-01'))).toEqual([])
})
