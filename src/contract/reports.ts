/** The numbers, each with its numerator, denominator and window. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { dayText, decision, money, monthText, segmentName, share, sourceName } from './values.ts'

const count = z.int().min(0)

/** A share that says what it was counted from. */
export const rate = z.object({ numerator: count, denominator: count, share: share.nullable() }).meta({ id: 'Rate' })

export const kpis = z.object({
  month: monthText,
  fromDay: dayText,
  toDay: dayText,
  /** A closed month stays as it was. */
  isFrozen: z.boolean(),
  /** Customers of the month who had bought before, within all customers of the month; the window says how far back. */
  repeatRate: rate.extend({ windowDays: z.int(), text: z.string() }),
  revenue: z.array(money),
  repeatRevenue: z.array(money),
  newCustomers: count,
  returningCustomers: count,
  segments: z.array(z.object({ segment: segmentName, customers: count, share, changeShare: z.number().nullable() })),
  sources: z.array(z.object({ source: sourceName, revenue: z.array(money), customers: count, share, spend: z.array(money) })),
  contacts: z.object({ sent: count, answered: count, booked: count, agreed: count, bought: count, boughtRevenue: z.array(money) }),
  /** Due events with contacts against those without, drawn by lot. */
  uplift: z.object({
    contacted: rate, heldOut: rate,
    /** Difference of shares, and its 95 % interval; null before there is anything to compare. */
    difference: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(),
    /** The smallest difference that could have been seen by now. */
    visible: z.number().nullable(),
    text: z.string(),
  }),
  adjustments: z.array(z.object({ kpi: z.string(), text: z.string() })),
  alarms: z.array(decision),
}).meta({ id: 'Kpis' })

export const reportRoutes = {
  'GET /reports/kpis': {
    summary: 'The numbers of one month; the current one when none is named.',
    auth: 'any', scopes: ['reports:read'], query: z.object({ month: monthText.optional() }), out: kpis,
  },
  'GET /reports/months': {
    summary: 'Month by month, for the pictures.',
    auth: 'any', scopes: ['reports:read'], query: z.object({ months: z.coerce.number().int().min(1).max(60).default(24) }),
    out: z.object({
      months: z.array(z.object({
        month: monthText, revenue: z.array(money), repeatRevenue: z.array(money), repeatRate: rate, newCustomers: count, returningCustomers: count,
      })),
    }),
  },
  'PUT /reports/spend': {
    summary: 'What advertising cost in a month, by source.',
    auth: 'any', scopes: ['settings:write'], role: 'owner',
    body: z.object({ month: monthText, source: sourceName, spend: money }), out: z.object({ month: monthText, source: sourceName, spend: money }),
  },
} as const satisfies Routes
