/** What the deliver stage needs from the database: the outbox, and the facts a message is checked against before it leaves. */
import type { ChannelName, Trade } from '../domain/collect/business.ts'
import type { ContactPoint } from '../domain/collect/contact-point.ts'
import type { Preferences } from '../domain/collect/customer.ts'
import type { NearReward } from '../domain/plan/near-reward.ts'
import type { Message, MessagePurpose, MessageReason, MessageState, NewMessage } from '../domain/deliver/message.ts'
import type { SendingStore } from './sending-store.ts'
import type { Day } from '../kernel/day.ts'
import type { ContactId, ContactPointId, CustomerId, MessageId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'
import type { Currency, Minor } from '../kernel/money.ts'

export interface Enqueued {
  readonly messageId: MessageId
  /** 'already': this dedupe key has a message that waits, left or may have left; nothing was added. */
  readonly result: 'queued' | 'already'
  readonly state: MessageState
}

/** One planned contact with everything its words can mention. */
export interface ContactForWords {
  readonly contactId: ContactId
  readonly customerId: CustomerId
  readonly purpose: string
  readonly cycleNo: number
  readonly rung: 'soft' | 'product' | 'offer' | 'follow-up'
  readonly segment: string
  readonly state: string
  readonly channel: string
  readonly contactPointId: ContactPointId | null
  /** Null when the customer has no contact point: then only the owner's own hands reach him. */
  readonly address: string | null
  readonly addressKind: string | null
  readonly notAfter: Instant
  readonly ownWords: string | null
  readonly firstName: string
  readonly customerLocale: Locale | null
  readonly customerZone: string | null
  readonly lastProduct: string | null
  readonly lastGroup: string | null
  /** The name of the group or thing that is due; null when it is the whole. */
  readonly about?: string | null
  /** What else is due in the same days and is told in the same message. */
  readonly also?: string | null
  readonly lastPurchaseDay: Day | null
  /** What the last product cost him: the taxi's price to the same place. */
  readonly lastPriceMinor?: Minor | null
  /** He asked to be addressed as a friend: 'ты', „ти“. */
  readonly isInformal?: boolean
  readonly dueDay: Day | null
  /** The offer of the catalogue that fits him; none when nothing does. */
  readonly offer?: { readonly name: string; readonly priceMinor: Minor; readonly deadline: Day; readonly isPersonal: boolean } | null
  /** What he is close to: told where he is asked to come. */
  readonly reward?: NearReward | null
}

export interface MessagePage {
  readonly messages: readonly (Message & { readonly customerName: string })[]
  readonly nextCursor: string | null
}

export interface MessageFilter {
  readonly state?: MessageState
  readonly customerId?: CustomerId
  readonly contactId?: ContactId
  readonly cursor?: string
  /** Rows of one page, 1..200. */
  readonly limit: number
}

export interface Settlement {
  readonly messageId: MessageId
  readonly state: MessageState
  readonly reason: MessageReason | null
  readonly providerId?: string | null
  readonly notBefore?: Instant
}

/** What the claim decision needs besides consent, which the collect stage knows. */
export interface ClaimRow {
  readonly purchasedSince: boolean
  readonly isUnhappy: boolean
  readonly contactState: string | null
  /** The contact point that the message is for; null when it is no longer his. */
  readonly point: ContactPoint | null
  /** Other messages than the one asked about. */
  readonly marketingAt: readonly Instant[]
  readonly zone: string | null
  readonly preferences: Preferences
}

export interface DeliverStore extends SendingStore {
  /** In the caller's transaction, so that planning and enqueueing happen together or not at all. Revives only what was undone unsent. */
  enqueue(message: NewMessage, at: Instant): Promise<Enqueued>
  /** Many at once, each with a key of its own; the answers are in the order of the messages. */
  enqueueAll(messages: readonly NewMessage[], at: Instant): Promise<readonly Enqueued[]>
  /** Stores a message that the owner has already handed over himself. */
  recordHanded(message: NewMessage, at: Instant): Promise<Enqueued>

  /** Cancels what has not left yet; returns how many. */
  cancelForContact(contactId: ContactId, reason: MessageReason, at: Instant): Promise<number>
  cancelForCustomer(
    customerId: CustomerId,
    options: {
      readonly purposes: readonly MessagePurpose[]
      readonly reason: MessageReason
      readonly at: Instant
    },
  ): Promise<number>
  cancelMessage(messageId: MessageId, reason: MessageReason, at: Instant): Promise<'cancelled' | 'too-late' | 'not-found'>
  /** Every message that has not left: of the whole business, of the ones named, or of a batch ('campaign:7'). */
  recall(options: { readonly what: readonly MessageId[] | 'all' | { readonly batch: string }; readonly at: Instant }): Promise<number>

  /**
   * Locks up to `limit` due messages until the end of the transaction, skipping what another holds. Those of service are taken first,
   * but for `turns`, which belong to the others when any wait; more than `others` of them are never taken, except in their turns.
   */
  claim(options: {
    readonly channel: ChannelName
    readonly at: Instant
    readonly limit: number
    readonly turns: number
    readonly others: number
    /** Channels whose service messages go first as well: they share an account at a provider. */
    readonly beside: readonly ChannelName[]
    /** Batches that are paused. */
    readonly skipBatches: readonly string[]
  }): Promise<readonly Message[]>
  /** Locks the customers of these messages against another worker's claim, then reads what has happened to them. */
  claimRows(messages: readonly Message[], at: Instant): Promise<ReadonlyMap<MessageId, ClaimRow>>
  /** Moves locked messages to 'sending' and counts the attempt, in the transaction that has decided about them. */
  markSending(
    messageIds: readonly MessageId[],
    options: { readonly worker: string; readonly at: Instant; readonly leaseUntil: Instant },
  ): Promise<void>
  /** Writes outcomes and their events, and moves the contacts along; states that may not follow are left alone. */
  settle(settlements: readonly Settlement[], at: Instant): Promise<number>
  /**
   * The same for messages that the claim itself decides about. It holds their places in the queue, so it must not wait for whoever
   * changes them and then wants those places: what somebody else is changing stays as it is and is asked about again.
   */
  settleFree(settlements: readonly Settlement[], at: Instant): Promise<number>
  /** Claimed rows whose lease ran out go back to the queue; sending ones become unknown. */
  reapLeases(at: Instant): Promise<{ readonly returned: number; readonly unknown: number }>
  expire(at: Instant): Promise<number>

  find(messageId: MessageId): Promise<Message | undefined>
  /** The calendar entries that go with these messages; most have none. */
  calendarsOf(messageIds: readonly MessageId[]): Promise<ReadonlyMap<MessageId, string>>
  /** The newest message of the contact. */
  findForContact(contactId: ContactId): Promise<Message | undefined>
  list(filter: MessageFilter): Promise<MessagePage>

  contactForWords(contactId: ContactId): Promise<ContactForWords | undefined>
  contactsForWords(contactIds: readonly ContactId[]): Promise<readonly ContactForWords[]>
  setContactState(
    contactId: ContactId,
    state: string,
    options: { readonly reason: string | null; readonly at: Instant; readonly from: readonly string[] },
  ): Promise<boolean>
  /** Contacts of the customer that have not left, cancelled with this reason; returns how many. */
  cancelContacts(
    customerId: CustomerId,
    options: { readonly reason: string; readonly at: Instant; readonly rungs?: readonly string[] },
  ): Promise<number>
}

/** What the words of a business are made from; the settings of business.ts in the form deliver needs. */
export interface Sender {
  readonly name: string
  readonly trade: Trade
  readonly locale: Locale
  readonly zone: string
  /** What prices in the words are written in. */
  readonly currency?: Currency
  readonly phone: string
  readonly signature: string
  readonly publicUrl: string | null
  /** The owner's own templates, by `<rung>.<segment>.<locale>`. */
  readonly templates: Readonly<Record<string, string>>
}
