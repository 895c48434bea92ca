/** What holds sending back, and how the owner's e-mail is set up. */
import * as z from 'zod'
import { BREAKER_STATES } from '../domain/deliver/sending-gate.ts'
import { DKIM_FINDINGS, DMARC_FINDINGS, SPF_FINDINGS } from '../domain/deliver/mail-records.ts'
import type { Routes } from './route.ts'
import { amountMinor, instantText, localeName } from './values.ts'

/** 'channel:email', 'provider:smsc.ru:shop' or 'domain:mail.ru' */
const gateName = z.string().regex(/^(channel:[a-z-]{2,20}|provider:[a-z0-9.@:_+-]{1,120}|domain:[a-z0-9.-]{3,253})$/)
/** 'all', or messages that belong together: 'campaign:7' */
const pauseScope = z.string().regex(/^(all|[a-z-]{2,20}:\d{1,9})$/)
const limit = z.object({
  /** Messages a second over a long time. */
  perSecond: z.number().positive().max(10_000).nullable(),
  /** Messages at once after a rest. */
  burst: z.int().min(1).max(10_000),
  perDay: z.int().min(0).nullable(),
  /** Minor units of the business's currency. */
  spendPerDayMinor: amountMinor.nullable(),
})

export const sendingState = z
  .object({
    pauses: z.array(z.object({ scope: z.string(), at: instantText })),
    limits: z.array(limit.extend({ gate: z.string() })),
    gates: z.array(
      z.object({
        gate: z.string(),
        breaker: z.enum(BREAKER_STATES),
        restsUntil: instantText.nullable(),
        /** What the provider said when it failed last. */
        reason: z.string().nullable(),
        dayCount: z.int(),
        daySpendMinor: z.int(),
      }),
    ),
    waiting: z.int(),
    batches: z.array(z.object({ batch: z.string(), waiting: z.int() })),
  })
  .meta({ id: 'SendingState' })

export const mailCheck = z
  .object({
    spf: z.enum(SPF_FINDINGS),
    dkim: z.enum(DKIM_FINDINGS),
    dmarc: z.enum(DMARC_FINDINGS),
    /** To be published in the DNS; null where there is no key of ours. */
    record: z.object({ name: z.string(), value: z.string() }).nullable(),
    selfVerified: z.boolean().nullable(),
    /** 'ok', or what the mail server said. */
    server: z.string(),
    /** What the last night found; null before the first one. */
    night: z.object({ checkedAt: instantText, worseSince: instantText.nullable() }).nullable(),
  })
  .meta({ id: 'MailCheck' })

export const sendingRoutes = {
  'GET /sending': {
    summary: 'What waits to be sent, and what holds it back: pauses, limits, and channels that rest after failures.',
    auth: 'any',
    scopes: ['messages:read'],
    out: sendingState,
  },
  'POST /sending/pauses': {
    summary: 'Hold back everything, or one campaign; what is on its way arrives.',
    auth: 'any',
    scopes: ['messages:write'],
    body: z.object({ scope: pauseScope }),
    out: sendingState,
    status: 201,
  },
  'DELETE /sending/pauses/{scope}': {
    summary: 'Go on with exactly what was waiting.',
    auth: 'any',
    scopes: ['messages:write'],
    params: z.object({ scope: pauseScope }),
    out: sendingState,
  },
  'POST /sending/recalls': {
    summary: 'Take back everything that has not left, or what has not left of one campaign.',
    auth: 'any',
    scopes: ['messages:write'],
    role: 'owner',
    body: z.object({ scope: pauseScope }),
    out: z.object({ recalled: z.int() }),
    status: 201,
  },
  'PUT /sending/limits/{gate}': {
    summary: 'Limit a channel, an account at a provider or a receiving mail house; null takes the limit away.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: z.object({ gate: gateName }),
    body: z.object({ limit: limit.nullable() }),
    out: sendingState,
  },
  'GET /email/check': {
    summary: 'What the DNS says about the sender domain, whether the key works, and whether the mail server lets us in.',
    auth: 'any',
    scopes: ['plan:read'],
    role: 'owner',
    out: mailCheck,
  },
  'POST /email/keys': {
    summary: 'Make a new signing key; the answer holds the record to publish.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({}),
    out: mailCheck,
    status: 201,
  },
  'DELETE /email/keys': {
    summary: 'Forget the signing key: the mail server signs by itself.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    out: mailCheck,
  },
  'POST /email/tests': {
    summary: 'Send one letter to an address of your own.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    body: z.object({ address: z.email().max(254), locale: localeName }),
    out: z.object({ outcome: z.enum(['handed', 'failed', 'not-sent', 'unknown']), detail: z.string() }),
    status: 201,
  },
  'POST /email/previews': {
    summary: 'A letter with these words as it would leave now, with all its headers; nothing is sent.',
    auth: 'any',
    scopes: ['plan:read'],
    body: z.object({ subject: z.string().max(200), body: z.string().min(1).max(20_000) }),
    out: z.object({ source: z.string(), html: z.string() }),
    status: 201,
  },
} as const satisfies Routes
