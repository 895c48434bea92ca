/** What channels leave in the database besides the outbox: names of parts, receipts, bindings, prices, slips. */
import type { ChannelName } from '../domain/collect/business.ts'
import type { Purpose } from '../domain/collect/consent.ts'
import type { RoutePrice } from '../domain/deliver/route-price.ts'
import type { Message } from '../domain/deliver/message.ts'
import type { CustomerId, MessageId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'

export interface Receipt {
  readonly providerId: string
  readonly messageId: MessageId | null
  readonly state: 'delivered' | 'read' | 'failed'
  readonly detail: string
  readonly address: string | null
}

/** What the receipts of a message's parts say together. */
export interface ReceiptVerdict {
  readonly messageId: MessageId
  readonly state: 'delivered' | 'read' | 'bounced'
}

export interface Binding {
  readonly tokenHash: Uint8Array
  readonly customerId: CustomerId
  readonly channel: ChannelName
  readonly purposes: readonly Purpose[]
  readonly textShown: string
  readonly textVersion: string
  readonly locale: Locale
  readonly actor: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

export interface InboundPart {
  readonly channel: ChannelName
  readonly account: string
  readonly reference: number
  readonly number: number
  readonly total: number
  readonly text: string
}

export interface SlipPrint {
  readonly slipId: string
  /** 1 is the first; every further one is a copy and says so. */
  readonly copyNumber: number
  readonly slip: unknown
  readonly couponCode: string | null
  readonly printer: string
  readonly outcome: string
  readonly actor: string
  readonly at: Instant
}

/** A message of a contact that did not arrive, and every channel its contact has been tried on. */
export interface Stranded {
  readonly message: Message
  readonly tried: readonly ChannelName[]
}

/** How one message relates to the others of its contact. */
export interface MessageJourney {
  /** The channel by which it had not arrived; null when this one was the first. */
  readonly insteadOf: string | null
  /** The channel by which it went after this one; null when none was needed. */
  readonly wentOnBy: string | null
}

export interface ChannelStore {
  /** Keeps receipts, in any order and however often; those that name nobody wait as orphans. Returns what they settle. */
  takeReceipts(channel: ChannelName, receipts: readonly Receipt[], at: Instant): Promise<readonly ReceiptVerdict[]>
  /** Orphans whose message has come to light since: by its name, or by the only unknown message to that address. */
  matchOrphans(at: Instant): Promise<readonly ReceiptVerdict[]>

  /** The whole text when this was the last part that was missing. */
  takePart(part: InboundPart, at: Instant): Promise<string | undefined>

  insertBinding(binding: Binding): Promise<void>
  /** Looks without using. */
  openBinding(look: {
    readonly tokenHash: Uint8Array
    readonly channel: ChannelName
    readonly at: Instant
  }): Promise<Pick<Binding, 'textShown' | 'locale'> | undefined>
  /** The binding, for one caller only and only before it expires. */
  useBinding(use: {
    readonly tokenHash: Uint8Array
    readonly channel: ChannelName
    readonly account: string
    readonly at: Instant
  }): Promise<Binding | undefined>

  /** Failed because the address is gone, or handed over and silent for too long; still worth something, and not yet tried elsewhere. */
  stranded(options: {
    readonly failedSince: Instant
    readonly silentSince: readonly { readonly channel: ChannelName; readonly before: Instant }[]
    readonly at: Instant
    readonly limit: number
  }): Promise<readonly Stranded[]>
  /** Channels on which each customer has answered, the latest first; who never answered is left out. */
  answeredOn(customerIds: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, readonly string[]>>
  /** Those of them who wrote to us on this channel after this instant. */
  heardSince(asked: {
    readonly channel: ChannelName
    readonly customerIds: readonly CustomerId[]
    readonly since: Instant
  }): Promise<ReadonlySet<CustomerId>>

  /** Of those messages that exist. */
  journeys(messageIds: readonly MessageId[]): Promise<ReadonlyMap<MessageId, MessageJourney>>

  prices(): Promise<readonly RoutePrice[]>
  setPrices(prices: readonly RoutePrice[], at: Instant): Promise<void>

  /** The number of this copy: 1, 2, … */
  insertPrint(print: Omit<SlipPrint, 'copyNumber'>): Promise<number>
  setPrintOutcome(print: { readonly slipId: string; readonly copyNumber: number; readonly outcome: string }): Promise<void>
  prints(options: { readonly slipId?: string; readonly limit: number }): Promise<readonly SlipPrint[]>
}
