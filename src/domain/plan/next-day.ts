/**
 * Until which day a plan stays as it is while no new fact comes: a night on which nothing changes then neither reads nor
 * compares the customer. Rather too early than too late: planning again for nothing costs a millisecond, missing a day a customer.
 */
import { addDays, type Day } from '../../kernel/day.ts'
import type { NotContactedReason } from './contact.ts'
import type { DueEvent } from './due-event.ts'
import type { Dues } from './due-source.ts'

/** Days after an agreed one on which the promise is counted as missed, and the ladder may begin again. */
const PROMISE_OVER_DAYS = 15

export interface NextDayFacts {
  readonly today: Day
  readonly dues: Dues
  readonly bookedDay: Day | null
  readonly agreedDueOn: Day | null
  readonly refusals: readonly NotContactedReason[]
}

export function nextDayOf({ today, dues, bookedDay, agreedDueOn, refusals }: NextDayFacts): Day | null {
  const days: (Day | null)[] = [
    bookedDay === null ? null : addDays(bookedDay, 1),
    agreedDueOn === null ? null : addDays(agreedDueOn, PROMISE_OVER_DAYS),
    dues.rest?.until ?? null,
    dues.laterFrom,
    // Tomorrow a cap may have opened.
    refusals.some(reason => reason === 'capped' || reason === 'quiet') ? addDays(today, 1) : null,
    ...dues.events.flatMap(changesOf),
  ]
  const ahead = days
    .filter(day => day !== null)
    .filter(day => day > today)
    .toSorted((a, b) => (a < b ? -1 : 1))
  return ahead[0] ?? null
}

/** The days on which an event looks different: its first rung fixes its window, he is overdue, it is over. */
function changesOf({ rungs, anchorDay, cycleDays, windowTo }: DueEvent): Day[] {
  return [
    ...rungs.flatMap(rung => [rung.day, addDays(rung.lastDay, 1)]),
    addDays(anchorDay, Math.round(cycleDays) + 1),
    addDays(windowTo, 1),
  ]
}
