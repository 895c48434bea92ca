/**
 * Tells other programs what happened: Standard Webhooks (standardwebhooks.com), signed, retried for three days, logged.
 * 410 switches an address off at once, and so do five days without a single success.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sha256Hex } from '../../kernel/digest.ts'
import { type BusinessId, type DeliveryId, type EndpointId, newId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, HOUR_MS, type Instant, isoInstant, MINUTE_MS } from '../../kernel/instant.ts'
import { wallTime } from '../../kernel/zone.ts'
import type { Clock } from '../../ports/clock.ts'
import type { OutsideAnswer, SourceBook } from '../../ports/source.ts'
import type { Store } from '../../ports/store.ts'
import type { DeliverySettlement, WebhookDelivery, WebhookEndpoint } from '../../ports/webhook-store.ts'

export interface WebhookDeps {
  readonly store: Store
  readonly clock: Clock
  readonly sources: Pick<SourceBook, 'ask'>
  /** The worker's round goes on after so long, while slow addresses are still answering; absent waits for all. */
  readonly sendBudgetMs?: number | undefined
}

export const WEBHOOK_EVENTS = [
  'purchase.recorded',
  'purchase.cancelled',
  'purchase.refunded',
  'customer.created',
  'customer.updated',
  'customer.merged',
  'customer.unmerged',
  'contact.planned',
  'contact.due',
  'contact.sent',
  'contact.delivered',
  'contact.failed',
  'reply.received',
  'followup.agreed',
  'booking.booked',
  'booking.confirmed',
  'booking.came',
  'booking.no_show',
  'booking.cancelled',
  'segment.changed',
  'consent.given',
  'consent.withdrawn',
  'coupon.issued',
  'coupon.redeemed',
  'points.changed',
  'import.finished',
] as const

/** The schedule of the specification. Each pause is stretched by up to a tenth, so that retries do not come in step. */
const RETRY_MS = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
] as const
const FAILING_MS_MAX = 5 * DAY_MS
const OLD_SECRET_MS = DAY_MS
const EVENTS_KEPT_MS = 30 * DAY_MS
const HAND_OUT_MAX = 1000
/** Under way to one address: more would stand before its door anyway. */
const SIDE_BY_SIDE_MAX = 50
/** A round of the worker waits for answers no longer than this. */
const PATIENCE_MS = 1000
/** Three times as long as an answer may take. */
const LEASE_MS = MINUTE_MS
const GONE = 410

/** `whsec_` and 32 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

export async function deliverWebhooks(
  deps: WebhookDeps,
  business: BusinessId,
): Promise<{ readonly delivered: number; readonly failed: number }> {
  const at = deps.clock.now()
  const [due, endpoints] = await deps.store.inBusiness(business, async tx => {
    await tx.webhooks.handOut(HAND_OUT_MAX, at)
    const claimed = await tx.webhooks.claimDeliveries({ at, leaseUntil: addMs(at, LEASE_MS), perEndpoint: SIDE_BY_SIDE_MAX })
    // More may wait than one round takes: the next round is not left to chance.
    if (claimed.length >= SIDE_BY_SIDE_MAX) await tx.deliver.wakeAt(at)
    return [claimed, await tx.webhooks.endpoints()]
  })
  const counts = { delivered: 0, failed: 0 }
  const byId = new Map(endpoints.map(endpoint => [endpoint.endpointId, endpoint]))
  const underWay = Promise.all(
    due.map(async delivery => {
      const endpoint = byId.get(delivery.endpointId)
      if (!endpoint) return
      const isDelivered = await deliverOne(deps, business, { delivery, endpoint, at })
      counts[isDelivered ? 'delivered' : 'failed'] += 1
    }),
  )
  await withinBudget(underWay, deps.sendBudgetMs === undefined ? undefined : Math.min(PATIENCE_MS, deps.sendBudgetMs))
  return { ...counts }
}

/** What is still under way then is settled by itself; if it cannot be, its lease ends and it is told again. */
async function withinBudget(work: Promise<unknown>, budgetMs: number | undefined): Promise<void> {
  if (budgetMs === undefined) return void (await work)
  const giveUp = new AbortController()
  work.catch(() => undefined)
  await Promise.race([work, wait(budgetMs, undefined, { signal: giveUp.signal, ref: false }).catch(() => undefined)])
  giveUp.abort()
}

/** A contact whose day has come is told once, on that day of the business. */
export async function tellDue(deps: Pick<WebhookDeps, 'store' | 'clock'>, business: BusinessId): Promise<{ readonly told: number }> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { zone } = await tx.business.read()
    return { told: await tx.webhooks.noteDue(wallTime(at, zone).day, at) }
  })
}

interface Delivering {
  readonly delivery: WebhookDelivery
  readonly endpoint: WebhookEndpoint
  readonly at: Instant
}

async function deliverOne(deps: WebhookDeps, business: BusinessId, { delivery, endpoint, at }: Delivering): Promise<boolean> {
  const body = JSON.stringify({ type: delivery.type, timestamp: isoInstant(delivery.at), data: delivery.data })
  const timestamp = String(Math.floor(at / 1000))
  const secrets = [endpoint.secret, ...(endpoint.oldSecretUntil !== null && endpoint.oldSecretUntil > at ? [endpoint.oldSecret] : [])]
  const answer = await deps.sources.ask({
    method: 'POST',
    url: endpoint.url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': delivery.eventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures(`${delivery.eventId}.${timestamp}.${body}`, secrets),
    },
    body,
  })
  const settled = settlementOf(delivery, answer, at)
  await deps.store.inBusiness(business, async tx => {
    await tx.webhooks.settleDelivery(delivery.deliveryId, settled)
    await tx.webhooks.changeEndpoint(endpoint.endpointId, endpointAfter(endpoint, { settled, at }))
  })
  return settled.state === 'delivered'
}

function signatures(signed: string, secrets: readonly string[]): string {
  return secrets
    .map(
      secret =>
        `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
          .update(signed)
          .digest('base64')}`,
    )
    .join(' ')
}

function settlementOf(delivery: WebhookDelivery, answer: OutsideAnswer, at: Instant): DeliverySettlement {
  const attempts = delivery.attempts + 1
  if ('status' in answer && answer.status >= 200 && answer.status < 300)
    return { state: 'delivered', attempts, nextAt: at, lastStatus: answer.status, lastProblem: null, deliveredAt: at }
  const status = 'status' in answer ? answer.status : null
  const lastProblem = 'failure' in answer ? answer.failure : `status-${answer.status}`
  const pauseMs = RETRY_MS[delivery.attempts]
  const isHopeless = status === GONE || lastProblem === 'private-address' || lastProblem === 'bad-address'
  if (pauseMs === undefined || isHopeless)
    return { state: 'failed', attempts, nextAt: at, lastStatus: status, lastProblem, deliveredAt: null }
  const askedMs =
    'status' in answer && /^\d{1,5}$/.test(answer.headers['retry-after'] ?? '') ? Number(answer.headers['retry-after']) * 1000 : 0
  const nextAt = addMs(at, Math.max(askedMs, pauseMs + Math.floor(pauseMs * 0.1 * spread(delivery.deliveryId))))
  return { state: 'waiting', attempts, nextAt, lastStatus: status, lastProblem, deliveredAt: null }
}

/** In [0, 1), the same for one delivery, so that a repeated run plans the same. */
function spread(deliveryId: DeliveryId): number {
  return Number.parseInt(sha256Hex(deliveryId).slice(0, 8), 16) / 2 ** 32
}

function endpointAfter(
  endpoint: WebhookEndpoint,
  { settled, at }: { readonly settled: DeliverySettlement; readonly at: Instant },
): Partial<Pick<WebhookEndpoint, 'state' | 'failingSince' | 'offReason'>> {
  if (settled.state === 'delivered') return endpoint.failingSince === null ? {} : { failingSince: null }
  if (settled.lastStatus === GONE) return { state: 'off', offReason: 'gone' }
  const since = endpoint.failingSince ?? at
  return at - since >= FAILING_MS_MAX ? { state: 'off', offReason: 'failing' } : { failingSince: since }
}

export async function addWebhook(
  { store, clock }: WebhookDeps,
  business: BusinessId,
  given: { readonly url: string; readonly events: readonly string[]; readonly actor: string },
): Promise<WebhookEndpoint | { readonly refusal: 'bad-address' }> {
  if (!URL.canParse(given.url) || !/^https?:$/.test(new URL(given.url).protocol)) return { refusal: 'bad-address' }
  const at = clock.now()
  const endpoint: WebhookEndpoint = {
    endpointId: newId(at),
    url: given.url,
    events: given.events,
    secret: newWebhookSecret(),
    oldSecret: '',
    oldSecretUntil: null,
    state: 'on',
    failingSince: null,
    offReason: null,
    createdAt: at,
  }
  await store.inBusiness(business, async tx => {
    await tx.webhooks.insertEndpoint(endpoint)
    await tx.business.audit({ at, actor: given.actor, action: 'webhook-added', subject: `webhook:${endpoint.endpointId}`, detail: {} })
  })
  return endpoint
}

/** The former secret signs beside the new one for a day. */
export async function changeWebhookSecret(
  { store, clock }: WebhookDeps,
  business: BusinessId,
  endpointId: EndpointId,
): Promise<WebhookEndpoint | undefined> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const endpoint = await tx.webhooks.endpoint(endpointId)
    if (!endpoint) return undefined
    await tx.webhooks.changeEndpoint(endpointId, {
      secret: newWebhookSecret(),
      oldSecret: endpoint.secret,
      oldSecretUntil: addMs(at, OLD_SECRET_MS),
    })
    return tx.webhooks.endpoint(endpointId)
  })
}

/** Tells it once more, at once; the receiver knows by the id that it is the same event. */
export async function replayDelivery(
  { store, clock }: WebhookDeps,
  business: BusinessId,
  deliveryId: DeliveryId,
): Promise<WebhookDelivery | undefined> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const delivery = await tx.webhooks.delivery(deliveryId)
    if (!delivery) return undefined
    await tx.webhooks.settleDelivery(deliveryId, { ...delivery, state: 'waiting', attempts: 0, nextAt: at, deliveredAt: null })
    return tx.webhooks.delivery(deliveryId)
  })
}

export async function forgetOutboundEvents(
  deps: Pick<WebhookDeps, 'store'>,
  business: BusinessId,
  at: Instant,
): Promise<{ readonly forgotten: number }> {
  return deps.store.inBusiness(business, async tx => ({ forgotten: await tx.webhooks.forgetEvents(addMs(at, -EVENTS_KEPT_MS)) }))
}
