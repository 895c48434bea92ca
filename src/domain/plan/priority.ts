/**
 * What Today is ordered by: promises first, then the breadwinners (regular and periodic), then the others; within a tier
 * by the expected gain per minute of the owner. Stored as one number: the whole part is the tier, the fraction grows
 * with the gain and never reaches the next tier.
 */
import { unreachable } from '../../kernel/assert.ts'
import type { Minor } from '../../kernel/money.ts'
import type { Standing } from '../understand/segment.ts'

/** Gain per minute at which the fraction is one half: only the shape depends on it, never the order. */
const HALF_GAIN = 10_000

export interface Gain {
  readonly segment: Standing
  readonly isPromise: boolean
  /** Probability of a purchase in the window, 0..1. */
  readonly share: number
  /** What the customer is worth in a year, in minor units; null when no purchase has an amount. */
  readonly valueMinor: Minor | null
  readonly minutes: number
}

export function priorityOf(gain: Gain): number {
  const perMinute = (Math.max(0, gain.share) * Math.max(0, gain.valueMinor ?? HALF_GAIN)) / Math.max(gain.minutes, 0.1)
  return (gain.isPromise ? 4 : tierOf(gain.segment)) + perMinute / (perMinute + HALF_GAIN)
}

function tierOf(segment: Standing): number {
  switch (segment) {
    case 'regular':
      return 3
    case 'periodic':
      return 3
    case 'new':
      return 2
    case 'one-timer':
      return 1
    case 'lost':
      return 1
    default:
      return unreachable(segment)
  }
}
