import { describe, expect, test } from 'vitest'
import { RULES, understanding, ZONE } from '../../../test/plan/facts.ts'
import { day } from '../../kernel/day.ts'
import { duesOf, NO_DUE_FACTS } from './due-source.ts'
import { nextDayOf, type NextDayFacts } from './next-day.ts'

const at = (today: string, changes: Partial<NextDayFacts> = {}) =>
  nextDayOf({
    today: day(today),
    dues: duesOf(understanding(), NO_DUE_FACTS, { ...RULES, zone: ZONE, today: day(today), stored: [] }),
    bookedDay: null,
    agreedDueOn: null,
    refusals: [],
    ...changes,
  })

describe('a plan stays as it is until', () => {
  const cases: [today: string, changes: Partial<NextDayFacts>, expected: string, why: string][] = [
    ['2026-09-20', {}, '2026-10-02', 'it comes into the planned days'],
    ['2026-11-01', {}, '2026-11-16', 'its first rung comes'],
    ['2026-11-16', {}, '2026-11-21', 'the second comes'],
    ['2026-11-23', {}, '2026-11-24', 'he is overdue'],
    ['2026-11-24', {}, '2026-11-30', 'its window is over'],
    ['2026-11-01', { refusals: ['capped'] }, '2026-11-02', 'a cap may have opened'],
    ['2026-11-01', { refusals: ['opted-out'] }, '2026-11-16', 'a refusal stands until he takes it back'],
    ['2026-11-01', { bookedDay: day('2026-11-04') }, '2026-11-05', 'the booked day has passed'],
    ['2026-10-25', { agreedDueOn: day('2026-10-28') }, '2026-11-12', 'the promise counts as missed'],
  ]
  for (const [today, changes, expected, why] of cases) test(why, () => expect(at(today, changes)).toBe(expected))
})
