/**
 * Quantiles of the next purchase's date, given that the customer has not lapsed: P10, P50, P90.
 * Given a lapse there is no honest date: that part of the future is told by the probability of being alive.
 */
import type { NextGap } from './lapse.ts'
import { studentDensity, studentSurvival } from './student-t.ts'

const ROUNDS_MAX = 60
const PRECISION = 1e-10

/** Time from now (on the clock in use) after which a share of `share` of the regular next purchases has come; 0 < share < 1. */
export function residualQuantile(next: NextGap, at: { readonly silence: number; readonly share: number }): number {
  const z0 = (Math.log(Math.max(at.silence, 1e-6)) - next.mu) / next.scale
  const target = studentSurvival(next.v, z0, next.ratio) * (1 - at.share)
  const z = tailPoint(next, { from: z0, target })
  return Math.max(0, Math.exp(next.mu + next.scale * z) - at.silence)
}

/** The z above `from` whose upper tail is `target`: Newton steps on the logarithm of the tail, kept inside a shrinking bracket. */
function tailPoint(next: NextGap, { from, target }: { readonly from: number; readonly target: number }): number {
  if (target <= 0) return from
  let low = from
  let high = Infinity
  let z = from
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const tail = studentSurvival(next.v, z, next.ratio)
    if (Math.abs(tail - target) <= PRECISION * target) break
    if (tail > target) low = z
    else high = z
    const newton = z + (Math.log(tail / target) * tail) / studentDensity(next.v, z, next.ratio)
    if (newton > low && newton < high && Number.isFinite(newton)) z = newton
    else z = high === Infinity ? 2 * Math.abs(z) + 1 : (low + high) / 2
  }
  return z
}
