/**
 * One business and the rules it lives by. Every number here is a default that the owner can change;
 * where a number comes from the field's practice, its reason stands beside it.
 */
import type { Day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Currency } from '../../kernel/money.ts'
import { DEFAULT_PLAN_SETTINGS, type PlanSettings } from './plan-settings.ts'
import type { ChannelRoutes } from './channel-route.ts'

export const TRADES = ['tyres', 'salon', 'taxi', 'tiles', 'cafe', 'shop', 'other'] as const
export type Trade = (typeof TRADES)[number]

/** Minutes since local midnight; `to` is the first minute outside. */
export interface MinuteRange {
  readonly fromMinute: number
  readonly toMinute: number
}

/** Index 0 is Monday; null is a closed day. */
export type WeekHours = readonly [
  MinuteRange | null,
  MinuteRange | null,
  MinuteRange | null,
  MinuteRange | null,
  MinuteRange | null,
  MinuteRange | null,
  MinuteRange | null,
]

export interface OpeningHours {
  readonly week: WeekHours
  /** Holidays and closures: no direct offer falls on them. */
  readonly closedDays: readonly Day[]
}

export const RUNGS = ['soft', 'product', 'offer'] as const
export type Rung = (typeof RUNGS)[number]
/** 'ask' waits for the owner on Today; 'wait' gives him some hours to object; 'send' goes out by itself when its day comes. */
export const AUTOPILOTS = ['ask', 'wait', 'send'] as const
export type Autopilot = (typeof AUTOPILOTS)[number]

export const CHANNELS = ['sandbox', 'email', 'sms', 'telegram', 'vk', 'max', 'whatsapp', 'viber', 'web-push', 'hand'] as const
export type ChannelName = (typeof CHANNELS)[number]

export interface Policy {
  /** Days before the due day, for a 90-day cycle; scaled with the cycle, at least a day apart, the offer never dropped. */
  readonly ladder: { readonly softDays: number; readonly productDays: number; readonly offerDays: number }
  /** Marketing contacts over all channels: the ladder of three fits, a fourth in a month is one too many. */
  readonly caps: { readonly perDay: number; readonly per7Days: number; readonly per30Days: number }
  readonly quiet: { readonly weekday: MinuteRange; readonly weekend: MinuteRange }
  /** Share of due events that get no marketing, so that the effect of the contacts is known. */
  readonly holdOutShare: number
  /** What one person gives to this each day, and what one contact costs him. */
  readonly effortMinutesPerDay: number
  readonly minutesPerContact: number
  readonly undoSeconds: number
  readonly autopilot: Readonly<Record<Rung, Autopilot>>
  /** Days between two purchases when the owner knows it; the trade's own guess otherwise. */
  readonly cycleDays: number | null
  /** What one person who is not the owner may give by hand on a day: points, coupons, more time. */
  readonly handGiftsPerShift: number
  /** Ladders, seasons, hours of channels and the like. */
  readonly planning: PlanSettings
}

export const DEFAULT_POLICY: Policy = {
  ladder: { softDays: 14, productDays: 5, offerDays: 0 },
  caps: { perDay: 1, per7Days: 2, per30Days: 4 },
  // Allowed to write: 10:00–20:00 on weekdays, 11:00–19:00 on weekends, in the customer's zone.
  quiet: { weekday: { fromMinute: 600, toMinute: 1200 }, weekend: { fromMinute: 660, toMinute: 1140 } },
  holdOutShare: 0.1,
  effortMinutesPerDay: 25,
  minutesPerContact: 2,
  undoSeconds: 10,
  autopilot: { soft: 'ask', product: 'ask', offer: 'ask' },
  cycleDays: null,
  handGiftsPerShift: 10,
  planning: DEFAULT_PLAN_SETTINGS,
}

export const DEFAULT_HOURS: OpeningHours = {
  week: [
    { fromMinute: 540, toMinute: 1140 },
    { fromMinute: 540, toMinute: 1140 },
    { fromMinute: 540, toMinute: 1140 },
    { fromMinute: 540, toMinute: 1140 },
    { fromMinute: 540, toMinute: 1140 },
    { fromMinute: 600, toMinute: 960 },
    null,
  ],
  closedDays: [],
}

export interface EmailChannel {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string
  /** Encrypted at rest; empty when the server asks for none. */
  readonly password: string
  readonly from: string
  /** An address that takes plus addresses (hello@shop.ru): answers and bounces come back to it, each known by its message. */
  readonly mailbox: string | null
  /** Signs every letter; null when the owner's mail server does that. */
  readonly dkim: { readonly domain: string; readonly selector: string; /** PEM, encrypted at rest. */ readonly privateKey: string } | null
  /** Where answers and bounces are fetched by IMAP. */
  readonly inbox: MailInbox | null
}

export interface MailInbox {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string
  /** Encrypted at rest. */
  readonly password: string
}

/** What an e-mail channel has besides its server and sender until the owner sets it up. */
export const DEFAULT_EMAIL = { secure: false, user: '', password: '', mailbox: null, dkim: null, inbox: null } as const

export interface ChannelSettings {
  /** 'sandbox' until the owner configures another: nothing leaves a fresh installation. */
  readonly active: readonly ChannelName[]
  readonly email: EmailChannel | null
  /** Where customers' pages live, for links in messages: https://shop.example */
  readonly publicUrl: string | null
  /** Providers of the other channels, and the printer of slips; their secrets are encrypted at rest. */
  readonly routes: ChannelRoutes
}

export const DEFAULT_CHANNELS: ChannelSettings = { active: ['sandbox'], email: null, publicUrl: null, routes: {} }

/** The owner's own words in place of a template, by `<rung>.<segment>.<locale>`; LiquidJS text. */
export interface Words {
  readonly signature: string
  readonly phone: string
  readonly templates: Readonly<Record<string, string>>
}

export const DEFAULT_WORDS: Words = { signature: '', phone: '', templates: {} }

export interface Business {
  readonly id: BusinessId
  readonly name: string
  readonly trade: Trade
  readonly locale: Locale
  /** ISO 3166-1 alpha-2: how phone numbers without a country code are read. */
  readonly country: string
  readonly currency: Currency
  /** IANA zone: what a local day is. */
  readonly zone: string
  readonly isSample: boolean
  readonly hours: OpeningHours
  readonly policy: Policy
  readonly channels: ChannelSettings
  readonly words: Words
  readonly version: number
}
