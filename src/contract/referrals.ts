/** Who brought whom, and the owner's yes or no to a reward. */
import * as z from 'zod'
import { REFERRAL_STATES } from '../domain/plan/referral.ts'
import { couponGift } from './rewards.ts'
import type { Routes } from './route.ts'
import { dayText, decision, idText, oneId } from './values.ts'

export const referral = z
  .object({
    referralId: idText,
    /** The one who was brought. */
    customer: z.object({ customerId: idText, name: z.string() }),
    referrer: z.object({ customerId: idText, name: z.string() }),
    recordedOn: dayText,
    state: z.enum(REFERRAL_STATES),
    /** How it stands today, in one sentence. */
    standing: decision,
    /** True when only the owner's yes is missing. */
    isReady: z.boolean(),
    couponCode: z.string().nullable(),
  })
  .meta({ id: 'Referral' })

export const referralRoutes = {
  'GET /referrals': {
    summary: 'Who brought whom, the newest first.',
    auth: 'any',
    scopes: ['customers:read'],
    out: z.object({ items: z.array(referral) }),
  },
  'POST /referrals': {
    summary: 'Say who brought a customer. What brings no reward is kept with its reason.',
    auth: 'any',
    scopes: ['customers:write'],
    role: 'cashier',
    body: z.object({ customerId: idText, referrerId: idText }),
    out: referral,
    status: 201,
  },
  'POST /referrals/{id}/decisions': {
    summary: 'Reward the referrer with a coupon, or do not. Nothing is rewarded without a yes.',
    auth: 'any',
    scopes: ['plan:write'],
    role: 'owner',
    params: oneId,
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('approve'), gift: couponGift, deadline: dayText }),
      z.object({ decision: z.literal('decline') }),
    ]),
    out: referral,
    status: 201,
  },
} as const satisfies Routes
