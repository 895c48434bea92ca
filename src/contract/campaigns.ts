/** What the owner tells many people at once: campaigns, and content for those who asked for it. */
import * as z from 'zod'
import { ROUTE_NAMES } from '../domain/collect/channel-route.ts'
import { CAMPAIGN_STATES } from '../domain/plan/campaign.ts'
import { CONTENT_KINDS } from '../domain/plan/content.ts'
import type { Routes } from './route.ts'
import { channelName, dayText, decision, idText, instantText, money, oneId, segmentName, share, sourceName } from './values.ts'

export const audience = z
  .object({
    segments: z.array(segmentName).max(5).default([]),
    groupIds: z.array(idText).max(100).default([]),
    /** The last purchase lies between these days. */
    lastFrom: dayText.nullable().default(null),
    lastTo: dayText.nullable().default(null),
    purchasesMin: z.int().min(0).max(10_000).default(0),
    sources: z.array(sourceName).max(5).default([]),
  })
  .meta({ id: 'Audience' })

const localWords = z.object({
  subject: z.string().max(200).default(''),
  /** LiquidJS text; {{ name }}, {{ hello }}, {{ shop }}, {{ product }} and the like. */
  text: z.string().max(4000).default(''),
  /** Taken where a field of the text is not known. */
  short: z.string().max(4000).default(''),
})
export const broadcastWords = z
  .object({ ru: localWords.optional(), bg: localWords.optional(), en: localWords.optional() })
  .meta({ id: 'BroadcastWords' })

const monthDay = {
  fromMonth: z.int().min(1).max(12),
  fromDay: z.int().min(1).max(31),
  toMonth: z.int().min(1).max(12),
  toDay: z.int().min(1).max(31),
}

const campaignInput = z.object({
  name: z.string().trim().min(1).max(200),
  audience: audience.prefault({}),
  words: broadcastWords,
  channel: channelName.nullable().default(null),
  fromDay: dayText,
  toDay: dayText,
  perDay: z.int().min(1).max(1_000_000).default(100),
  holdOutShare: share.max(0.5).default(0.1),
  horizonDays: z.int().min(1).max(365).default(30),
  /** What one message costs; each part of an SMS costs it. */
  costMinor: z.int().min(0).max(1_000_000).default(0),
  /** Windows of every year; then each season makes a draft that waits for a yes. */
  season: z.array(z.object(monthDay)).max(12).default([]),
})

export const campaign = campaignInput
  .extend({
    campaignId: idText,
    /** Counts up; the contacts of the campaign carry it. */
    campaignNo: z.int(),
    kind: z.enum(['one-off', 'seasonal']),
    seasonOf: idText.nullable(),
    state: z.enum(CAMPAIGN_STATES),
    stateAt: instantText,
    createdAt: instantText,
  })
  .meta({ id: 'Campaign' })

export const leftOut = z
  .object({ reason: decision, count: z.int(), some: z.array(z.object({ customerId: idText, name: z.string() })) })
  .meta({ id: 'LeftOut' })

export const upliftTold = z
  .object({
    contacted: z.object({ numerator: z.int(), denominator: z.int() }),
    heldOut: z.object({ numerator: z.int(), denominator: z.int() }),
    difference: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    visible: z.number().nullable(),
    verdict: z.string(),
    /** What it means, in one sentence. */
    text: z.string(),
  })
  .meta({ id: 'CampaignUplift' })

const contentInput = z.object({
  kind: z.enum(CONTENT_KINDS),
  title: z.string().trim().min(1).max(200),
  topics: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  words: broadcastWords,
  advertiser: z.string().max(200).nullable().default(null),
  adToken: z.string().max(100).nullable().default(null),
  fromDay: dayText,
  toDay: dayText,
  state: z.enum(['draft', 'approved', 'stopped']).default('draft'),
})
export const contentItem = contentInput.extend({ itemId: idText, itemNo: z.int() }).meta({ id: 'ContentItem' })

const planWrite = { auth: 'any', scopes: ['plan:write'] } as const
const planRead = { auth: 'any', scopes: ['plan:read'] } as const

export const campaignRoutes = {
  'GET /campaigns': { summary: 'Campaigns, the newest first.', ...planRead, out: z.object({ items: z.array(campaign) }) },
  'POST /campaigns': { summary: 'Write a campaign down as a draft.', ...planWrite, body: campaignInput, out: campaign, status: 201 },
  'GET /campaigns/{id}': {
    summary: 'One campaign; while its people are being decided, how many are.',
    ...planRead,
    params: oneId,
    out: campaign.extend({ decided: z.int().nullable() }),
  },
  'PUT /campaigns/{id}': { summary: 'Change a draft.', ...planWrite, params: oneId, body: campaignInput, out: campaign },
  'GET /campaigns/{id}/preview': {
    summary: 'Whom it reaches, what it costs, who is left out and why, and the words on real people. Nothing is sent.',
    ...planRead,
    params: oneId,
    out: z.object({
      audience: z.int(),
      contacted: z.int(),
      heldOut: z.int(),
      leftOut: z.array(leftOut),
      byChannel: z.record(z.string(), z.int()),
      byDay: z.array(z.object({ day: dayText, count: z.int() })),
      parts: z.int(),
      cost: money,
      samples: z.array(
        z.object({
          customerId: idText,
          name: z.string(),
          channel: channelName,
          address: z.string(),
          day: dayText,
          subject: z.string(),
          text: z.string(),
          parts: z.int(),
        }),
      ),
      needsConfirmation: z.boolean(),
    }),
  },
  'POST /campaigns/{id}/approvals': {
    summary: 'Say yes to the whole. More than 50 people are confirmed by their number.',
    ...planWrite,
    params: oneId,
    body: z.object({ confirmed: z.int().nullable().default(null) }),
    out: z.object({ campaign, contacted: z.int(), heldOut: z.int(), leftOut: z.int() }),
    status: 201,
  },
  'POST /campaigns/{id}/moves': {
    summary: 'Pause, go on, or cancel; what has not left is taken back.',
    ...planWrite,
    params: oneId,
    body: z.object({ to: z.enum(['paused', 'resumed', 'cancelled']) }),
    out: z.object({ campaign, recalled: z.int() }),
    status: 201,
  },
  'PATCH /campaigns/{id}/window': {
    summary: 'Other days, or more a day, while it runs or pauses: exactly those who wait keep their turn.',
    ...planWrite,
    params: oneId,
    body: z.object({ fromDay: dayText, toDay: dayText, perDay: z.int().min(1).max(1_000_000) }),
    out: z.object({ campaign, waiting: z.int() }),
  },
  'POST /campaigns/{id}/tries': {
    summary: 'Send its words, as one of its people would read them, to an address of your own.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    params: oneId,
    body: z.object({ channel: z.enum(['email', ...ROUTE_NAMES]), address: z.string().trim().min(1).max(1000) }),
    out: z.object({
      outcome: z.enum(['handed', 'failed', 'not-sent', 'unknown']),
      detail: z.string(),
      subject: z.string(),
      text: z.string(),
    }),
    status: 201,
  },
  'GET /campaigns/{id}/results': {
    summary: 'Who got it, answered, booked, bought and stopped, against those it did not go to.',
    ...planRead,
    params: oneId,
    out: z.object({
      sent: z.int(),
      waiting: z.int(),
      replied: z.int(),
      booked: z.int(),
      bought: z.int(),
      boughtFor: money,
      stopped: z.int(),
      heldOut: z.int(),
      states: z.record(z.string(), z.int()),
      leftOut: z.array(z.object({ reason: decision, count: z.int() })),
      uplift: upliftTold,
    }),
  },
  'GET /content': {
    summary: 'The queue of content, and how many readers wait for a piece.',
    ...planRead,
    out: z.object({ items: z.array(contentItem), readers: z.int(), waiting: z.int() }),
  },
  'POST /content': { summary: 'Put a piece into the queue.', ...planWrite, body: contentInput, out: contentItem, status: 201 },
  'PUT /content/{id}': {
    summary: 'Change a piece, approve it or stop it.',
    ...planWrite,
    params: oneId,
    body: contentInput,
    out: contentItem,
  },
} as const satisfies Routes
