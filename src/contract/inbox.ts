/** What waits for a person: one thread per customer over all channels, strangers, complaints. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { idText, instantText, localeName, nothing, oneId } from './values.ts'

export const inboxThread = z
  .object({
    /** Null is a stranger: give his words to a customer, or mark them done. */
    customerId: idText.nullable(),
    name: z.string(),
    senderAddress: z.string().nullable(),
    lastReplyId: idText,
    lastText: z.string(),
    channel: z.string(),
    at: instantText,
    openCount: z.int(),
    hasComplaint: z.boolean(),
  })
  .meta({ id: 'InboxThread' })

export const threadEntry = z
  .object({
    entryId: idText,
    kind: z.enum(['message', 'reply', 'outcome', 'booking', 'note', 'complaint']),
    at: instantText,
    text: z.string(),
    channel: z.string().nullable(),
    /** Of a message or booking its state, of a reply what it was settled as; null waits for somebody. */
    state: z.string().nullable(),
  })
  .meta({ id: 'ThreadEntry' })

const complaint = z
  .object({ complaintId: idText, words: z.string(), score: z.int().nullable(), openedAt: instantText })
  .meta({ id: 'Complaint' })

export const inboxRoutes = {
  'GET /inbox': {
    summary: 'Threads, those that wait for an answer first.',
    auth: 'any',
    scopes: ['messages:read'],
    query: z.object({ state: z.enum(['open', 'all']).default('all'), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    out: z.object({ items: z.array(inboxThread), openCount: z.int() }),
  },
  'GET /inbox/{id}': {
    summary: 'Everything said to and by one customer, with an answer to what waits.',
    auth: 'any',
    scopes: ['messages:read'],
    params: oneId,
    out: z.object({
      customerId: idText,
      name: z.string(),
      phone: z.string().nullable(),
      locale: localeName,
      entries: z.array(threadEntry),
      complaint: complaint.nullable(),
      /** Empty when nothing waits. */
      suggestion: z.string(),
    }),
  },
  'POST /inbox/{id}/answers': {
    summary: 'Answer: goes out over the channel he wrote on, and what waited is answered.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z.object({ text: z.string().trim().min(1).max(4000) }),
    out: z.object({ messageId: idText }),
    status: 201,
  },
  'POST /inbox/{id}/done': {
    summary: 'Nothing more to do: what waited is done.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z.object({}),
    out: z.object({ settled: z.int() }),
    status: 201,
  },
  'POST /inbox/{id}/notes': {
    summary: 'A note for the shop, for instance of a call; the customer does not see it.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z.object({ text: z.string().trim().min(1).max(2000) }),
    out: z.object({ noteId: idText }),
    status: 201,
  },
  'POST /replies/{id}/done': {
    summary: 'Mark one reply as done, for instance a stranger’s.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z.object({}),
    out: z.object({ settled: z.int() }),
    status: 201,
  },
  'POST /replies/{id}/customer': {
    summary: 'A stranger is this customer: his words and his address become the customer’s; consent does not.',
    auth: 'any',
    scopes: ['messages:write', 'customers:write'],
    params: oneId,
    body: z.object({ customerId: idText }),
    out: z.object({ linked: z.int() }),
    status: 201,
  },
  'POST /customers/{id}/scores': {
    summary: 'What a customer thinks of his visit, 0 to 10; six or less opens a complaint and silences advertising.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z.object({ score: z.int().min(0).max(10), words: z.string().max(2000).default('') }),
    out: z.object({ complaint: z.enum(['opened', 'already', 'none']) }),
    status: 201,
  },
  'GET /complaints': {
    summary: 'Open complaints, the oldest first: each silences advertising to its customer.',
    auth: 'any',
    scopes: ['messages:read'],
    out: z.object({ items: z.array(complaint.extend({ customerId: idText, name: z.string() })) }),
  },
  'POST /complaints/{id}/closings': {
    summary: 'The complaint is settled; the customer is planned for again.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z.object({ resolution: z.string().max(2000).default('') }),
    out: nothing,
    status: 204,
  },
} as const satisfies Routes
