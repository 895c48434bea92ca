/**
 * Where due dates come from, in one place: the rhythm of all purchases, product groups, things of the customer, the
 * season, birthdays, a first or a round purchase. Each says which event it makes; several of the same week become one message.
 */
import { addDays, type Day, daysBetween } from '../../kernel/day.ts'
import type { Birthday } from '../collect/customer.ts'
import type { Understanding } from '../understand/understanding.ts'
import { type AssetDates, assetDues } from './asset-due.ts'
import type { AlsoDue } from './contact.ts'
import { afterVisit, type DueContext, type DueEvent, isWithinPlan, planFrom, type WholeDue, wholeDue, windowAround } from './due-event.ts'
import { type GroupCycle, groupDues, isRhythmOfWhole } from './group-due.ts'
import { seasonDues, sideDues } from './side-due.ts'

/** What can make something due. `subject` names it in the key of the event: the whole, a group, a thing. */
export const DUE_SOURCES = ['rhythm', 'group', 'asset', 'season', 'birthday', 'welcome', 'thanks'] as const
export type DueSource = (typeof DUE_SOURCES)[number]

/** Things that are due within so many days of each other are told at once. */
export const TOGETHER_DAYS = 7

export interface DueFacts {
  readonly groups: readonly GroupCycle[]
  readonly assets: readonly AssetDates[]
  readonly birthday: Birthday | null
  /** He said that he has bought this elsewhere: his cycle began anew on that day. */
  readonly boughtElsewhereOn: Day | null
}

export const NO_DUE_FACTS: DueFacts = { groups: [], assets: [], birthday: null, boughtElsewhereOn: null }

export interface Dues {
  /** One for each message, in order of time; what is told with it stands in its `also`. */
  readonly events: readonly DueEvent[]
  /** Events that another one's message tells: kept so that nobody tells them again. */
  readonly joined: readonly { readonly event: DueEvent; readonly with: DueEvent }[]
  /** He has not answered and is given a pause: until this day, or for good when it is null. */
  readonly rest: { readonly until: Day | null } | null
  /** The first day on which something that is too far away now comes into the planned days. */
  readonly laterFrom: Day | null
}

/** @param known null when nothing was bought, or everything was given back: then only his things can be due. */
export function duesOf(known: Understanding | null, facts: DueFacts, context: DueContext): Dues {
  const understanding = known === null ? null : afterElsewhere(known, facts.boughtElsewhereOn)
  const whole: WholeDue = understanding === null ? null : wholeDue(understanding, context)
  const all = whole !== null && 'event' in whole ? [codedElsewhere(whole.event, known)] : []
  const subjects =
    understanding === null
      ? []
      : groupDues(facts.groups, { understanding, context }).filter(event => event.anchorDay >= understanding.firstDay)
  const dated = assetDues(facts.assets, context)
  const seasonal =
    understanding === null || all.length > 0 ? [] : seasonDues(understanding, new Set(facts.groups.map(group => group.groupId)), context)
  const sides = understanding === null ? [] : sideDues({ understanding, birthday: facts.birthday }, context)
  const same = new Set(
    understanding === null
      ? []
      : facts.groups.filter(group => isRhythmOfWhole(group, understanding)).map(group => `group:${group.groupId}`),
  )
  const others = [...[...dated, ...subjects, ...seasonal].flatMap(event => afterVisit(event, known?.anchorDay) ?? []), ...sides]
  const isNear = (event: DueEvent): boolean => isWithinPlan(event, context.today)
  const { events, joined } = together({ leaders: all.filter(isNear), others: others.filter(isNear), same })
  const far = [...all, ...others].filter(event => !isNear(event)).flatMap(event => planFrom(event) ?? [])
  return {
    events,
    joined,
    laterFrom: far.toSorted((a, b) => (a < b ? -1 : 1))[0] ?? null,
    rest: whole !== null && 'restsUntil' in whole ? { until: whole.restsUntil } : null,
  }
}

/** Greedy in order of time: what has begun leads, the whole leads what is of its rhythm or of its week. */
function together(given: {
  readonly leaders: readonly DueEvent[]
  readonly others: readonly DueEvent[]
  readonly same: ReadonlySet<string>
}): Pick<Dues, 'events' | 'joined'> {
  const order = (a: DueEvent, b: DueEvent): number =>
    Number(a.isSide) - Number(b.isSide) || (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : a.purpose < b.purpose ? -1 : 1)
  const leaders: DueEvent[] = [...given.leaders]
  const joined: { event: DueEvent; with: DueEvent }[] = []
  for (const event of given.others.toSorted(order)) {
    const leader = leaders.find(one => joins(event, one) || (one.purpose === 'repeat' && given.same.has(event.purpose)))
    if (leader === undefined) leaders.push(event)
    else joined.push({ event, with: leader })
  }
  const withAlso = new Map(
    leaders.map(leader => [leader, { ...leader, also: joined.filter(one => one.with === leader).map(one => alsoOf(one.event)) }]),
  )
  return {
    events: [...withAlso.values()].toSorted(order),
    joined: joined.map(one => ({ event: one.event, with: withAlso.get(one.with) ?? one.with })),
  }
}

/** Good wishes are told on their day or not at all; everything else may be told some days early or late. */
function joins(event: DueEvent, leader: DueEvent): boolean {
  if (event.isSide) return leader.rungs.some(rung => Math.abs(daysBetween(rung.day, event.dueDay)) <= 1)
  return Math.abs(daysBetween(leader.dueDay, event.dueDay)) <= TOGETHER_DAYS
}

function alsoOf({ code, about, dueDay }: DueEvent): AlsoDue {
  return { code, about, dueDay }
}

/** A purchase elsewhere is no purchase of ours, but the need is met: the cycle counts from that day. */
export function afterElsewhere(known: Understanding, boughtElsewhereOn: Day | null): Understanding {
  if (boughtElsewhereOn === null || boughtElsewhereOn <= known.anchorDay) return known
  const cycleDays = Math.max(1, Math.round(known.cycleDays))
  const window = windowAround(addDays(boughtElsewhereOn, cycleDays), cycleDays)
  return {
    ...known,
    anchorDay: boughtElsewhereOn,
    ...window,
    noDateReason: null,
    dueP10: window.windowFrom,
    dueP50: window.dueDay,
    dueP90: window.windowTo,
    // Somebody who went elsewhere once is not lost yet: he gets the ladder of those who come now and then.
    segment: known.segment === 'regular' ? 'regular' : 'periodic',
    reason: { ...known.reason, code: 'periodic-irregular' },
  }
}

function codedElsewhere(event: DueEvent, known: Understanding | null): DueEvent {
  return known !== null && event.anchorDay !== known.anchorDay ? { ...event, code: 'elsewhere' } : event
}
