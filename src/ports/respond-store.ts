/** What the respond stage needs from the database: replies, agreed dates, bookings. */
import type { AppointmentState } from '../domain/respond/appointment.ts'
import type { QuestionOption } from '../domain/respond/question.ts'
import type { Reading } from '../domain/respond/reading.ts'
import type { Day } from '../kernel/day.ts'
import type {
  BookingId,
  ContactId,
  ContactPointId,
  CustomerId,
  FollowUpId,
  MessageId,
  ReplyId,
  ResourceId,
  ServiceId,
} from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'

export interface NewReply {
  readonly customerId: CustomerId | null
  readonly contactId: ContactId | null
  readonly messageId: MessageId | null
  readonly channel: string
  /** The provider's id of the inbound message: a repeated hook finds it and changes nothing. */
  readonly providerReplyId: string
  readonly text: string
  readonly reading: Reading
  readonly settledAs: string | null
  readonly actor: string
  /** Of a stranger: where his words came from, so that they can be given to the customer he turns out to be. */
  readonly senderAddress?: string | null
}

export interface Reply extends NewReply {
  readonly replyId: ReplyId
  readonly customerName: string | null
  readonly at: Instant
}

/** Whom a reply or an outcome is about, and what is still open with him. */
export interface OpenContact {
  readonly contactId: ContactId | null
  readonly customerId: CustomerId
  readonly messageId: MessageId | null
  readonly customerName: string
  readonly firstName: string
  readonly locale: Locale | null
  readonly zone: string | null
}

export interface Reachable {
  readonly contactPointId: ContactPointId
  readonly kind: string
  readonly address: string
}

export interface NewBooking {
  readonly customerId: CustomerId
  readonly contactId: ContactId | null
  readonly service: string
  readonly localDay: Day
  readonly localMinute: number | null
  readonly zone: string
  readonly startsAt: Instant
  readonly durationMinutes: number
  readonly serviceId: ServiceId | null
  /** What is taken for it; empty when only the day is agreed. */
  readonly resourceIds: readonly ResourceId[]
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  readonly source: string
}

export interface Booking extends NewBooking {
  readonly bookingId: BookingId
  readonly customerName: string
  readonly state: AppointmentState
  /** Grows with every change: the SEQUENCE of its calendar entry. */
  readonly version: number
  readonly changedAt: Instant
  readonly reminded: number
  /** How often this customer did not come. */
  readonly missedBefore: number
}

/** Asked back to one customer; there is one open at a time. */
export interface ReplyQuestion {
  readonly questionId: string
  readonly customerId: CustomerId
  readonly replyId: ReplyId | null
  readonly messageId: MessageId | null
  readonly bookingId: BookingId | null
  readonly kind: 'slot' | 'reminder'
  readonly options: readonly QuestionOption[]
  readonly expiresAt: Instant
}

export interface Complaint {
  readonly complaintId: string
  readonly customerId: CustomerId
  readonly customerName: string
  readonly replyId: ReplyId | null
  /** 0 to 10 where he gave one. */
  readonly score: number | null
  readonly words: string
  readonly openedAt: Instant
}

export interface RespondStore {
  /** Replaces a question that is still open. */
  ask(question: ReplyQuestion, at: Instant): Promise<void>
  openQuestion(customerId: CustomerId, at: Instant): Promise<ReplyQuestion | undefined>
  closeQuestion(questionId: string, state: 'answered' | 'left'): Promise<void>

  /** 'already' when one is open: its words grow instead. */
  openComplaint(complaint: Omit<Complaint, 'customerName' | 'openedAt'>, at: Instant): Promise<'opened' | 'already'>
  /** Of the customers named, or of all. */
  openComplaints(customerIds?: readonly CustomerId[]): Promise<readonly Complaint[]>
  closeComplaint(
    complaintId: string,
    closing: { readonly actor: string; readonly resolution: string; readonly at: Instant },
  ): Promise<CustomerId | undefined>

  /** 'known' when this provider id was stored before. */
  insertReply(reply: NewReply, at: Instant): Promise<{ readonly replyId: ReplyId; readonly result: 'stored' | 'known' }>
  settleReply(replyId: ReplyId, settledAs: string): Promise<void>
  findReply(replyId: ReplyId): Promise<Reply | undefined>
  /** Newest first; `open` are those nobody has settled. */
  replies(options: { readonly customerId?: CustomerId; readonly openOnly?: boolean; readonly limit: number }): Promise<readonly Reply[]>

  repliesTo(messageIds: readonly MessageId[]): Promise<readonly Reply[]>

  openContactOf(customerId: CustomerId): Promise<OpenContact | undefined>
  openContactById(contactId: ContactId): Promise<OpenContact | undefined>
  /** The customer who can be written to at this address; undefined for a stranger. */
  customerByAddress(address: string): Promise<CustomerId | undefined>
  reachable(customerId: CustomerId): Promise<readonly Reachable[]>

  insertOutcome(
    outcome: {
      readonly customerId: CustomerId
      readonly contactId: ContactId | null
      readonly outcome: string
      readonly detail: Readonly<Record<string, string | number | null>>
      readonly actor: string
    },
    at: Instant,
  ): Promise<void>
  /** Replaces an open agreement of the customer by this one. */
  agreeFollowUp(
    followUp: {
      readonly customerId: CustomerId
      readonly contactId: ContactId | null
      readonly agreedOn: Day
      readonly dueOn: Day
      readonly words: string
    },
    at: Instant,
  ): Promise<FollowUpId>
  closeFollowUps(customerId: CustomerId, state: 'kept' | 'cancelled', at: Instant): Promise<number>
  insertBooking(booking: NewBooking & { readonly bookingId: BookingId }, at: Instant): Promise<void>
  booking(bookingId: BookingId): Promise<Booking | undefined>
  /** Both days included, by their beginning. */
  bookings(options: { readonly from: Day; readonly to: Day; readonly customerId?: CustomerId | undefined }): Promise<readonly Booking[]>
  setBookingState(bookingId: BookingId, state: AppointmentState, at: Instant): Promise<boolean>
}
