/**
 * How many due events a comparison needs, and what it could have seen by now: 80 % power, 5 % two-sided.
 * Fleiss, Statistical Methods for Rates and Proportions, for unequal groups; without the continuity correction.
 */
import { assert } from '../../kernel/assert.ts'
import { Z_95, Z_POWER_80 } from './proportion.ts'

export interface ComparisonPlan {
  /** Share that buys without any contact, 0..1. */
  readonly baseShare: number
  /** Difference worth seeing, in shares: 0.1 is ten percentage points. */
  readonly difference: number
  readonly holdOutShare: number
  /** Variance that the prediction explains (0 without one): it need not be overcome by numbers. */
  readonly explained?: number
  /** How much more the outcomes vary than independent ones would, because one customer has several; at least 1. */
  readonly designEffect?: number
}

/** Due events in both groups together. */
export function eventsNeeded(plan: ComparisonPlan): number {
  const { baseShare, difference, holdOutShare, explained = 0, designEffect = 1 } = plan
  assert(holdOutShare > 0 && holdOutShare < 1, 'a hold-out leaves out some and not all')
  assert(difference !== 0, 'a difference of nothing cannot be seen')
  // A rise beyond everybody cannot be asked for.
  const other = Math.min(1, Math.max(0, baseShare + difference))
  const ratio = (1 - holdOutShare) / holdOutShare
  const middle = (baseShare + other) / 2
  const alike = Z_95 * Math.sqrt(middle * (1 - middle) * (1 + 1 / ratio))
  const apart = Z_POWER_80 * Math.sqrt(baseShare * (1 - baseShare) + (other * (1 - other)) / ratio)
  const heldOut = ((alike + apart) / (other - baseShare)) ** 2
  return Math.ceil((heldOut / holdOutShare) * (1 - explained) * designEffect)
}

export interface ComparisonSoFar {
  readonly baseShare: number
  readonly contacted: number
  readonly heldOut: number
  readonly explained?: number
  readonly designEffect?: number
}

/**
 * The smallest difference of shares that these numbers would have shown with a chance of 80 %;
 * undefined without both groups, 1 when not even everybody buying would show.
 */
export function visibleDifference(soFar: ComparisonSoFar): number | undefined {
  const { baseShare, contacted, heldOut, explained = 0, designEffect = 1 } = soFar
  if (contacted === 0 || heldOut === 0) return undefined
  // With a base of none or all the plain variance is zero, which would promise to see anything: half an event keeps it honest.
  const base = Math.min(1 - 0.5 / (heldOut + 1), Math.max(0.5 / (heldOut + 1), baseShare))
  const shrink = Math.sqrt((1 - explained) * designEffect)
  const isSeen = (difference: number): boolean => {
    const other = base + difference
    const middle = (base + other) / 2
    const alike = Z_95 * Math.sqrt(middle * (1 - middle) * (1 / contacted + 1 / heldOut))
    const apart = Z_POWER_80 * Math.sqrt((base * (1 - base)) / heldOut + (other * (1 - other)) / contacted)
    return difference >= shrink * (alike + apart)
  }
  let [low, high] = [0, 1 - base]
  if (!isSeen(high)) return 1
  while (high - low > 1e-6) {
    const difference = (low + high) / 2
    if (isSeen(difference)) high = difference
    else low = difference
  }
  return high
}
