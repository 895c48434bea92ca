/** Where sales come from by themselves: connections, their deliveries, what looks like one sale, and codes of receipts. */
import * as z from 'zod'
import { customerRef } from './purchases.ts'
import type { Routes } from './route.ts'
import { dayText, idText, instantText, money, oneId } from './values.ts'

const count = z.int().min(0)
const sourceText = z.string().regex(/^[a-z0-9-]{1,40}$/)
const secrets = z.record(z.string().regex(/^[a-z_]{1,40}$/), z.string().max(4000))
const settings = z.object({
  /** The address as it was entered at the source, where the source signs it. */
  publicUrl: z.string().max(500).optional(),
  /** Our field → the form's field. */
  mapping: z.record(z.string().max(40), z.string().max(200)).optional(),
  isPaidOnArrival: z.boolean().optional(),
})

const field = z.object({ name: z.string(), origin: z.enum(['ours', 'theirs']), isRequired: z.boolean(), isSet: z.boolean() })

const connection = z
  .object({
    connectionId: idText,
    source: z.string(),
    name: z.string(),
    state: z.enum(['on', 'off']),
    /** Path of the address to paste at the source, with its secret key. */
    path: z.string(),
    /** What the owner pastes there; what was pasted here is never shown again. */
    ourSecrets: z.record(z.string(), z.string()),
    fields: z.array(field),
    settings,
    canPull: z.boolean(),
    createdAt: instantText,
    lastEventAt: instantText.nullable(),
    lastPullAt: instantText.nullable(),
    pullProblem: z.string().nullable(),
    refusedCount: count,
    counts: z.object({ waiting: count, done: count, ignored: count, quarantined: count }),
  })
  .meta({ id: 'SourceConnection' })

const sourceEvent = z
  .object({
    eventId: idText,
    receivedAt: instantText,
    state: z.enum(['waiting', 'done', 'ignored', 'quarantined']),
    reason: z.string().nullable(),
    outcome: z.record(z.string(), z.unknown()),
    attempts: count,
    /** The beginning of what came; null after thirty days. */
    excerpt: z.string().nullable(),
  })
  .meta({ id: 'SourceEvent' })

const matchedSale = z.object({
  purchaseId: idText,
  source: z.string(),
  day: dayText,
  minute: z.int().nullable(),
  total: money,
  customerName: z.string().nullable(),
})
const saleMatch = z
  .object({
    matchId: idText,
    state: z.enum(['open', 'same', 'different']),
    by: z.string(),
    foundAt: instantText,
    sales: z.array(matchedSale),
  })
  .meta({ id: 'SaleMatch' })

export const sourceRoutes = {
  'GET /sources': {
    summary: 'Every source that can be connected, and those that are.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    out: z.object({
      available: z.array(z.object({ source: z.string(), fields: z.array(field.omit({ isSet: true })), canPull: z.boolean() })),
      connections: z.array(connection),
    }),
  },
  'POST /sources': {
    summary: 'Connect a source: the answer holds the address to paste there.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({
      source: sourceText,
      name: z.string().max(100).default(''),
      secrets: secrets.default({}),
      settings: settings.default({}),
    }),
    out: connection,
    status: 201,
  },
  'GET /sources/{id}': {
    summary: 'One connection with its last deliveries and their fate.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    query: z.object({
      state: z.enum(['waiting', 'done', 'ignored', 'quarantined']).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    out: z.object({
      connection,
      events: z.array(sourceEvent),
      /** Where the owner may say which field is what: the last delivery that can still be read. Null for every other source. */
      form: z
        .object({
          fields: z.array(z.string()),
          leaves: z.array(z.object({ path: z.string(), text: z.string() })),
          read: z.record(z.string(), z.string()),
        })
        .nullable(),
    }),
  },
  'PATCH /sources/{id}': {
    summary: 'Change credentials or settings, pause or resume.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    body: z.object({
      name: z.string().max(100).optional(),
      secrets: secrets.optional(),
      settings: settings.optional(),
      state: z.enum(['on', 'off']).optional(),
    }),
    out: connection,
  },
  'DELETE /sources/{id}': {
    summary: 'Disconnect: the address answers nobody any more; what came stays.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    out: z.null(),
    status: 204,
  },
  'POST /source-events/{id}/replays': {
    summary: 'Read a delivery again; what it tells is applied once anyway.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    out: sourceEvent,
    status: 201,
  },
  'POST /sources/{id}/pulls': {
    summary: 'Ask the source now for what deliveries lost.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    out: connection,
    status: 201,
  },
  'GET /sale-matches': {
    summary: 'Purchases that look like one sale, and those that were decided lately.',
    auth: 'any',
    scopes: ['purchases:write'],
    out: z.object({ open: z.array(saleMatch), settled: z.array(saleMatch) }),
  },
  'GET /crowds': {
    summary: 'Telephones and e-mails that stand on the receipts of many people: nobody, until the owner says otherwise.',
    auth: 'any',
    scopes: ['purchases:write'],
    out: z.object({ items: z.array(z.object({ crowdId: idText, address: z.string(), receipts: count, foundAt: instantText })) }),
  },
  'POST /crowds/{id}/releases': {
    summary: 'It is one person: his sales are his again.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'owner',
    params: oneId,
    out: z.object({ ok: z.literal(true) }),
    status: 201,
  },
  'POST /sale-matches/{id}/decisions': {
    summary: 'Say that they are one sale or two, or take back what was said.',
    auth: 'any',
    scopes: ['purchases:write'],
    params: oneId,
    body: z.object({ decision: z.enum(['same', 'different', 'undo']) }),
    out: saleMatch,
    status: 201,
  },
  'POST /receipts': {
    summary: 'A receipt by its square code, Russian or Bulgarian: scanned, pasted or typed.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'cashier',
    body: z.object({
      code: z.string().min(1).max(500),
      customerRef: customerRef.nullable().default(null),
      what: z.string().max(300).default(''),
    }),
    out: z.object({
      kind: z.enum(['purchase', 'refund']),
      id: idText,
      customerId: idText.nullable(),
      result: z.enum(['created', 'updated', 'unchanged', 'joined']),
      day: dayText,
      total: money,
      fiscalKey: z.string(),
    }),
    status: 201,
  },
} as const satisfies Routes
