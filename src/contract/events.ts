/** Happenings outside: told by other programs, turned into messages by the owner's rules. */
import * as z from 'zod'
import { audience, broadcastWords } from './campaigns.ts'
import type { Routes } from './route.ts'
import { amountMinor, channelName, decision, idText, instantText, nothing, oneId } from './values.ts'

const eventName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/)
const factValue = z.union([z.string().max(500), z.number(), z.boolean()])

const ruleInput = z.object({
  eventName,
  name: z.string().trim().min(1).max(200),
  isOn: z.boolean().default(true),
  /** 'service' is what the person asked for; 'marketing' needs his consent and keeps caps and hours. */
  purpose: z.enum(['service', 'marketing']).default('marketing'),
  /** 'named': the event brings a phone, an e-mail or our customer id; 'audience': it concerns everybody of the filter. */
  whom: z.enum(['named', 'audience']).default('named'),
  audience: audience.prefault({}),
  words: broadcastWords,
  /** Fields that make two events one for a person on one day: ["train"]. */
  sameBy: z.array(z.string().max(60)).max(10).default([]),
  /** The message still makes sense so long after the moment. */
  validMinutes: z
    .int()
    .min(1)
    .max(60 * 24 * 14)
    .default(60),
  /** Messages of this rule for one person in 24 hours. */
  perDay: z.int().min(1).max(20).default(1),
  /** How a price is reckoned: the owner's price of the way, then the tariff with `distanceKm`, then the last price paid. */
  estimate: z
    .object({
      fromPlace: z.string().max(200),
      tariff: z.object({ baseMinor: amountMinor, perKmMinor: amountMinor }).nullable(),
    })
    .nullable()
    .default(null),
})
export const eventRule = ruleInput.extend({ ruleId: idText }).meta({ id: 'EventRule' })

const routePrice = z.object({
  fromPlace: z.string().trim().min(1).max(200),
  toPlace: z.string().trim().min(1).max(200),
  priceMinor: amountMinor.min(1),
})

const eventTold = z.object({
  customerId: idText.nullable(),
  rule: z.string(),
  contactId: idText.nullable(),
  /** Why there is no message; null when there is one. */
  reason: decision.nullable(),
})

const planWrite = { auth: 'any', scopes: ['plan:write'] } as const
const planRead = { auth: 'any', scopes: ['plan:read'] } as const

export const eventRoutes = {
  'POST /events/{name}': {
    summary: 'Something happened: a train arrives, the first frost, goods are in stock. Told twice, it happens once.',
    ...planWrite,
    params: z.object({ name: eventName }),
    body: z.object({
      /** The caller's own id of the happening. */
      eventId: z.string().min(1).max(200),
      happensAt: instantText,
      facts: z.record(z.string().max(60), factValue).default({}),
    }),
    out: z.object({ status: z.enum(['received', 'known']), result: decision, messages: z.int(), told: z.array(eventTold) }),
    status: 201,
  },
  'GET /events': {
    summary: 'What came in lately, and what it made.',
    ...planRead,
    out: z.object({
      items: z.array(
        z.object({
          eventName: z.string(),
          eventId: z.string(),
          eventNo: z.int(),
          happensAt: instantText,
          receivedAt: instantText,
          facts: z.record(z.string(), factValue),
          result: decision,
          messages: z.int(),
        }),
      ),
    }),
  },
  'GET /event-rules': { summary: 'Rules: which happening makes which message.', ...planRead, out: z.object({ items: z.array(eventRule) }) },
  'POST /event-rules': { summary: 'Add a rule.', ...planWrite, body: ruleInput, out: eventRule, status: 201 },
  'PUT /event-rules/{id}': { summary: 'Change a rule.', ...planWrite, params: oneId, body: ruleInput, out: eventRule },
  'POST /event-rules/{id}/tries': {
    summary: 'What an event would make by this rule; nothing is written or sent.',
    ...planRead,
    params: oneId,
    body: z.object({ happensAt: instantText, facts: z.record(z.string().max(60), factValue).default({}) }),
    out: z.object({
      people: z.int(),
      name: z.string().nullable(),
      channel: channelName.nullable(),
      text: z.string().nullable(),
      reason: decision.nullable(),
    }),
  },
  'DELETE /event-rules/{id}': { summary: 'Remove a rule.', ...planWrite, params: oneId, out: nothing, status: 204 },
  'GET /route-prices': { summary: 'Prices of ways from place to place.', ...planRead, out: z.object({ items: z.array(routePrice) }) },
  'PUT /route-prices': {
    summary: 'Replace all prices of ways.',
    ...planWrite,
    body: z.object({ items: z.array(routePrice).max(5000) }),
    out: z.object({ items: z.array(routePrice) }),
  },
} as const satisfies Routes
