/** Customers, their contact points and merges in the database. */
import type { ContactAddress, ContactPoint, ContactPointKind } from '../domain/collect/contact-point.ts'
import type { Customer, CustomerDetails } from '../domain/collect/customer.ts'
import type { Day } from '../kernel/day.ts'
import type { ContactPointId, CustomerId, ImportId, MergeId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Currency, Minor } from '../kernel/money.ts'

export interface CustomerSearch {
  /** A fragment of the name, the digits of a phone, or a part of an e-mail; '' finds everybody. */
  readonly text: string
  /** 'regular', 'periodic', 'lost', 'one-timer', 'new', or undefined for all. */
  readonly segment?: string | undefined
  /** Newest first; the next page starts after this customer. */
  readonly after?: { readonly createdAt: Instant; readonly id: CustomerId } | undefined
  readonly limit: number
}

export interface CustomerMerge {
  readonly id: MergeId
  readonly keptId: CustomerId
  readonly mergedId: CustomerId
  /** Ids of everything that changed its owner, by table. */
  readonly moved: Readonly<Record<string, readonly string[]>>
  readonly actor: string
  readonly mergedAt: Instant
  readonly undoneAt: Instant | null
}

/** Two cards, in any order. */
export type CustomerPair = readonly [CustomerId, CustomerId]

export interface ApartDecision {
  readonly pair: CustomerPair
  readonly actor: string
  readonly decidedAt: Instant
}

/** Real purchases of one customer in one currency, refunds taken off. */
export interface CustomerTotal {
  readonly customerId: CustomerId
  readonly currency: Currency
  readonly purchases: number
  readonly spentMinor: Minor
  readonly firstDay: Day
  readonly lastDay: Day
}

export interface CustomerStore {
  insert(customer: Customer): Promise<void>
  /** Grows the revision by one. */
  change(id: CustomerId, changes: Partial<CustomerDetails>, at: Instant): Promise<void>
  /** Erased and merged customers included. */
  find(id: CustomerId): Promise<Customer | undefined>
  findMany(ids: readonly CustomerId[]): Promise<readonly Customer[]>
  /** Neither erased customers nor those merged into another. */
  search(search: CustomerSearch): Promise<readonly Customer[]>
  count(): Promise<number>
  /** One row for each customer and currency; none for those who never bought. */
  totalsOf(ids: readonly CustomerId[]): Promise<readonly CustomerTotal[]>

  /** Customers this address belongs to now, the oldest link first. */
  ownersOf(address: { readonly kind: ContactPointKind; readonly address: string }): Promise<readonly CustomerId[]>
  /** The same for many addresses at once, by address. */
  ownersOfEach(addresses: readonly ContactAddress[]): Promise<ReadonlyMap<string, readonly CustomerId[]>>
  pointsOf(ids: readonly CustomerId[]): Promise<readonly ContactPoint[]>
  point(id: ContactPointId): Promise<(ContactAddress & { readonly id: ContactPointId }) | undefined>
  /** Makes the contact point when it is new; links it when it is not linked. */
  link(
    id: CustomerId,
    address: ContactAddress,
    options: { readonly at: Instant; readonly importId: ImportId | null },
  ): Promise<ContactPointId>
  unlink(id: CustomerId, point: ContactPointId, at: Instant): Promise<boolean>

  /** Moves everything that carries `mergedId` to `keptId`, and remembers what moved. */
  merge(merge: Pick<CustomerMerge, 'id' | 'keptId' | 'mergedId' | 'actor' | 'mergedAt'>): Promise<void>
  /** Pairs that share a contact point or a whole name, and were never merged; of one customer when he is named. */
  mergeCandidates(wish: { readonly limit: number; readonly customerId?: CustomerId | undefined }): Promise<readonly CustomerPair[]>
  /** "These are different people": the pair is not suggested again. Said a second time, it changes nothing. */
  keepApart(pair: CustomerPair, decision: { readonly actor: string; readonly at: Instant }): Promise<void>
  /** False when nothing of the kind was said. */
  liftApart(pair: CustomerPair, at: Instant): Promise<boolean>
  /** Whether it was said of these two, or of cards that have joined them since. */
  isKeptApart(pair: CustomerPair): Promise<boolean>
  /** Decisions that stand, newest first; of one customer when he is named. */
  keptApart(customerId?: CustomerId): Promise<readonly ApartDecision[]>
  findMerge(id: MergeId): Promise<CustomerMerge | undefined>
  mergesOf(id: CustomerId): Promise<readonly CustomerMerge[]>
  undoMerge(merge: CustomerMerge, at: Instant): Promise<void>

  /** Every row of every table that speaks of this person, by table. */
  everythingAbout(id: CustomerId): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>
  /** Removes name, contacts and words everywhere; sums stay. */
  erase(id: CustomerId, at: Instant): Promise<void>
  /** Everybody who was merged into him and not parted again, whoever was merged into them included. */
  joinedTo(id: CustomerId): Promise<readonly CustomerId[]>
  /** Everybody who was forgotten: the hashes of his addresses, in hexadecimal digits. */
  erasures(): Promise<readonly { readonly customerId: CustomerId; readonly hashes: readonly string[] }[]>
  isErasedSince(since: Instant): Promise<boolean>
}
