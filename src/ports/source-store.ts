/** Connections to sources, the inbox of deliveries, and who told what about which sale, in the database. */
import type { PrepaymentState } from '../domain/collect/advance.ts'
import type { Account } from '../domain/collect/one-sale.ts'
import type { Purchase, Refund } from '../domain/collect/purchase.ts'
import type { ToldBooking } from '../domain/collect/source-event.ts'
import type { Day } from '../kernel/day.ts'
import type { ConnectionId, CustomerId, HookId, MatchId, PurchaseId, RefundId, TellingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Currency } from '../kernel/money.ts'
import type { JsonObject } from './business-store.ts'
import type { Secrets } from './source.ts'

export interface SourceConnection {
  readonly connectionId: ConnectionId
  readonly source: string
  readonly name: string
  /** The secret part of its address; empty when it was sealed under another key. */
  readonly key: string
  readonly secrets: Secrets
  readonly settings: JsonObject
  readonly cursor: JsonObject
  readonly state: 'on' | 'off'
  readonly createdAt: Instant
  readonly lastEventAt: Instant | null
  readonly lastPullAt: Instant | null
  readonly nextPullAt: Instant | null
  readonly pullProblem: string | null
  /** Deliveries with a wrong signature. */
  readonly refusedCount: number
}

export type ConnectionChanges = Partial<
  Pick<SourceConnection, 'name' | 'secrets' | 'settings' | 'cursor' | 'state' | 'lastPullAt' | 'nextPullAt' | 'pullProblem'>
>

export interface NewHook {
  readonly connectionId: ConnectionId
  readonly eventKey: string
  readonly receivedAt: Instant
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export const HOOK_STATES = ['waiting', 'done', 'ignored', 'quarantined'] as const
export type HookState = (typeof HOOK_STATES)[number]

export interface Hook {
  readonly eventId: HookId
  readonly connectionId: ConnectionId
  readonly receivedAt: Instant
  readonly headers: Readonly<Record<string, string>>
  /** Null after thirty days. */
  readonly body: Uint8Array | null
  readonly state: HookState
  readonly reason: string | null
  readonly outcome: JsonObject
  readonly attempts: number
}

export interface HookSettlement {
  readonly state: HookState
  readonly reason: string | null
  readonly outcome: JsonObject
  readonly attempts: number
  readonly nextAt: Instant
  readonly settledAt: Instant | null
}

export const TELLING_KINDS = ['purchase', 'refund', 'booking', 'customer'] as const
export type TellingKind = (typeof TELLING_KINDS)[number]

export interface Telling {
  readonly tellingId: TellingId
  readonly kind: TellingKind
  readonly source: string
  readonly sourceKey: string
  readonly entityId: string
  readonly ownId: string
  readonly customerId: CustomerId | null
  readonly version: string | null
  readonly refundOf: string | null
  /** Null for bookings and people. */
  readonly account: Account | null
  readonly isWithdrawn: boolean
  readonly toldAt: Instant
}

export interface MovedSale {
  readonly tellingIds: readonly string[]
  readonly refundIds: readonly string[]
  /** The purchase that went away, as it was. */
  readonly purchase: JsonObject
  readonly lines: readonly JsonObject[]
}

export interface SaleMatch {
  readonly matchId: MatchId
  readonly purchaseId: PurchaseId
  readonly otherId: PurchaseId
  readonly by: string
  readonly state: 'open' | 'same' | 'different'
  readonly moved: MovedSale | null
  readonly foundAt: Instant
}

export interface Alike {
  readonly fiscalKey: string | null
  readonly orderRef: string | null
  readonly day: Day
  readonly occurredAt: Instant
  readonly totalMinor: number
  readonly currency: Currency
}

export interface ConnectionStore {
  insertConnection(connection: SourceConnection & { readonly keyHash: Uint8Array }): Promise<void>
  connections(): Promise<readonly SourceConnection[]>
  connection(id: ConnectionId): Promise<SourceConnection | undefined>
  /** By the hexadecimal hash of their key. */
  connectionsByKey(keyHashes: readonly Uint8Array[]): Promise<ReadonlyMap<string, SourceConnection>>
  changeConnection(id: ConnectionId, changes: ConnectionChanges): Promise<void>
  /** With its inbox; what it told stays. */
  deleteConnection(id: ConnectionId): Promise<boolean>
  countRefused(id: ConnectionId): Promise<void>
}

export interface InboxStore {
  /** Those whose key is known are left out: they came before. */
  insertHooks(hooks: readonly NewHook[]): Promise<number>
  /** Oldest first, those whose time has come. */
  waitingHooks(limit: number, at: Instant): Promise<readonly Hook[]>
  hook(id: HookId): Promise<Hook | undefined>
  settleHook(id: HookId, settlement: HookSettlement): Promise<void>
  /** Newest first. */
  hooksOf(id: ConnectionId, options: { readonly state?: HookState | undefined; readonly limit: number }): Promise<readonly Hook[]>
  hookCounts(): Promise<readonly { readonly connectionId: ConnectionId; readonly state: HookState; readonly count: number }[]>
  forgetBodies(before: Instant): Promise<number>
}

export interface PrepaymentWish {
  readonly source: string
  readonly customerId: CustomerId | null
  readonly from: Day
  readonly to: Day
}

export interface TellingStore {
  findTelling(kind: TellingKind, source: string, sourceKey: string): Promise<Telling | undefined>
  tellingsOf(entityId: string): Promise<readonly Telling[]>
  tellingsOfMany(entityIds: readonly string[]): Promise<readonly Telling[]>
  saveTelling(telling: Telling): Promise<void>
  moveTellings(from: string, to: string): Promise<readonly TellingId[]>
  moveTellingsBack(ids: readonly string[]): Promise<void>
  /** The purchase that the source calls so, by its number or by the order's. */
  purchaseCalled(source: string, name: string): Promise<PurchaseId | undefined>
  /** Refunds told before their sale was. */
  refundsWaitingFor(source: string, names: readonly string[]): Promise<readonly RefundId[]>

  /** Advances, or deliveries that take some up, of one person (or of nobody known) between two days, the oldest first. */
  prepayments(role: PrepaymentState['role'], wish: PrepaymentWish): Promise<readonly Telling[]>
  /** Advances until that day that no delivery has taken up. */
  waitingAdvances(until: Day): Promise<readonly Telling[]>

  /** Purchases with the same key or order, or the same sum near that moment. */
  purchasesAlike(alike: Alike): Promise<readonly Purchase[]>
  refundsAlike(alike: Alike): Promise<readonly Refund[]>
  /** The newest purchase of the customer before that day with this item, and not given back yet. */
  purchaseWithItem(
    customerId: CustomerId,
    item: { readonly names: readonly string[]; readonly day: Day; readonly totalMinor: number },
  ): Promise<PurchaseId | undefined>
  deletePurchase(id: PurchaseId): Promise<void>
  /** Inserts or replaces, and counts what both the former and the new purchase have given back. */
  saveRefund(refund: Refund): Promise<void>
  deleteRefund(id: RefundId): Promise<void>
  refund(id: RefundId): Promise<Refund | undefined>
  moveRefunds(from: PurchaseId, to: PurchaseId): Promise<readonly RefundId[]>
  moveRefundsTo(ids: readonly string[], to: PurchaseId): Promise<void>
  saveBooking(booking: Omit<ToldBooking, 'kind' | 'when' | 'customer' | 'version' | 'staff'> & BookingPlace): Promise<void>

  insertMatch(match: Omit<SaleMatch, 'moved'> & { readonly moved?: MovedSale; readonly actor: string | null }): Promise<void>
  match(id: MatchId): Promise<SaleMatch | undefined>
  openMatches(limit: number): Promise<readonly SaleMatch[]>
  settledMatches(limit: number): Promise<readonly SaleMatch[]>
  settleMatch(id: MatchId, settled: Pick<SaleMatch, 'state' | 'moved'> & { readonly actor: string; readonly at: Instant }): Promise<void>
}

export interface Crowd {
  readonly crowdId: string
  readonly address: string
  /** The card its sales had stood on. */
  readonly cardId: CustomerId
  readonly receipts: number
  readonly foundAt: Instant
  readonly isReleased: boolean
}

/** Addresses that stand on the receipts of many people. */
export interface CrowdStore {
  /** Paid sales of the customer that sources told of, since that day. */
  receiptsOf(customerId: CustomerId, since: Day): Promise<{ readonly receipts: number; readonly days: number }>
  receiptsOfAll(since: Day): Promise<number>
  /** Released ones too. */
  crowdsAt(addresses: readonly string[]): Promise<readonly Crowd[]>
  /** Those that the owner has not released, the newest first. */
  crowds(limit: number): Promise<readonly Crowd[]>
  /** The told sales of the card are nobody's from now on. */
  setAside(crowd: Pick<Crowd, 'crowdId' | 'address' | 'cardId'> & { readonly kind: 'phone' | 'email'; readonly at: Instant }): Promise<void>
  /** Gives the sales back; answers whose they are. */
  release(crowdId: string, at: Instant): Promise<CustomerId | undefined>
}

export interface BookingPlace {
  readonly bookingId: string
  readonly source: string
  readonly customerId: CustomerId
  readonly localDay: Day
  readonly localMinute: number | null
  readonly zone: string
  readonly startsAt: Instant
  readonly at: Instant
}

export interface SourceStore extends ConnectionStore, InboxStore, TellingStore, CrowdStore {}
