/** The numbers, each with its numerator, denominator and window. */
import * as z from 'zod'
import { SALE_KINDS } from '../domain/measure/sales-facts.ts'
import { MATURITY_STEPS } from '../domain/measure/maturity.ts'
import { SALE_SOURCES } from '../domain/measure/source-mix.ts'
import { UPLIFT_VERDICTS } from '../domain/measure/hold-out.ts'
import type { Routes } from './route.ts'
import { currencyCode, dayText, decision, idText, money, monthText, pageOf, paging, segmentName, share, sourceName } from './values.ts'

const count = z.int().min(0)

/** A share that says what it was counted from; null when there was nothing to divide by. */
export const rate = z.object({ numerator: count, denominator: count, share: share.nullable() }).meta({ id: 'Rate' })

/** Of first, repeat and anonymous sales. */
const saleSource = z.enum(SALE_SOURCES)
const saleKind = z.enum(SALE_KINDS)
const unitCost = z.object({ spend: money, count, each: money.nullable() })

export const kpis = z
  .object({
    month: monthText,
    fromDay: dayText,
    toDay: dayText,
    /** A closed month stays as it was. */
    isFrozen: z.boolean(),
    /** Customers of the month who had bought before, within all customers of the month; the window says how far back. */
    repeatRate: rate.extend({ windowDays: z.int(), purchases: rate, text: z.string() }),
    revenue: z.array(money),
    repeatRevenue: z.array(money),
    firstRevenue: z.array(money),
    anonymousRevenue: z.array(money),
    newCustomers: count,
    returningCustomers: count,
    /** Shares of the four segments; null for `new`, which is outside of them. */
    segments: z.array(z.object({ segment: segmentName, customers: count, share: share.nullable(), changeShare: z.number().nullable() })),
    /** Who moved from where to where, the largest first. */
    moves: z.array(z.object({ from: segmentName.nullable(), to: segmentName.nullable(), customers: count })),
    sources: z.array(
      z.object({ source: saleSource, revenue: z.array(money), customers: count, share: z.number().nullable(), spend: z.array(money) }),
    ),
    costs: z.object({ perNewCustomer: z.array(unitCost), perRepeatPurchase: z.array(unitCost) }),
    contacts: z.object({
      planned: count,
      sent: count,
      answered: count,
      booked: count,
      agreed: count,
      ladders: count,
      bought: count,
      boughtRevenue: z.array(money),
    }),
    promises: z.object({ kept: count, missed: count, open: count }),
    optOuts: rate,
    /** Due events of a year with contacts against those without, drawn by lot. */
    uplift: z.object({
      contacted: rate,
      heldOut: rate,
      /** Difference of shares, and its 95 % interval; null before there is anything to compare. */
      difference: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      /** The smallest difference that could have been seen by now. */
      visible: z.number().nullable(),
      /** Due events needed to see a worthwhile difference. */
      needed: count.nullable(),
      verdict: z.enum(UPLIFT_VERDICTS),
      text: z.string(),
    }),
    /** What late receipts would change in a closed month. */
    adjustments: z.array(z.object({ kpi: z.string(), currency: currencyCode.nullable(), frozen: z.int(), now: z.int(), text: z.string() })),
    alarms: z.array(decision),
  })
  .meta({ id: 'Kpis' })

export const receipt = z
  .object({
    receipt: z.enum(['purchase', 'refund']),
    receiptId: idText,
    day: dayText,
    customerId: idText.nullable(),
    customerName: z.string().nullable(),
    kind: saleKind,
    source: saleSource,
    /** Negative for a refund. */
    total: money,
  })
  .meta({ id: 'Receipt' })

export const reportRoutes = {
  'GET /reports/kpis': {
    summary: 'The numbers of one month; the current one when none is named.',
    auth: 'any',
    scopes: ['reports:read'],
    query: z.object({ month: monthText.optional() }),
    out: kpis,
  },
  'GET /reports/months': {
    summary: 'Month by month, for the pictures.',
    auth: 'any',
    scopes: ['reports:read'],
    query: z.object({ months: z.coerce.number().int().min(1).max(60).default(24) }),
    out: z.object({
      months: z.array(
        z.object({
          month: monthText,
          isFrozen: z.boolean(),
          revenue: z.array(money),
          repeatRevenue: z.array(money),
          repeatRate: rate,
          newCustomers: count,
          returningCustomers: count,
        }),
      ),
    }),
  },
  'GET /reports/maturity': {
    summary: 'How far the shop has come: nobody known, contacts, contacts with history; the next step and what a month loses without it.',
    auth: 'any',
    scopes: ['reports:read'],
    out: z.object({
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      step: z.enum(MATURITY_STEPS),
      contactShare: share.nullable(),
      consentShare: share.nullable(),
      historyDays: count,
      returnShare: share.nullable(),
      /** An estimate: if those whom nobody knows returned as the known ones do. */
      lostMonthly: money.nullable(),
    }),
  },
  'GET /reports/receipts': {
    summary: 'The receipts behind a sum of money: by kind of sale, source and currency.',
    auth: 'any',
    scopes: ['reports:read'],
    query: z.object({
      month: monthText,
      kind: saleKind.optional(),
      source: saleSource.optional(),
      currency: currencyCode.optional(),
      ...paging,
    }),
    out: pageOf(receipt),
  },
  'PUT /reports/spend': {
    summary: 'What advertising cost in a month, by source.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({ month: monthText, source: sourceName, spend: money }),
    out: z.object({ month: monthText, source: sourceName, spend: money }),
  },
} as const satisfies Routes
