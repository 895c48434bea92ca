/** Outgoing webhooks: addresses, secrets, the log of deliveries. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf } from '../../contract/contract.ts'
import { id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { WebhookDelivery, WebhookEndpoint } from '../../ports/webhook-store.ts'
import { addWebhook, changeWebhookSecret, replayDelivery, WEBHOOK_EVENTS } from '../../usecases/deliver/deliver-webhooks.ts'
import type { Handlers } from '../call.ts'
import { found, notFound, ProblemError } from '../problems.ts'

type WebhookRoutes = Extract<keyof Handlers, `${string} /webhooks${string}` | `${string} /webhook-deliveries${string}`>

export const webhookHandlers: Pick<Handlers, WebhookRoutes> = {
  'GET /webhooks': async (deps, call) => ({
    types: [...WEBHOOK_EVENTS],
    items: (await deps.store.inBusiness(call.business, tx => tx.webhooks.endpoints())).map(endpointView),
  }),
  'POST /webhooks': async (deps, call) => {
    const added = await addWebhook(deps, call.business, { ...call.input.body, actor: call.actor })
    if ('refusal' in added) throw new ProblemError('invalid', { errors: [{ path: 'url', message: added.refusal }] })
    return { ...endpointView(added), secret: added.secret }
  },
  'PATCH /webhooks/{id}': async (deps, call) => {
    const endpointId = id<'endpoint'>(call.input.params.id)
    const { url, events, state } = call.input.body
    return deps.store.inBusiness(call.business, async tx => {
      found(await tx.webhooks.endpoint(endpointId))
      const back = state === 'on' ? { failingSince: null, offReason: null } : {}
      await tx.webhooks.changeEndpoint(endpointId, {
        ...(url !== undefined && { url }),
        ...(events && { events }),
        ...(state && { state }),
        ...back,
      })
      return endpointView(found(await tx.webhooks.endpoint(endpointId)))
    })
  },
  'DELETE /webhooks/{id}': async (deps, call) => {
    if (!(await deps.store.inBusiness(call.business, tx => tx.webhooks.deleteEndpoint(id<'endpoint'>(call.input.params.id)))))
      throw notFound()
    return null
  },
  'POST /webhooks/{id}/secrets': async (deps, call) => {
    const changed = found(await changeWebhookSecret(deps, call.business, id<'endpoint'>(call.input.params.id)))
    return { ...endpointView(changed), secret: changed.secret }
  },
  'GET /webhooks/{id}/deliveries': async (deps, call) => {
    const endpointId = id<'endpoint'>(call.input.params.id)
    return deps.store.inBusiness(call.business, async tx => {
      found(await tx.webhooks.endpoint(endpointId))
      return { items: (await tx.webhooks.deliveriesOf(endpointId, 100)).map(deliveryView) }
    })
  },
  'POST /webhooks/{id}/trials': async (deps, call) => {
    const eventId = randomUUID()
    await deps.store.inBusiness(call.business, async tx => {
      const endpoint = found(await tx.webhooks.endpoint(id<'endpoint'>(call.input.params.id)))
      const type = endpoint.events[0] ?? 'purchase.recorded'
      await tx.webhooks.insertEvent({ eventId, type, data: { trial: true }, at: call.at })
    })
    return { eventId }
  },
  'POST /webhook-deliveries/{id}/replays': async (deps, call) =>
    deliveryView(found(await replayDelivery(deps, call.business, id<'delivery'>(call.input.params.id)))),
}

function endpointView(endpoint: WebhookEndpoint): AnswerOf<'GET /webhooks'>['items'][number] {
  const { endpointId, url, events, state, offReason, failingSince, createdAt } = endpoint
  const since = failingSince === null ? null : isoInstant(failingSince)
  return { endpointId, url, events: [...events], state, offReason, failingSince: since, createdAt: isoInstant(createdAt) }
}

function deliveryView(delivery: WebhookDelivery): AnswerOf<'POST /webhook-deliveries/{id}/replays'> {
  const { deliveryId, type, at, state, attempts, nextAt, lastStatus, lastProblem } = delivery
  return { deliveryId, type, at: isoInstant(at), state, attempts, nextAt: isoInstant(nextAt), lastStatus, lastProblem }
}
