/**
 * Intervals for shares and their difference that stay true when the numbers are small, as they are in a small shop.
 * Wilson's score interval (1927) for one share; Newcombe's hybrid score interval (Statistics in Medicine 17, 1998,
 * 873–890, method 10) for the difference of two independent ones. Shares are 0..1.
 */
import { assert } from '../../kernel/assert.ts'

export interface Share {
  readonly numerator: number
  readonly denominator: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Quantile of the normal distribution for a two-sided 95 % interval. */
export const Z_95 = 1.959963984540054
/** Quantile for a power of 80 %. */
export const Z_POWER_80 = 0.8416212335729143

/** Undefined when there is nothing to divide by: no share is not a share of zero. */
export function shareValue({ numerator, denominator }: Share): number | undefined {
  return denominator === 0 ? undefined : numerator / denominator
}

/** The denominator may be an effective number of observations, and so need not be whole. */
export function wilsonInterval({ numerator, denominator }: Share, z: number = Z_95): Interval {
  assert(denominator > 0 && numerator >= 0 && numerator <= denominator, 'a share has between none and all of its observations')
  const p = numerator / denominator
  const scale = 1 + z ** 2 / denominator
  const middle = p + z ** 2 / (2 * denominator)
  const half = z * Math.sqrt((p * (1 - p)) / denominator + z ** 2 / (4 * denominator ** 2))
  // Rounding must not put an interval beyond what a share can be.
  return { low: p === 0 ? 0 : Math.max(0, (middle - half) / scale), high: p === 1 ? 1 : Math.min(1, (middle + half) / scale) }
}

/** Interval of `first − second`. */
export function newcombeInterval(shares: { readonly first: Share; readonly second: Share }, z: number = Z_95): Interval {
  const [p1, p2] = [shares.first.numerator / shares.first.denominator, shares.second.numerator / shares.second.denominator]
  const [one, two] = [wilsonInterval(shares.first, z), wilsonInterval(shares.second, z)]
  const difference = p1 - p2
  return {
    low: difference - Math.hypot(p1 - one.low, two.high - p2),
    high: difference + Math.hypot(one.high - p1, p2 - two.low),
  }
}
