/** The slip at the till: printed, shown, and kept. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { dayText, idText, instantText } from './values.ts'

const line = z.object({ text: z.string().max(200), amount: z.string().max(40) })
export const slip = z
  .object({
    shop: z.string().max(120),
    phone: z.string().max(60),
    lines: z.array(line).max(60),
    coupon: z
      .object({ code: z.string().trim().min(1).max(40), offer: z.string().max(120), lastDay: dayText, conditions: z.string().max(400) })
      .nullable(),
    nextEvent: z.object({ text: z.string().max(200), day: dayText }).nullable(),
    checklist: z.array(z.string().trim().min(1).max(80)).max(12),
    /** A code that leads to the page on which the buyer leaves his contact. */
    signUp: z.object({ url: z.url({ protocol: /^https?$/ }).max(300), text: z.string().max(200) }).nullable(),
    footer: z.string().max(200),
  })
  .meta({ id: 'Slip' })

export const slipRoutes = {
  'POST /slips': {
    summary: 'Print a slip, or show it. The same slipId again is a copy and says so.',
    auth: 'any',
    scopes: ['purchases:write'],
    body: z.object({
      slipId: idText,
      slip,
      onPaper: z.boolean(),
      /** Prints the code with which this customer makes a messenger his own, in place of `signUp`. */
      bind: z
        .object({ customerId: idText, channel: z.enum(['telegram', 'vk', 'max', 'web-push']) })
        .nullable()
        .default(null),
    }),
    out: z.object({
      outcome: z.enum(['printed', 'unreachable', 'unknown', 'shown', 'no-printer']),
      copyNumber: z.int(),
      /** The slip as SVG. */
      picture: z.string(),
      /** A page for the printer of a browser, as wide as the paper. */
      page: z.string(),
    }),
    status: 201,
  },
  'GET /slips': {
    summary: 'What was printed, the newest first.',
    auth: 'any',
    scopes: ['reports:read'],
    out: z.object({
      items: z.array(
        z.object({
          slipId: idText,
          copyNumber: z.int(),
          couponCode: z.string().nullable(),
          printer: z.string(),
          outcome: z.string(),
          at: instantText,
        }),
      ),
    }),
  },
} as const satisfies Routes
