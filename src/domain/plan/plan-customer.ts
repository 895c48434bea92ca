/**
 * The decision of planning: what is known about one customer, the rules of the business and the moment go in; his due
 * event, contacts and the reasons against them come out. Pure, so the same facts give the same plan, byte for byte.
 */
import type { OpeningHours, Policy } from '../collect/business.ts'
import type { ChannelName, Rung } from '../collect/business.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId, ContactId, ContactPointId, CustomerId, DueEventId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Understanding } from '../understand/understanding.ts'
import {
  type CancelReason,
  contactIdOf,
  type ContactKey,
  type ContactPurpose,
  type ContactReason,
  type ContactRung,
  type ContactState,
  dueEventIdOf,
  type NotContactedReason,
} from './contact.ts'
import type { Calendar } from './calendar.ts'
import { type DueEvent, dueEventOf, type StoredDueEvent } from './due-event.ts'
import { type Blocked, type EligibilityFacts, eligibilityOf } from './eligibility.ts'
import { rungOrder } from './ladder.ts'
import { placeContact } from './place-contact.ts'
import { priorityOf } from './priority.ts'
import { reasonOf } from './reason.ts'

export interface StoredContact {
  readonly contactId: ContactId
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly rung: ContactRung
  readonly state: ContactState
  readonly stateReason: string | null
  readonly notAfter: Instant
  readonly snoozedUntil: Day | null
}

export interface CustomerFacts extends EligibilityFacts {
  readonly customerId: CustomerId
  /** Null when nothing was bought, or everything was given back. */
  readonly understanding: Understanding | null
  readonly calendar: Calendar
  readonly dueEvents: readonly StoredDueEvent[]
  /** Open contacts and those of the running cycle. */
  readonly contacts: readonly StoredContact[]
  /** When marketing reached him or is about to, within the longest cap. */
  readonly marketingAt: readonly Instant[]
}

export interface PlanRules {
  readonly business: BusinessId
  readonly policy: Policy
  readonly hours: OpeningHours
  readonly active: readonly ChannelName[]
  /** Nothing will be sent: those who cannot be reached yet are planned for too, with what stands in the way. */
  readonly rehearsal: boolean
}

export interface PlanMoment {
  readonly at: Instant
  /** The local day of the business. */
  readonly today: Day
}

export interface PlannedDueEvent {
  readonly dueEventId: DueEventId
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly anchorDay: Day
  readonly windowFrom: Day
  readonly dueDay: Day
  readonly windowTo: Day
  readonly heldOut: boolean
  readonly expectedShare: number
}

export interface PlannedContact {
  readonly contactId: ContactId
  readonly dueEventId: DueEventId
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly rung: Rung
  readonly plannedDay: Day
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly channel: ChannelName
  readonly contactPointId: ContactPointId | null
  /** Always null outside of a rehearsal. */
  readonly blockedBy: Blocked | null
  readonly segment: Understanding['segment']
  readonly reason: ContactReason
  readonly priority: number
}

export interface CustomerPlan {
  readonly customerId: CustomerId
  readonly dueEvent: PlannedDueEvent | null
  readonly contacts: readonly PlannedContact[]
  readonly refusals: readonly { readonly purpose: ContactPurpose; readonly cycleNo: number; readonly reason: NotContactedReason }[]
  readonly cancels: readonly { readonly contactId: ContactId; readonly reason: CancelReason }[]
  /** The agreed date was kept: he bought after it was agreed. */
  readonly keptPromise: boolean
}

/** Contacts that were taken back for these reasons come back when the reason is gone. */
export const REVIVABLE: readonly string[] = [
  'bought',
  'superseded',
  'moved-on',
  'booked',
  'follow-up-open',
  'no-contact-point',
  'opted-out',
  'no-consent',
  'no-channel',
  'held-out',
  'capped',
  'quiet',
] satisfies readonly CancelReason[]

export function planCustomer(given: CustomerFacts, rules: PlanRules, moment: PlanMoment): CustomerPlan {
  const keptPromise = given.agreed !== null && given.agreed.hasBoughtSince
  const facts = keptPromise ? { ...given, agreed: null } : given
  const { customerId, understanding } = facts
  const event =
    understanding === null ? null : dueEventOf(understanding, { today: moment.today, stored: facts.dueEvents, policy: rules.policy })
  if (understanding === null || event === null) {
    return {
      customerId,
      dueEvent: null,
      contacts: [],
      refusals: [],
      cancels: cancelsOf(facts, { event: null, kept: new Set(), refusal: null }, moment),
      keptPromise,
    }
  }

  const key: ContactKey = { business: rules.business, customerId, purpose: event.purpose, cycleNo: event.cycleNo }
  const stored = facts.dueEvents.find(one => one.purpose === event.purpose && one.cycleNo === event.cycleNo)
  const drawn = stored?.heldOut ?? null
  const eligibility = eligibilityOf(facts, key, {
    active: rules.active,
    holdOutShare: rules.policy.holdOutShare,
    drawn,
    rehearsal: rules.rehearsal,
  })
  const { purpose, cycleNo, anchorDay, windowFrom, dueDay, windowTo } = event
  const dueEvent = {
    dueEventId: stored?.dueEventId ?? dueEventIdOf(key),
    purpose,
    cycleNo,
    anchorDay,
    windowFrom,
    dueDay,
    windowTo,
    heldOut: eligibility.kind === 'held-out',
    expectedShare: understanding.strength,
  }
  if (eligibility.kind !== 'eligible') {
    const reason = eligibility.kind === 'held-out' ? 'held-out' : eligibility.reason
    const cancels = cancelsOf(facts, { event, kept: new Set(), refusal: reason }, moment)
    return {
      customerId,
      dueEvent: eligibility.kind === 'held-out' ? dueEvent : null,
      contacts: [],
      refusals: [{ purpose, cycleNo, reason }],
      cancels,
      keptPromise,
    }
  }

  const target = {
    dueEventId: dueEvent.dueEventId,
    key,
    channel: eligibility.channel,
    contactPointId: eligibility.contactPointId,
    blockedBy: eligibility.blockedBy,
    understanding,
  }
  const { contacts, refusal } = climb({ event, target, facts }, rules, moment)
  const kept = new Set<string>(contacts.map(contact => contact.contactId))
  // A ladder that lost a rung to the caps still reaches him; only one that lost all of them is a reason to tell.
  const refusals = refusal === null || contacts.length > 0 ? [] : [{ purpose, cycleNo, reason: refusal }]
  return { customerId, dueEvent, contacts, refusals, cancels: cancelsOf(facts, { event, kept, refusal }, moment), keptPromise }
}

interface Climb {
  readonly event: DueEvent
  readonly facts: CustomerFacts
  readonly target: {
    readonly dueEventId: DueEventId
    readonly key: ContactKey
    readonly channel: ChannelName
    readonly contactPointId: ContactPointId | null
    readonly blockedBy: Blocked | null
    readonly understanding: Understanding
  }
}

/** Places the rungs, the direct offer first: when the caps leave room for one contact only, it is that one. */
function climb(
  { event, facts, target }: Climb,
  rules: PlanRules,
  moment: PlanMoment,
): { contacts: PlannedContact[]; refusal: NotContactedReason | null } {
  const contacts: PlannedContact[] = []
  const taken: Instant[] = [...facts.marketingAt]
  let refusal: NotContactedReason | null = null
  const { understanding } = target
  for (const rung of event.rungs.toReversed()) {
    const before = facts.contacts.find(
      contact => contact.purpose === event.purpose && contact.cycleNo === event.cycleNo && contact.rung === rung.rung,
    )
    const contactId = before?.contactId ?? contactIdOf(target.key, rung.rung)
    if (rung.lastDay < moment.today || (before !== undefined && isSettled(before))) continue
    const place = placeContact(
      { rung, taken, today: moment.today, snoozedUntil: before?.snoozedUntil ?? null },
      { policy: rules.policy, hours: rules.hours, calendar: facts.calendar },
    )
    if ('refusal' in place) {
      refusal = place.refusal
      continue
    }
    taken.push(place.notBefore)
    const { dueEventId, channel, contactPointId, blockedBy } = target
    contacts.push({
      contactId,
      dueEventId,
      purpose: event.purpose,
      cycleNo: event.cycleNo,
      rung: rung.rung,
      ...place,
      channel,
      contactPointId,
      blockedBy,
      segment: understanding.segment,
      reason: reasonOf(understanding, event),
      priority: priorityOf({
        segment: understanding.segment,
        isPromise: false,
        share: understanding.strength,
        valueMinor: understanding.value365Minor,
        minutes: rules.policy.minutesPerContact,
      }),
    })
  }
  return { contacts: contacts.toSorted((a, b) => rungOrder(a.rung) - rungOrder(b.rung)), refusal }
}

/** Made, being made, or taken back for good: planning leaves it alone. */
function isSettled({ state, stateReason }: StoredContact): boolean {
  if (state === 'planned') return false
  return !(state === 'cancelled' && stateReason !== null && REVIVABLE.includes(stateReason))
}

function cancelsOf(
  facts: CustomerFacts,
  plan: { readonly event: DueEvent | null; readonly kept: ReadonlySet<string>; readonly refusal: NotContactedReason | null },
  moment: PlanMoment,
): CustomerPlan['cancels'] {
  return facts.contacts.flatMap(contact => {
    // What is past its validity expires; what the channel has already is no longer ours to take back.
    if ((contact.state !== 'planned' && contact.state !== 'approved') || contact.notAfter < moment.at || plan.kept.has(contact.contactId))
      return []
    const reason = cancelReasonOf(contact, facts, plan)
    return reason === null ? [] : [{ contactId: contact.contactId, reason }]
  })
}

function cancelReasonOf(
  contact: StoredContact,
  facts: CustomerFacts,
  plan: { readonly event: DueEvent | null; readonly refusal: NotContactedReason | null },
): CancelReason | null {
  const anchorNo = facts.understanding === null ? null : dayNumber(facts.understanding.anchorDay)
  if (contact.rung === 'follow-up') {
    if (facts.agreed !== null && dayNumber(facts.agreed.dueOn) === contact.cycleNo) return facts.bookedDay === null ? null : 'booked'
    return 'superseded'
  }
  if (anchorNo !== null && anchorNo > contact.cycleNo) return 'bought'
  if (plan.event === null || plan.event.purpose !== contact.purpose || plan.event.cycleNo !== contact.cycleNo) return 'superseded'
  // An approved message stays within the caps by itself; only a reason against the person takes it back.
  if (contact.state === 'approved')
    return plan.refusal === null || plan.refusal === 'capped' || plan.refusal === 'quiet' ? null : plan.refusal
  return plan.refusal ?? 'moved-on'
}
