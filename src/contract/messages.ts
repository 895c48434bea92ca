/** What went out, or would have, and what came back. */
import * as z from 'zod'
import { MESSAGE_STATES } from '../domain/deliver/message.ts'
import type { Routes } from './route.ts'
import { customerName, OUTCOMES, settledReply } from './today.ts'
import { channelName, dayText, decision, idText, instantText, localeName, minuteOfDay, oneId, pageOf, paging } from './values.ts'

export const messageState = z.enum(MESSAGE_STATES)

export const replyRow = z
  .object({
    replyId: idText,
    text: z.string(),
    intent: z.string(),
    settledAs: z.string().nullable(),
    at: instantText,
  })
  .meta({ id: 'Reply' })

export const message = z
  .object({
    messageId: idText,
    customer: customerName,
    contactId: idText.nullable(),
    channel: channelName,
    /** True for the sandbox: it was made and shown, not sent. */
    isSandbox: z.boolean(),
    address: z.string(),
    purpose: z.enum(['marketing', 'content', 'service']),
    locale: localeName,
    subject: z.string().nullable(),
    body: z.string(),
    state: messageState,
    stateReason: decision.nullable(),
    /** The channel by which it had not arrived before; null when this one was the first. */
    insteadOf: channelName.nullable(),
    /** The channel by which it went after this one did not arrive. */
    wentOnBy: channelName.nullable(),
    /** Of an unknown one: what may still tell, and what a second copy would do by this channel. */
    unknownPolicy: decision.nullable(),
    stateAt: instantText,
    /** While it is in the future the message can be recalled. */
    notBefore: instantText,
    createdAt: instantText,
    replies: z.array(replyRow),
  })
  .meta({ id: 'Message' })

export const messageRoutes = {
  'GET /messages': {
    summary: 'The outbox, the newest first: queued, sent, and what the sandbox only shows.',
    auth: 'any',
    scopes: ['messages:read'],
    query: z.object({ customerId: idText.optional(), state: messageState.optional(), ...paging }),
    out: pageOf(message),
  },
  'DELETE /messages/{id}': {
    summary: 'Recall a message that is still queued.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    out: z.object({ messageId: idText, state: messageState }),
  },
  'POST /messages/{id}/verdicts': {
    summary: 'Say what became of a message whose fate is unknown: it arrived, send it again, or forget it.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z.object({ verdict: z.enum(['sent', 'send-again', 'forget']) }),
    out: z.object({ messageId: idText, state: messageState }),
    status: 201,
  },
  'POST /messages/{id}/replies': {
    summary: 'Answer a message as its customer would (the reply box of the sandbox); the text is read and settled.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z.object({ text: z.string().trim().min(1).max(4000) }),
    out: settledReply,
    status: 201,
  },
  'POST /customers/{id}/replies': {
    summary: 'Record what a customer answered on the phone or in person.',
    auth: 'any',
    scopes: ['messages:write'],
    params: oneId,
    body: z
      .object({
        text: z.string().trim().min(1).max(4000).optional(),
        outcome: z.enum(OUTCOMES).optional(),
        day: dayText.optional(),
        minute: minuteOfDay.optional(),
        service: z.string().max(200).optional(),
      })
      .refine(body => body.text !== undefined || body.outcome !== undefined, { error: 'Give the words or the outcome.', path: ['text'] }),
    out: settledReply,
    status: 201,
  },
} as const satisfies Routes
