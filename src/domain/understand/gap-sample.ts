/** The gaps and silences of some customers up to a day, on a clock: what LAPSE is fitted to. */
import { type DayClock, timeBetween } from './day-clock.ts'
import type { GapSample } from './lapse-likelihood.ts'
import { HALF_DAY } from './lapse.ts'
import type { PurchaseLog } from './purchase-log.ts'

/** On a seasonal clock a day of the dead season is shorter than a day, but no gap vanishes. */
const SEASONAL_GAP_MIN = 0.3

export interface HistoriesUntil {
  readonly log: PurchaseLog
  readonly counts: Int32Array
  readonly cutoffDay: number
}

export function gapOnClock(clock: DayClock, span: { readonly from: number; readonly to: number }, stretch = 1): number {
  const gap = timeBetween(clock, span) * stretch
  return clock.seasonal ? Math.max(gap, SEASONAL_GAP_MIN) : gap
}

/** Half a day included; a silence may be shorter than the shortest gap. */
export function silenceOnClock(clock: DayClock, span: { readonly from: number; readonly to: number }): number {
  return timeBetween(clock, span) + HALF_DAY
}

export function gapSample(
  { log, counts, cutoffDay }: HistoriesUntil,
  { keys, clock }: { readonly keys: Int32Array; readonly clock: DayClock },
): GapSample {
  const silenceOf = (key: number): number =>
    silenceOnClock(clock, { from: log.days[(log.starts[key] ?? 0) + (counts[key] ?? 1) - 1] ?? 0, to: cutoffDay })
  const once = new Map<number, number>()
  for (const key of keys) if (counts[key] === 1) once.set(silenceOf(key), (once.get(silenceOf(key)) ?? 0) + 1)
  const returned = keys.filter(key => (counts[key] ?? 0) > 1)
  const starts = new Int32Array(returned.length + once.size + 1)
  returned.forEach((key, i) => {
    starts[i + 1] = (starts[i] ?? 0) + (counts[key] ?? 1) - 1
  })
  const gaps = new Float64Array(starts[returned.length] ?? 0)
  starts.fill(gaps.length, returned.length)
  returned.forEach((key, i) => {
    const first = log.starts[key] ?? 0
    for (let j = 1; j < (counts[key] ?? 0); j += 1) {
      const span = { from: log.days[first + j - 1] ?? 0, to: log.days[first + j] ?? 0 }
      gaps[(starts[i] ?? 0) + j - 1] = gapOnClock(clock, span, log.stretches?.[first + j])
    }
  })
  return {
    starts,
    gaps,
    silences: Float64Array.of(...Array.from(returned, silenceOf), ...once.keys()),
    weights: Float64Array.of(...Array.from(returned, () => 1), ...once.values()),
  }
}
