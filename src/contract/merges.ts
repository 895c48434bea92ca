/** Two cards that may be one person: what speaks for it, and what a merge would make of them. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { decision, idText, instantText, oneId } from './values.ts'

const card = z.object({ customerId: idText, name: z.string(), contacts: z.array(z.string()) })

const apart = z.object({ items: z.array(z.object({ first: card, second: card, decidedAt: instantText })) })

export const mergeRoutes = {
  'GET /merge-suggestions': {
    summary: 'Cards that may be one person, with what speaks for it. Nothing is merged by itself.',
    auth: 'any',
    scopes: ['customers:read'],
    query: z.object({ customerId: idText.optional() }),
    out: z.object({ items: z.array(z.object({ first: card, second: card, evidence: z.array(decision) })) }),
  },
  'GET /kept-apart': {
    summary: 'Pairs of whom somebody said that they are different people; of one customer when he is named.',
    auth: 'any',
    scopes: ['customers:read'],
    query: z.object({ customerId: idText.optional() }),
    out: apart,
  },
  'PUT /kept-apart': {
    summary: 'These two are different people and are not suggested again; false takes the decision back.',
    auth: 'any',
    scopes: ['customers:write'],
    body: z.object({ customerId: idText, otherId: idText, isApart: z.boolean() }),
    out: apart,
  },
  'GET /customers/{id}/merge-preview': {
    summary: 'What a merge would make of this customer and another, field by field.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    query: z.object({ with: idText }),
    out: z.object({
      fields: z.array(z.object({ field: z.string(), label: z.string(), kept: z.string(), merged: z.string(), result: z.string() })),
      /** Somebody said that they are different people: taken back first, then merged. */
      isKeptApart: z.boolean(),
    }),
  },
} as const satisfies Routes
