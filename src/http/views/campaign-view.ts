/** Campaigns, content and events as the API tells them. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { Campaign, LeftOutReason } from '../../domain/plan/campaign.ts'
import { LEFT_OUT_REASONS } from '../../domain/plan/campaign.ts'
import type { ContentItem } from '../../domain/plan/content.ts'
import { EVENT_REFUSALS } from '../../domain/plan/outside-event.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { broadcastWordsIn, campaignUplift } from '../../locales/reasons/broadcast.ts'
import type { EventRule } from '../../ports/campaign-store.ts'
import type { CampaignResults } from '../../usecases/plan/campaign-results.ts'
import type { CampaignPreview } from '../../usecases/plan/preview-campaign.ts'

type CampaignView = AnswerOf<'PUT /campaigns/{id}'>
type Told = AnswerOf<'POST /events/{name}'>['result']

export function campaignView(campaign: Campaign): CampaignView {
  return {
    ...campaign,
    audience: audienceView(campaign.audience),
    words: campaign.words,
    season: [...campaign.season],
    stateAt: isoInstant(campaign.stateAt),
    createdAt: isoInstant(campaign.createdAt),
  }
}

function audienceView(audience: Campaign['audience']): CampaignView['audience'] {
  const sources = ['existing', 'referral', 'ads', 'walk-in', 'unknown'] as const
  return {
    ...audience,
    segments: [...audience.segments],
    groupIds: [...audience.groupIds],
    sources: sources.filter(source => audience.sources.includes(source)),
  }
}

export function leftOutTold(reason: LeftOutReason, locale: Locale): Told {
  return { code: reason, data: {}, text: broadcastWordsIn(locale).leftOut[reason] }
}

export function previewView(preview: CampaignPreview, locale: Locale): AnswerOf<'GET /campaigns/{id}/preview'> {
  return {
    audience: preview.audience,
    contacted: preview.contacted,
    heldOut: preview.heldOut,
    leftOut: preview.leftOut.map(one => ({ reason: leftOutTold(one.reason, locale), count: one.count, some: [...one.some] })),
    byChannel: { ...preview.byChannel },
    byDay: [...preview.byDay],
    parts: preview.parts,
    cost: { minor: preview.costMinor, currency: preview.currency },
    samples: [...preview.samples],
    needsConfirmation: preview.needsConfirmation,
  }
}

export function resultsView(results: CampaignResults, locale: Locale): AnswerOf<'GET /campaigns/{id}/results'> {
  const { uplift, decisions } = results
  return {
    sent: results.sent,
    waiting: results.waiting,
    replied: results.replied,
    booked: results.booked,
    bought: results.bought,
    boughtFor: { minor: results.boughtMinor, currency: results.currency },
    stopped: results.stopped,
    heldOut: decisions['held-out'] ?? 0,
    states: { ...results.states },
    leftOut: LEFT_OUT_REASONS.flatMap(reason => {
      const count = decisions[reason] ?? 0
      return count === 0 ? [] : [{ reason: leftOutTold(reason, locale), count }]
    }),
    uplift: {
      contacted: uplift.contacted,
      heldOut: uplift.heldOut,
      difference: uplift.difference,
      low: uplift.low,
      high: uplift.high,
      visible: uplift.visible,
      verdict: uplift.verdict,
      text: campaignUplift(uplift, locale),
    },
  }
}

export function contentView(item: ContentItem): AnswerOf<'POST /content'> {
  return { ...item, topics: [...item.topics] }
}

export function ruleView(rule: EventRule): AnswerOf<'POST /event-rules'> {
  return { ...rule, audience: audienceView(rule.audience), sameBy: [...rule.sameBy] }
}

export function eventTold(code: string, locale: Locale): Told {
  const words = broadcastWordsIn(locale).event
  const known = [...EVENT_REFUSALS, 'told', 'received'] as const
  const found = known.find(one => one === code) ?? 'received'
  return { code: found, data: {}, text: words[found] }
}
