/**
 * The day and the hours of one contact within its validity: never in quiet minutes, never over a cap, the direct offer
 * never on a closed day. What does not fit on its day moves to the next one that does; what fits on none is refused, and
 * is never made late.
 */
import type { OpeningHours } from '../collect/business.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Calendar } from './calendar.ts'
import { type Caps, firstUncapped } from './caps.ts'
import type { LadderRung } from './ladder.ts'
import { isClosedDay, openDayNear } from './quiet-hours.ts'

/** When every day of an offer's validity is closed it comes this many days early at most, rather than not at all. */
const CLOSED_DAYS_BACK = 7

export type Place =
  | { readonly plannedDay: Day; readonly notBefore: Instant; readonly notAfter: Instant }
  | { readonly refusal: 'capped' | 'quiet' }

export interface PlaceRequest {
  readonly rung: LadderRung
  /** Marketing that reached the customer, waits for him or was placed just now. */
  readonly taken: readonly Instant[]
  readonly today: Day
  /** The owner put it off to this day. */
  readonly snoozedUntil: Day | null
}

export interface PlaceRules {
  readonly policy: { readonly caps: Caps }
  readonly hours: OpeningHours
  readonly calendar: Calendar
}

export function placeContact({ rung, taken, today, snoozedUntil }: PlaceRequest, rules: PlaceRules): Place {
  const { calendar } = rules
  const notAfter = lastInstant(rung, calendar)
  if (notAfter === undefined) return { refusal: 'quiet' }
  const firstDay = [rung.day, today, snoozedUntil ?? today].reduce((a, b) => (a > b ? a : b))
  const isOffer = rung.rung === 'offer'
  const earliest = addDays(rung.day, -CLOSED_DAYS_BACK)
  const day = isOffer
    ? openDayNear(firstDay, { firstDay: today > earliest ? today : earliest, lastDay: rung.lastDay }, rules.hours)
    : firstDay
  if (day === undefined) return { refusal: 'quiet' }

  const isHoliday = (next: Day): boolean => rules.hours.closedDays.includes(next)
  let refusal: 'capped' | 'quiet' = 'quiet'
  for (let next = day; next <= rung.lastDay; next = addDays(next, 1)) {
    const span = calendar.spanOn(next)
    if (span === null || isHoliday(next) || (isOffer && next !== day && isClosedDay(next, rules.hours))) continue
    const uncapped = firstUncapped(taken, span.from, rules.policy.caps)
    const notBefore = uncapped === undefined ? undefined : calendar.nextAllowed(uncapped)
    if (notBefore !== undefined && notBefore <= span.to && firstUncapped(taken, notBefore, rules.policy.caps) === notBefore) {
      return { plannedDay: next, notBefore, notAfter }
    }
    refusal = 'capped'
  }
  return { refusal }
}

/** The last allowed instant of the rung's validity; undefined when all its days are quiet. */
function lastInstant(rung: LadderRung, calendar: Calendar): Instant | undefined {
  for (let day = rung.lastDay; day >= rung.day; day = addDays(day, -1)) {
    const span = calendar.spanOn(day)
    if (span !== null) return span.to
  }
  return undefined
}
