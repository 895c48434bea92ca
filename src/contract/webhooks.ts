/** Telling other programs what happened: Standard Webhooks, signed and retried. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { idText, instantText, oneId } from './values.ts'

const eventType = z.string().regex(/^[a-z]+\.[a-z_]+$/)
const endpoint = z
  .object({
    endpointId: idText,
    url: z.string(),
    /** Empty for all. */
    events: z.array(z.string()),
    state: z.enum(['on', 'off']),
    /** 'failing' after five days without a success, 'gone' after an answer 410. */
    offReason: z.string().nullable(),
    failingSince: instantText.nullable(),
    createdAt: instantText,
  })
  .meta({ id: 'WebhookEndpoint' })
const withSecret = endpoint.extend({ secret: z.string() }).meta({ id: 'WebhookEndpointWithSecret' })
const delivery = z
  .object({
    deliveryId: idText,
    type: z.string(),
    at: instantText,
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    nextAt: instantText,
    lastStatus: z.int().nullable(),
    lastProblem: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
const own = { auth: 'any', scopes: ['settings:write'], role: 'owner' } as const

export const webhookRoutes = {
  'GET /webhooks': {
    summary: 'Addresses that are told what happens, and every type of event.',
    ...own,
    out: z.object({ types: z.array(z.string()), items: z.array(endpoint) }),
  },
  'POST /webhooks': {
    summary: 'Tell an address; the answer holds the secret that signs.',
    ...own,
    body: z.object({ url: z.url().max(2000), events: z.array(eventType).max(50).default([]) }),
    out: withSecret,
    status: 201,
  },
  'PATCH /webhooks/{id}': {
    summary: 'Other events, another address, off or on again.',
    ...own,
    params: oneId,
    body: z.object({
      url: z.url().max(2000).optional(),
      events: z.array(eventType).max(50).optional(),
      state: z.enum(['on', 'off']).optional(),
    }),
    out: endpoint,
  },
  'DELETE /webhooks/{id}': { summary: 'Tell this address nothing any more.', ...own, params: oneId, out: z.null(), status: 204 },
  'POST /webhooks/{id}/secrets': {
    summary: 'A new secret; the former signs beside it for a day.',
    ...own,
    params: oneId,
    out: withSecret,
    status: 201,
  },
  'GET /webhooks/{id}/deliveries': {
    summary: 'The last hundred deliveries and their fate.',
    ...own,
    params: oneId,
    out: z.object({ items: z.array(delivery) }),
  },
  'POST /webhooks/{id}/trials': {
    summary: 'Tell it a trial event now.',
    ...own,
    params: oneId,
    out: z.object({ eventId: idText }),
    status: 201,
  },
  'POST /webhook-deliveries/{id}/replays': { summary: 'Tell the same event once more.', ...own, params: oneId, out: delivery, status: 201 },
} as const satisfies Routes
