/** What holds sending back, in the database: limits and pauses of the owner, and gates that count what went through. */
import type { MailFindings } from '../domain/deliver/mail-records.ts'
import type { Gate, GateLimit } from '../domain/deliver/sending-gate.ts'
import type { MailCursor } from './mail-inbox.ts'
import type { Instant } from '../kernel/instant.ts'

export interface StoredGate {
  readonly limit: GateLimit
  /** Undefined where nothing was ever counted. */
  readonly gate: Gate | undefined
}

export interface NamedLimit extends GateLimit {
  /** 'channel:email', 'provider:smsc.ru:shop' or 'domain:mail.ru' */
  readonly gate: string
}

export interface SendingPause {
  /** 'all', or a batch of messages: 'campaign:7' */
  readonly scope: string
  readonly at: Instant
  readonly actor: string
}

export interface BatchCount {
  readonly batch: string
  readonly waiting: number
}

export interface KnownMailRecords extends MailFindings {
  readonly checkedAt: Instant
  /** Since when something is wrong that was right; null while nothing is. */
  readonly worseSince: Instant | null
}

export interface SendingStore {
  /** What the DNS said about a sender's domain at night; undefined before the first one. */
  mailRecords(domain: string): Promise<KnownMailRecords | undefined>
  saveMailRecords(domain: string, records: KnownMailRecords): Promise<void>
  /** Locked until the end of the transaction, so that two workers never take the same tokens; read without a lock otherwise. */
  gates(names: readonly string[], options: { readonly isLocked: boolean }): Promise<ReadonlyMap<string, StoredGate>>
  saveGate(name: string, gate: Gate): Promise<void>
  /** What made it fail was mended: it is asked again at once. */
  endRest(name: string, at: Instant): Promise<void>
  allGates(): Promise<readonly (Gate & { readonly name: string })[]>
  limits(): Promise<readonly NamedLimit[]>
  /** Null takes the limit away. */
  setLimit(gate: string, limit: GateLimit | null): Promise<void>
  /** Those that a limit put off may leave by the new one. */
  bringBackLimited(at: Instant): Promise<void>
  pauses(): Promise<readonly SendingPause[]>
  /** A pause that is there stays as it was. */
  pause(pause: SendingPause): Promise<void>
  resume(scope: string): Promise<boolean>
  /** Messages that wait, by channel and by batch. */
  waiting(): Promise<{ readonly total: number; readonly batches: readonly BatchCount[] }>
  /** Messages to this address that failed since the last one that was taken. */
  failuresInARow(address: string): Promise<number>
  mailCursor(mailbox: string): Promise<MailCursor | undefined>
  saveMailCursor(mailbox: string, cursor: MailCursor, at: Instant): Promise<void>
  /** The worker looks after this business again from this instant on. */
  wakeAt(at: Instant): Promise<void>
}
