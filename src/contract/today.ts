/** The home of the owner: whom to contact now, and what became of it. */
import * as z from 'zod'
import { CONTACT_STATES, NOT_CONTACTED_REASONS } from '../domain/plan/contact.ts'
import type { Routes } from './route.ts'
import {
  channelName,
  dayText,
  decision,
  handLink,
  idText,
  instantText,
  minuteOfDay,
  money,
  oneId,
  pageOf,
  paging,
  rungName,
  segmentName,
} from './values.ts'

export const dueWindow = z.object({ fromDay: dayText, dueDay: dayText, toDay: dayText }).meta({ id: 'DueWindow' })

export const contactState = z.enum(CONTACT_STATES)

export const customerName = z.object({ customerId: idText, name: z.string(), phone: z.string().nullable() }).meta({ id: 'CustomerName' })

export const contactCard = z
  .object({
    contactId: idText,
    customer: customerName,
    segment: segmentName,
    rung: rungName,
    /** The rung in the reader's words. */
    rungText: z.string(),
    /** One sentence that says why this one and why now, with its numbers. */
    why: decision,
    /** At most two short reasons; the evidence is at /customers/{id}/cycle. */
    chips: z.array(decision),
    window: dueWindow.nullable(),
    plannedDay: dayText,
    /** The last day on which this contact makes sense. */
    lastDay: dayText,
    channel: channelName,
    /** True when the channel only shows what would be sent. */
    isSandbox: z.boolean(),
    subject: z.string().nullable(),
    words: z.string(),
    /** The same for the telephone: without the line that tells how to stop. */
    spoken: z.string(),
    handLinks: z.array(handLink),
    minutes: z.number(),
    state: contactState,
    /** While it is in the future the approval can be taken back. */
    undoUntil: instantText.nullable(),
    followUp: z.object({ followUpId: idText, agreedOn: dayText, dueOn: dayText, words: z.string() }).nullable(),
    /** What keeps it from being sent, on a rehearsal of people whose consent is still open. */
    blockedBy: z.string().nullable(),
  })
  .meta({ id: 'ContactCard' })

export const followUp = z
  .object({
    followUpId: idText,
    customer: customerName,
    contactId: idText.nullable(),
    agreedOn: dayText,
    dueOn: dayText,
    state: z.enum(['open', 'reminded', 'kept', 'missed', 'cancelled', 'replaced']),
    words: z.string(),
  })
  .meta({ id: 'FollowUp' })

export const bookingMade = z
  .object({ bookingId: idText, day: dayText, minute: minuteOfDay.nullable(), service: z.string() })
  .meta({ id: 'BookingMade' })

/** What a person answered, as the owner reports it or as the reader understood it. */
export const OUTCOMES = ['booked', 'later', 'no', 'stop', 'bought-elsewhere', 'no-answer', 'reached', 'wrong-number'] as const

export const settledReply = z
  .object({
    replyId: idText.nullable(),
    outcome: z.string(),
    followUp: followUp.nullable(),
    booking: bookingMade.nullable(),
    /** What the customer was asked back; null when nothing was. */
    question: z.string().nullable().default(null),
    /** What was done about it, or what to do next. */
    decision,
  })
  .meta({ id: 'SettledReply' })

const changedContact = z
  .object({ contactId: idText, state: contactState, undoUntil: instantText.nullable(), decision: decision.nullable() })
  .meta({ id: 'ChangedContact' })

export const todayRoutes = {
  'GET /today': {
    summary: 'The finite list of today: whom to contact, why, how, with which words; with a date, a rehearsal of that day.',
    auth: 'any',
    scopes: ['plan:read'],
    query: z.object({ date: dayText.optional() }),
    out: z.object({
      day: dayText,
      cards: z.array(contactCard),
      /** Cards beyond the owner's minutes: they come tomorrow. */
      laterCount: z.int(),
      effortMinutes: z.number(),
      budgetMinutes: z.number(),
      /** What today has brought so far. */
      done: z.object({ contacts: z.int(), booked: z.int(), agreed: z.int(), repeatPurchases: z.int(), repeatRevenue: z.array(money) }),
      /** Why others are not on the list, counted. */
      notContacted: z.array(z.object({ reason: decision, count: z.int() })),
      /** Threads of the inbox that wait for a person. */
      openQuestions: z.int(),
      /** The next step when the list is empty. */
      nextStep: decision.nullable(),
    }),
  },
  'GET /not-contacted': {
    summary: 'Who was not contacted, and why: those whom Today counts, or what was decided about one customer within thirty days.',
    auth: 'any',
    scopes: ['plan:read'],
    query: z.object({ reason: z.enum(NOT_CONTACTED_REASONS).optional(), customerId: idText.optional() }),
    out: z.object({ items: z.array(z.object({ customerId: idText, name: z.string(), reason: decision, day: dayText })) }),
  },
  'POST /contacts/{id}/approvals': {
    summary: 'Send it: goes out after the seconds in which it can be taken back.',
    auth: 'any',
    scopes: ['plan:write'],
    params: oneId,
    body: z.object({ words: z.string().trim().min(1).max(4000).optional(), channel: channelName.optional() }),
    out: changedContact,
    status: 201,
  },
  'DELETE /contacts/{id}/approvals': {
    summary: 'Take the approval back before it goes out.',
    auth: 'any',
    scopes: ['plan:write'],
    params: oneId,
    out: changedContact,
  },
  'POST /contacts/{id}/outcomes': {
    summary: 'Report what came of it: booked, later with a day, no, stop, bought elsewhere, no answer.',
    auth: 'any',
    scopes: ['plan:write'],
    params: oneId,
    body: z.object({
      outcome: z.enum(OUTCOMES),
      day: dayText.optional(),
      minute: minuteOfDay.optional(),
      service: z.string().max(200).optional(),
      note: z.string().max(1000).optional(),
    }),
    out: settledReply,
    status: 201,
  },
  'POST /contacts/{id}/snoozes': {
    summary: 'Show the card again on a later day.',
    auth: 'any',
    scopes: ['plan:write'],
    params: oneId,
    body: z.object({ day: dayText }),
    out: changedContact,
    status: 201,
  },
  'POST /contacts/{id}/dismissals': {
    summary: 'Not this one: the contact is cancelled and the reason remembered.',
    auth: 'any',
    scopes: ['plan:write'],
    params: oneId,
    body: z.object({
      reason: z.enum(['not-this-one', 'wrong-reason', 'already-bought', 'talked-already']),
      note: z.string().max(1000).optional(),
    }),
    out: changedContact,
    status: 201,
  },
  'GET /follow-ups': {
    summary: 'Agreed dates, the nearest first.',
    auth: 'any',
    scopes: ['plan:read'],
    query: z.object({ state: z.enum(['open', 'all']).default('open'), ...paging }),
    out: pageOf(followUp),
  },
} as const satisfies Routes
