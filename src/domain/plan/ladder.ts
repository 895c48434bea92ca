/**
 * The ladder: contacts that go from afar to the point around one due day. Source: article "C 2.8", step 3 (two weeks
 * before a three-month purchase, at least three contacts, the last one a direct offer). The offsets belong to a cycle of
 * 90 days and are scaled with the cycle. Units: whole days.
 */
import { type Policy, type Rung, RUNGS } from '../collect/business.ts'
import type { LadderPlan } from '../collect/plan-settings.ts'
import { type Day, dayFromNumber, dayNumber } from '../../kernel/day.ts'

/** The cycle for which the offsets of the policy are written down. */
export const LADDER_CYCLE_DAYS = 90

export interface LadderRung {
  readonly rung: Rung
  /** First day on which the contact makes sense. */
  readonly day: Day
  /** Last day on which it still does: the day before the next rung, or the end of the due window. */
  readonly lastDay: Day
}

export interface LadderAround {
  /** The purchase the cycle began with: no rung falls on it or before it. */
  readonly anchorDay: Day
  readonly dueDay: Day
  readonly windowTo: Day
  readonly cycleDays: number
}

export interface LadderRules {
  readonly ladder: Pick<LadderPlan, 'softDays' | 'productDays' | 'offerDays'>
  readonly caps: Policy['caps']
}

/**
 * Rungs in order of time. The direct offer is always there; an earlier rung is left out when the cycle is too short for
 * a day of its own. Where the scaled offsets would break a cap (three contacts in one week), the earlier rung moves
 * further ahead, because a cap met by dropping the offer would be a ladder without its point.
 */
export function ladderAround(event: LadderAround, policy: LadderRules): LadderRung[] {
  const anchor = dayNumber(event.anchorDay)
  const due = dayNumber(event.dueDay)
  const offer = Math.max(anchor + 1, due - scaledDays(policy.ladder.offerDays, event.cycleDays))
  const placed: { rung: Rung; day: number }[] = [{ rung: 'offer', day: offer }]
  for (const [rung, offsetDays] of [
    ['product', policy.ladder.productDays],
    ['soft', policy.ladder.softDays],
  ] as const) {
    if (offsetDays === null) continue
    const day = latestDay({ wished: due - scaledDays(offsetDays, event.cycleDays), later: placed.map(one => one.day) }, policy.caps)
    if (day > anchor) placed.unshift({ rung, day })
  }
  const end = Math.max(dayNumber(event.windowTo), offer)
  return placed.map(({ rung, day }, at) => ({
    rung,
    day: dayFromNumber(day),
    lastDay: dayFromNumber((placed[at + 1]?.day ?? end + 1) - 1),
  }))
}

/** Fewer contacts over a longer time, for customers one has to win again: product and offer, `paceDays` apart. */
export function shortLadder(from: { readonly firstDay: Day; readonly paceDays: number }): LadderRung[] {
  const first = dayNumber(from.firstDay)
  const offer = first + from.paceDays
  return [
    { rung: 'product', day: from.firstDay, lastDay: dayFromNumber(offer - 1) },
    { rung: 'offer', day: dayFromNumber(offer), lastDay: dayFromNumber(offer + from.paceDays) },
  ]
}

export function rungOrder(rung: Rung): number {
  return RUNGS.indexOf(rung)
}

function scaledDays(offsetDays: number, cycleDays: number): number {
  return Math.round((offsetDays * cycleDays) / LADDER_CYCLE_DAYS)
}

/** The wished day, or an earlier one that keeps a day's distance to the later rungs and every cap together with them. */
function latestDay({ wished, later }: { readonly wished: number; readonly later: readonly number[] }, caps: Policy['caps']): number {
  let day = Math.min(wished, (later[0] ?? Infinity) - 1)
  for (const [most, spanDays] of [
    [caps.perDay, 1],
    [caps.per7Days, 7],
    [caps.per30Days, 30],
  ] as const) {
    const crowding = later[Math.max(1, most) - 1]
    if (crowding !== undefined) day = Math.min(day, crowding - spanDays)
  }
  return day
}
