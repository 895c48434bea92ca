/** The business and its rules; the first choice between a sample shop and own data. */
import * as z from 'zod'
import { AUTOPILOTS, CHANNELS, TRADES } from '../domain/collect/business.ts'
import type { Routes } from './route.ts'
import { businessSummary } from './session.ts'
import { countryCode, currencyCode, dayText, instantText, localeName, recordVersion } from './values.ts'

const minuteRange = z
  .object({ fromMinute: z.int().min(0).max(1440), toMinute: z.int().min(0).max(1440) })
  .refine(range => range.fromMinute < range.toMinute, 'The beginning is before the end.')
const weekDay = minuteRange.nullable()
export const openingHours = z
  .object({
    /** Monday first; null is a closed day. */
    week: z.tuple([weekDay, weekDay, weekDay, weekDay, weekDay, weekDay, weekDay]),
    closedDays: z.array(dayText).max(400),
  })
  .meta({ id: 'OpeningHours' })

const autopilot = z.enum(AUTOPILOTS)
const days = z.int().min(0).max(365)
export const policy = z
  .object({
    ladder: z.object({ softDays: days, productDays: days, offerDays: days }),
    caps: z.object({ perDay: z.int().min(0).max(10), per7Days: z.int().min(0).max(30), per30Days: z.int().min(0).max(100) }),
    /** The hours in which writing is allowed, in the customer's zone. */
    quiet: z.object({ weekday: minuteRange, weekend: minuteRange }),
    holdOutShare: z.number().min(0).max(0.5),
    effortMinutesPerDay: z.int().min(0).max(600),
    minutesPerContact: z.number().min(0.1).max(60),
    undoSeconds: z.int().min(0).max(600),
    autopilot: z.object({ soft: autopilot, product: autopilot, offer: autopilot }),
    cycleDays: z.int().min(1).max(3650).nullable(),
    /** What one person who is not the owner may give by hand on a day: points, coupons, more time. */
    handGiftsPerShift: z.int().min(0).max(1000),
  })
  .meta({ id: 'Policy' })

const emailShown = z.object({
  host: z.string(),
  port: z.int(),
  secure: z.boolean(),
  user: z.string(),
  from: z.string(),
  /** The password itself never leaves the server. */
  hasPassword: z.boolean(),
  /** Takes plus addresses: answers and bounces come back to it. */
  mailbox: z.string().nullable(),
  /** The name under which the signing key is published; the key itself never leaves the server. */
  dkim: z.object({ domain: z.string(), selector: z.string() }).nullable(),
  inbox: z.object({ host: z.string(), port: z.int(), secure: z.boolean(), user: z.string(), hasPassword: z.boolean() }).nullable(),
})
const emailChange = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65535),
  secure: z.boolean(),
  user: z.string().max(200),
  from: z.string().trim().min(3).max(300),
  /** Leave out to keep the one that is stored. */
  password: z.string().max(500).optional(),
  mailbox: z.email().max(254).nullable().optional(),
  inbox: z
    .object({
      host: z.string().trim().min(1).max(253),
      port: z.int().min(1).max(65535),
      secure: z.boolean(),
      user: z.string().max(200),
      password: z.string().max(500).optional(),
    })
    .nullable()
    .optional(),
})

const words = z.object({
  signature: z.string().max(200),
  phone: z.string().max(40),
  /** The owner's own words by '<rung>.<segment>.<locale>'. */
  templates: z.record(z.string().max(60), z.string().max(4000)),
})

export const businessSettings = businessSummary
  .extend({
    hours: openingHours,
    policy,
    channels: z.object({
      active: z.array(z.enum(CHANNELS)),
      email: emailShown.nullable(),
      publicUrl: z.string().nullable(),
    }),
    words,
    /** Send it back with a change: a form opened on an older version is refused. */
    version: recordVersion,
    updatedAt: instantText,
  })
  .meta({ id: 'BusinessSettings' })

const basics = {
  name: z.string().trim().min(1).max(120),
  trade: z.enum(TRADES),
  country: countryCode,
  currency: currencyCode,
  /** IANA zone, for instance Europe/Sofia. */
  zone: z.string().min(1).max(60),
  locale: localeName,
}

export const SAMPLE_SHOPS = ['tyres', 'salon', 'taxi', 'tiles', 'cafe'] as const

export const businessRoutes = {
  'GET /business': {
    summary: 'All settings of the business.',
    auth: 'any',
    scopes: ['plan:read'],
    out: businessSettings,
  },
  'PATCH /business': {
    summary: 'Change settings; parts that are left out stay as they are.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({
      version: recordVersion,
      ...z.object(basics).partial().shape,
      hours: openingHours.optional(),
      policy: policy.partial().optional(),
      channels: z
        .object({
          active: z.array(z.enum(CHANNELS)).min(1),
          email: emailChange.nullable(),
          publicUrl: z
            .url({ protocol: /^https?$/ })
            .max(300)
            .nullable(),
        })
        .partial()
        .optional(),
      words: words.partial().optional(),
    }),
    out: businessSettings,
  },
  'POST /business/samples': {
    summary: 'Load a sample shop with three years of history that ends yesterday.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    body: z.object({ shop: z.enum(SAMPLE_SHOPS), locale: localeName }),
    out: z.object({ business: businessSummary, customers: z.int(), purchases: z.int() }),
    status: 201,
  },
  'POST /business/starts': {
    summary: 'Start with own data: names the business and clears a sample shop.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    body: z.object(basics),
    out: businessSettings,
    status: 201,
  },
} as const satisfies Routes
