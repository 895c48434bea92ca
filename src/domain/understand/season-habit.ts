/**
 * How strongly a shop of less than two years follows the year of shops in general: the weekly factors to a power between 0 (not at
 * all) and 1.25. The power is the one that its own purchases make likeliest, held to a half by a prior, because a few months say little;
 * and where they say nothing at all, the calendar stays.
 */
import type { SeasonWeeks } from './day-clock.ts'

export interface Habit {
  /** Null when the shop shows no trace of it. */
  readonly season: SeasonWeeks | null
  /** Log-likelihood of the shop's purchases with it, over that without. */
  readonly gain: number
}

const POWERS = [0, 0.25, 0.5, 0.75, 1, 1.25] as const
const USUAL_POWER = 0.5
const POWER_SD = 0.35
/** Log-likelihood that the shop's own purchases must gain by it. */
const GAIN_MIN = 2

/** @param valueOn log-likelihood of the shop's purchases on a clock with these weeks, and on the calendar. */
export function seasonHabit(weeks: SeasonWeeks, valueOn: (season: SeasonWeeks | null) => number): Habit {
  const plain = valueOn(null)
  let found: Habit = { season: null, gain: 0 }
  let best = -((USUAL_POWER / POWER_SD) ** 2) / 2
  for (const power of POWERS.slice(1)) {
    const season = weeks.map(week => week ** power)
    const gain = valueOn(season) - plain
    const value = gain - ((power - USUAL_POWER) / POWER_SD) ** 2 / 2
    if (gain < GAIN_MIN || value <= best) continue
    best = value
    found = { season, gain }
  }
  return found
}
