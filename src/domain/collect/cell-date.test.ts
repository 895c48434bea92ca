import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { cellDayNumber, dayOrderOf, parseBirthday, parseCellDate, parseCellTime } from './cell-date.ts'

describe('a day, with or without a time', () => {
  const cases: [raw: string, order: 'day-first' | 'month-first', expected: string | undefined, minute: number | null, why: string][] = [
    ['01.06.2024', 'day-first', '2024-06-01', null, 'the Russian and Bulgarian habit'],
    ['1.6.24', 'day-first', '2024-06-01', null, 'two digits are this century'],
    ['01.06.2024 г.', 'day-first', '2024-06-01', null, 'with the word for year'],
    ['01.06.2024г', 'day-first', '2024-06-01', null, 'without a space'],
    ['01.06.2024 14:05', 'day-first', '2024-06-01', 845, 'with a time'],
    ['01.06.2024, 14:05:30', 'day-first', '2024-06-01', 845, 'with seconds'],
    ['2024-06-01', 'month-first', '2024-06-01', null, 'ISO has one order'],
    ['2024-06-01T14:05:00', 'day-first', '2024-06-01', 845, 'ISO with a time'],
    ['2024-06-01T22:30:00Z', 'day-first', '2024-06-02', 90, 'a moment falls on the local day of the shop'],
    ['2024-06-01 12:00:00 +0300', 'day-first', '2024-06-01', 720, 'an offset'],
    ['2024/06/01', 'day-first', '2024-06-01', null, 'slashes, year first'],
    ['06/01/2024', 'month-first', '2024-06-01', null, 'the American habit'],
    ['01/06/2024', 'day-first', '2024-06-01', null, 'the European habit'],
    ['6/1/2024 2:05 PM', 'month-first', '2024-06-01', 845, 'an afternoon'],
    ['12/1/2010 8:26', 'month-first', '2010-12-01', 506, 'short hours'],
    ['19970101', 'day-first', '1997-01-01', null, 'digits alone'],
    ['45444', 'day-first', '2024-06-01', null, 'the serial number of a spreadsheet'],
    ['45444.5', 'day-first', '2024-06-01', 720, 'with its time'],
    ['1 января 2024', 'day-first', '2024-01-01', null, 'a Russian month'],
    ['1 юни 2024 г.', 'day-first', '2024-06-01', null, 'a Bulgarian month'],
    ['Jan 5, 2024', 'day-first', '2024-01-05', null, 'an English month'],
    ['31.02.2024', 'day-first', undefined, null, 'no such day'],
    ['13/13/2024', 'day-first', undefined, null, 'no such month'],
    ['32.01.2024', 'day-first', undefined, null, 'no such day'],
    ['01.06.1024', 'day-first', undefined, null, 'no such shop'],
    ['вчера', 'day-first', undefined, null, 'a word'],
    ['', 'day-first', undefined, null, 'nothing'],
    ['25:00', 'day-first', undefined, null, 'no such hour'],
    ['0000-00-00', 'day-first', undefined, null, 'the null of a database'],
    ['12345', 'day-first', undefined, null, 'a number too small for a serial'],
  ]
  for (const [raw, order, expected, minute, why] of cases) {
    test(`'${raw}': ${why}`, () => {
      const found = parseCellDate(raw, { order, zone: 'Europe/Moscow' })
      expect(found).toEqual(expected === undefined ? undefined : { day: expected, minute })
    })
  }
})

describe('the order of day and month is the column’s', () => {
  const cases: [cells: string[], country: string, order: string, why: string][] = [
    [['06/01/2024', '06/13/2024'], 'RU', 'month-first', 'a 13 in the second place'],
    [['06/01/2024', '13/06/2024'], 'US', 'day-first', 'a 13 in the first place'],
    [['06/01/2024'], 'US', 'month-first', 'undecided: the habit of the country'],
    [['06/01/2024'], 'BG', 'day-first', 'undecided: the habit of the country'],
    [['01.06.2024'], 'US', 'day-first', 'dots always begin with the day'],
  ]
  for (const [cells, country, order, why] of cases) test(why, () => expect(dayOrderOf(cells, country)).toBe(order))
})

test('times of day', () => {
  expect(['14:05', '9.30', '0.5', '24:00', 'x', '14:75'].map(parseCellTime)).toEqual([845, 570, 720, 0, undefined, undefined])
})

describe('E12: birthdays', () => {
  const today = day('2026-03-10')
  const cases: [raw: string, expected: [number, number, number | null] | undefined, why: string][] = [
    ['14.05.1990', [5, 14, 1990], 'whole'],
    ['14.05.90', [5, 14, 1990], 'a year that lies ahead is of the past century'],
    ['14.05.20', [5, 14, 2020], 'a child'],
    ['14.05', [5, 14, null], 'without a year'],
    ['--05-14', [5, 14, null], 'as phone books write it'],
    ['1604-05-14', [5, 14, null], 'as telephones write it'],
    ['1990-05-14', [5, 14, 1990], 'ISO'],
    ['14 мая', [5, 14, null], 'in words, without a year'],
    ['14 мая 1990 г.', [5, 14, 1990], 'in words'],
    ['3 март 85', [3, 3, 1985], 'in words, two digits of the year'],
    ['May 14', [5, 14, null], 'in English words'],
    ['31 апреля', undefined, 'no such day in words'],
    ['31.04.1990', undefined, 'no such day'],
    ['весной', undefined, 'a word'],
  ]
  for (const [raw, expected, why] of cases) {
    test(why, () =>
      expect(parseBirthday(raw, 'day-first', today)).toEqual(expected && { month: expected[0], day: expected[1], year: expected[2] }),
    )
  }
})

test('days are compared as numbers', () => expect(cellDayNumber({ day: day('1970-01-02'), minute: null })).toBe(1))
