/**
 * The decision of planning: what is known about one customer, the rules of the business and the moment go in; his due
 * event, contacts and the reasons against them come out. Pure, so the same facts give the same plan, byte for byte.
 */
import { dayNumber } from '../../kernel/day.ts'
import { cancelsOf } from './cancel.ts'
import { climb, type Climber } from './climb.ts'
import { type ContactKey, dueEventIdOf, isAboutWhole, type NotContactedReason, purposeKind } from './contact.ts'
import type { CustomerFacts, CustomerPlan, PlanMoment, PlannedDueEvent, PlanRules } from './customer-plan.ts'
import type { DueEvent, StoredDueEvent } from './due-event.ts'
import { type Dues, duesOf } from './due-source.ts'
import { eligibilityOf } from './eligibility.ts'
import { isHeldOut } from './hold-out.ts'
import { nextDayOf } from './next-day.ts'

/** What is due for him, whether he may be written to or not. */
export function duesFor(facts: CustomerFacts, rules: PlanRules, { today }: PlanMoment): Dues {
  return duesOf(facts.understanding, facts, { ...rules, today, stored: facts.dueEvents, zone: facts.zone })
}

/** @param told with `dues` when they are known already: most customers have none, and then nobody asks for their addresses. */
export function planCustomer(told: CustomerFacts & { readonly dues?: Dues }, rules: PlanRules, moment: PlanMoment): CustomerPlan {
  const keptPromise = told.agreed !== null && told.agreed.hasBoughtSince
  const facts = keptPromise ? { ...told, agreed: null } : told
  const dues = told.dues ?? duesFor(facts, rules, moment)
  const decided = dues.events.map(event => decide(event, facts, rules))
  const climbers = decided.flatMap(one => (one.climber === null ? [] : [one.climber]))
  const { contacts, refusals: unplaced, given: crowded } = climb(climbers, { facts, rules, moment })
  const kept = new Set<string>(contacts.map(contact => contact.contactId))
  // A ladder that lost a rung to the caps still reaches him; only one that lost all of them is a reason to tell.
  const refusals = [
    ...decided.flatMap(({ event, reason }) => (reason === null ? [] : [{ purpose: event.purpose, cycleNo: event.cycleNo, reason }])),
    ...unplaced,
    ...restOf(dues, facts),
  ]
  const reasons = new Map<string, NotContactedReason>([
    ...crowded,
    ...refusals.map(refusal => [`${refusal.purpose}/${refusal.cycleNo}`, refusal.reason] as const),
  ])
  const dueEvents = [...dueEventsOf(decided), ...joinedOf(dues, decided, facts)]
  return {
    customerId: facts.customerId,
    dueEvents,
    hasOpenBefore: facts.dueEvents.some(
      event => !event.isClosed && isAboutWhole(event.purpose) && !dueEvents.some(one => one.dueEventId === event.dueEventId),
    ),
    answered: answeredOf(facts, dueEvents),
    contacts,
    refusals,
    cancels: cancelsOf(facts, { dues, kept, reasons }, moment),
    keptPromise,
    nextDay: nextDayOf({
      today: moment.today,
      dues,
      bookedDay: facts.bookedDay,
      agreedDueOn: facts.agreed?.dueOn ?? null,
      refusals: refusals.map(refusal => refusal.reason),
    }),
  }
}

interface Decided {
  readonly key: ContactKey
  readonly event: DueEvent
  readonly climber: Climber | null
  readonly reason: NotContactedReason | null
  readonly planned: PlannedDueEvent | null
}

/** May he be contacted about this one, and is it held out? */
function decide(event: DueEvent, facts: CustomerFacts, rules: PlanRules): Decided {
  const key: ContactKey = { business: rules.business, customerId: facts.customerId, purpose: event.purpose, cycleNo: event.cycleNo }
  const stored = storedOf(event, facts)
  const eligibility = eligibilityOf(facts, key, {
    active: rules.active,
    holdOutShare: rules.policy.holdOutShare,
    drawn: event.isSide ? isCycleHeldOut(facts, rules) : (stored?.heldOut ?? null),
    rehearsal: rules.rehearsal,
  })
  const { purpose, cycleNo, anchorDay, windowFrom, dueDay, windowTo } = event
  const dueEventId = stored?.dueEventId ?? dueEventIdOf(key)
  const planned = {
    dueEventId,
    purpose,
    cycleNo,
    anchorDay,
    windowFrom,
    dueDay,
    windowTo,
    heldOut: eligibility.kind === 'held-out',
    expectedShare: facts.understanding?.strength ?? 0,
    joinedTo: null,
  }
  const mine = event.isSide ? null : planned
  if (eligibility.kind === 'refused') return { key, event, climber: null, reason: eligibility.reason, planned: null }
  if (eligibility.kind === 'held-out') return { key, event, climber: null, reason: 'held-out', planned: mine }
  return {
    key,
    event,
    climber: { event, key, dueEventId: event.isSide ? null : dueEventId, way: eligibility },
    reason: null,
    planned: mine,
  }
}

/** A greeting is marketing too: it keeps silent in a cycle that is held out. */
function isCycleHeldOut({ understanding, dueEvents, customerId }: CustomerFacts, { business, policy }: PlanRules): boolean {
  const open = dueEvents.find(event => !event.isClosed && event.purpose === 'repeat')
  if (open !== undefined) return open.heldOut
  const cycleNo = understanding === null ? 0 : dayNumber(understanding.anchorDay)
  return isHeldOut({ business, customerId, purpose: 'repeat', cycleNo }, policy.holdOutShare)
}

function storedOf({ purpose, cycleNo }: Pick<DueEvent, 'purpose' | 'cycleNo'>, { dueEvents }: CustomerFacts): StoredDueEvent | undefined {
  return dueEvents.find(one => one.purpose === purpose && one.cycleNo === cycleNo)
}

function dueEventsOf(decided: readonly Decided[]): PlannedDueEvent[] {
  return decided.flatMap(one => (one.planned === null ? [] : [one.planned]))
}

/** What another event's message tells of is kept beside it, with the same draw. */
function joinedOf({ joined }: Dues, decided: readonly Decided[], facts: CustomerFacts): PlannedDueEvent[] {
  return joined.flatMap(({ event, with: leader }) => {
    const lead = decided.find(one => one.event === leader)
    if (event.isSide || lead?.planned == null) return []
    const { purpose, cycleNo, anchorDay, windowFrom, dueDay, windowTo } = event
    const key = { ...lead.key, purpose, cycleNo }
    const days = { purpose, cycleNo, anchorDay, windowFrom, dueDay, windowTo }
    return [
      { ...lead.planned, ...days, dueEventId: storedOf(event, facts)?.dueEventId ?? dueEventIdOf(key), joinedTo: lead.planned.dueEventId },
    ]
  })
}

/** Open events about a group or a thing that is not due any more: it was bought, or its date was changed. */
function answeredOf({ dueEvents, groups, understanding }: CustomerFacts, planned: readonly PlannedDueEvent[]): CustomerPlan['answered'] {
  const still = new Set<string>(planned.map(event => event.dueEventId))
  return dueEvents.flatMap((stored): CustomerPlan['answered'] => {
    if (stored.isClosed || still.has(stored.dueEventId) || isAboutWhole(stored.purpose)) return []
    const lastDay = understanding?.anchorDay ?? null
    // He was here while it was due: that answers it, whatever he took.
    if (lastDay !== null && lastDay >= stored.windowFrom) return [{ dueEventId: stored.dueEventId, boughtDay: lastDay }]
    const group = groups.find(one => `group:${one.groupId}` === stored.purpose)
    if (group !== undefined)
      return dayNumber(group.anchorDay) > stored.cycleNo ? [{ dueEventId: stored.dueEventId, boughtDay: group.anchorDay }] : []
    return purposeKind(stored.purpose) === 'asset' ? [{ dueEventId: stored.dueEventId, boughtDay: null }] : []
  })
}

function restOf({ rest }: Dues, { understanding }: CustomerFacts): CustomerPlan['refusals'] {
  if (rest === null || understanding === null) return []
  const purpose = understanding.segment === 'lost' ? 'win-back' : 'second-purchase'
  return [{ purpose, cycleNo: dayNumber(understanding.anchorDay), reason: 'unanswered' }]
}
