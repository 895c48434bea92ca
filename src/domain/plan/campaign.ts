/**
 * A campaign: one message to everybody of a filter, approved as a whole. Each recipient is decided like a contact of the
 * ladder (consent, channel, hold-out, caps, quiet hours), and everybody left out has a reason that the owner sees before he says yes.
 */
import type { ChannelName, OpeningHours, Policy } from '../collect/business.ts'
import type { Locale } from '../../kernel/locale.ts'
import { addDays, type Day, dayFromParts } from '../../kernel/day.ts'
import { hashDraw } from '../../kernel/digest.ts'
import type { BusinessId, CampaignId, ContactPointId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Minor } from '../../kernel/money.ts'
import type { Standing } from '../understand/segment.ts'
import type { Calendar } from './calendar.ts'
import { chooseChannel, type ChannelWish, type ContactWay } from './choose-channel.ts'
import { placeContact } from './place-contact.ts'

/** Whom it is for; an empty list asks for nothing, and all that is asked for must be true. */
export interface Audience {
  readonly segments: readonly Standing[]
  /** Bought something of one of these groups. */
  readonly groupIds: readonly string[]
  /** His last purchase lies within these days. */
  readonly lastFrom: Day | null
  readonly lastTo: Day | null
  readonly purchasesMin: number
  readonly sources: readonly string[]
}

export const EVERYBODY: Audience = { segments: [], groupIds: [], lastFrom: null, lastTo: null, purchasesMin: 0, sources: [] }

/** LiquidJS text; `short` is taken where a field of `text` is not known. */
export interface LocalWords {
  readonly subject: string
  readonly text: string
  readonly short: string
}
export type BroadcastWords = Readonly<Partial<Record<Locale, LocalWords>>>

/** A window of every year: spring from 15 March to 30 April. One whose end lies before its beginning runs over New Year. */
export interface SeasonWindow {
  readonly fromMonth: number
  readonly fromDay: number
  readonly toMonth: number
  readonly toDay: number
}

export const CAMPAIGN_STATES = ['draft', 'approved', 'paused', 'done', 'cancelled'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

export interface CampaignPlan {
  readonly name: string
  readonly audience: Audience
  readonly words: BroadcastWords
  /** Only this channel; null takes each customer's own. */
  readonly channel: ChannelName | null
  readonly fromDay: Day
  readonly toDay: Day
  readonly perDay: number
  readonly holdOutShare: number
  /** Days in which a purchase counts as its result. */
  readonly horizonDays: number
  /** What one message costs the owner; a long SMS costs it for each part. */
  readonly costMinor: Minor
}

export interface Campaign extends CampaignPlan {
  readonly campaignId: CampaignId
  readonly campaignNo: number
  readonly kind: 'one-off' | 'seasonal'
  readonly seasonOf: CampaignId | null
  readonly season: readonly SeasonWindow[]
  readonly state: CampaignState
  readonly stateAt: Instant
  readonly createdAt: Instant
}

const MOVES: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  draft: ['approved', 'cancelled'],
  approved: ['paused', 'done', 'cancelled'],
  paused: ['approved', 'cancelled'],
  done: [],
  cancelled: [],
}

export function mayBecome(from: CampaignState, to: CampaignState): boolean {
  return MOVES[from].includes(to)
}

/** Why somebody of the audience gets nothing. Each has a sentence. */
export const LEFT_OUT_REASONS = [
  'no-contact-point',
  'opted-out',
  'no-consent',
  'no-channel',
  'same-address',
  'complaint',
  'held-out-cycle',
  'no-words',
  'no-room',
  'capped',
  'quiet',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

export interface RecipientFacts {
  readonly customerId: CustomerId
  readonly ways: readonly ContactWay[]
  readonly wish: ChannelWish | null
  /** He complained and nobody has settled it: first of all he is heard. */
  readonly isUnhappy: boolean
  /** He is in the hold-out of a cycle that runs: no advertising of any kind. */
  readonly isHeldOut: boolean
  /** Marketing that reached him or waits, and the contacts of his ladder that are planned: a campaign leaves them their room. */
  readonly taken: readonly Instant[]
  /** The allowed hours of a channel. */
  readonly calendarOf: (channel: ChannelName) => Calendar
  /** Every field of the words is known. */
  readonly hasWords: boolean
}

export interface RecipientRules {
  readonly business: BusinessId
  readonly active: readonly ChannelName[]
  readonly policy: Pick<Policy, 'caps'>
  readonly hours: OpeningHours
  readonly today: Day
}

/** What others of the same campaign have taken already. */
export interface Taken {
  readonly contacted: number
  readonly points: ReadonlySet<string>
}

export type RecipientDecision =
  | {
      readonly kind: 'contact'
      readonly channel: ChannelName
      readonly contactPointId: ContactPointId
      readonly plannedDay: Day
      readonly notBefore: Instant
      readonly notAfter: Instant
    }
  | { readonly kind: 'held-out' }
  | { readonly kind: 'left-out'; readonly reason: LeftOutReason }

export function decideRecipient(
  facts: RecipientFacts,
  campaign: Pick<Campaign, 'campaignId' | 'channel' | 'fromDay' | 'toDay' | 'perDay' | 'holdOutShare'>,
  { rules, taken }: { readonly rules: RecipientRules; readonly taken: Taken },
): RecipientDecision {
  if (facts.isUnhappy) return { kind: 'left-out', reason: 'complaint' }
  const active = campaign.channel === null ? rules.active : rules.active.filter(channel => channel === campaign.channel)
  const choice = chooseChannel(facts.ways, { active, wish: facts.wish })
  if ('refusal' in choice) return { kind: 'left-out', reason: choice.refusal }
  if (taken.points.has(choice.contactPointId)) return { kind: 'left-out', reason: 'same-address' }
  if (!facts.hasWords) return { kind: 'left-out', reason: 'no-words' }
  if (facts.isHeldOut) return { kind: 'left-out', reason: 'held-out-cycle' }
  if (isCampaignHoldOut(rules.business, campaign, facts.customerId)) return { kind: 'held-out' }

  const first = addDays(campaign.fromDay > rules.today ? campaign.fromDay : rules.today, Math.floor(taken.contacted / campaign.perDay))
  if (first > campaign.toDay) return { kind: 'left-out', reason: 'no-room' }
  const place = placeContact(
    { rung: { rung: 'product', day: first, lastDay: campaign.toDay }, taken: facts.taken, today: rules.today, snoozedUntil: null },
    { policy: rules.policy, hours: rules.hours, calendar: facts.calendarOf(choice.channel) },
  )
  return 'refusal' in place ? { kind: 'left-out', reason: place.refusal } : { kind: 'contact', ...choice, ...place }
}

/** By hash, so that asking again, or on another machine, holds the same people out. */
export function isCampaignHoldOut(
  business: BusinessId,
  campaign: Pick<Campaign, 'campaignId' | 'holdOutShare'>,
  customerId: CustomerId,
): boolean {
  return hashDraw(`campaign:${business}:${campaign.campaignId}:${customerId}`) < campaign.holdOutShare
}

/** Days before a season in which its campaign waits for the owner's yes. */
export const SEASON_LEAD_DAYS = 7

/** The window of a season that runs today or begins within the lead; undefined when none does. */
export function seasonNow(season: readonly SeasonWindow[], today: Day): { readonly fromDay: Day; readonly toDay: Day } | undefined {
  const year = Number(today.slice(0, 4))
  for (const window of season) {
    for (const begins of [year - 1, year, year + 1]) {
      const fromDay = dayFromParts(begins, window.fromMonth, window.fromDay)
      const isOverNewYear = window.toMonth * 100 + window.toDay < window.fromMonth * 100 + window.fromDay
      const toDay = dayFromParts(isOverNewYear ? begins + 1 : begins, window.toMonth, window.toDay)
      if (fromDay === undefined || toDay === undefined) continue
      if (addDays(fromDay, -SEASON_LEAD_DAYS) <= today && today <= toDay) return { fromDay, toDay }
    }
  }
  return undefined
}
