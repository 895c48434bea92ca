/** What the inbox needs from the database: one thread per customer over all channels, strangers by their address. */
import type { CustomerId, ReplyId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

export interface InboxThread {
  /** Null is a stranger. */
  readonly customerId: CustomerId | null
  readonly customerName: string
  readonly senderAddress: string | null
  readonly lastReplyId: ReplyId
  readonly lastText: string
  readonly lastChannel: string
  readonly lastAt: Instant
  /** Replies that wait for a person. */
  readonly openCount: number
  readonly hasComplaint: boolean
}

export const ENTRY_KINDS = ['message', 'reply', 'outcome', 'booking', 'note', 'complaint'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export interface ThreadEntry {
  readonly entryId: string
  readonly kind: EntryKind
  readonly at: Instant
  readonly text: string
  readonly channel: string | null
  /** Of a message its state, of a reply what it was settled as, of a booking its state; null is open. */
  readonly state: string | null
  readonly actor: string | null
}

export interface InboxStore {
  /** Open ones first, then the newest. */
  threads(options: { readonly openOnly: boolean; readonly limit: number }): Promise<readonly InboxThread[]>
  countOpen(): Promise<number>
  /** The newest `limit` entries, the oldest of them first. */
  thread(customerId: CustomerId, limit: number): Promise<readonly ThreadEntry[]>
  /** Open replies of the customer become settled; returns how many. */
  settleAll(customerId: CustomerId, settledAs: string): Promise<number>
  addNote(note: {
    readonly noteId: string
    readonly customerId: CustomerId
    readonly text: string
    readonly actor: string
    readonly at: Instant
  }): Promise<void>
  senderOf(replyId: ReplyId): Promise<{ readonly customerId: CustomerId | null; readonly senderAddress: string | null } | undefined>
  /** Everything a stranger wrote from this address, or this one reply, becomes the customer's. */
  giveTo(customerId: CustomerId, from: { readonly replyId: ReplyId; readonly senderAddress: string | null }): Promise<number>
}
