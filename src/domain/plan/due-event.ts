/**
 * Which customers have a due event now, and the rungs around it: one strategy for each segment.
 * Regular and periodic customers get the whole ladder around their due day. Somebody new gets the same ladder around a
 * guessed day. One who follows no rhythm gets a single word in season. A one-timer past his day gets one try for a second
 * purchase, a silent one a win-back; both have an end, after which he is left alone.
 */
import type { Policy } from '../collect/business.ts'
import { unreachable } from '../../kernel/assert.ts'
import { addDays, type Day, dayNumber, daysBetween } from '../../kernel/day.ts'
import type { DueEventId } from '../../kernel/ids.ts'
import type { Understanding } from '../understand/understanding.ts'
import type { ContactPurpose, ContactReasonCode } from './contact.ts'
import { ladderAround, type LadderRung, shortLadder } from './ladder.ts'

/** Days ahead that are planned: enough for the calendar of a month and the ladder of a half-year cycle. */
export const PLAN_AHEAD_DAYS = 45
/** Silence after which nobody is asked again: five of his own cycles, but not sooner than a quarter nor later than three years. */
export const SILENCE_LIMIT = { cycles: 5, daysMin: 90, daysMax: 1095 } as const
/** Half of the due window: 15 % of the cycle within a day and two weeks. */
export const HALF_WINDOW = { share: 0.15, daysMin: 1, daysMax: 14 } as const
/** Days between the two contacts of a win-back or a second-purchase try: 15 % of the cycle within these bounds. */
export const PACE = { share: 0.15, daysMin: 7, daysMax: 30 } as const

/** A due event as it was stored; its window stays as it is once the ladder has begun. */
export interface StoredDueEvent extends DueWindow {
  readonly dueEventId: DueEventId
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly heldOut: boolean
  readonly isClosed: boolean
}

export interface DueWindow {
  readonly windowFrom: Day
  readonly dueDay: Day
  readonly windowTo: Day
}

export interface DueEvent extends DueWindow {
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly anchorDay: Day
  readonly code: ContactReasonCode
  readonly rungs: readonly LadderRung[]
}

export interface DueContext {
  readonly today: Day
  readonly stored: readonly StoredDueEvent[]
  readonly policy: Pick<Policy, 'ladder' | 'caps'>
}

/** Null when nothing is due within the planned days, or when the event of this cycle is over. */
export function dueEventOf(understanding: Understanding, context: DueContext): DueEvent | null {
  const event = strategyOf(understanding, context)
  if (event === null) return null
  const [first, last] = [event.rungs[0], event.rungs.at(-1)]
  if (first === undefined || last === undefined || last.lastDay < context.today) return null
  return daysBetween(context.today, first.day) > PLAN_AHEAD_DAYS ? null : event
}

function strategyOf(understanding: Understanding, context: DueContext): DueEvent | null {
  const { segment, reason } = understanding
  switch (segment) {
    case 'regular':
    case 'periodic':
      return aroundDueDay(understanding, context, codeOf(understanding, context.today))
    case 'new':
      return aroundDueDay(understanding, context, 'due-guess')
    case 'one-timer':
      return oneTry(understanding, context, 'second-purchase')
    case 'lost':
      return reason.code === 'lost-silent' ? oneTry(understanding, context, 'win-back') : aroundDueDay(understanding, context, 'no-rhythm')
    default:
      return unreachable(segment)
  }
}

function aroundDueDay(understanding: Understanding, { today, stored, policy }: DueContext, code: ContactReasonCode): DueEvent | null {
  const { anchorDay, cycleDays } = understanding
  const cycleNo = dayNumber(anchorDay)
  const before = stored.find(event => event.purpose === 'repeat' && event.cycleNo === cycleNo)
  if (before?.isClosed === true) return null
  const ladder = ({ dueDay, windowTo }: DueWindow): LadderRung[] => {
    const rungs = ladderAround({ anchorDay, cycleDays, dueDay, windowTo }, policy)
    if (code !== 'no-rhythm') return rungs
    // Without a rhythm there is no day for a direct offer: one word about the product, as long as the window is open.
    return rungs.slice(-1).map(({ day, lastDay }) => ({ rung: 'product', day, lastDay }))
  }
  // The expected day of a silent customer moves on with every day: once his ladder has begun, the days stay as they were.
  const hasBegun = before !== undefined && (ladder(before)[0]?.day ?? today) <= today
  const { windowFrom, dueDay, windowTo } = hasBegun ? before : windowOf(understanding, today)
  return { purpose: 'repeat', cycleNo, anchorDay, windowFrom, dueDay, windowTo, code, rungs: ladder({ windowFrom, dueDay, windowTo }) }
}

/**
 * The day to write around. While his own cycle has not run out, it is the last purchase plus the cycle: that is the rhythm
 * the owner knows, and the most probable fortnight lies ahead of it when gaps vary much. Once it has run out, or where
 * the season says otherwise, it is the day expected from now on. Where no day is sure enough to be shown, the middle of
 * what is likely is still the best day to write.
 */
function windowOf({ anchorDay, cycleDays, dueDay, windowFrom, windowTo, dueP10, dueP50, dueP90 }: Understanding, today: Day): DueWindow {
  const rhythmDay = addDays(anchorDay, Math.max(1, Math.round(cycleDays)))
  const half = Math.round(Math.min(HALF_WINDOW.daysMax, Math.max(HALF_WINDOW.daysMin, cycleDays * HALF_WINDOW.share)))
  const rhythm: DueWindow = { windowFrom: addDays(rhythmDay, -half), dueDay: rhythmDay, windowTo: addDays(rhythmDay, half) }
  if (today <= rhythm.windowTo && dueP10 <= rhythm.windowTo && rhythmDay <= dueP90) return rhythm
  if (dueDay !== null && windowFrom !== null && windowTo !== null) return { windowFrom, dueDay, windowTo }
  return { windowFrom: dueP10, dueDay: dueP50, windowTo: dueP90 }
}

function oneTry(
  { anchorDay, cycleDays }: Understanding,
  { today, stored }: DueContext,
  purpose: 'second-purchase' | 'win-back',
): DueEvent | null {
  const cycleNo = dayNumber(anchorDay)
  const before = stored.find(event => event.purpose === purpose && event.cycleNo === cycleNo)
  if (before?.isClosed === true) return null
  if (before === undefined && daysBetween(anchorDay, today) > silenceLimitDays(cycleDays)) return null

  const paceDays = before === undefined ? paceDaysOf(cycleDays) : daysBetween(before.windowFrom, before.dueDay)
  const windowFrom = before?.windowFrom ?? today
  const rungs = shortLadder({ firstDay: windowFrom, paceDays })
  return {
    purpose,
    cycleNo,
    anchorDay,
    windowFrom,
    dueDay: addDays(windowFrom, paceDays),
    windowTo: addDays(windowFrom, 2 * paceDays),
    code: purpose,
    rungs,
  }
}

function codeOf({ purchases, anchorDay, cycleDays, basis }: Understanding, today: Day): ContactReasonCode {
  if (basis !== 'own' || purchases < 2) return 'due-guess'
  // Rounded as the sentence tells it: nobody who comes every 2 days is late on the second.
  return daysBetween(anchorDay, today) > Math.round(cycleDays) ? 'overdue' : 'due'
}

export function paceDaysOf(cycleDays: number): number {
  return Math.round(Math.min(PACE.daysMax, Math.max(PACE.daysMin, cycleDays * PACE.share)))
}

export function silenceLimitDays(cycleDays: number): number {
  return Math.min(SILENCE_LIMIT.daysMax, Math.max(SILENCE_LIMIT.daysMin, SILENCE_LIMIT.cycles * cycleDays))
}
