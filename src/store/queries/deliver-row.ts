/** A row of the outbox as a message of the domain. The database holds the same lists as checks. */
import { sql } from 'kysely'
import { CHANNELS, type ChannelName } from '../../domain/collect/business.ts'
import {
  type Message,
  MESSAGE_PURPOSES,
  MESSAGE_REASONS,
  MESSAGE_STATES,
  type MessagePurpose,
  type MessageReason,
  type MessageState,
} from '../../domain/deliver/message.ts'
import { assert } from '../../kernel/assert.ts'
import { id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { isLocale } from '../../kernel/locale.ts'

export interface MessageRow {
  readonly message_id: string
  readonly dedupe_key: string
  readonly customer_id: string
  readonly contact_id: string | null
  readonly contact_point_id: string | null
  readonly channel: string
  readonly address: string
  readonly purpose: string
  readonly locale: string
  readonly subject: string | null
  readonly body: string
  readonly state: string
  readonly state_reason: string | null
  readonly state_at: Instant
  readonly not_before: Instant
  readonly not_after: Instant
  readonly attempts: number
  readonly provider_id: string | null
  readonly created_at: Instant
}

/** A message with a lease is being handed over; only rows that say 'queued' can have one. */
export const EFFECTIVE_STATE = sql<string>`case when message.state = 'queued' and exists (
    select from message_queue leased where leased.business_id = message.business_id and leased.message_id = message.message_id
      and leased.lease_until is not null
  ) then 'sending' else message.state end`

/** The columns of MessageRow, for a `select` or `returning`. */
export const MESSAGE_COLUMNS = [
  'message_id',
  'dedupe_key',
  'customer_id',
  'contact_id',
  'contact_point_id',
  'channel',
  'address',
  'purpose',
  'locale',
  'subject',
  'body',
  'state',
  'state_reason',
  'state_at',
  'not_before',
  'not_after',
  'attempts',
  'provider_id',
  'created_at',
] as const

/** The same for a reader: what is on its way is told by its lease in the queue, not by its own row. */
export const MESSAGE_COLUMNS_NOW = sql.join(
  MESSAGE_COLUMNS.map(column => (column === 'state' ? sql`${EFFECTIVE_STATE} as state` : sql.ref(`message.${column}`))),
)

export function messageOf(row: MessageRow): Message {
  assert(isLocale(row.locale), `${row.locale} is a language of the product`)
  return {
    messageId: id(row.message_id),
    dedupeKey: row.dedupe_key,
    customerId: id(row.customer_id),
    contactId: row.contact_id === null ? null : id(row.contact_id),
    contactPointId: row.contact_point_id === null ? null : id(row.contact_point_id),
    channel: channelOf(row.channel),
    address: row.address,
    purpose: purposeOf(row.purpose),
    locale: row.locale,
    subject: row.subject,
    body: row.body,
    state: stateOf(row.state),
    stateReason: row.state_reason === null ? null : reasonOf(row.state_reason),
    stateAt: row.state_at,
    notBefore: row.not_before,
    notAfter: row.not_after,
    attempts: row.attempts,
    providerId: row.provider_id,
    createdAt: row.created_at,
  }
}

function channelOf(text: string): ChannelName {
  const found = CHANNELS.find(channel => channel === text)
  assert(found !== undefined, `${text} is a channel`)
  return found
}

function purposeOf(text: string): MessagePurpose {
  const found = MESSAGE_PURPOSES.find(purpose => purpose === text)
  assert(found !== undefined, `${text} is a purpose`)
  return found
}

export function stateOf(text: string): MessageState {
  const found = MESSAGE_STATES.find(state => state === text)
  assert(found !== undefined, `${text} is a state of a message`)
  return found
}

function reasonOf(text: string): MessageReason {
  const found = MESSAGE_REASONS.find(reason => reason === text)
  assert(found !== undefined, `${text} is a reason of a message`)
  return found
}
