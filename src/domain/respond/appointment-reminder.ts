/**
 * When a visit is reminded of: the day before and some hours before. A reminder never comes in the quiet hours: it moves to the
 * last allowed minute before, and what would come too close to the booking itself is left out.
 */
import { addMs, HOUR_MS, type Instant, instantFromMs, MINUTE_MS } from '../../kernel/instant.ts'

export type ReminderStage = 1 | 2

export const REMINDERS: Readonly<Record<ReminderStage, { readonly hoursBefore: number; readonly atLeastMinutesBefore: number }>> = {
  1: { hoursBefore: 24, atLeastMinutesBefore: 4 * 60 },
  2: { hoursBefore: 2, atLeastMinutesBefore: 30 },
}

/** Somebody who has just booked knows it. */
const FRESH_MS = 4 * HOUR_MS

/** Null when this reminder makes no sense. `allowedBefore` gives the last allowed instant that is not after the one given. */
export function reminderAt(
  stage: ReminderStage,
  { startsAt, bookedAt }: { readonly startsAt: Instant; readonly bookedAt: Instant },
  allowedBefore: (at: Instant) => Instant | null,
): Instant | null {
  const { hoursBefore, atLeastMinutesBefore } = REMINDERS[stage]
  const ideal = addMs(startsAt, -hoursBefore * HOUR_MS)
  const at = allowedBefore(ideal)
  if (at === null) return null
  if (ideal - bookedAt < FRESH_MS || at < bookedAt) return null
  return startsAt - at >= atLeastMinutesBefore * MINUTE_MS ? instantFromMs(at) : null
}
