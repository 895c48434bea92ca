/**
 * One message to one customer: its states, and which may follow which. A state is never guessed: when nobody can
 * say whether a message left, it is `unknown`, which is shown to the owner and never silently sent again.
 */
import type { ChannelName } from '../collect/business.ts'
import type { Day } from '../../kernel/day.ts'
import type { ContactId, ContactPointId, CustomerId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'

/** `failed` was never taken; `bounced` was taken and came back, or its provider says that it did not arrive; `read` was opened. */
export const MESSAGE_STATES = [
  'queued',
  'claimed',
  'sending',
  'handed',
  'delivered',
  'read',
  'bounced',
  'failed',
  'unknown',
  'expired',
  'cancelled',
] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

export const MESSAGE_PURPOSES = ['marketing', 'content', 'service'] as const
export type MessagePurpose = (typeof MESSAGE_PURPOSES)[number]

/** Why a message did not go out, or is where it is. Each has a sentence in the locales. */
export const MESSAGE_REASONS = [
  'undone',
  'recalled',
  'no-consent',
  'channel-forbidden',
  'unhappy',
  'suppressed',
  'purchase-since',
  'contact-cancelled',
  'past-validity',
  'quiet-hours',
  'cap',
  'not-live',
  'restored-copy',
  'erased',
  'worker-died',
  'no-answer-after-data',
  'refused',
  'no-such-address',
  'mailbox-full',
  'sender-refused',
  'rate',
  'complained',
  'unreachable',
  'not-configured',
  'address-gone',
  'opted-out',
  'owner-says-sent',
  'owner-says-not-sent',
  'sandbox',
  'accepted',
] as const
export type MessageReason = (typeof MESSAGE_REASONS)[number]

export interface NewMessage {
  /** See `contactDedupeKey`: the same message can be asked for twice, but is sent once. */
  readonly dedupeKey: string
  readonly customerId: CustomerId
  readonly contactId: ContactId | null
  readonly contactPointId: ContactPointId | null
  readonly channel: ChannelName
  readonly address: string
  readonly purpose: MessagePurpose
  readonly locale: Locale
  readonly subject: string | null
  readonly body: string
  /** Not handed over before this instant: the undo window, or the next quiet-hours opening. */
  readonly notBefore: Instant
  /** Worthless after this instant: an offer after its deadline never goes out. */
  readonly notAfter: Instant
  /** iCalendar text that goes with a letter about a visit. */
  readonly calendar?: string | null
}

export interface Message extends NewMessage {
  readonly messageId: MessageId
  readonly state: MessageState
  readonly stateReason: MessageReason | null
  readonly stateAt: Instant
  readonly attempts: number
  readonly providerId: string | null
  readonly createdAt: Instant
}

/** How the keys of messages about visits begin. */
export const VISIT_KEY = 'visit:'

const FOLLOWS: Readonly<Record<MessageState, readonly MessageState[]>> = {
  // Queued again is put off: quiet hours, a cap, a house that takes no more now.
  queued: ['queued', 'claimed', 'sending', 'expired', 'cancelled', 'unknown', 'handed', 'failed'],
  claimed: ['queued', 'sending', 'expired', 'cancelled', 'unknown'],
  // Back to queued only when the channel is sure that nothing left; see outcome.ts.
  sending: ['queued', 'handed', 'delivered', 'read', 'bounced', 'failed', 'unknown'],
  handed: ['delivered', 'read', 'bounced', 'failed', 'unknown'],
  delivered: ['read'],
  read: [],
  // A house that gave up too early: reports come in any order, and the last word is the same in each.
  bounced: ['delivered', 'read'],
  failed: [],
  // A late receipt, or the owner's decision, settles what was unknown.
  unknown: ['handed', 'delivered', 'read', 'bounced', 'failed', 'queued', 'cancelled'],
  expired: [],
  // Undone within the window, the same message may be asked for again.
  cancelled: ['queued'],
}

export function mayFollow(from: MessageState, to: MessageState): boolean {
  return FOLLOWS[from].includes(to)
}

/** States in which the customer has got the message or may have got it: these count for the caps. */
export const MAY_HAVE_ARRIVED = ['claimed', 'sending', 'handed', 'delivered', 'read', 'unknown'] as const satisfies readonly MessageState[]

/** Customer, purpose, cycle and rung: a re-run or a restored backup comes to the same key and so to the same row. */
export function contactDedupeKey(contact: {
  readonly customerId: CustomerId
  readonly purpose: string
  readonly cycleNo: number
  readonly rung: string
}): string {
  return `contact:${contact.customerId}:${contact.purpose}:${contact.cycleNo}:${contact.rung}`
}

/** One confirmation for one agreed day: agreeing twice on the same day confirms once. */
export function agreementDedupeKey(customerId: CustomerId, dueOn: Day, agreedOn: Day): string {
  return `agreed:${customerId}:${agreedOn}:${dueOn}`
}

/** One confirmation of an opt-out for one address and day: the law allows one, and a second would be one too many. */
export function stopDedupeKey(customerId: CustomerId, day: Day): string {
  return `stopped:${customerId}:${day}`
}
