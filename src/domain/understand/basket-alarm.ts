/**
 * Warns when a customer's baskets shrink or his visits become rarer, compared with his own history and with nobody else's.
 * Medians and ranks, so that one odd basket says nothing. Whether he is late right now is the predictor's question, not this one.
 */
import { assert } from '../../kernel/assert.ts'

export interface Visit {
  /** Day number. */
  readonly day: number
  readonly amountMinor: number
}

export interface BasketAlarm {
  readonly code: 'shrinking-basket' | 'falling-visits'
  /** Middle of the latest and of those before: minor units, or days between visits. */
  readonly recent: number
  readonly before: number
  /** recent / before: 0.5 is half as much; for visits, 2 is half as often. */
  readonly ratio: number
  /** Standard deviations from "nothing changed" (rank-sum test). */
  readonly z: number
}

/** The latest visits that are compared with all before. */
const RECENT_VISITS = 4
const EARLIER_MIN = 5
/** A change that is certain but small is no alarm. */
const SHRUNK_RATIO_MAX = 0.75
const RARER_RATIO_MIN = 1.5
/** One in two hundred customers who have not changed. */
const Z_MIN = 2.4

/** @param visits one a day, ascending. */
export function basketAlarms(visits: readonly Visit[]): BasketAlarm[] {
  const amounts = visits.map(visit => visit.amountMinor).filter(amount => amount > 0)
  const gaps = visits.slice(1).map((visit, at) => visit.day - (visits[at]?.day ?? visit.day))
  assert(
    gaps.every(gap => gap > 0),
    'visits ascend, one a day',
  )
  const [basket, pace] = [change(amounts), change(gaps)]
  const alarms: BasketAlarm[] = []
  if (basket !== undefined && basket.z <= -Z_MIN && basket.ratio <= SHRUNK_RATIO_MAX) alarms.push({ code: 'shrinking-basket', ...basket })
  if (pace !== undefined && pace.z >= Z_MIN && pace.ratio >= RARER_RATIO_MIN) alarms.push({ code: 'falling-visits', ...pace })
  return alarms
}

/** Mann–Whitney: how the latest rank among all, with ties counted half. */
function change(values: readonly number[]): Omit<BasketAlarm, 'code'> | undefined {
  const earlier = values.slice(0, -RECENT_VISITS)
  const latest = values.slice(-RECENT_VISITS)
  if (earlier.length < EARLIER_MIN) return undefined
  const [m, n] = [latest.length, earlier.length]
  const wins = latest.reduce(
    (sum, mine) => sum + earlier.reduce((part, theirs) => part + (mine > theirs ? 1 : mine === theirs ? 0.5 : 0), 0),
    0,
  )
  const spread = Math.sqrt(((m * n) / 12) * (m + n + 1 - tieCorrection(values)))
  if (spread === 0) return undefined
  const [recent, before] = [median(latest), median(earlier)]
  return { recent, before, ratio: recent / before, z: (wins - (m * n) / 2) / spread }
}

function tieCorrection(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const ties = Array.from(counts.values()).reduce((sum, count) => sum + count ** 3 - count, 0)
  return ties / (values.length * (values.length - 1))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [below, above] = [sorted[half - 1] ?? 0, sorted[half] ?? 0]
  return sorted.length % 2 === 1 ? above : (below + above) / 2
}
