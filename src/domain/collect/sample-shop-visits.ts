/**
 * The days on which an invented customer comes, and the returns that were expected of him lately. Those who were reminded
 * come a little more often than those who were left alone: that difference is what Numbers has to find.
 */
import { addDays, type Day, daysBetween } from '../../kernel/day.ts'
import type { Random } from '../../kernel/random.ts'
import { nextOpenDay, type SeasonClock } from './sample-shop-season.ts'
import type { SampleHabit, SampleTrade } from './sample-shop-trades.ts'

export interface VisitPlan {
  readonly trade: SampleTrade
  readonly clock: SeasonClock
  readonly habit: SampleHabit
  readonly firstDay: Day
  /** Visits lie before it. */
  readonly today: Day
  /** The draw that leaves the customer alone, by the purchase from which the cycle counts. */
  readonly isHeldOut: (anchorDay: Day) => boolean
  /** Expected returns are recorded when their window begins on this day or later. */
  readonly watchedFrom: Day
}

export interface ExpectedReturn {
  readonly anchorDay: Day
  readonly windowFrom: Day
  readonly dueDay: Day
  readonly windowTo: Day
  readonly heldOut: boolean
  readonly expectedShare: number
  readonly boughtDay: Day | null
}

export interface Visits {
  readonly days: readonly Day[]
  readonly expected: readonly ExpectedReturn[]
}

/** Of those who would not have come in their window, this share comes when reminded. */
const REMINDED_SHARE = 0.3
/** Sometimes a rival is nearer or life gets in the way, and the visit comes late. */
const DELAYED_SHARE = 0.2
/** One ladder a month and customer, as the caps of contacts ask. */
const LADDER_SPACING_DAYS = 28
const VISITS_MAX = 400
const EXPECTED_SHARE = { regular: 0.62, periodic: 0.34, irregular: 0.18, 'one-timer': 0.05 } as const

export function visitsOf(plan: VisitPlan, random: Random): Visits {
  const { trade, clock, habit, today } = plan
  const ownCycle = trade.cycleDays * Math.exp(random.normal(0, trade.cycleSpread))
  const days: Day[] = [nextOpenDay(plan.firstDay, trade.hours)]
  const expected: ExpectedReturn[] = []
  let last = days[0] ?? plan.firstDay
  while (last < today && days.length < VISITS_MAX) {
    const reading = clock.readingOf(last)
    const natural = random.chance(habit.stop) ? null : drawNext({ plan, reading, ownCycle, last }, random)
    const outcome = days.length < 2 ? null : expectReturn({ plan, last, due: clock.dayAt(reading + ownCycle), natural, expected }, random)
    if (outcome) expected.push(outcome)
    const next = outcome?.boughtDay ?? natural
    if (next === null) break
    days.push(next)
    last = next
  }
  return { days: days.filter(visit => visit < today), expected }
}

function drawNext(
  at: { readonly plan: VisitPlan; readonly reading: number; readonly ownCycle: number; readonly last: Day },
  random: Random,
): Day {
  const delay = random.chance(DELAYED_SHARE) ? 1.25 + 0.75 * random.next() : 1
  const gap = at.ownCycle * Math.exp(random.normal(0, at.plan.habit.spread)) * delay
  const drawn = at.plan.clock.dayAt(at.reading + gap)
  return nextOpenDay(drawn > at.last ? drawn : addDays(at.last, 1), at.plan.trade.hours)
}

interface ReturnAsked {
  readonly plan: VisitPlan
  readonly last: Day
  readonly due: Day
  readonly natural: Day | null
  readonly expected: readonly ExpectedReturn[]
}

function expectReturn({ plan, last, due, natural, expected }: ReturnAsked, random: Random): ExpectedReturn | null {
  const cycleDays = Math.max(1, daysBetween(last, due))
  const half = Math.min(14, Math.max(1, Math.round(cycleDays * 0.15)))
  const dueDay = addDays(last, cycleDays)
  const [windowFrom, windowTo] = [addDays(dueDay, -half), addDays(dueDay, half)]
  const before = expected.at(-1)
  const watched = windowFrom >= plan.watchedFrom && windowFrom > last && windowTo < plan.today
  // Who comes before his window needs no reminder, and no return of his is at stake.
  if (!watched || (natural !== null && natural < windowFrom) || (before && daysBetween(before.dueDay, dueDay) < LADDER_SPACING_DAYS))
    return null
  const heldOut = plan.isHeldOut(last)
  const cameAnyway = natural !== null && natural <= windowTo
  const reminded = !cameAnyway && !heldOut && random.chance(REMINDED_SHARE)
  const pulled = nextOpenDay(addDays(windowFrom, random.whole(0, 2 * half)), plan.trade.hours)
  const boughtDay = cameAnyway ? natural : reminded && pulled <= windowTo ? pulled : null
  const expectedShare = Math.min(0.95, Math.max(0.02, EXPECTED_SHARE[plan.habit.name] + random.normal(0, 0.08)))
  return { anchorDay: last, windowFrom, dueDay, windowTo, heldOut, expectedShare: Math.round(expectedShare * 1000) / 1000, boughtDay }
}
