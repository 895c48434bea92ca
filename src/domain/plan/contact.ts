/**
 * One planned touch of one customer, the literals of its life, and why others get none.
 * A contact is found again by customer, purpose, cycle and rung: a re-run or a restored copy comes to the same one.
 */
import type { YearHabit } from '../understand/year-habit.ts'
import type { Rung } from '../collect/business.ts'
import type { LadderBenefit } from '../collect/plan-settings.ts'
import type { Day } from '../../kernel/day.ts'
import { nameUuid, orderedUuid } from '../../kernel/digest.ts'
import { type BusinessId, type ContactId, type CustomerId, type DueEventId, id } from '../../kernel/ids.ts'

/** The three rungs of the ladder, and the reminder of an agreed date that replaces them. */
export type ContactRung = Rung | 'follow-up'

/** What the contact is for: the usual return, a second purchase, somebody gone silent, a promise, a date of the person. */
export const CONTACT_PURPOSES = [
  'repeat',
  'second-purchase',
  'win-back',
  'follow-up',
  'welcome',
  'thanks',
  'birthday',
  'campaign',
  'content',
  'event',
  'linked',
  'coupon',
] as const
/** Purposes that name what they are about: `group:<id>`, `asset:<id>/return`, `season:<id>`, and the second try of a win-back `win-back:2`. */
export const SUBJECT_KINDS = ['group', 'asset', 'season', 'win-back', 'second-purchase'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number] | `${SubjectKind}:${string}`

/** What is left of a purpose without its subject: 'group', 'win-back', 'repeat'. */
export function purposeKind(purpose: string): string {
  return purpose.split(':', 1)[0] ?? purpose
}

export function isContactPurpose(text: string): text is ContactPurpose {
  const isPlain = CONTACT_PURPOSES.some(purpose => purpose === text)
  return isPlain || (text.includes(':') && SUBJECT_KINDS.some(kind => kind === purposeKind(text)))
}

/** Purposes about the whole of a customer's purchases: the next purchase of any kind answers them. */
export function isAboutWhole(purpose: ContactPurpose): boolean {
  const kind = purposeKind(purpose)
  return kind === 'repeat' || kind === 'second-purchase' || kind === 'win-back' || kind === 'welcome' || kind === 'thanks'
}

/**
 * Contacts that come from no ladder: the planner of cycles neither makes nor cancels them. Their number is the campaign's,
 * the content's or the event's, and of a linked purchase the day number of the purchase that it follows; of a coupon's reminder that of its last day.
 */
export const OFF_LADDER_PURPOSES = ['campaign', 'content', 'event', 'linked', 'coupon'] as const satisfies readonly ContactPurpose[]
/**
 * A contact with this priority goes out by itself, because the owner has approved the whole it belongs to: it is no card
 * of Today and costs none of his minutes.
 */
export const BROADCAST_PRIORITY = -1
/** Purposes whose contacts do so, unless they are made by hand. */
export const BROADCAST_PURPOSES = ['campaign', 'content', 'event'] as const satisfies readonly ContactPurpose[]

export const CONTACT_STATES = [
  'planned',
  'approved',
  'claimed',
  'handed',
  'delivered',
  'failed',
  'unknown',
  'expired',
  'cancelled',
  'done',
] as const
export type ContactState = (typeof CONTACT_STATES)[number]

/** Why somebody with a due date is not written to. Each has a sentence that says what to do next. */
export const NOT_CONTACTED_REASONS = [
  'booked',
  'follow-up-open',
  'no-contact-point',
  'opted-out',
  'no-consent',
  'no-channel',
  'held-out',
  'capped',
  'quiet',
  'over-budget',
  'told-already',
  'unanswered',
  'complaint',
] as const
export type NotContactedReason = (typeof NOT_CONTACTED_REASONS)[number]

/** Why an open contact was taken back. */
export const CANCEL_REASONS = ['bought', 'superseded', 'moved-on', 'dismissed', ...NOT_CONTACTED_REASONS] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

export const CONTACT_REASON_CODES = [
  'due',
  'due-guess',
  'overdue',
  'no-rhythm',
  'second-purchase',
  'win-back',
  'promise',
  'group-due',
  'asset-return',
  'asset-service',
  'warranty',
  'birthday',
  'season',
  'welcome',
  'thanks',
  'elsewhere',
  'campaign',
  'content',
  'event',
  'linked',
  'coupon',
] as const
export type ContactReasonCode = (typeof CONTACT_REASON_CODES)[number]

/** The evidence of one contact, as it was on the day of planning; stored, and told in one sentence. */
export interface ContactReason {
  readonly code: ContactReasonCode
  /** Day of the last purchase. */
  readonly lastDay: Day
  /** Usual days from one purchase to the next. */
  readonly cycleDays: number
  /** The times of the year in which he comes, for whoever lives by seasons. */
  readonly year?: YearHabit
  readonly dueDay: Day
  readonly windowFrom: Day
  readonly windowTo: Day
  /** Eight in ten such customers come between these days, if they have not left. */
  readonly likelyFrom: Day
  readonly likelyTo: Day
  /** Probability that the next purchase falls within 14 days of the due day, 0..1. */
  readonly strength: number
  /** Distinct days with a purchase so far. */
  readonly purchaseDays: number
  /** The agreed day of a promise. */
  readonly agreedDay: Day | null
  /** What was said when the date was agreed; empty when nothing was noted. */
  readonly agreedWords: string
  /** What it is about: the name of the group, the thing, the season, the campaign, the purchase that this one follows. */
  readonly about?: string
  /** What else is due in the same days and is told in the same message. */
  readonly also?: readonly AlsoDue[]
  /** The how-manieth try after silence; 1 when absent. */
  readonly tryNo?: number
  /** Whether the words thank or name special terms. */
  readonly benefit?: LadderBenefit
}

/** Something of the same customer that is due in the same week. */
export interface AlsoDue {
  readonly code: ContactReasonCode
  readonly about: string
  readonly dueDay: Day
}

export interface ContactKey {
  readonly business: BusinessId
  readonly customerId: CustomerId
  readonly purpose: ContactPurpose
  /** Day number of the purchase that began the cycle; of the agreed day for a promise. */
  readonly cycleNo: number
}

export function contactIdOf(key: ContactKey, rung: ContactRung): ContactId {
  const name = `contact:${key.business}:${key.customerId}:${key.purpose}:${key.cycleNo}:${rung}`
  // The reminder of a coupon is found by this id when the coupon has been used, also one that an older version has planned.
  return id<'contact'>(key.purpose === 'coupon' ? nameUuid(name) : besideCustomer(key, name))
}

export function dueEventIdOf(key: ContactKey): DueEventId {
  return id<'due-event'>(besideCustomer(key, `due-event:${key.business}:${key.customerId}:${key.purpose}:${key.cycleNo}`))
}

/** Begins as the customer's id does: what is planned for customers in their order lies in that order in the indexes of its own ids. */
function besideCustomer({ customerId }: ContactKey, name: string): string {
  return orderedUuid(Number.parseInt(customerId.slice(0, 8), 16), name)
}
