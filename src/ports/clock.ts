/** Time is a parameter: nothing reads it itself, so that a year can be lived in a second. */
import type { Instant } from '../kernel/instant.ts'

export interface Clock {
  now(): Instant
}

/** A clock that stands still: for `tick --at` and for tests. */
export function fixedClock(at: Instant): Clock {
  return { now: () => at }
}
