/**
 * How strongly a shop of less than two years follows the year of shops in general: the weekly factors to a power between 0 (not at
 * all) and 1.25. Every second shop is thought to follow it, half as strongly as the year was drawn, until its own purchases speak: the
 * power is the mean of what they leave likely. So fifty customers take a quarter of such a year and a thousand exactly their own.
 */
import type { SeasonWeeks } from './day-clock.ts'

export interface Habit {
  /** Null when the shop shows no trace of it. */
  readonly season: SeasonWeeks | null
  /** Log-likelihood of the shop's purchases on the likeliest of the tried years, over the calendar; 0 when none is likelier. */
  readonly gain: number
}

const POWERS = [0.25, 0.5, 0.75, 1, 1.25] as const
const USUAL_POWER = 0.5
const POWER_SD = 0.35
const FOLLOWERS_SHARE = 0.5
/** Below this nothing of a year is left that would move a date. */
const POWER_MIN = 0.05

/** @param valueOn log-likelihood of the shop's purchases on a clock with these weeks, and on the calendar. */
export function seasonHabit(weeks: SeasonWeeks, valueOn: (season: SeasonWeeks | null) => number): Habit {
  const plain = valueOn(null)
  const raised = (power: number): SeasonWeeks => weeks.map(week => week ** power)
  const gains = POWERS.map(power => valueOn(raised(power)) - plain)
  const gain = Math.max(0, ...gains)
  const priors = POWERS.map(power => Math.exp(-(((power - USUAL_POWER) / POWER_SD) ** 2) / 2))
  const priorSum = priors.reduce((sum, prior) => sum + prior, 0)
  const masses = gains.map((one, i) => ((FOLLOWERS_SHARE * (priors[i] ?? 0)) / priorSum) * Math.exp(one - gain))
  const mass = masses.reduce((sum, one) => sum + one, (1 - FOLLOWERS_SHARE) * Math.exp(-gain))
  const power = POWERS.reduce((sum, tried, i) => sum + tried * (masses[i] ?? 0), 0) / mass
  return power < POWER_MIN ? { season: null, gain } : { season: raised(power), gain }
}
