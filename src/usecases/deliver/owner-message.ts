/** A message that the owner sends to himself: a test, a trial, his morning list. It stands in no outbox, and no cap counts it. */
import type { ChannelName } from '../../domain/collect/business.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { addMs, type Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { OutgoingMessage } from '../../ports/channel.ts'

export interface OwnerMessage {
  readonly business: BusinessId
  /** The same name is the same message, so that a provider can tell a repetition. */
  readonly name: string
  readonly channel: ChannelName
  readonly address: string
  readonly locale: Locale
  readonly subject: string
  readonly body: string
  readonly at: Instant
  readonly validMs: number
}

export function ownerMessage({ business, name, channel, address, locale, subject, body, at, validMs }: OwnerMessage): OutgoingMessage {
  return {
    messageId: id<'message'>(nameUuid(`${business}:${name}`)),
    dedupeKey: name,
    // Channels ask for whom a message is; no customer has this id, and nothing is stored under it.
    customerId: id<'customer'>(nameUuid(`owner:${business}`)),
    contactId: null,
    contactPointId: null,
    channel,
    address,
    purpose: 'service',
    locale,
    subject,
    body,
    notBefore: at,
    notAfter: addMs(at, validMs),
    state: 'sending',
    stateReason: null,
    stateAt: at,
    attempts: 1,
    providerId: null,
    createdAt: at,
    unsubscribeUrl: null,
  }
}
