import { expect, test } from 'vitest'
import { addMs, HOUR_MS, instant, type Instant, isoInstant } from '../../kernel/instant.ts'
import { reminderAt } from './appointment-reminder.ts'

const NINE = instant('2026-03-12T06:00:00Z')
const always = (at: Instant): Instant => at
/** Allowed until the evening before only. */
const evening = (): Instant => instant('2026-03-11T16:59:00Z')

test.each([
  [1, 72, always, '2026-03-11T06:00', 'a day before'],
  [2, 72, always, '2026-03-12T04:00', 'two hours before'],
  [2, 72, evening, '2026-03-11T16:59', 'an early visit is reminded of in the evening before'],
  [1, 25, always, null, 'he booked an hour before the reminder: he knows'],
  [1, 28, always, '2026-03-11T06:00', 'he booked four hours before it'],
  [2, 3, always, null, 'he booked three hours before the visit'],
  [1, 72, () => null, null, 'no allowed minute at all'],
] as const)('stage %i, booked %i h before: %s', (stage, hours, allowed, expected, _why) => {
  const at = reminderAt(stage, { startsAt: NINE, bookedAt: addMs(NINE, -hours * HOUR_MS) }, allowed)
  expect(at === null ? null : isoInstant(at).slice(0, 16)).toBe(expected)
})
