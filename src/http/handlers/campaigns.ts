/** Campaigns and content: written, looked at, said yes to, stopped, counted. */
import type { campaignRoutes } from '../../contract/campaigns.ts'
import type { InputOf } from '../../contract/contract.ts'
import { CHANNELS } from '../../domain/collect/business.ts'
import { day } from '../../kernel/day.ts'
import { type CampaignId, id } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { minor } from '../../kernel/money.ts'
import { channelTestText } from '../../locales/problems/channel-problems.ts'
import { broadcastWordsIn } from '../../locales/reasons/broadcast.ts'
import { approveCampaign } from '../../usecases/plan/approve-campaign.ts'
import { campaignResults } from '../../usecases/plan/campaign-results.ts'
import { changeCampaignWindow } from '../../usecases/plan/change-campaign-window.ts'
import type { CampaignRefusal } from '../../usecases/plan/edit-campaign.ts'
import { type CampaignInput, moveCampaign, saveCampaign } from '../../usecases/plan/edit-campaign.ts'
import { contentQueue, type ContentRefusal, saveContent } from '../../usecases/plan/edit-content.ts'
import { previewCampaign } from '../../usecases/plan/preview-campaign.ts'
import { tryCampaign } from '../../usecases/plan/try-campaign.ts'
import type { Handlers } from '../call.ts'
import { counted, decidedSoFar } from '../campaign-progress.ts'
import { found, notFound } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'
import { campaignView, contentView, previewView, resultsView } from '../views/campaign-view.ts'

const LISTED_MAX = 200

export const campaignHandlers: Pick<Handlers, keyof typeof campaignRoutes> = {
  'GET /campaigns': async (deps, call) =>
    deps.store.inBusiness(call.business, async tx => ({ items: (await tx.campaign.campaigns(LISTED_MAX)).map(campaignView) })),
  'POST /campaigns': async (deps, call) =>
    saved(await saveCampaign(deps, call.business, inputOf(call.input.body, null, call.actor)), call.locale),
  'GET /campaigns/{id}': async (deps, call) => {
    const campaignId = id<'campaign'>(call.input.params.id)
    const campaign = found(await deps.store.inBusiness(call.business, tx => tx.campaign.campaign(campaignId)))
    return { ...campaignView(campaign), decided: decidedSoFar({ business: call.business, campaignId }) }
  },
  'PUT /campaigns/{id}': async (deps, call) =>
    saved(await saveCampaign(deps, call.business, inputOf(call.input.body, id<'campaign'>(call.input.params.id), call.actor)), call.locale),
  'GET /campaigns/{id}/preview': async (deps, call) => {
    const campaignId = id<'campaign'>(call.input.params.id)
    const preview = await counted({ business: call.business, campaignId }, onDecided =>
      previewCampaign({ ...deps, onDecided }, call.business, campaignId),
    )
    if (preview === 'not-found') throw notFound()
    return previewView(preview, call.locale)
  },
  'POST /campaigns/{id}/approvals': async (deps, call) => {
    const campaignId = id<'campaign'>(call.input.params.id)
    const { confirmed } = call.input.body
    const done = await counted({ business: call.business, campaignId }, onDecided =>
      approveCampaign({ ...deps, onDecided }, call.business, { campaignId, confirmed, actor: call.actor }),
    )
    if (done.status === 'refused') throw refused(done.reason, { locale: call.locale, count: done.contacted })
    return { campaign: campaignView(done.campaign), contacted: done.contacted, heldOut: done.heldOut, leftOut: done.leftOut }
  },
  'POST /campaigns/{id}/moves': async (deps, call) => {
    const moved = await moveCampaign(deps, call.business, {
      campaignId: id<'campaign'>(call.input.params.id),
      to: call.input.body.to,
      actor: call.actor,
    })
    if (moved.status === 'refused') throw refused(moved.reason, { locale: call.locale })
    return { campaign: campaignView(moved.campaign), recalled: moved.recalled }
  },
  'PATCH /campaigns/{id}/window': async (deps, call) => {
    const { fromDay, toDay, perDay } = call.input.body
    const done = await changeCampaignWindow(deps, call.business, {
      campaignId: id<'campaign'>(call.input.params.id),
      fromDay: day(fromDay),
      toDay: day(toDay),
      perDay,
      actor: call.actor,
    })
    if (done.status === 'refused') throw refused(done.reason, { locale: call.locale, count: done.waiting })
    return { campaign: campaignView(done.campaign), waiting: done.waiting }
  },
  'POST /campaigns/{id}/tries': async (deps, call) => {
    const { channel, address } = call.input.body
    const tried = await tryCampaign(deps, call.business, {
      campaignId: id<'campaign'>(call.input.params.id),
      channel,
      address,
      actor: call.actor,
    })
    if (tried === 'not-found') throw notFound()
    if (tried === 'nobody-left') throw refused(tried, { locale: call.locale })
    const { sent, subject, text } = tried
    if (sent === 'not-set-up' || sent === 'not-live')
      return { outcome: 'not-sent', detail: channelTestText(call.locale, sent), subject, text }
    return { outcome: sent.kind, detail: sent.kind === 'handed' ? '' : sent.detail, subject, text }
  },
  'GET /campaigns/{id}/results': async (deps, call) => {
    const results = await campaignResults(deps, call.business, id<'campaign'>(call.input.params.id))
    if (results === 'not-found') throw notFound()
    return resultsView(results, call.locale)
  },
  'GET /content': async (deps, call) => {
    const queue = await contentQueue(deps, call.business)
    return { ...queue, items: queue.items.map(contentView) }
  },
  'POST /content': async (deps, call) => {
    const done = await saveContent(deps, call.business, contentOf(call.input.body, null))
    if ('refusal' in done) throw refused(done.refusal, { locale: call.locale })
    return contentView(done)
  },
  'PUT /content/{id}': async (deps, call) => {
    const done = await saveContent(deps, call.business, contentOf(call.input.body, call.input.params.id))
    if ('refusal' in done) throw refused(done.refusal, { locale: call.locale })
    return contentView(done)
  },
}

function inputOf(body: InputOf<'POST /campaigns'>['body'], campaignId: CampaignId | null, actor: string): CampaignInput {
  return {
    ...body,
    campaignId,
    actor,
    audience: {
      ...body.audience,
      lastFrom: body.audience.lastFrom === null ? null : day(body.audience.lastFrom),
      lastTo: body.audience.lastTo === null ? null : day(body.audience.lastTo),
    },
    words: wordsOf(body.words),
    channel: CHANNELS.find(channel => channel === body.channel) ?? null,
    fromDay: day(body.fromDay),
    toDay: day(body.toDay),
    costMinor: minor(body.costMinor),
  }
}

/** A language that was left out is missing, not undefined. */
export function wordsOf(words: InputOf<'POST /campaigns'>['body']['words']): CampaignInput['words'] {
  const { ru, bg, en } = words
  return { ...(ru && { ru }), ...(bg && { bg }), ...(en && { en }) }
}

function contentOf(body: InputOf<'POST /content'>['body'], itemId: string | null): Parameters<typeof saveContent>[2] {
  return {
    ...body,
    itemId: itemId === null ? null : id<'content-item'>(itemId),
    topics: body.topics.map(topic => topic.toLowerCase()),
    words: wordsOf(body.words),
    fromDay: day(body.fromDay),
    toDay: day(body.toDay),
  }
}

function saved(done: Awaited<ReturnType<typeof saveCampaign>>, locale: Locale): ReturnType<typeof campaignView> {
  if (done.status === 'refused') throw refused(done.reason, { locale, fields: done.fields })
  return campaignView(done.campaign)
}

const FIELD: Readonly<Partial<Record<CampaignRefusal | ContentRefusal, string>>> = {
  'no-words': 'words',
  'broken-words': 'words',
  'unknown-field': 'words',
  'window-over': 'toDay',
  'window-too-small': 'toDay',
  'no-advertiser': 'advertiser',
  'no-ad-token': 'adToken',
}

function refused(
  reason: CampaignRefusal | ContentRefusal,
  { locale, fields = [], count = 0 }: { readonly locale: Locale; readonly fields?: readonly string[]; readonly count?: number },
): Error {
  if (reason === 'not-found') return notFound()
  const detail = broadcastWordsIn(locale).refusal[reason]({ fields: fields.join(', '), count })
  const path = FIELD[reason]
  return refuseInWords(reason, path === undefined ? { detail } : { detail, path })
}
