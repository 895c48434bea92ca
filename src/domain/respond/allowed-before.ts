/** The last allowed instant before a quiet one: a reminder that would wake somebody comes earlier, never later. */
import { type ContactHours, isAllowed, openSpan } from '../plan/quiet-hours.ts'
import { addDays } from '../../kernel/day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'

/** A week has all its days; what is not allowed in it never is. */
const SEARCH_DAYS = 8

export function allowedBefore(at: Instant, hours: ContactHours): Instant | null {
  if (isAllowed(at, hours)) return at
  const today = localDay(at, hours.zone)
  for (let back = 0; back <= SEARCH_DAYS; back += 1) {
    const span = openSpan(addDays(today, -back), hours)
    if (span !== null && span.to < at) return span.to
  }
  return null
}
