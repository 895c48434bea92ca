import { expect, test } from 'vitest'
import { parseCellDate } from './cell-date.ts'
import { plainDateText } from './date-spelling.ts'

const spellings: [text: string, plain: string, why: string][] = [
  ['12,03,2024', '12.03.2024', 'commas'],
  ['12 03 2024', '12.03.2024', 'spaces'],
  ['12. 03. 2024', '12.03.2024', 'dots and spaces'],
  ['12\\03\\2024', '12.03.2024', 'strokes the other way'],
  ['12.3.2024.', '12.3.2024', 'a dot behind the year'],
  ['2024 03 12', '2024.03.12', 'the year first'],
  ['Вт 12.03.2024', '12.03.2024', 'a day of the week before'],
  ['12.03.2024 (вт)', '12.03.2024', 'and behind'],
  ['Tue Mar 12 2024', 'Mar 12 2024', 'in English'],
  ['12.03.2024г. в 14:30', '12.03.2024 14:30', 'the word year, the word at'],
  ['12.03.2024 г. 14:30 ч.', '12.03.2024 14:30', 'Bulgarian hours'],
  ['12 март 2024 г. 14:30', '12 март 2024 14:30', 'a named month'],
  ['12.03.2024 14.30', '12.03.2024 14:30', 'a dot in the time'],
  ['2024-03-12 10-30', '2024-03-12 10:30', 'a hyphen in the time'],
  ['12.03.2024 14ч30', '12.03.2024 14:30', 'a letter in the time'],
  ['5th March 2024', '5 March 2024', 'an English ordinal'],
  ['12-го марта 2024', '12 марта 2024', 'a Russian one'],
  ['12.III.2024', '12.3.2024', 'a Roman month'],
  ['12.IIII.2024', '12.IIII.2024', 'no Roman month'],
  ['завтра', 'завтра', 'no day at all'],
]
test.each(spellings)('%s → %s: %s', (text, plain) => {
  expect(plainDateText(text)).toBe(plain)
})

test('all but nonsense become days', () => {
  const days = spellings.slice(0, -2).map(([text]) => parseCellDate(text, { order: 'day-first', zone: 'Europe/Sofia' })?.day)
  expect(new Set(days)).toEqual(new Set(['2024-03-12', '2024-03-05']))
  expect(parseCellDate('31,02,2024', { order: 'day-first', zone: 'Europe/Sofia' })).toBeUndefined()
  expect(parseCellDate('1,234,56', { order: 'day-first', zone: 'Europe/Sofia' })).toBeUndefined()
})
