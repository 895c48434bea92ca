/** The thresholds of the segments, who would move, where a customer stood, and his cycles by product group and thing. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { dayText, decision, idText, money, nothing, oneId, segmentName, share } from './values.ts'

/** See docs/methods/segments.md. */
export const segmentPolicy = z
  .object({
    aliveLostMax: share,
    aliveRegularMin: share,
    nearRegularMin: share,
    spreadRegularMax: z.number().min(0).max(3),
    nearSureMin: share,
    spreadLostMin: z.number().min(0).max(3),
    nearLostMax: share,
    quietNewMin: share,
    hysteresis: z.number().min(0).max(0.2),
  })
  .refine(policy => policy.aliveLostMax <= policy.aliveRegularMin, { path: ['aliveLostMax'] })
  .meta({ id: 'SegmentPolicy' })

const history = z.array(z.object({ day: dayText, segment: segmentName, reason: decision }))

export const segmentRoutes = {
  'GET /segments/policy': {
    summary: 'The thresholds in use, and those the program comes with.',
    auth: 'any',
    scopes: ['reports:read'],
    out: z.object({ policy: segmentPolicy, defaults: segmentPolicy, isOwn: z.boolean() }),
  },
  'PUT /segments/policy': {
    summary: 'Set the thresholds; everybody is sorted again within minutes, and each change is a line of history.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    body: segmentPolicy,
    out: z.object({ policy: segmentPolicy, defaults: segmentPolicy, isOwn: z.boolean() }),
  },
  'POST /segments/previews': {
    summary: 'Who would move with these thresholds. Nothing changes.',
    auth: 'session',
    scopes: [],
    body: segmentPolicy,
    out: z.object({
      customers: z.int(),
      moves: z.array(z.object({ from: segmentName, to: segmentName, customers: z.int() })),
      examples: z.array(z.object({ customerId: idText, fullName: z.string(), from: segmentName, to: segmentName, reason: decision })),
    }),
    status: 201,
  },
  'GET /customers/{id}/segments': {
    summary:
      'The segments of a customer by day, and the one on a given day: as written down then and as it follows from his purchases until then.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    query: z.object({ day: dayText.optional() }),
    out: z.object({
      day: dayText,
      recorded: z.object({ day: dayText, segment: segmentName }).nullable(),
      computed: z.object({ segment: segmentName, reason: decision }).nullable(),
      history,
    }),
  },
  'GET /customers/{id}/cycles': {
    summary: "The customer's cycles by product group and by thing, and what he is expected to spend within a year.",
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    out: z.object({
      /** Eighty of a hundred such customers end between low and high; they are null while too few customers are known. */
      year: z.object({ expected: money, low: money.nullable(), high: money.nullable(), why: decision }).nullable(),
      items: z.array(
        z.object({
          kind: z.enum(['group', 'asset']),
          id: idText,
          name: z.string(),
          purchases: z.int(),
          lastDay: dayText,
          cycleDays: z.number(),
          basis: z.enum(['own', 'group', 'trade']),
          dueDay: dayText.nullable(),
          p10Day: dayText,
          p90Day: dayText,
          aliveShare: share,
          /** How much longer than usual the last purchase lasts: 1 as usual. */
          stretch: z.number(),
          reason: decision,
        }),
      ),
    }),
  },
  'GET /cycles/groups': {
    summary: 'Product groups, and whether a larger purchase is taken to last longer in proportion.',
    auth: 'any',
    scopes: ['reports:read'],
    out: z.object({ items: z.array(z.object({ groupId: idText, name: z.string(), isUsedUp: z.boolean() })) }),
  },
  'PUT /cycles/groups': {
    summary: 'Mark the groups whose packs are used up: three packs last three times as long.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    body: z.object({ usedUp: z.array(idText).max(1000) }),
    out: nothing,
    status: 204,
  },
} as const satisfies Routes
