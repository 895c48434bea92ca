/** Keys for other programs, and the confirmation that this copy may send. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { idText, instantText, nothing, oneId, scopeName } from './values.ts'

export const apiKey = z
  .object({
    apiKeyId: idText,
    name: z.string(),
    /** The visible beginning, to recognise the key by. */
    prefix: z.string(),
    scopes: z.array(scopeName),
    createdAt: instantText,
    revokedAt: instantText.nullable(),
  })
  .meta({ id: 'ApiKey' })

export const accessRoutes = {
  'GET /api-keys': {
    summary: 'Keys of other programs, without their secret part.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    out: z.object({ items: z.array(apiKey) }),
  },
  'POST /api-keys': {
    summary: 'Make a key; the secret is shown this once.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    body: z.object({ name: z.string().trim().min(1).max(120), scopes: z.array(scopeName).min(1) }),
    out: apiKey.extend({ key: z.string() }),
    status: 201,
  },
  'DELETE /api-keys/{id}': {
    summary: 'Revoke a key: it stops working at once.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    params: oneId,
    out: nothing,
    status: 204,
  },
  'POST /installation/live-confirmations': {
    summary: 'After a restore: this is the live copy, sending may go on.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    body: z.object({}),
    out: z.object({ isLive: z.boolean(), liveChangedAt: instantText }),
    status: 201,
  },
} as const satisfies Routes
