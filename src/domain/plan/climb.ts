/**
 * Places the rungs of all that is due, the direct offers first: when the caps leave room for one contact only, it is an
 * offer. A contact that stands where it still keeps the rules stays there, so that a plan does not wander from night to night.
 */
import { addDays, type Day } from '../../kernel/day.ts'
import type { ContactPointId, DueEventId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ChannelName } from '../collect/business.ts'
import type { Calendar } from './calendar.ts'
import { type Caps, cappedBy } from './caps.ts'
import { contactIdOf, type ContactKey, type ContactReason } from './contact.ts'
import type { DueEvent } from './due-event.ts'
import type { Blocked } from './eligibility.ts'
import { type LadderRung, rungOrder } from './ladder.ts'
import { placeContact } from './place-contact.ts'
import {
  type CustomerFacts,
  type CustomerPlan,
  isSettled,
  type PlanMoment,
  type PlannedContact,
  type PlanRules,
  type StoredContact,
} from './customer-plan.ts'
import { priorityOf } from './priority.ts'
import { reasonOf } from './reason.ts'

/** What is due, for whom there is a way. */
export interface Climber {
  readonly event: DueEvent
  readonly key: ContactKey
  readonly dueEventId: DueEventId | null
  readonly way: { readonly channel: ChannelName; readonly contactPointId: ContactPointId | null; readonly blockedBy: Blocked | null }
}

interface Climbing {
  readonly facts: CustomerFacts
  readonly rules: PlanRules
  readonly moment: PlanMoment
}

export function climb(
  climbers: readonly Climber[],
  climbing: Climbing,
): {
  readonly contacts: PlannedContact[]
  readonly refusals: CustomerPlan['refusals']
  readonly given: ReadonlyMap<string, 'capped' | 'quiet'>
} {
  const { facts, rules, moment } = climbing
  const caps: Caps = facts.spacingDays === null ? rules.policy.caps : { ...rules.policy.caps, spacingDays: facts.spacingDays }
  const contacts: PlannedContact[] = []
  const taken: Instant[] = [...facts.marketingAt]
  const refused = new Map<Climber, 'capped' | 'quiet'>()
  const reasons = onceEach(({ event }: Climber) => reasonOf(facts.understanding, event))
  for (const { climber, rung } of rungsOf(climbers)) {
    const { event, key, way } = climber
    const before = facts.contacts.find(
      contact => contact.purpose === event.purpose && contact.cycleNo === event.cycleNo && contact.rung === rung.rung,
    )
    if (rung.lastDay < moment.today) continue
    if (before !== undefined && isSettled(before)) continue
    const calendar = facts.calendarOf(way.channel)
    const request = { rung, taken, today: moment.today, snoozedUntil: before?.snoozedUntil ?? null }
    const place =
      standing(before, { rung, taken, caps, calendar, moment }) ?? placeContact(request, { policy: { caps }, hours: rules.hours, calendar })
    if ('refusal' in place) {
      refused.set(climber, place.refusal)
      continue
    }
    taken.push(place.notBefore < moment.at ? moment.at : place.notBefore)
    // The row keeps the name it was planned under, also by an older version that named it otherwise: it is the same contact.
    const contactId = before?.contactId ?? contactIdOf(key, rung.rung)
    contacts.push(contactOf({ climber, rung, place, contactId, reason: reasons(climber) }, climbing))
  }
  const refusals = [...refused].flatMap(([{ event }, reason]) =>
    contacts.some(contact => contact.purpose === event.purpose && contact.cycleNo === event.cycleNo)
      ? []
      : [{ purpose: event.purpose, cycleNo: event.cycleNo, reason }],
  )
  const order = (a: PlannedContact, b: PlannedContact): number =>
    climbers.findIndex(one => one.event.purpose === a.purpose) - climbers.findIndex(one => one.event.purpose === b.purpose) ||
    rungOrder(a.rung) - rungOrder(b.rung)
  // A rung that found no place is taken back with its reason, also when another of its ladder did.
  const given = new Map([...refused].map(([{ event }, reason]) => [`${event.purpose}/${event.cycleNo}`, reason]))
  return { contacts: contacts.toSorted(order), refusals, given }
}

/** All rungs, the offers of every ladder before the words that lead up to them. */
function rungsOf(climbers: readonly Climber[]): { readonly climber: Climber; readonly rung: LadderRung }[] {
  return climbers
    .flatMap(climber => climber.event.rungs.toReversed().map(rung => ({ climber, rung })))
    .toSorted((a, b) => rungOrder(b.rung.rung) - rungOrder(a.rung.rung))
}

interface Standing {
  readonly rung: LadderRung
  readonly taken: readonly Instant[]
  readonly caps: Caps
  readonly calendar: Calendar
  readonly moment: PlanMoment
}

/** Where the contact stands already, when that place is still within its days, its hours and the caps. */
function standing(
  before: StoredContact | undefined,
  { rung, taken, caps, calendar, moment }: Standing,
): { readonly plannedDay: Day; readonly notBefore: Instant; readonly notAfter: Instant } | null {
  if (before === undefined || before.state !== 'planned' || before.plannedDay > rung.lastDay) return null
  // An offer may stand some days before its own day, when those were closed.
  if (before.plannedDay < addDays(rung.day, rung.rung === 'offer' ? -7 : 0)) return null
  if (before.snoozedUntil !== null && before.plannedDay < before.snoozedUntil) return null
  const from = before.notBefore < moment.at ? moment.at : before.notBefore
  const opens = calendar.nextAllowed(from)
  const last = calendar.spanOn(rung.lastDay)
  if (opens === undefined || last === null || last.to !== before.notAfter || opens > before.notAfter) return null
  if (before.notBefore > moment.at && opens !== before.notBefore) return null
  return cappedBy(taken, from, caps) === null
    ? { plannedDay: before.plannedDay, notBefore: before.notBefore, notAfter: before.notAfter }
    : null
}

interface Placed {
  readonly climber: Climber
  readonly rung: LadderRung
  readonly place: { readonly plannedDay: Day; readonly notBefore: Instant; readonly notAfter: Instant }
  readonly contactId: PlannedContact['contactId']
  /** One for all rungs of a ladder. */
  readonly reason: ContactReason
}

function onceEach<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return key => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

function contactOf({ climber, rung, place, contactId, reason }: Placed, { facts: { understanding }, rules }: Climbing): PlannedContact {
  const { event, dueEventId, way } = climber
  const segment = understanding?.segment ?? 'new'
  return {
    contactId,
    dueEventId,
    purpose: event.purpose,
    cycleNo: event.cycleNo,
    rung: rung.rung,
    ...place,
    channel: way.channel,
    contactPointId: way.contactPointId,
    blockedBy: way.blockedBy,
    segment,
    reason,
    priority: priorityOf({
      segment,
      isPromise: false,
      share: understanding?.strength ?? 0,
      valueMinor: understanding?.value365Minor ?? null,
      minutes: rules.policy.minutesPerContact,
    }),
  }
}
