/**
 * "Buy for 700, get 70 for the next time": a sum a little above what people pay anyway, and a tenth of it as a coupon
 * with a deadline. The number is the trade's own rule of thumb: average × 1.11, made pleasant to read.
 */
import { assert } from '../../kernel/assert.ts'
import { type Currency, type Minor, minor, minorDigits } from '../../kernel/money.ts'

const ABOVE_AVERAGE = 1.11
const REWARD_SHARE = 0.1
/** Nobody tops up a basket by more than this part of it. */
const HINT_SHARE_MAX = 0.35

export interface Threshold {
  readonly fromMinor: Minor
  readonly rewardMinor: Minor
}

/** @throws AssertionError when the average is not a positive sum. */
export function thresholdFor(averageMinor: Minor, currency: Currency): Threshold {
  assert(averageMinor > 0, 'an average is a positive sum')
  const unit = 10 ** minorDigits(currency)
  const from = pleasantAbove(averageMinor / unit)
  return { fromMinor: minor(Math.round(from * unit)), rewardMinor: minor(Math.round(pleasant(from * REWARD_SHARE) * unit)) }
}

function pleasantAbove(average: number): number {
  const wanted = pleasant(average * ABOVE_AVERAGE)
  return wanted > average ? wanted : pleasant(wanted + stepOf(wanted))
}

/** Two digits that are not zero at most; above five the second is 0 or 5. */
function pleasant(amount: number): number {
  const step = stepOf(amount)
  return Math.max(step, Math.round(amount / step) * step)
}

function stepOf(amount: number): number {
  const power = 10 ** (Math.floor(Math.log10(Math.max(amount, 0.1))) - 1)
  const step = amount / (power * 10) >= 5 ? 5 * power : power
  return Math.max(step, 0.05)
}

/** What the cashier may say: so much more and the coupon is yours. Null when it is reached or too far away. */
export function topUpHint(basketMinor: Minor, threshold: Threshold): Minor | null {
  const missing = threshold.fromMinor - basketMinor
  return missing > 0 && missing <= threshold.fromMinor * HINT_SHARE_MAX ? minor(missing) : null
}
