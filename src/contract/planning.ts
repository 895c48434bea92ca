/** How planning works and what it is about to do: ladders, seasons, the calendar, the forecast, the rehearsal; things of customers. */
import * as z from 'zod'
import { ASSET_KINDS } from '../domain/collect/asset.ts'
import { CONSENT_BASES } from '../domain/collect/consent.ts'
import { LADDER_BENEFITS } from '../domain/collect/plan-settings.ts'
import type { Routes } from './route.ts'
import { customerName } from './today.ts'
import { dayText, decision, idText, minuteOfDay, money, oneId, recordVersion, rungName, segmentName } from './values.ts'

const days = z.int().min(0).max(365)
export const ladderPlan = z
  .object({
    softDays: days.nullable(),
    productDays: days.nullable(),
    offerDays: days,
    benefit: z.enum(LADDER_BENEFITS),
    welcomeDays: days.nullable(),
    asksReferral: z.boolean(),
    tries: z.int().min(0).max(20),
    paceDays: days.nullable(),
  })
  .meta({ id: 'LadderPlan' })
const ladderChange = ladderPlan.partial().meta({ id: 'LadderChange' })
const yearDay = z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
export const season = z
  .object({
    seasonId: z.string().min(1).max(60),
    name: z.string().trim().max(80),
    groupId: idText.nullable(),
    from: yearDay,
    to: yearDay,
    moves: z.array(z.object({ year: z.int().min(2000).max(2200), shiftDays: z.int().min(-60).max(60) })).max(20),
    regions: z.array(z.object({ zone: z.string().max(60), shiftDays: z.int().min(-60).max(60) })).max(20),
  })
  .meta({ id: 'Season' })
/** Where and when the owner gets the list of the day. */
const digest = z
  .object({
    channel: z.enum(['email', 'sms', 'telegram', 'vk', 'max', 'whatsapp', 'viber']),
    address: z.string().trim().min(1).max(200),
    minute: minuteOfDay,
  })
  .meta({ id: 'Digest' })
const range = z.object({ fromMinute: minuteOfDay, toMinute: z.int().min(0).max(1440) })
const hours = z.record(z.string().max(20), z.object({ weekday: range, weekend: range }))

export const planning = z
  .object({
    ladders: z.array(z.object({ segment: segmentName, plan: ladderPlan, default: ladderPlan, isChanged: z.boolean() })),
    /** Ladders of single product groups that differ from those of their segment. */
    ofGroups: z.array(z.object({ segment: segmentName, groupId: idText, plan: ladderPlan })),
    seasons: z.array(season),
    hoursByChannel: hours,
    autopilotAfterHours: z.number(),
    birthdays: z.boolean(),
    digest: z.object({ channel: z.string(), address: z.string(), minute: z.int() }).nullable(),
    /** The rules of the country that are kept, each with source and day. */
    rules: z.array(
      z.object({
        id: z.string(),
        country: z.string(),
        purpose: z.string(),
        isForbidden: z.boolean(),
        /** Which consents it takes for a yes; empty when any does. */
        bases: z.array(z.enum(CONSENT_BASES)),
        /** What carries the message; null: whatever it is. */
        carriers: z.array(z.string()).nullable(),
        source: z.string(),
        since: dayText,
        isOverridden: z.boolean(),
      }),
    ),
    rulesVersion: z.string(),
    version: recordVersion,
  })
  .meta({ id: 'Planning' })

const ladderRung = z.object({ rung: rungName, day: dayText })
const asset = z
  .object({
    assetId: idText,
    customerId: idText,
    kind: z.enum(ASSET_KINDS),
    name: z.string(),
    note: z.string(),
    sinceOn: dayText,
    returnOn: dayText.nullable(),
    cycleDays: z.int().nullable(),
    servedOn: dayText.nullable(),
    warrantyUntil: dayText.nullable(),
    groupId: idText.nullable(),
  })
  .meta({ id: 'Asset' })
const assetBody = asset.omit({ assetId: true, customerId: true }).extend({ name: z.string().trim().max(120), note: z.string().max(1000) })
const rungCounts = z.object({ soft: z.int(), product: z.int(), offer: z.int() })

export const planningRoutes = {
  'GET /planning': {
    summary: 'How planning works: ladders by segment, seasons, rules of the country.',
    auth: 'any',
    scopes: ['plan:read'],
    out: planning,
  },
  'PUT /planning/ladders': {
    summary: 'Change the ladder of a segment, for all groups or for one; null goes back to the default.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({ segment: segmentName, groupId: idText.nullable(), plan: ladderChange.nullable(), version: recordVersion }),
    out: planning,
  },
  'POST /planning/ladders/previews': {
    summary: 'What a changed ladder would mean for some real customers; nothing is saved.',
    auth: 'any',
    scopes: ['plan:read'],
    /** With a group: what it would mean for those who buy from it. */
    body: z.object({ segment: segmentName, groupId: idText.nullable().default(null), plan: ladderChange }),
    out: z.object({
      customers: z.array(
        z.object({
          customer: customerName,
          cycleDays: z.int(),
          dueDay: dayText.nullable(),
          before: z.array(ladderRung),
          after: z.array(ladderRung),
        }),
      ),
    }),
  },
  'PUT /planning/seasons': {
    summary: 'The windows of the year, with this year’s shift by weather and by region.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({ seasons: z.array(season).max(20), version: recordVersion }),
    out: planning,
  },
  'PATCH /planning': {
    summary: 'Hours of single channels, rules the owner takes upon himself, hours to object, birthdays, the morning message to the owner.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({
      version: recordVersion,
      hoursByChannel: hours.optional(),
      overriddenRules: z.array(z.string().max(60)).max(50).optional(),
      autopilotAfterHours: z.int().min(1).max(72).optional(),
      birthdays: z.boolean().optional(),
      digest: digest.nullable().optional(),
    }),
    out: planning,
  },
  'GET /calendar': {
    summary: 'What is planned, day by day, with closures and seasons.',
    auth: 'any',
    scopes: ['plan:read'],
    query: z.object({ from: dayText, to: dayText }),
    out: z.object({
      days: z.array(
        z.object({ day: dayText, rungs: rungCounts.extend({ followUp: z.int() }), isClosed: z.boolean(), seasons: z.array(z.string()) }),
      ),
    }),
  },
  'GET /calendar/contacts': {
    summary: 'The contacts planned for one day.',
    auth: 'any',
    scopes: ['plan:read'],
    query: z.object({ day: dayText }),
    out: z.object({
      items: z.array(
        z.object({ contactId: idText, customer: customerName, rung: rungName, rungText: z.string(), channel: z.string(), why: decision }),
      ),
    }),
  },
  'GET /forecast': {
    summary: 'Repeat revenue of the next weeks; eight weeks of ten lie within the interval.',
    auth: 'any',
    scopes: ['reports:read'],
    query: z.object({ weeks: z.coerce.number().int().min(1).max(26).default(8) }),
    out: z.object({
      weeks: z.array(z.object({ fromDay: dayText, toDay: dayText, purchases: z.number(), middle: money, low: money, high: money })),
    }),
  },
  'GET /rehearsal': {
    summary: 'What would the next days send? Nothing is written, nothing is sent.',
    auth: 'any',
    scopes: ['plan:read'],
    query: z.object({ days: z.coerce.number().int().min(1).max(45).default(30) }),
    out: z.object({
      from: dayText,
      to: dayText,
      customers: z.int(),
      heldOut: z.int(),
      days: z.array(z.object({ day: dayText, rungs: rungCounts, byItself: z.int() })),
      samples: z.array(z.object({ customer: customerName, day: dayText, kind: z.string(), rungText: z.string(), why: decision })),
      notContacted: z.array(z.object({ reason: decision, count: z.int() })),
    }),
  },
  'GET /customers/{id}/assets': {
    summary: 'Things of this customer: what he stores, drives, keeps.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    out: z.object({ items: z.array(asset) }),
  },
  'POST /customers/{id}/assets': {
    summary: 'Note a thing of this customer.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    body: assetBody,
    out: asset,
    status: 201,
  },
  'PATCH /assets/{id}': {
    summary: 'Change a thing: a new day, a service done.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    body: assetBody.partial(),
    out: asset,
  },
  'DELETE /assets/{id}': {
    summary: 'The thing is gone: fetched, sold.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    out: z.object({ assetId: idText }),
  },
} as const satisfies Routes
