/** Which months are closed and frozen now: what an owner was told about a month must not change behind his back. */
import { daysBetween, type Day } from '../../kernel/day.ts'
import { firstDayOf, type Month, monthOfDay, monthsBetween, monthsLater } from './month.ts'

export interface FreezeFacts {
  readonly today: Day
  /** Month of the first sale; null without sales. */
  readonly firstMonth: Month | null
  readonly frozen: ReadonlySet<Month>
  /** The day on which the business began to use the program. */
  readonly sinceDay: Day
  /** The day on which the last file was imported; null when none was. */
  readonly lastImportDay: Day | null
}

/** Five years of months is as far as anybody compares. */
export const FROZEN_MONTHS_MAX = 60
/** An owner brings one file after another in his first days; only then is his history complete. */
export const HISTORY_SETTLES_DAYS = 7

/**
 * The month that has just ended always freezes, and so does every other one that ended since the business began here.
 * Older history freezes a week after the last import: until then each file makes it truer, and nobody was told its numbers.
 */
export function monthsToFreeze({ today, firstMonth, frozen, sinceDay, lastImportDay }: FreezeFacts): Month[] {
  if (firstMonth === null) return []
  const last = monthsLater(monthOfDay(today), -1)
  const oldest = monthsLater(last, 1 - FROZEN_MONTHS_MAX)
  const isSettled = lastImportDay === null || lastImportDay > today || daysBetween(lastImportDay, today) >= HISTORY_SETTLES_DAYS
  return monthsBetween(firstMonth > oldest ? firstMonth : oldest, last).filter(
    month => !frozen.has(month) && (isSettled || month === last || firstDayOf(monthsLater(month, 1)) > sinceDay),
  )
}
