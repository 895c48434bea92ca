import { expect, test } from 'vitest'
import { RULES } from '../../../test/plan/facts.ts'
import { addDays, day } from '../../kernel/day.ts'
import { HOUR_MS, instant, instantFromMs } from '../../kernel/instant.ts'
import { calendarOf } from './calendar.ts'
import { nextAllowed, openSpan } from './quiet-hours.ts'

test('remembers what the hours say, for days with and without an opening', () => {
  const hours = { zone: 'Europe/Sofia', quiet: { ...RULES.policy.quiet, weekend: { fromMinute: 0, toMinute: 0 } }, wished: null }
  const calendar = calendarOf(hours)
  for (const round of ['asked', 'remembered']) {
    for (let ahead = 0; ahead < 14; ahead += 1) {
      const on = addDays(day('2026-03-23'), ahead)
      expect(calendar.spanOn(on), round).toEqual(openSpan(on, hours))
    }
    for (let hour = 0; hour < 100; hour += 1) {
      const at = instantFromMs(instant('2026-03-27T00:00:00Z') + hour * HOUR_MS)
      expect(calendar.nextAllowed(at), round).toBe(nextAllowed(at, hours))
    }
  }
})
