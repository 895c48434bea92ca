/** A moment of time as whole milliseconds since 1970 UTC; text only at the edges. */
import { assert } from './assert.ts'

declare const instantBrand: unique symbol
export type Instant = number & { readonly [instantBrand]: true }

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Reads ISO 8601 with an offset or Z; undefined for anything else, so that no local zone is guessed. */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? undefined : (ms as Instant)
}

export function instant(text: string): Instant {
  const parsed = parseInstant(text)
  assert(parsed !== undefined, `'${text}' is not an instant like 2026-03-10T10:30:00Z`)
  return parsed
}

export function instantFromMs(ms: number): Instant {
  assert(Number.isInteger(ms), 'an instant is a whole number of milliseconds')
  return ms as Instant
}

export function addMs(from: Instant, ms: number): Instant {
  return instantFromMs(from + ms)
}

export function isoInstant(value: Instant): string {
  return new Date(value).toISOString()
}
