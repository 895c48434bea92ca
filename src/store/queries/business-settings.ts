/** Settings as they lie in the database: whole objects, read tolerantly, so that one saved by an older version gets the newer defaults. */
import * as z from 'zod'
import {
  AUTOPILOTS,
  CHANNELS,
  type ChannelSettings,
  DEFAULT_CHANNELS,
  DEFAULT_HOURS,
  DEFAULT_POLICY,
  DEFAULT_WORDS,
  type EmailChannel,
  type OpeningHours,
  type Policy,
  type Words,
} from '../../domain/collect/business.ts'
import { parseDay } from '../../kernel/day.ts'
import type { SecretBox } from '../secret-box.ts'
import { PLANNING } from './plan-settings.ts'
import { readRoutes, sealedRoutes, STORED_ROUTES } from './channel-routes.ts'

const minutes = z.object({ fromMinute: z.number(), toMinute: z.number() })
const weekDay = minutes.nullable()
const day = z.string().transform((text, context) => {
  const parsed = parseDay(text)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: 'no day' })
  return z.NEVER
})
const autopilot = z.enum(AUTOPILOTS)
const ladder = DEFAULT_POLICY.ladder
const caps = DEFAULT_POLICY.caps

const HOURS = z.object({
  week: z.tuple([weekDay, weekDay, weekDay, weekDay, weekDay, weekDay, weekDay]).default([...DEFAULT_HOURS.week]),
  closedDays: z.array(day).default([]),
})
const POLICY = z.object({
  ladder: z
    .object({
      softDays: z.number().default(ladder.softDays),
      productDays: z.number().default(ladder.productDays),
      offerDays: z.number().default(ladder.offerDays),
    })
    .prefault({}),
  caps: z
    .object({
      perDay: z.number().default(caps.perDay),
      per7Days: z.number().default(caps.per7Days),
      per30Days: z.number().default(caps.per30Days),
    })
    .prefault({}),
  quiet: z
    .object({ weekday: minutes.default(DEFAULT_POLICY.quiet.weekday), weekend: minutes.default(DEFAULT_POLICY.quiet.weekend) })
    .prefault({}),
  holdOutShare: z.number().default(DEFAULT_POLICY.holdOutShare),
  effortMinutesPerDay: z.number().default(DEFAULT_POLICY.effortMinutesPerDay),
  minutesPerContact: z.number().default(DEFAULT_POLICY.minutesPerContact),
  undoSeconds: z.number().default(DEFAULT_POLICY.undoSeconds),
  autopilot: z.object({ soft: autopilot.default('ask'), product: autopilot.default('ask'), offer: autopilot.default('ask') }).prefault({}),
  cycleDays: z.number().nullable().default(DEFAULT_POLICY.cycleDays),
  handGiftsPerShift: z.number().default(DEFAULT_POLICY.handGiftsPerShift),
  planning: PLANNING,
})
const CHANNEL_SETTINGS = z.object({
  active: z.array(z.enum(CHANNELS)).default([...DEFAULT_CHANNELS.active]),
  email: z
    .object({
      host: z.string(),
      port: z.number(),
      secure: z.boolean(),
      user: z.string(),
      password: z.string(),
      from: z.string(),
      mailbox: z.string().nullable().default(null),
      dkim: z.object({ domain: z.string(), selector: z.string(), privateKey: z.string() }).nullable().default(null),
      inbox: z
        .object({ host: z.string(), port: z.number(), secure: z.boolean(), user: z.string(), password: z.string() })
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null),
  publicUrl: z.string().nullable().default(null),
  routes: STORED_ROUTES,
})
const WORDS = z.object({
  signature: z.string().default(DEFAULT_WORDS.signature),
  phone: z.string().default(DEFAULT_WORDS.phone),
  templates: z.record(z.string(), z.string()).default({}),
})

export const readHours = (stored: unknown): OpeningHours => HOURS.parse(stored)
export const readPolicy = (stored: unknown): Policy => POLICY.parse(stored)
export const readWords = (stored: unknown): Words => WORDS.parse(stored)

/** Passwords and the signing key, sealed on the way in and opened on the way out. */
function withSecrets(email: EmailChannel, change: (text: string) => string): EmailChannel {
  const { password, dkim, inbox } = email
  return {
    ...email,
    password: change(password),
    dkim: dkim && { ...dkim, privateKey: change(dkim.privateKey) },
    inbox: inbox && { ...inbox, password: change(inbox.password) },
  }
}

export function readChannels(stored: unknown, box: SecretBox): ChannelSettings {
  const { email, routes, ...rest } = CHANNEL_SETTINGS.parse(stored)
  return { ...rest, routes: readRoutes(routes, box), email: email && withSecrets(email, box.open) }
}

export function writeChannels(channels: ChannelSettings, box: SecretBox): string {
  const { email, routes, ...rest } = channels
  return JSON.stringify({ ...rest, routes: sealedRoutes(routes, box), email: email && withSecrets(email, box.seal) })
}
