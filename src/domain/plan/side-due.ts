/**
 * Greetings beside the ladder: a birthday, a welcome after the first purchase, a thank-you with a request for a
 * recommendation after a round number of visits. One soft word each, no call to buy, and a season's word to those gone silent.
 */
import { addDays, type Day, dayNumber, daysBetween } from '../../kernel/day.ts'
import type { Birthday } from '../collect/customer.ts'
import type { LadderBenefit, Season } from '../collect/plan-settings.ts'
import type { Understanding } from '../understand/understanding.ts'
import type { ContactPurpose, ContactReasonCode } from './contact.ts'
import { type DueContext, type DueEvent, isAhead, paceDaysOf } from './due-event.ts'
import { type LadderRung, shortLadder } from './ladder.ts'
import { ladderOf, REFERRAL_VISITS } from './ladders.ts'
import { dayIn, nextWindow } from './season.ts'

/** Days after the birthday on which good wishes are still welcome. */
export const BIRTHDAY_VALID_DAYS = 2
/** Days in which a welcome still is one. */
export const WELCOME_VALID_DAYS = 5
/** A recommendation is asked for when the purchase has been used, and not much later. */
export const THANKS = { afterDays: 3, validDays: 7 } as const
/** Who has not come for longer than this is not asked in a season either. */
export const SEASON_SILENCE_DAYS_MAX = 1095

export function sideDues(
  { understanding, birthday }: { readonly understanding: Understanding; readonly birthday: Birthday | null },
  context: DueContext,
): DueEvent[] {
  const greetings = [birthdayDue(understanding, birthday, context), welcomeDue(understanding, context), thanksDue(understanding, context)]
  return greetings.filter(event => event !== null).filter(event => isAhead(event, context.today))
}

/** Asks once in the season who comes by no rhythm any more. */
export function seasonDues(understanding: Understanding, groupIds: ReadonlySet<string>, context: DueContext): DueEvent[] {
  if (daysBetween(understanding.anchorDay, context.today) > SEASON_SILENCE_DAYS_MAX) return []
  return context.seasons
    .filter(season => season.groupId === null || groupIds.has(season.groupId))
    .map(season => seasonDue(season, understanding, context))
    .filter(event => event !== null)
}

function seasonDue(season: Season, { anchorDay, cycleDays, purchases }: Understanding, context: DueContext): DueEvent | null {
  const window = nextWindow(season, context.today, context.zone)
  if (window === undefined || anchorDay >= window.from) return null
  const purpose = `season:${season.seasonId}` as const
  const cycleNo = dayNumber(window.from)
  const before = context.stored.find(event => event.purpose === purpose && event.cycleNo === cycleNo)
  if (before?.isClosed === true || before?.isTold === true) return null
  const paceDays = Math.max(1, Math.min(paceDaysOf(cycleDays), Math.floor(daysBetween(window.from, window.to) / 2)))
  const event = {
    purpose,
    cycleNo,
    anchorDay,
    windowFrom: window.from,
    dueDay: addDays(window.from, paceDays),
    windowTo: window.to,
    code: 'season',
    rungs: shortLadder({ firstDay: window.from, paceDays }).filter(rung => rung.day <= window.to),
    cycleDays,
    purchases,
    about: season.name,
    also: [],
    tryNo: 1,
    benefit: 'none',
    isSide: false,
  } as const
  return isAhead(event, context.today) ? event : null
}

function birthdayDue(understanding: Understanding, birthday: Birthday | null, { today }: DueContext): DueEvent | null {
  if (birthday === null) return null
  const year = Number(today.slice(0, 4))
  const next = [year - 1, year, year + 1].map(one => dayIn(one, birthday)).find(day => addDays(day, BIRTHDAY_VALID_DAYS) >= today)
  if (next === undefined) return null
  const rung: LadderRung = { rung: 'soft', day: next, lastDay: addDays(next, BIRTHDAY_VALID_DAYS) }
  return greeting(understanding, { purpose: 'birthday', code: 'birthday', cycleNo: dayNumber(next), rung, benefit: 'none' })
}

function welcomeDue(understanding: Understanding, context: DueContext): DueEvent | null {
  const { welcomeDays, benefit } = ladderOf(context, { segment: 'new' })
  if (understanding.segment !== 'new' || welcomeDays === null) return null
  const day = addDays(understanding.anchorDay, welcomeDays)
  const rung: LadderRung = { rung: 'soft', day, lastDay: addDays(day, WELCOME_VALID_DAYS) }
  return greeting(understanding, { purpose: 'welcome', code: 'welcome', cycleNo: dayNumber(understanding.anchorDay), rung, benefit })
}

function thanksDue(understanding: Understanding, context: DueContext): DueEvent | null {
  const { asksReferral } = ladderOf(context, { segment: understanding.segment })
  if (!asksReferral || !REFERRAL_VISITS.includes(understanding.purchases)) return null
  const day = addDays(understanding.anchorDay, THANKS.afterDays)
  const rung: LadderRung = { rung: 'soft', day, lastDay: addDays(day, THANKS.validDays) }
  return greeting(understanding, {
    purpose: 'thanks',
    code: 'thanks',
    cycleNo: dayNumber(understanding.anchorDay),
    rung,
    benefit: 'thanks',
  })
}

interface Greeting {
  readonly purpose: ContactPurpose
  readonly code: ContactReasonCode
  readonly cycleNo: number
  readonly rung: LadderRung
  readonly benefit: LadderBenefit
}

function greeting({ anchorDay, cycleDays, purchases }: Understanding, { purpose, code, cycleNo, rung, benefit }: Greeting): DueEvent {
  const days: { readonly windowFrom: Day; readonly dueDay: Day; readonly windowTo: Day } = {
    windowFrom: rung.day,
    dueDay: rung.day,
    windowTo: rung.lastDay,
  }
  return {
    purpose,
    cycleNo,
    anchorDay,
    ...days,
    code,
    rungs: [rung],
    cycleDays,
    purchases,
    about: '',
    also: [],
    tryNo: 1,
    benefit,
    isSide: true,
  }
}
