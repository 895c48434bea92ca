/** What planning one customer takes and gives: the facts about him, the rules, the moment, and the plan. */
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, ContactId, ContactPointId, CustomerId, DueEventId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ChannelName, OpeningHours, Policy, Rung } from '../collect/business.ts'
import type { Understanding } from '../understand/understanding.ts'
import type { Calendar } from './calendar.ts'
import type { CancelReason, ContactPurpose, ContactReason, ContactRung, ContactState, NotContactedReason } from './contact.ts'
import type { DueRules, StoredDueEvent } from './due-event.ts'
import type { DueFacts } from './due-source.ts'
import type { Blocked, EligibilityFacts, Law } from './eligibility.ts'

export interface StoredContact {
  readonly contactId: ContactId
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly rung: ContactRung
  readonly state: ContactState
  readonly stateReason: string | null
  readonly notAfter: Instant
  readonly snoozedUntil: Day | null
  /** Where it stands now: it stays there while that still keeps the rules. */
  readonly plannedDay: Day
  readonly notBefore: Instant
}

export interface CustomerFacts extends EligibilityFacts, DueFacts {
  readonly customerId: CustomerId
  /** Null when nothing was bought, or everything was given back. */
  readonly understanding: Understanding | null
  /** IANA zone of the customer, else of the business. */
  readonly zone: string
  /** The allowed hours of a channel in his zone, narrowed by his own wish. */
  readonly calendarOf: (channel: ChannelName) => Calendar
  /** The most days he wished between two contacts; null when he named none. */
  readonly spacingDays: number | null
  readonly dueEvents: readonly StoredDueEvent[]
  /** Open contacts and those of the running cycle. */
  readonly contacts: readonly StoredContact[]
  /** When marketing reached him or is about to, within the longest cap. */
  readonly marketingAt: readonly Instant[]
}

export interface PlanRules extends DueRules {
  readonly business: BusinessId
  readonly policy: Policy
  readonly hours: OpeningHours
  readonly active: readonly ChannelName[]
  /** The country whose rules are kept, and those the owner took upon himself. */
  readonly law: Law
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
  /** The event whose message tells of this one too; null when it has its own. */
  readonly joinedTo: DueEventId | null
}

export interface PlannedContact {
  readonly contactId: ContactId
  /** Null for a greeting beside the ladder. */
  readonly dueEventId: DueEventId | null
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
  readonly dueEvents: readonly PlannedDueEvent[]
  /** An event about the whole is open that is not planned any more: a purchase has answered it, or it was about one that is gone. */
  readonly hasOpenBefore: boolean
  /** Open events that something answered: the group was bought, the date of the thing was changed. */
  readonly answered: readonly { readonly dueEventId: DueEventId; readonly boughtDay: Day | null }[]
  readonly contacts: readonly PlannedContact[]
  readonly refusals: readonly { readonly purpose: ContactPurpose; readonly cycleNo: number; readonly reason: NotContactedReason }[]
  readonly cancels: readonly { readonly contactId: ContactId; readonly reason: CancelReason }[]
  /** The agreed date was kept: he bought after it was agreed. */
  readonly keptPromise: boolean
  /** The first day on which the same facts may give another plan; null when only a new fact can. */
  readonly nextDay: Day | null
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
  'told-already',
  'unanswered',
  'complaint',
] satisfies readonly CancelReason[]

/** Made, being made, or taken back for good: planning leaves it alone. */
export function isSettled({ state, stateReason }: Pick<StoredContact, 'state' | 'stateReason'>): boolean {
  if (state === 'planned') return false
  return !(state === 'cancelled' && stateReason !== null && REVIVABLE.includes(stateReason))
}
