import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { dateNamed, dayOfMonthNamed, monthAround, monthNamed, seasonNamed, shiftDay, slice, weekdayNamed, weekOf } from './when-span.ts'

const today = day('2026-03-10')

test('weeks run from Monday to Sunday, months from the first to the last', () => {
  expect(weekOf(today, 0)).toEqual({ from: '2026-03-09', to: '2026-03-15' })
  expect(weekOf(day('2026-03-15'), 1)).toEqual({ from: '2026-03-16', to: '2026-03-22' })
  expect(monthAround(day('2026-01-31'), 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
})

test('a weekday is the coming one; today’s is next week’s', () => {
  expect([1, 2, 3, 7].map(weekday => weekdayNamed(weekday, today))).toEqual(['2026-03-16', '2026-03-17', '2026-03-11', '2026-03-15'])
})

test('a month or a date that has passed is next year’s', () => {
  expect([monthNamed(2, today).from, monthNamed(3, today).from]).toEqual(['2027-02-01', '2026-03-01'])
  expect([dateNamed({ dayOfMonth: 9, month: 3, year: null }, today), dateNamed({ dayOfMonth: 10, month: 3, year: null }, today)]).toEqual([
    '2027-03-09',
    '2026-03-10',
  ])
  expect(dateNamed({ dayOfMonth: 31, month: 2, year: 2026 }, today)).toBeUndefined()
})

test('a bare day number is the coming one, in a month that has it', () => {
  expect([dayOfMonthNamed(9, today), dayOfMonthNamed(10, today), dayOfMonthNamed(31, day('2026-04-01'))]).toEqual([
    '2026-04-09',
    '2026-03-10',
    '2026-05-31',
  ])
})

test('a season that runs begins today', () => {
  expect(seasonNamed('spring', today)).toEqual({ from: '2026-03-10', to: '2026-05-31' })
  expect(seasonNamed('winter', day('2026-01-10'))).toEqual({ from: '2026-01-10', to: '2026-02-28' })
})

describe('slices', () => {
  const april = { from: day('2026-04-01'), to: day('2026-04-30') }
  test.each([
    ['start', '2026-04-01', '2026-04-10'],
    ['middle', '2026-04-11', '2026-04-20'],
    ['end', '2026-04-21', '2026-04-30'],
    ['first-half', '2026-04-01', '2026-04-15'],
    ['second-half', '2026-04-16', '2026-04-30'],
  ] as const)('%s of April', (name, from, to) => {
    expect(slice(april, name)).toEqual({ from, to })
  })
})

test('a month on from the last of January is the last of February', () => {
  expect(shiftDay(day('2026-01-31'), { count: 1, unit: 'month' })).toBe('2026-02-28')
})
