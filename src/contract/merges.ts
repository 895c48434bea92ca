/** Two cards that may be one person: what speaks for it, and what a merge would make of them. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { decision, idText, oneId } from './values.ts'

const card = z.object({ customerId: idText, name: z.string(), contacts: z.array(z.string()) })

export const mergeRoutes = {
  'GET /merge-suggestions': {
    summary: 'Cards that may be one person, with what speaks for it. Nothing is merged by itself.',
    auth: 'any',
    scopes: ['customers:read'],
    query: z.object({ customerId: idText.optional() }),
    out: z.object({ items: z.array(z.object({ first: card, second: card, evidence: z.array(decision) })) }),
  },
  'GET /customers/{id}/merge-preview': {
    summary: 'What a merge would make of this customer and another, field by field.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    query: z.object({ with: idText }),
    out: z.object({
      fields: z.array(z.object({ field: z.string(), label: z.string(), kept: z.string(), merged: z.string(), result: z.string() })),
    }),
  },
} as const satisfies Routes
