/** Stored campaigns, content and rules as the program sees them. */
import { sql } from 'kysely'
import type { BroadcastWords, Campaign, SeasonWindow } from '../../domain/plan/campaign.ts'
import { CAMPAIGN_STATES } from '../../domain/plan/campaign.ts'
import { CONTENT_KINDS, type ContentItem } from '../../domain/plan/content.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { EventFacts, EventRule, OutsideEvent } from '../../ports/campaign-store.ts'
import { channelOf } from './plan-literals.ts'

export interface CampaignRow {
  readonly campaign_id: string
  readonly campaign_no: number
  readonly kind: string
  readonly season_of: string | null
  readonly name: string
  readonly audience: Campaign['audience']
  readonly words: BroadcastWords
  readonly channel: string | null
  readonly from_day: string
  readonly to_day: string
  readonly season: readonly SeasonWindow[] | null
  readonly per_day: number
  readonly hold_out_share: number
  readonly horizon_days: number
  readonly cost_minor: number
  readonly state: string
  readonly state_at: Instant
  readonly created_at: Instant
}

export const CAMPAIGN_COLUMNS = sql`campaign_id, campaign_no, kind, season_of, name, audience, words, channel, from_day, to_day, season, per_day,
  hold_out_share, horizon_days, cost_minor, state, state_at, created_at`

export function campaignOf(row: CampaignRow): Campaign {
  const state = CAMPAIGN_STATES.find(one => one === row.state)
  assert(state !== undefined, `'${row.state}' is no state of a campaign`)
  return {
    campaignId: id<'campaign'>(row.campaign_id),
    campaignNo: row.campaign_no,
    kind: row.kind === 'seasonal' ? 'seasonal' : 'one-off',
    seasonOf: row.season_of === null ? null : id<'campaign'>(row.season_of),
    season: row.season ?? [],
    name: row.name,
    audience: row.audience,
    words: row.words,
    channel: row.channel === null ? null : channelOf(row.channel),
    fromDay: day(row.from_day),
    toDay: day(row.to_day),
    perDay: row.per_day,
    holdOutShare: row.hold_out_share,
    horizonDays: row.horizon_days,
    costMinor: minor(row.cost_minor),
    state,
    stateAt: row.state_at,
    createdAt: row.created_at,
  }
}

export interface ContentRow {
  readonly item_id: string
  readonly item_no: number
  readonly kind: string
  readonly title: string
  readonly topics: readonly string[]
  readonly words: BroadcastWords
  readonly advertiser: string | null
  readonly ad_token: string | null
  readonly from_day: string
  readonly to_day: string
  readonly state: string
}

export function contentOf(row: ContentRow): ContentItem {
  return {
    itemId: id<'content-item'>(row.item_id),
    itemNo: row.item_no,
    kind: CONTENT_KINDS.find(kind => kind === row.kind) ?? 'news',
    title: row.title,
    topics: row.topics,
    words: row.words,
    advertiser: row.advertiser,
    adToken: row.ad_token,
    fromDay: day(row.from_day),
    toDay: day(row.to_day),
    state: row.state === 'approved' ? 'approved' : row.state === 'stopped' ? 'stopped' : 'draft',
  }
}

export interface RuleRow {
  readonly rule_id: string
  readonly event_name: string
  readonly name: string
  readonly is_on: boolean
  readonly purpose: string
  readonly whom: string
  readonly audience: EventRule['audience']
  readonly words: BroadcastWords
  readonly same_by: readonly string[]
  readonly valid_minutes: number
  readonly per_day: number
  readonly estimate: EventRule['estimate']
}

export function ruleOf(row: RuleRow): EventRule {
  return {
    ruleId: id<'event-rule'>(row.rule_id),
    eventName: row.event_name,
    name: row.name,
    isOn: row.is_on,
    purpose: row.purpose === 'service' ? 'service' : 'marketing',
    whom: row.whom === 'audience' ? 'audience' : 'named',
    audience: row.audience,
    words: row.words,
    sameBy: row.same_by,
    validMinutes: row.valid_minutes,
    perDay: row.per_day,
    estimate: row.estimate,
  }
}

export interface EventRow {
  readonly event_name: string
  readonly event_id: string
  readonly event_no: number
  readonly happens_at: Instant
  readonly received_at: Instant
  readonly facts: EventFacts
  readonly result: string
  readonly messages: number
}

export function eventOf(row: EventRow): OutsideEvent {
  return {
    eventName: row.event_name,
    eventId: row.event_id,
    eventNo: row.event_no,
    happensAt: row.happens_at,
    receivedAt: row.received_at,
    facts: row.facts,
    result: row.result,
    messages: row.messages,
  }
}
