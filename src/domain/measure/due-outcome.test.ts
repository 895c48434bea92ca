import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { dueOutcome } from './due-outcome.ts'

test.each([
  ['nothing bought, the window runs', null, '2026-03-10', 'open'],
  ['nothing bought, its last day', null, '2026-03-20', 'open'],
  ['nothing bought, the day after', null, '2026-03-21', 'not-bought'],
  ['bought on the last day', '2026-03-20', '2026-03-25', 'bought'],
  ['bought a day late', '2026-03-21', '2026-03-25', 'not-bought'],
  ['bought early, before the window began', '2026-02-01', '2026-02-02', 'bought'],
  ['bought while the window runs', '2026-03-09', '2026-03-10', 'bought'],
  ['the purchase of the anchor itself is not the next one', '2026-01-10', '2026-03-10', 'open'],
])('%s', (_, nextDay, today, outcome) => {
  const event = { anchorDay: day('2026-01-10'), windowTo: day('2026-03-20'), nextDay: nextDay === null ? null : day(nextDay) }
  expect(dueOutcome(event, day(today)).outcome).toBe(outcome)
})
