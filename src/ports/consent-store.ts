/** Consent events and suppression in the database; both are only ever added to, except that an own new yes lifts an opt-out. */
import type { ConsentEvent, ConsentFact, Purpose, Reach, Suppression } from '../domain/collect/consent.ts'
import type { ContactAddress, ContactPoint } from '../domain/collect/contact-point.ts'
import type { ContactPointId, CustomerId, ImportId } from '../kernel/ids.ts'

/** A contact point of a customer with all that decides whether one may write to it (see `mayWrite`). */
export interface CustomerReach extends Reach, ContactAddress {
  readonly customerId: CustomerId
}

/** What is the same of many events: all but whose they are and what for. */
export type DeclaredConsent = Omit<ConsentEvent, 'id' | 'contactPointId' | 'purpose'>

export interface ConsentStore {
  insert(events: readonly ConsentEvent[]): Promise<void>
  /** The same word for many contact points and purposes, by the hundred thousand. */
  insertMany(declared: DeclaredConsent, each: Iterable<Pick<ConsentEvent, 'id' | 'contactPointId' | 'purpose'>>): Promise<void>
  /** What decides for this purpose, of all contact points that this import linked and of whom anything was said. */
  factsOfImport(id: ImportId, purpose: Purpose): Promise<ReadonlyMap<ContactPointId, readonly ConsentFact[]>>
  /** Contact points that this import linked and that are suppressed on this channel. */
  suppressedOfImport(id: ImportId, channel: string): Promise<ReadonlySet<ContactPointId>>
  /** Oldest first. */
  eventsOf(points: readonly ContactPointId[]): Promise<readonly ConsentEvent[]>
  /** All linked contact points of these customers, in bulk: three queries, however many customers. */
  reachOf(ids: readonly CustomerId[]): Promise<readonly CustomerReach[]>
  /** The same for contact points that were read already: two queries, however many. */
  reachOfPoints(points: readonly ContactPoint[]): Promise<readonly CustomerReach[]>
  suppress(address: Pick<ContactAddress, 'kind' | 'address'>, suppression: Suppression): Promise<void>
  /** Lifts the person's own opt-out; bounces, complaints and the like stay. */
  liftOptOut(address: Pick<ContactAddress, 'kind' | 'address'>, channel: string): Promise<void>
  suppressionsOf(address: Pick<ContactAddress, 'kind' | 'address'>): Promise<readonly Suppression[]>
}
