/**
 * Caps on marketing contacts over all channels: at most so many in any 24 hours, 7 days and 30 days. A window is open
 * at its old end: a contact exactly 24 hours after another one keeps a cap of one a day.
 */
import type { Policy } from '../collect/business.ts'
import { DAY_MS, type Instant, instantFromMs } from '../../kernel/instant.ts'

export const CAP_SPAN_DAYS_MAX = 30
/**
 * What a customer asked to get each week may not use up the month of what the owner wants to tell him: content counts for
 * the caps of a day and a week only.
 */
export const CONTENT_CAP_SPAN_DAYS = 7

export interface Caps extends Readonly<Policy['caps']> {
  /** Days the customer himself wished between two contacts, at most a month. */
  readonly spacingDays?: number | undefined
}
/** What an owner sets; the wish of a customer is told as the cap of a day. */
export type CapName = keyof Policy['caps']

/** The caps that content itself keeps. */
export function contentCaps(caps: Caps): Caps {
  return { ...caps, per30Days: Math.max(caps.per30Days, caps.per7Days * CAP_SPAN_DAYS_MAX) }
}

/** The cap that one more contact at this instant would break, together with the contacts before and after it; null when none. */
export function cappedBy(times: readonly Instant[], at: Instant, caps: Caps): CapName | null {
  // A window that holds more than there are cannot be full.
  const windows = windowsOf(caps).filter(window => window.most <= times.length)
  if (windows.length === 0) return null
  const all = [...times, at].sort((a, b) => a - b)
  for (const { name, most, spanMs } of windows) {
    for (let i = 0; i + most < all.length; i += 1) {
      const [first, last] = [all[i] ?? at, all[i + most] ?? at]
      if (last - first < spanMs && first <= at && at <= last) return name
    }
  }
  return null
}

/** The first instant from `from` on that keeps every cap; undefined when a cap of zero forbids all. */
export function firstUncapped(times: readonly Instant[], from: Instant, caps: Caps): Instant | undefined {
  if (Math.min(caps.perDay, caps.per7Days, caps.per30Days) < 1) return undefined
  if (cappedBy(times, from, caps) === null) return from
  const spans = windowsOf(caps).map(window => window.spanMs)
  // A cap can only open again when an earlier contact leaves one of its windows.
  const openings = times
    .flatMap(time => spans.map(span => time + span))
    .filter(at => at > from)
    .sort((a, b) => a - b)
  for (const at of openings) if (cappedBy(times, instantFromMs(at), caps) === null) return instantFromMs(at)
  return undefined
}

interface CapWindow {
  readonly name: CapName
  readonly most: number
  readonly spanMs: number
}

/** Those of the business are asked about for every contact of every customer. */
const known = new WeakMap<Caps, readonly CapWindow[]>()

function windowsOf(caps: Caps): readonly CapWindow[] {
  const before = known.get(caps)
  if (before !== undefined) return before
  const { spacingDays } = caps
  const windows: readonly CapWindow[] = [
    ...(spacingDays === undefined ? [] : [{ name: 'perDay' as const, most: 1, spanMs: Math.min(spacingDays, CAP_SPAN_DAYS_MAX) * DAY_MS }]),
    { name: 'perDay', most: caps.perDay, spanMs: DAY_MS },
    { name: 'per7Days', most: caps.per7Days, spanMs: 7 * DAY_MS },
    { name: 'per30Days', most: caps.per30Days, spanMs: CAP_SPAN_DAYS_MAX * DAY_MS },
  ]
  known.set(caps, windows)
  return windows
}
