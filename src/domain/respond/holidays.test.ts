import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { nextHoliday, orthodoxEaster, westernEaster } from './holidays.ts'

describe('Easter, against published tables', () => {
  test.each([
    [2024, '2024-05-05', '2024-03-31'],
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-12', '2026-04-05'],
    [2027, '2027-05-02', '2027-03-28'],
    [2030, '2030-04-28', '2030-04-21'],
  ])('%d: Orthodox %s, Western %s', (year, orthodox, western) => {
    expect([orthodoxEaster(year), westernEaster(year)]).toEqual([orthodox, western])
  })
})

describe('nextHoliday', () => {
  test.each([
    ['may-holidays', '2026-03-10', 'ru', '2026-05-11', '9 May is a Saturday: Monday is free'],
    ['may-holidays', '2027-03-10', 'ru', '2027-05-10', '9 May is a Sunday: Monday is free'],
    ['may-holidays', '2028-03-10', 'ru', '2028-05-09', '9 May is a Tuesday'],
    ['may-holidays', '2026-05-12', 'ru', '2027-05-10', 'the day after, the next ones are meant'],
    ['new-year', '2026-03-10', 'ru', '2027-01-08', 'Russia rests until 8 January'],
    ['new-year', '2026-01-05', 'ru', '2026-01-08', 'in the middle of them'],
    ['new-year', '2026-03-10', 'bg', '2027-01-01', 'Bulgaria does not'],
    ['easter', '2026-04-13', 'bg', '2026-04-13', 'Easter Monday belongs to Easter'],
    ['easter', '2026-04-14', 'bg', '2027-05-03', 'and Tuesday does not'],
  ] as const)('%s from %s in %s ends on %s: %s', (holiday, today, locale, to, _why) => {
    expect(nextHoliday(holiday, day(today), locale).to).toBe(to)
  })
})
