/**
 * The days between which a customer comes back: quantiles of the next purchase's date, given that it comes within one and a half
 * years (or four of his cycles). A regular gap and a return after a lapse both count. Those who never come have no date:
 * that part of the future is told by the probability of being alive.
 */
import { gapDensity, type NextGap, survival } from './lapse.ts'

/** The returns that are still ahead, on the clock in use. */
export interface Returns {
  readonly next: NextGap
  /** Half a day included. */
  readonly silence: number
  /** How far ahead a return still counts. */
  readonly until: number
  /** P(no purchase yet) now and at `until`. */
  readonly now: number
  readonly end: number
}

const YEARS = 1.5
const CYCLES = 4
const ROUNDS_MAX = 60
/** Of the share: a day is whole anyway. */
const PRECISION = 1e-6

/** @param yearTime clock time of the next 365 days. */
export function returnsOf(next: NextGap, { silence, yearTime }: { readonly silence: number; readonly yearTime: number }): Returns {
  const until = Math.max(YEARS * yearTime, CYCLES * Math.exp(next.mu))
  return { next, silence, until, now: survival(next, silence), end: survival(next, silence + until) }
}

/** Share of the returns that have come within `time` from now. */
export function returnedWithin({ next, silence, now, end }: Returns, time: number): number {
  return (now - survival(next, silence + time)) / Math.max(now - end, Number.MIN_VALUE)
}

/** Time from now after which a share of the returns has come; 0 < share < 1. Newton on logarithms, inside a shrinking bracket. */
export function returnTime({ next, silence, until, now, end }: Returns, share: number): number {
  const target = now - share * (now - end)
  const near = PRECISION * (now - end)
  let low = Math.log(silence)
  let high = Math.log(silence + until)
  let x = Math.min(Math.max(next.mu, low), high)
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const time = Math.exp(x)
    const left = survival(next, time)
    if (Math.abs(left - target) <= near) break
    if (left > target) low = x
    else high = x
    const newton = x + (Math.log(left / target) * left) / (time * gapDensity(next, time))
    x = newton > low && newton < high ? newton : (low + high) / 2
  }
  return Math.max(0, Math.exp(x) - silence)
}
