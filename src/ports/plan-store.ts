/** What the plan stage needs from the database. */
import type { ChannelName } from '../domain/collect/business.ts'
import type { Preferences } from '../domain/collect/customer.ts'
import type { ContactPurpose, ContactReason, ContactRung, ContactState, NotContactedReason } from '../domain/plan/contact.ts'
import type { StoredDueEvent } from '../domain/plan/due-event.ts'
import type { DueFacts } from '../domain/plan/due-source.ts'
import type { OpenPromise } from '../domain/plan/eligibility.ts'
import type { CustomerPlan, StoredContact } from '../domain/plan/customer-plan.ts'
import type { ForecastCustomer } from '../domain/plan/revenue-forecast.ts'
import type { Standing } from '../domain/understand/segment.ts'
import type { Day } from '../kernel/day.ts'
import type { ContactId, ContactPointId, CustomerId, DueEventId, FollowUpId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'
import type { Minor } from '../kernel/money.ts'
import type { CustomerReach } from './consent-store.ts'

/** What decides whether a customer is to be planned for at all. */
export interface CustomerOutline {
  readonly customerId: CustomerId
  readonly dueEvents: readonly StoredDueEvent[]
  /** Open contacts, and all those of the cycle that runs now. */
  readonly contacts: readonly StoredContact[]
  readonly agreed: OpenPromise | null
  /** Where he has answered, the latest first; undefined when nowhere. */
  readonly answeredOn: readonly string[] | undefined
}

/** The rest of what planning asks, loaded only for those who have something due. */
export interface CustomerCircumstances extends DueFacts {
  readonly customerId: CustomerId
  readonly zone: string | null
  readonly preferences: Preferences
  readonly bookedDay: Day | null
  /** A complaint or a low score that nobody has settled. */
  readonly isUnhappy: boolean
  readonly marketingAt: readonly Instant[]
}

export interface SavedPlan {
  /** Contacts that are new or changed. */
  readonly planned: number
  readonly cancelled: number
  readonly heldOut: number
  readonly refused: number
  /** Cancelled ones that had been approved: their messages are taken back too. */
  readonly recalled: readonly ContactId[]
}

/** One contact with everything its card shows. */
export interface ContactRow {
  readonly contactId: ContactId
  readonly customerId: CustomerId
  readonly customerName: string
  readonly customerPhone: string | null
  readonly customerZone: string | null
  readonly preferences: Preferences
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly rung: ContactRung
  readonly segment: Standing
  readonly plannedDay: Day
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly channel: ChannelName
  readonly contactPointId: ContactPointId | null
  readonly reason: ContactReason
  readonly priority: number
  readonly state: ContactState
  readonly stateReason: string | null
  readonly stateAt: Instant
  readonly ownWords: string | null
  readonly approvedAt: Instant | null
  readonly followUp: FollowUpRow | null
}

export interface Person {
  readonly customerId: CustomerId
  readonly customerName: string
  readonly firstName: string
  readonly customerPhone: string | null
  readonly email: string | null
  readonly customerZone: string | null
  readonly locale: Locale | null
  readonly preferences: Preferences
}

export interface FollowUpRow {
  readonly followUpId: FollowUpId
  readonly customerId: CustomerId
  readonly contactId: ContactId | null
  readonly agreedOn: Day
  readonly dueOn: Day
  readonly state: 'open' | 'reminded' | 'kept' | 'missed' | 'cancelled' | 'replaced'
  readonly words: string
}

export interface FollowUpWithName extends FollowUpRow {
  readonly customerName: string
  readonly customerPhone: string | null
}

/** What today has brought so far. */
export interface DoneToday {
  readonly contacts: number
  readonly booked: number
  readonly agreed: number
  readonly repeatPurchases: number
  readonly repeatRevenue: readonly { readonly currency: string; readonly minor: Minor }[]
}

export interface NewReminder {
  readonly contactId: ContactId
  readonly customerId: CustomerId
  readonly followUpId: FollowUpId
  readonly cycleNo: number
  readonly plannedDay: Day
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly channel: ChannelName
  readonly contactPointId: ContactPointId
  readonly segment: Standing
  readonly reason: ContactReason
  readonly priority: number
}

export interface Moment {
  readonly at: Instant
  /** The local day of the business. */
  readonly today: Day
}

/** What a contact becomes, and from which states. */
export interface ContactChange {
  readonly from: readonly ContactState[]
  readonly state: ContactState
  readonly reason: string | null
  readonly at: Instant
  readonly approvedAt?: Instant | null
  readonly ownWords?: string
  readonly channel?: ChannelName
  readonly contactPointId?: ContactPointId
  readonly snoozedUntil?: Day
  readonly plannedDay?: Day
  readonly notBefore?: Instant
}

export interface PlanningFacts extends CustomerOutline, CustomerCircumstances {
  readonly customerId: CustomerId
  /** His addresses; undefined when they were not read with the rest. */
  readonly reach?: readonly CustomerReach[] | undefined
}

export interface PlanStore {
  /** Of those customers by id the ones whose plan may have changed: other facts, other rules, or their day has come. */
  toPlanAfter(
    after: CustomerId | null,
    options: { readonly limit: number; readonly rules: string; readonly today: Day },
  ): Promise<readonly CustomerId[]>
  /** Customers about whom a fact waits are planned anew, whatever they were planned from. */
  forgetMarksOfChanged(): Promise<void>
  /** All that is known of these customers besides their understanding, in one question. */
  planningFacts(ids: readonly CustomerId[], moment: Moment): Promise<readonly PlanningFacts[]>
  circumstances(ids: readonly CustomerId[], moment: Moment): Promise<readonly CustomerCircumstances[]>
  /**
   * Writes due events, contacts, refusals; closes what a purchase has answered. Contacts that left planning are not touched.
   * Remembers by which rules and from which facts these were planned, and until when that stands.
   */
  save(plans: readonly CustomerPlan[], moment: Moment, rules: string): Promise<SavedPlan>

  /** Names and addresses for cards that are not stored. */
  people(ids: readonly CustomerId[]): Promise<readonly Person[]>

  /** Nobody else approves or plans a contact of this customer until the transaction ends. False when there is no such customer. */
  lockCustomer(customerId: CustomerId): Promise<boolean>
  /** The same for many at once, always in one order; those of them that exist. */
  lockCustomers(ids: readonly CustomerId[]): Promise<ReadonlySet<CustomerId>>
  contact(contactId: ContactId): Promise<ContactRow | undefined>
  contactsOf(customerId: CustomerId, limit: number): Promise<readonly ContactRow[]>
  /** Moves the contact when it is in one of these states; false when it is not any more. */
  moveContact(contactId: ContactId, change: ContactChange): Promise<boolean>
  /** All of these that are in one of the states; how many that were. */
  moveContacts(ids: readonly ContactId[], change: ContactChange): Promise<number>
  /** Marketing that reached the customer or waits for him within the longest cap, `except` not counted. */
  marketingAt(customerId: CustomerId, options: { readonly at: Instant; readonly except: ContactId | null }): Promise<readonly Instant[]>
  bookedDay(customerId: CustomerId, today: Day): Promise<Day | null>
  isUnhappy(customerId: CustomerId): Promise<boolean>
  insertOutcome(outcome: {
    readonly contactId: ContactId
    readonly customerId: CustomerId
    readonly outcome: string
    readonly detail: Readonly<Record<string, string | number | null>>
    readonly actor: string
    readonly at: Instant
  }): Promise<void>

  /** Open contacts whose hours include this instant, the most valuable first, one a customer. */
  openNow(options: { readonly at: Instant; readonly startsBefore: Instant; readonly limit: number }): Promise<readonly ContactRow[]>
  /** How many there are, counted up to `most`. */
  countOpenNow(options: { readonly at: Instant; readonly startsBefore: Instant; readonly most: number }): Promise<number>
  /** Contacts planned for these days, by day: the calendar. */
  countsByDay(options: {
    readonly from: Day
    readonly to: Day
  }): Promise<readonly { readonly day: Day; readonly rung: ContactRung; readonly count: number }[]>
  /** Open contacts planned for this day, the most valuable first. */
  contactsOn(day: Day, limit: number): Promise<readonly ContactRow[]>
  /** Customers who are not erased, by id. */
  customersAfter(after: CustomerId | null, limit: number): Promise<readonly CustomerId[]>
  /** Customers of a segment whose due day is near, with short and long cycles, for a preview. */
  samplesOf(segment: Standing, limit: number): Promise<readonly CustomerId[]>
  /** What everybody is expected to spend and when, by id. */
  spendersAfter(after: string | null, limit: number): Promise<readonly (ForecastCustomer & { readonly customerId: string })[]>
  /** Whether the owner's message of this day was begun, whatever became of it. */
  hasDigest(day: Day): Promise<boolean>
  /** False when another process has begun it. */
  beginDigest(day: Day, at: Instant): Promise<boolean>
  endDigest(
    day: Day,
    outcome: { readonly state: 'handed' | 'failed' | 'unknown'; readonly reason: string; readonly at: Instant },
  ): Promise<void>
  doneBetween(options: { readonly from: Instant; readonly to: Instant; readonly day: Day }): Promise<DoneToday>
  /** Reasons noted since this day, counted by customer. */
  notContactedSince(day: Day): Promise<readonly { readonly reason: NotContactedReason; readonly count: number }[]>
  /** The people behind these counts, the latest first; of one reason, or of one customer. */
  notContacted(options: {
    readonly since: Day
    readonly reason: NotContactedReason | null
    readonly customerId: CustomerId | null
    readonly limit: number
  }): Promise<readonly { readonly customerId: CustomerId; readonly name: string; readonly reason: NotContactedReason; readonly day: Day }[]>
  /** Planned contacts of these rungs whose time has come, for the autopilot. */
  dueForAutopilot(options: {
    readonly rungs: readonly ContactRung[]
    readonly at: Instant
    /** On the list since then at the latest: the owner has had his time to object. */
    readonly shownBefore: Instant
    readonly limit: number
  }): Promise<readonly ContactId[]>

  /**
   * Contacts past their validity become expired, and offers the owner had no minutes for are counted; approved ones by
   * hand that nobody reported become unknown. Returns those that had been approved.
   */
  expireContacts(moment: Moment): Promise<{ readonly expired: number; readonly recalled: readonly ContactId[] }>
  /** Closes due events whose window ended before this day without a purchase. */
  closeDueEvents(today: Day, at: Instant): Promise<number>

  followUpsDue(options: { readonly today: Day; readonly limit: number }): Promise<readonly FollowUpRow[]>
  followUps(options: {
    readonly openOnly: boolean
    readonly limit: number
    readonly after: FollowUpId | null
  }): Promise<readonly FollowUpWithName[]>
  /** The reminder of an agreed date; a second one for the same date is not made. */
  insertReminder(reminder: NewReminder, at: Instant): Promise<boolean>
  moveFollowUp(followUpId: FollowUpId, state: FollowUpRow['state'], at: Instant): Promise<void>
  /** Open agreements whose day passed so long ago that nobody waits any more. */
  missFollowUps(dueBefore: Day, at: Instant): Promise<number>
  dueEvent(dueEventId: DueEventId): Promise<StoredDueEvent | undefined>
}
