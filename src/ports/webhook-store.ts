/** What goes out to other programs: who wants to know, what happened, and what became of telling it. */
import type { DeliveryId, EndpointId } from '../kernel/ids.ts'
import type { Day } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from './business-store.ts'

export interface WebhookEndpoint {
  readonly endpointId: EndpointId
  readonly url: string
  /** Types of events; empty for all. */
  readonly events: readonly string[]
  readonly secret: string
  /** Signs as well until then, after a change of the secret. */
  readonly oldSecret: string
  readonly oldSecretUntil: Instant | null
  readonly state: 'on' | 'off'
  readonly failingSince: Instant | null
  readonly offReason: string | null
  readonly createdAt: Instant
}

export interface WebhookDelivery {
  readonly deliveryId: DeliveryId
  readonly endpointId: EndpointId
  readonly eventId: string
  readonly type: string
  readonly data: JsonObject
  readonly at: Instant
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly attempts: number
  readonly nextAt: Instant
  readonly lastStatus: number | null
  readonly lastProblem: string | null
  readonly deliveredAt: Instant | null
}

export type DeliverySettlement = Pick<WebhookDelivery, 'state' | 'attempts' | 'nextAt' | 'lastStatus' | 'lastProblem' | 'deliveredAt'>

export interface WebhookStore {
  insertEndpoint(endpoint: WebhookEndpoint): Promise<void>
  endpoints(): Promise<readonly WebhookEndpoint[]>
  endpoint(id: EndpointId): Promise<WebhookEndpoint | undefined>
  changeEndpoint(
    id: EndpointId,
    changes: Partial<
      Pick<WebhookEndpoint, 'url' | 'events' | 'secret' | 'oldSecret' | 'oldSecretUntil' | 'state' | 'failingSince' | 'offReason'>
    >,
  ): Promise<void>
  deleteEndpoint(id: EndpointId): Promise<boolean>
  /** Writes an event of our own, for a trial. */
  insertEvent(event: { readonly eventId: string; readonly type: string; readonly data: JsonObject; readonly at: Instant }): Promise<void>
  /** Says once of each contact planned for the day that its day has come; nothing where nobody listens. Returns how many. */
  noteDue(day: Day, at: Instant): Promise<number>
  /** Makes a delivery of each new event for each endpoint that wants it. */
  handOut(limit: number, at: Instant): Promise<number>
  /**
   * Oldest first, those whose time has come, of endpoints that are on, as long as an endpoint has fewer than `perEndpoint` under way.
   * Nobody else gets them until `leaseUntil`, or until they are settled.
   */
  claimDeliveries(claim: {
    readonly at: Instant
    readonly leaseUntil: Instant
    readonly perEndpoint: number
  }): Promise<readonly WebhookDelivery[]>
  settleDelivery(id: DeliveryId, settled: DeliverySettlement): Promise<void>
  delivery(id: DeliveryId): Promise<WebhookDelivery | undefined>
  /** Newest first. */
  deliveriesOf(id: EndpointId, limit: number): Promise<readonly WebhookDelivery[]>
  forgetEvents(before: Instant): Promise<number>
}
