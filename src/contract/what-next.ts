/** What to offer one customer next: what is due by links, his usual basket, something new, his prices, what worries. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { dayText, decision, idText, money, oneId, share } from './values.ts'

const item = z.object({ kind: z.enum(['product', 'group']), id: idText, name: z.string() }).meta({ id: 'Item' })

/** Expected because something was bought: a quarter of those who follow do so by `fromDay`, three quarters by `toDay`. */
const missing = z.object({
  item,
  after: item,
  afterDay: dayText,
  /** That it still comes. */
  chance: share,
  fromDay: dayText,
  middleDay: dayText,
  toDay: dayText,
  why: decision,
})

export const whatNext = z
  .object({
    asOf: dayText,
    /** Likeliest first. */
    due: z.array(missing),
    /** Chains of purchases that he has begun, like a bathroom. */
    projects: z.array(z.object({ bought: z.array(item), missing: z.array(missing) })),
    /** What others take along with what he bought last, and he does not have: for the till. */
    companions: z.array(z.object({ item, with: item, share })),
    /** Of what he bought before, the likeliest of the next visit. */
    basket: z.array(z.object({ product: item, chance: share, bought: z.int(), why: decision })),
    favourites: z.array(z.object({ product: item, bought: z.int(), share })),
    /** Never bought, like what he buys, within the prices he pays. */
    discoveries: z.array(z.object({ product: item, because: item, price: money.nullable() })),
    /** What he pays for one piece, ten to ninety of a hundred, by product group. */
    prices: z.array(
      z.object({
        group: item,
        low: money,
        middle: money,
        high: money,
        why: decision,
        upsell: z.object({ product: item, price: money }).nullable(),
      }),
    ),
    alarms: z.array(decision),
    usualHour: z.object({ hour: z.int().min(0).max(23), share }).nullable(),
    /** 1 is Monday. */
    usualWeekday: z.object({ weekday: z.int().min(1).max(7), share }).nullable(),
    /** Where he answers most, of the channels on which he was written to. */
    channel: z.object({ channel: z.string(), replyShare: share, why: decision }).nullable(),
  })
  .meta({ id: 'WhatNext' })

export const whatNextRoutes = {
  'GET /customers/{id}/next': {
    summary: 'What to offer this customer: what is due after what he bought, the usual basket, something new, his prices.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    out: whatNext,
  },
} as const satisfies Routes
