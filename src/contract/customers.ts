/** Customers: search, profile, the picture of the cycle, consent, merging, leaving. */
import * as z from 'zod'
import { CONTACT_POINT_KINDS } from '../domain/collect/contact-point.ts'
import type { Routes } from './route.ts'
import { contactState, dueWindow, followUp } from './today.ts'
import {
  channelName,
  dayText,
  decision,
  handLink,
  idText,
  instantText,
  localeName,
  money,
  oneId,
  pageOf,
  paging,
  rungName,
  segmentName,
  share,
  sourceName,
} from './values.ts'

export const birthday = z
  .object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31), year: z.int().min(1900).max(2100).nullable() })
  .meta({ id: 'Birthday' })
export const purposeName = z.enum(['marketing', 'content', 'service'])

export const customerRow = z
  .object({
    customerId: idText,
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    segment: segmentName.nullable(),
    lastPurchaseDay: dayText.nullable(),
    purchases: z.int(),
    spent: z.array(money),
    dueDay: dayText.nullable(),
  })
  .meta({ id: 'CustomerRow' })

const contactPoint = z.object({
  contactPointId: idText,
  kind: z.enum(CONTACT_POINT_KINDS),
  address: z.string(),
  phoneKind: z.enum(['mobile', 'landline', 'unknown']).nullable(),
  consents: z.array(
    z.object({ channel: channelName, purpose: purposeName, status: z.enum(['given', 'withdrawn', 'none']), at: instantText.nullable() }),
  ),
  /** He asked not to be written to here. */
  isSuppressed: z.boolean(),
})

/** What the person likes, by name: `channel` ('email', 'hand' …), `channelOnly`, `hoursFrom`, `hoursTo`, a drink, a size. */
export const preferences = z
  .record(z.string().min(1).max(40), z.union([z.string().max(500), z.number(), z.boolean()]))
  .meta({ id: 'Preferences' })

export const customerProfile = z
  .object({
    customerId: idText,
    fullName: z.string(),
    firstName: z.string(),
    locale: localeName.nullable(),
    source: sourceName,
    birthday: birthday.nullable(),
    note: z.string(),
    preferences,
    contactPoints: z.array(contactPoint),
    handLinks: z.array(handLink),
    segment: segmentName.nullable(),
    segmentReason: decision.nullable(),
    /** 'Comes every ~42 days, due around 3 December, 80 % sure.' */
    cycle: decision.nullable(),
    window: dueWindow.nullable(),
    purchases: z.int(),
    firstPurchaseDay: dayText.nullable(),
    lastPurchaseDay: dayText.nullable(),
    spent: z.array(money),
    nextContact: z.object({ contactId: idText, rung: rungName, plannedDay: dayText, state: contactState, why: decision }).nullable(),
    followUp: followUp.nullable(),
    /** Why no marketing goes to this person, when none does. */
    silence: decision.nullable(),
    merges: z.array(z.object({ mergeId: idText, name: z.string(), mergedAt: instantText })),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .meta({ id: 'Customer' })

export const timelineItem = z
  .object({
    itemId: z.string(),
    kind: z.enum(['purchase', 'refund', 'contact', 'message', 'reply', 'booking', 'follow-up', 'consent', 'outcome']),
    day: dayText,
    at: instantText,
    /** Rung, channel, state and the like, as a sentence. */
    text: z.string(),
    /** Products bought, words sent, words received. */
    detail: z.string(),
    money: money.nullable(),
    state: z.string().nullable(),
  })
  .meta({ id: 'TimelineItem' })

export const cyclePicture = z
  .object({
    asOf: dayText,
    purchases: z.array(z.object({ purchaseId: idText, day: dayText, total: money })),
    /** The latest gaps; `weight` says how much each still counts, `regularShare` that it was no lapse. */
    gaps: z.array(
      z.object({ fromDay: dayText, toDay: dayText, days: z.int(), weight: share, regularShare: share, seasonsSkipped: z.int().min(0) }),
    ),
    /** Days from the last purchase to the next, in 10, 50 and 90 of 100 such cases; null before the first purchase. */
    cycle: z
      .object({
        p10Days: z.number(),
        p50Days: z.number(),
        p90Days: z.number(),
        basis: z.enum(['own', 'business', 'trade']),
        ownShare: share,
      })
      .nullable(),
    window: dueWindow.nullable(),
    /** Chance of buying within so many days from asOf. */
    chances: z.array(z.object({ days: z.int(), chance: share })),
    aliveShare: share.nullable(),
    segment: segmentName.nullable(),
    segmentReason: decision.nullable(),
    /** Why this date, or why none. */
    reason: decision,
    /** What the forecast rests on, why the chances are what they are, and what would change them; null before the first purchase. */
    why: z.object({ rests: decision, chances: decision, alive: decision, changes: decision }).nullable(),
  })
  .meta({ id: 'CyclePicture' })

const contacts = {
  phones: z.array(z.string().trim().min(1).max(60)).max(10),
  emails: z.array(z.string().trim().min(1).max(254)).max(10),
}
const person = z.object({
  fullName: z.string().trim().max(200),
  firstName: z.string().trim().max(100),
  locale: localeName.nullable(),
  source: sourceName,
  birthday: birthday.nullable(),
  note: z.string().max(4000),
  preferences,
  ...contacts,
})

const consentBody = z
  .object({
    contactPointId: idText.optional(),
    /** In place of one contact point: all points of this customer that the channel can use. */
    customerId: idText.optional(),
    channel: channelName,
    purpose: purposeName,
    status: z.enum(['given', 'withdrawn']),
    basis: z.enum(['explicit', 'soft-opt-in', 'contract', 'refusal']),
    textVersion: z.string().max(60).default('1'),
    textShown: z.string().max(4000).default(''),
    locale: localeName.optional(),
    source: z.enum(['till', 'web', 'import', 'paper', 'reply', 'owner']).default('owner'),
  })
  .refine(body => (body.contactPointId === undefined) !== (body.customerId === undefined), {
    error: 'Name either a contact point or a customer.',
    path: ['contactPointId'],
  })

export const customerRoutes = {
  'GET /customers': {
    summary: 'Search by name, phone or e-mail; filter by segment.',
    auth: 'any',
    scopes: ['customers:read'],
    query: z.object({ q: z.string().max(200).optional(), segment: segmentName.optional(), ...paging }),
    out: pageOf(customerRow).extend({
      /** Of the whole business, not of this search. */
      total: z.int(),
      segments: z.array(z.object({ segment: segmentName, customers: z.int() })),
    }),
  },
  'POST /customers': {
    summary: 'Add a customer; one with the same phone or e-mail is found instead and stays as he is.',
    auth: 'any',
    scopes: ['customers:write'],
    body: person.partial(),
    out: customerProfile,
    status: 201,
  },
  'GET /customers/{id}': {
    summary: 'One customer with segment, cycle, next contact and why.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    out: customerProfile,
  },
  'PATCH /customers/{id}': {
    summary: 'Change a customer; lists of phones and e-mails replace the old ones.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    body: person.partial(),
    out: customerProfile,
  },
  'DELETE /customers/{id}': {
    summary: 'Erase the person for good: sums stay, name and contacts go, and he is never written to again.',
    auth: 'any',
    scopes: ['customers:write'],
    role: 'owner',
    params: oneId,
    out: z.object({ customerId: idText, erasedAt: instantText }),
  },
  'GET /customers/{id}/visit-profile': {
    summary: 'What to know when he stands at the counter: his drink, his hour, why he comes, and the words the owner added.',
    auth: 'any',
    scopes: ['customers:read'],
    role: 'cashier',
    params: oneId,
    out: z.object({ items: z.array(z.object({ name: z.string(), text: z.string() })) }),
  },
  'GET /customers/{id}/timeline': {
    summary: 'Everything that happened with this customer, the newest first.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    query: z.object(paging),
    out: pageOf(timelineItem),
  },
  'GET /customers/{id}/cycle': {
    summary: 'What the prediction rests on: purchases, gaps, the interval, the window, the reason.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    out: cyclePicture,
  },
  'GET /customers/{id}/export': {
    summary: 'Everything stored about this person, table by table.',
    auth: 'any',
    scopes: ['customers:read'],
    role: 'owner',
    params: oneId,
    out: z.object({
      customerId: idText,
      exportedAt: instantText,
      tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    }),
  },
  'POST /customers/{id}/merges': {
    summary: 'This customer and another are one person: the other joins this one.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    body: z.object({ customerId: idText }),
    out: z.object({ mergeId: idText, customer: customerProfile }),
    status: 201,
  },
  'DELETE /merges/{id}': {
    summary: 'Undo a merge: both people are as they were.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    out: z.object({ customerIds: z.array(idText) }),
  },
  'POST /consents': {
    summary: 'Record that a consent was given or withdrawn, with its text and source.',
    auth: 'any',
    scopes: ['customers:write'],
    role: 'cashier',
    body: consentBody,
    out: z.object({ consentIds: z.array(idText) }),
    status: 201,
  },
} as const satisfies Routes
