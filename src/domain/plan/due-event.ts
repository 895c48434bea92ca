/**
 * Which customers have a due event now, and the rungs around it: one strategy for each segment.
 * Regular and periodic customers get the whole ladder around their due day. Somebody new gets the same ladder around a
 * guessed day. One who follows no rhythm gets a single word in season. A one-timer past his day gets tries for a second
 * purchase, a silent one a win-back; both pause longer after each unanswered try and have an end, after which he is left alone.
 */
import type { OpeningHours, Policy } from '../collect/business.ts'
import { unreachable } from '../../kernel/assert.ts'
import { addDays, type Day, dayNumber, daysBetween } from '../../kernel/day.ts'
import type { DueEventId } from '../../kernel/ids.ts'
import type { LadderBenefit, Season } from '../collect/plan-settings.ts'
import type { Understanding } from '../understand/understanding.ts'
import { closedDaysBetween, extendedEnd, firstOpenDay } from './closures.ts'
import type { AlsoDue, ContactPurpose, ContactReasonCode } from './contact.ts'
import { ladderAround, type LadderRung, shortLadder } from './ladder.ts'
import { type LadderBook, ladderOf } from './ladders.ts'
import { movedIntoSeason } from './season.ts'

/** Days ahead that are planned: enough for the calendar of a month and the ladder of a half-year cycle. */
export const PLAN_AHEAD_DAYS = 45
/** Silence after which nobody is asked again: five of his own cycles, but not sooner than a quarter nor later than three years. */
export const SILENCE_LIMIT = { cycles: 5, daysMin: 90, daysMax: 1095 } as const
/** Half of the due window: 15 % of the cycle within a day and two weeks. */
export const HALF_WINDOW = { share: 0.15, daysMin: 1, daysMax: 14 } as const
/** Days between the two contacts of a win-back or a second-purchase try: 15 % of the cycle within these bounds. */
export const PACE = { share: 0.15, daysMin: 7, daysMax: 30 } as const

/** Pause after an unanswered try: half of the cycle within these days, twice as long after each further one. */
export const PAUSE = { share: 0.5, daysMin: 30, daysMax: 120 } as const

/** A due event as it was stored; its window stays as it is once the ladder has begun. */
export interface StoredDueEvent extends DueWindow {
  readonly dueEventId: DueEventId
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly heldOut: boolean
  readonly isClosed: boolean
  /** The message of another event told him of this one already. */
  readonly isTold: boolean
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
  /** Usual days of what is due: of the whole, of the group, of the thing. */
  readonly cycleDays: number
  /** Distinct purchase days it is known from. */
  readonly purchases: number
  readonly code: ContactReasonCode
  readonly rungs: readonly LadderRung[]
  /** The name of the group, the thing or the season; empty for the whole. */
  readonly about: string
  readonly also: readonly AlsoDue[]
  readonly tryNo: number
  readonly benefit: LadderBenefit
  /** A greeting beside the ladder: no window is measured, and it is held out when his cycle is. */
  readonly isSide: boolean
}

export interface DueRules {
  readonly policy: Pick<Policy, 'ladder' | 'caps'>
  readonly book: LadderBook
  readonly hours: Pick<OpeningHours, 'closedDays'>
  readonly seasons: readonly Season[]
}

export interface DueContext extends DueRules {
  readonly today: Day
  readonly stored: readonly StoredDueEvent[]
  /** IANA zone of the customer: which region's season is his. */
  readonly zone: string
}

/** Nothing is due, or he has not answered and is given a pause: until a day, or for good. */
export type WholeDue = { readonly event: DueEvent } | { readonly restsUntil: Day | null } | null

/** Null when nothing is due within the planned days, or when the event of this cycle is over. */
export function dueEventOf(understanding: Understanding, context: DueContext): DueEvent | null {
  const whole = wholeDue(understanding, context)
  return whole !== null && 'event' in whole && isWithinPlan(whole.event, context.today) ? whole.event : null
}

export function wholeDue(understanding: Understanding, context: DueContext): WholeDue {
  const found = strategyOf(understanding, context)
  if (found === null || 'restsUntil' in found) return found
  return isAhead(found.event, context.today) ? found : null
}

/** Whether a rung of it can still be made. */
export function isAhead({ rungs }: Pick<DueEvent, 'rungs'>, today: Day): boolean {
  const last = rungs.at(-1)
  return last !== undefined && last.lastDay >= today
}

/**
 * What is left of an event about a group or a thing after a visit for something else: in its window the visit answers it,
 * because he could be told face to face; before that only the rungs that had come are over.
 */
export function afterVisit(event: DueEvent, lastDay: Day | undefined): DueEvent | null {
  if (lastDay === undefined || lastDay < event.windowFrom) {
    const rungs = event.rungs.filter(rung => lastDay === undefined || rung.day > lastDay)
    return rungs.length === 0 ? null : { ...event, rungs }
  }
  return null
}

/** Whether, moreover, the first comes soon enough to be planned. */
export function isWithinPlan(event: Pick<DueEvent, 'rungs'>, today: Day): boolean {
  const [first] = event.rungs
  return first !== undefined && isAhead(event, today) && daysBetween(today, first.day) <= PLAN_AHEAD_DAYS
}

/** The day on which what is too far away now is near enough to be planned. */
export function planFrom({ rungs }: Pick<DueEvent, 'rungs'>): Day | null {
  const first = rungs[0]
  return first === undefined ? null : addDays(first.day, -PLAN_AHEAD_DAYS)
}

function strategyOf(understanding: Understanding, context: DueContext): WholeDue {
  const { segment, reason } = understanding
  switch (segment) {
    case 'regular':
    case 'periodic':
      return aroundDueDay(understanding, context, codeOf(understanding, context))
    case 'new':
      return aroundDueDay(understanding, context, 'due-guess')
    case 'one-timer':
      return nextTry(understanding, context, 'second-purchase')
    case 'lost':
      return reason.code === 'lost-silent' ? nextTry(understanding, context, 'win-back') : aroundDueDay(understanding, context, 'no-rhythm')
    default:
      return unreachable(segment)
  }
}

function aroundDueDay(understanding: Understanding, context: DueContext, code: ContactReasonCode): WholeDue {
  const { today, stored } = context
  const { anchorDay, cycleDays, purchases } = understanding
  const cycleNo = dayNumber(anchorDay)
  const before = stored.find(event => event.purpose === 'repeat' && event.cycleNo === cycleNo)
  if (before?.isClosed === true) return null
  const plan = ladderOf(context, { segment: understanding.segment })
  const ladder = ({ dueDay, windowTo }: DueWindow): LadderRung[] => {
    const rungs = ladderAround({ anchorDay, cycleDays, dueDay, windowTo }, { ladder: plan, caps: context.policy.caps })
    if (code !== 'no-rhythm') return rungs
    // Without a rhythm there is no day for a direct offer: one word about the product, as long as the window is open.
    return rungs.slice(-1).map(({ day, lastDay }) => ({ rung: 'product', day, lastDay }))
  }
  // The expected day of a silent customer moves on with every day: once his ladder has begun, the days stay as they were.
  const hasBegun = before !== undefined && (ladder(before)[0]?.day ?? today) <= today
  const { windowFrom, dueDay, windowTo } = hasBegun ? before : openWindow(windowOf(understanding, context), context)
  const rungs = ladder({ windowFrom, dueDay, windowTo })
  const event = { purpose: 'repeat', cycleNo, anchorDay, windowFrom, dueDay, windowTo, code, rungs, cycleDays, purchases } as const
  return { event: { ...event, about: '', also: [], tryNo: 1, benefit: plan.benefit, isSide: false } }
}

/**
 * The day to write around. While his own cycle has not run out, it is the last purchase plus the cycle: that is the rhythm
 * the owner knows, and the most probable fortnight lies ahead of it when gaps vary much. Once it has run out, or where
 * the season says otherwise, it is the day expected from now on. Where no day is sure enough to be shown, the middle of
 * what is likely is still the best day to write.
 */
function windowOf(understanding: Understanding, { today, hours }: DueContext): DueWindow {
  const { anchorDay, cycleDays, dueDay, windowFrom, windowTo, dueP10, dueP50, dueP90 } = understanding
  const rhythm = windowAround(addDays(anchorDay, Math.max(1, Math.round(cycleDays))), cycleDays)
  const rhythmEnd = extendedEnd(rhythm.windowFrom, rhythm.windowTo, hours)
  if (today <= rhythmEnd && dueP10 <= rhythmEnd && rhythm.dueDay <= dueP90) return rhythm
  if (dueDay !== null && windowFrom !== null && windowTo !== null) return { windowFrom, dueDay, windowTo }
  return { windowFrom: dueP10, dueDay: dueP50, windowTo: dueP90 }
}

/** A day with half of the due window on either side. */
export function windowAround(dueDay: Day, cycleDays: number): DueWindow {
  const half = Math.round(Math.min(HALF_WINDOW.daysMax, Math.max(HALF_WINDOW.daysMin, cycleDays * HALF_WINDOW.share)))
  return { windowFrom: addDays(dueDay, -half), dueDay, windowTo: addDays(dueDay, half) }
}

/** The window moved into the season and off the days on which the business is closed. */
export function openWindow(window: DueWindow, { seasons, hours, zone }: DueContext, groupId: string | null = null): DueWindow {
  const mine = seasons.filter(season => season.groupId === groupId)
  const seasonal = mine.length === 0 ? window.dueDay : movedIntoSeason(window.dueDay, mine, zone)
  const shift = daysBetween(window.dueDay, seasonal)
  const dueDay = firstOpenDay(seasonal, hours)
  const windowFrom = addDays(window.windowFrom, shift)
  const end = extendedEnd(windowFrom, addDays(window.windowTo, shift), hours)
  return { windowFrom, dueDay, windowTo: end < dueDay ? dueDay : end }
}

type TryPurpose = 'second-purchase' | 'win-back'

function nextTry(understanding: Understanding, context: DueContext, kind: TryPurpose): WholeDue {
  const { anchorDay, cycleDays } = understanding
  const { today, stored } = context
  const cycleNo = dayNumber(anchorDay)
  const plan = ladderOf(context, { segment: understanding.segment })
  const made = stored.filter(event => event.cycleNo === cycleNo && tryNoOf(event.purpose, kind) > 0)
  const last = made.toSorted((a, b) => tryNoOf(b.purpose, kind) - tryNoOf(a.purpose, kind))[0]
  if (last !== undefined && !last.isClosed)
    return { event: tryEvent(understanding, { plan, kind, tryNo: tryNoOf(last.purpose, kind), last }) }
  const tryNo = last === undefined ? 1 : tryNoOf(last.purpose, kind) + 1
  if (daysBetween(anchorDay, today) > silenceLimitDays(cycleDays)) return last === undefined ? null : { restsUntil: null }
  if (tryNo > plan.tries) return { restsUntil: null }
  const from = last === undefined ? today : addDays(last.windowTo, pauseDaysOf(cycleDays, tryNo - 1))
  if (from > today) return { restsUntil: from }
  return { event: tryEvent(understanding, { plan, kind, tryNo, windowFrom: firstOpenDay(today, context.hours) }) }
}

interface Trying {
  readonly plan: ReturnType<typeof ladderOf>
  readonly kind: TryPurpose
  readonly tryNo: number
  readonly last?: StoredDueEvent
  readonly windowFrom?: Day
}

function tryEvent(
  { anchorDay, cycleDays, purchases, asOf }: Understanding,
  { plan, kind, tryNo, last, windowFrom: begins }: Trying,
): DueEvent {
  const paceDays = last === undefined ? (plan.paceDays ?? paceDaysOf(cycleDays)) : daysBetween(last.windowFrom, last.dueDay)
  const windowFrom = last?.windowFrom ?? begins ?? asOf
  return {
    purpose: tryNo === 1 ? kind : `${kind}:${tryNo}`,
    cycleNo: dayNumber(anchorDay),
    anchorDay,
    windowFrom,
    dueDay: addDays(windowFrom, paceDays),
    windowTo: addDays(windowFrom, 2 * paceDays),
    code: kind,
    rungs: shortLadder({ firstDay: windowFrom, paceDays }),
    cycleDays,
    purchases,
    about: '',
    also: [],
    tryNo,
    benefit: plan.benefit,
    isSide: false,
  }
}

/** 1 for the first try, 2 for `win-back:2`; 0 for another purpose. */
function tryNoOf(purpose: ContactPurpose, kind: TryPurpose): number {
  if (purpose === kind) return 1
  return purpose.startsWith(`${kind}:`) ? Number(purpose.slice(kind.length + 1)) : 0
}

function codeOf({ purchases, anchorDay, cycleDays, basis }: Understanding, { today, hours }: DueContext): ContactReasonCode {
  if (basis !== 'own' || purchases < 2) return 'due-guess'
  // Rounded as the sentence tells it: nobody who comes every 2 days is late on the second. A closed day makes nobody late.
  return daysBetween(anchorDay, today) - closedDaysBetween(anchorDay, today, hours) > Math.round(cycleDays) ? 'overdue' : 'due'
}

export function paceDaysOf(cycleDays: number): number {
  return Math.round(Math.min(PACE.daysMax, Math.max(PACE.daysMin, cycleDays * PACE.share)))
}

/** Days of silence after so many unanswered tries. */
export function pauseDaysOf(cycleDays: number, unanswered: number): number {
  const first = Math.min(PAUSE.daysMax, Math.max(PAUSE.daysMin, cycleDays * PAUSE.share))
  return Math.round(first * 2 ** (unanswered - 1))
}

export function silenceLimitDays(cycleDays: number): number {
  return Math.min(SILENCE_LIMIT.daysMax, Math.max(SILENCE_LIMIT.daysMin, SILENCE_LIMIT.cycles * cycleDays))
}
