/** Consent events and suppression in the database; both are only ever added to, except that an own new yes lifts an opt-out. */
import type { ConsentEvent, Reach, Suppression } from '../domain/collect/consent.ts'
import type { ContactAddress, ContactPoint } from '../domain/collect/contact-point.ts'
import type { ContactPointId, CustomerId } from '../kernel/ids.ts'

/** A contact point of a customer with all that decides whether one may write to it (see `mayWrite`). */
export interface CustomerReach extends Reach, ContactAddress {
  readonly customerId: CustomerId
}

export interface ConsentStore {
  insert(events: readonly ConsentEvent[]): Promise<void>
  /** Oldest first. */
  eventsOf(points: readonly ContactPointId[]): Promise<readonly ConsentEvent[]>
  /** All linked contact points of these customers, in bulk: three queries, however many customers. */
  reachOf(ids: readonly CustomerId[]): Promise<readonly CustomerReach[]>
  /** The same for contact points that were read already: two queries, however many. */
  reachOfPoints(points: readonly ContactPoint[]): Promise<readonly CustomerReach[]>
  suppress(address: Pick<ContactAddress, 'kind' | 'address'>, suppression: Suppression): Promise<void>
  /** Lifts the person's own opt-out; bounces, complaints and the like stay. */
  liftOptOut(address: Pick<ContactAddress, 'kind' | 'address'>, channel: string): Promise<void>
  suppressionsOfPoints(points: readonly ContactPointId[]): Promise<ReadonlyMap<ContactPointId, readonly Suppression[]>>
  suppressionsOf(address: Pick<ContactAddress, 'kind' | 'address'>): Promise<readonly Suppression[]>
}
