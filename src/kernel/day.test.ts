import { describe, expect, test } from 'vitest'
import { addDays, addMonths, day, dayFromNumber, dayNumber, daysBetween, parseDay, weekdayOf } from './day.ts'

describe('parseDay', () => {
  const cases: [text: string, ok: boolean, why: string][] = [
    ['2026-02-28', true, 'an ordinary day'],
    ['2024-02-29', true, 'a leap day'],
    ['2026-02-29', false, 'no leap day in 2026'],
    ['2100-02-29', false, 'centuries are no leap years'],
    ['2000-02-29', true, 'unless they divide by 400'],
    ['2026-02-31', false, 'February has no 31st'],
    ['2026-2-3', false, 'one spelling only'],
    ['26-02-03', false, 'the year is written whole'],
    ['2026-13-01', false, 'there are twelve months'],
  ]
  for (const [text, ok, why] of cases) test(`${text}: ${why}`, () => expect(parseDay(text) !== undefined).toBe(ok))
})

test('day numbers and texts are the same thing over four centuries', () => {
  for (let number = -60_000; number < 90_000; number += 37) expect(dayNumber(dayFromNumber(number))).toBe(number)
})

describe('addMonths', () => {
  const cases: [from: string, months: number, to: string, why: string][] = [
    ['2026-01-31', 1, '2026-02-28', 'the last day of a shorter month (E27)'],
    ['2024-01-31', 1, '2024-02-29', 'in a leap year'],
    ['2024-02-29', 12, '2025-02-28', 'a yearly date of 29 February (E27)'],
    ['2026-11-30', 3, '2027-02-28', 'over the new year'],
    ['2026-03-31', -1, '2026-02-28', 'backwards'],
    ['2026-12-15', 1, '2027-01-15', 'December to January'],
  ]
  for (const [from, months, to, why] of cases) test(why, () => expect(addMonths(day(from), months)).toBe(to))
})

test('days between count calendar days over both clock changes', () => {
  expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2)
  expect(daysBetween(day('2026-10-24'), day('2026-10-26'))).toBe(2)
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
})

test('weekdays follow ISO 8601', () => {
  expect(weekdayOf(day('2026-03-09'))).toBe(1)
  expect(weekdayOf(day('2026-03-15'))).toBe(7)
  expect(weekdayOf(day('1969-12-31'))).toBe(3)
})
