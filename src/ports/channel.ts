/** A way to reach a customer. A channel hands over one message and says what became of it; it decides nothing. */
import type { ChannelName, ChannelSettings } from '../domain/collect/business.ts'
import type { Message } from '../domain/deliver/message.ts'
import type { ChannelOutcome } from '../domain/deliver/outcome.ts'
import type { MessageId } from '../kernel/ids.ts'

export interface ChannelCapabilities {
  /** False where the owner's own hands do the sending: the worker leaves such messages to him. */
  readonly automatic: boolean
  /** True when the provider recognises a repeated message by our key, so that an unknown one may be sent again. */
  readonly idempotent: boolean
  /** False when nothing leaves the house: shown as "not sent". */
  readonly leaves: boolean
  readonly subject: boolean
  /** Characters of one paid part (latin, other alphabets); null where length costs nothing. */
  readonly partChars: { readonly latin: number; readonly other: number } | null
}

export interface OutgoingMessage extends Message {
  /** Address of the POST that unsubscribes in one click (RFC 8058); null for service messages. */
  readonly unsubscribeUrl: string | null
  /** Where the customer reads it in full; null where the message itself is all there is, or the address of the pages is unknown. */
  readonly pageUrl?: string | null
  /** Whether he wrote to us there within the last 24 hours: known where a channel has such a window. */
  readonly isHeardToday?: boolean
  /** Where the provider reports about this message; null while the address of the pages is unknown. */
  readonly statusUrl?: string | null
}

export interface Delivered {
  readonly messageId: MessageId
  readonly outcome: ChannelOutcome
}

/** Many messages over few connections. The engine marks a whole group as being sent, so a crash leaves at most one group unknown. */
export interface BulkDelivery {
  /** The largest group that is handed over together; the engine gives less when the provider is slow. */
  readonly groupMax: number
  /**
   * Every message gets exactly one outcome, in any order, as soon as it is known; those of one moment come together. Never throws for
   * what the outside world does.
   */
  deliverMany(messages: readonly OutgoingMessage[]): AsyncIterable<readonly Delivered[]>
}

export interface Channel {
  readonly name: ChannelName
  readonly capabilities: ChannelCapabilities
  /** The account at the provider, `accountOf`: channels that go through one share its limits; left out where there is none. */
  readonly account?: string | undefined
  /** What sending this message costs, in minor units of the business's currency; left out where it costs nothing. */
  costMinor?(message: Message): number
  /** Only where it is faster than one by one. */
  readonly bulk?: BulkDelivery
  /** Never throws for what the outside world does: that is an outcome. */
  deliver(message: OutgoingMessage): Promise<ChannelOutcome>
  close(): Promise<void>
}

/** The channels of a business as its settings have them; the composition root knows how to make each. */
export type ChannelOpener = (settings: ChannelSettings) => readonly Channel[]
