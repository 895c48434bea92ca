import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { FROZEN_MONTHS_MAX, monthsToFreeze } from './freeze-plan.ts'
import { month } from './month.ts'

const facts = {
  today: day('2026-03-10'),
  firstMonth: month('2025-12'),
  frozen: new Set<never>(),
  sinceDay: day('2026-01-15'),
  lastImportDay: null,
}

test.each([
  ['without sales there is nothing to freeze', { firstMonth: null }, []],
  ['without imports every closed month', {}, ['2025-12', '2026-01', '2026-02']],
  ['on the last day of a month it is still open', { today: day('2026-02-28') }, ['2025-12', '2026-01']],
  ['on the first day of the next it is closed', { today: day('2026-03-01') }, ['2025-12', '2026-01', '2026-02']],
  ['frozen ones stay as they are', { frozen: new Set([month('2026-01')]) }, ['2025-12', '2026-02']],
  [
    'six days after an import history waits, but not what ended since the start',
    { lastImportDay: day('2026-03-04') },
    ['2026-01', '2026-02'],
  ],
  ['seven days after it nothing waits', { lastImportDay: day('2026-03-03') }, ['2025-12', '2026-01', '2026-02']],
  ['the last month freezes even in the first week', { sinceDay: day('2026-03-09'), lastImportDay: day('2026-03-09') }, ['2026-02']],
  [
    'an import that lies ahead of a replayed day does not hold anything up',
    { lastImportDay: day('2026-11-01') },
    ['2025-12', '2026-01', '2026-02'],
  ],
  ['the first sale lies in this month', { firstMonth: month('2026-03') }, []],
])('%s', (_, changes, expected) => {
  expect(monthsToFreeze({ ...facts, ...changes })).toEqual(expected)
})

test('no further back than anybody compares', () => {
  expect(monthsToFreeze({ ...facts, firstMonth: month('1997-01') })).toHaveLength(FROZEN_MONTHS_MAX)
})
