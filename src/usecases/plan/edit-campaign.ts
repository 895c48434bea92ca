/** Writing a campaign down: a draft until the owner has seen whom it reaches and said yes. */
import { type Campaign, type CampaignPlan, mayBecome, type SeasonWindow } from '../../domain/plan/campaign.ts'
import { type BusinessId, type CampaignId, newId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import { canFill } from '../deliver/word-engine.ts'
import { unknownFields } from './campaign-words.ts'
import type { PlanDeps } from './plan-deps.ts'

export const CAMPAIGN_REFUSALS = [
  'not-found',
  'not-a-draft',
  'changed-meanwhile',
  'no-words',
  'broken-words',
  'unknown-field',
  'window-over',
  'window-too-small',
  'nobody-left',
  'needs-confirmation',
  'not-possible-now',
] as const
export type CampaignRefusal = (typeof CAMPAIGN_REFUSALS)[number]

export interface CampaignInput extends CampaignPlan {
  /** Null for a new one. */
  readonly campaignId: CampaignId | null
  readonly season: readonly SeasonWindow[]
  readonly actor: string
}

export type CampaignSaved =
  | { readonly status: 'saved'; readonly campaign: Campaign }
  | { readonly status: 'refused'; readonly reason: CampaignRefusal; readonly fields: readonly string[] }

const refused = (reason: CampaignRefusal, fields: readonly string[] = []): CampaignSaved => ({ status: 'refused', reason, fields })

export async function saveCampaign(deps: PlanDeps, business: BusinessId, input: CampaignInput): Promise<CampaignSaved> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { zone } = await tx.business.read()
    const stored = input.campaignId === null ? undefined : await tx.campaign.campaign(input.campaignId)
    if (input.campaignId !== null && stored === undefined) return refused('not-found')
    if (stored !== undefined && stored.state !== 'draft') return refused('not-a-draft')
    const wrong = wordsRefusal(input)
    if (wrong !== null) return wrong
    if (input.toDay < localDay(at, zone) || input.toDay < input.fromDay) return refused('window-over')
    const { actor, ...plan } = input
    const campaign: Campaign = {
      ...plan,
      campaignId: stored?.campaignId ?? newId<'campaign'>(at),
      campaignNo: stored?.campaignNo ?? (await tx.campaign.nextCampaignNo()),
      kind: input.season.length > 0 ? 'seasonal' : 'one-off',
      seasonOf: stored?.seasonOf ?? null,
      state: 'draft',
      stateAt: at,
      createdAt: stored?.createdAt ?? at,
    }
    return (await tx.campaign.saveCampaign(campaign, actor)) ? { status: 'saved', campaign } : refused('not-a-draft')
  })
}

function wordsRefusal({ words }: Pick<CampaignInput, 'words'>): CampaignSaved | null {
  const texts = Object.values(words).flatMap(one => [one.subject, one.text, one.short])
  if (!Object.values(words).some(one => one.text.trim() !== '')) return refused('no-words')
  if (texts.some(text => !canFill(text))) return refused('broken-words')
  const unknown = texts.flatMap(text => unknownFields(text, []))
  return unknown.length > 0 ? refused('unknown-field', [...new Set(unknown)]) : null
}

export type CampaignMoved =
  | { readonly status: 'moved'; readonly campaign: Campaign; readonly recalled: number }
  | { readonly status: 'refused'; readonly reason: CampaignRefusal }

/** Pause and cancel take back what has not left; resume goes on with exactly those who are left. */
export async function moveCampaign(
  deps: PlanDeps,
  business: BusinessId,
  input: { readonly campaignId: CampaignId; readonly to: 'paused' | 'resumed' | 'cancelled'; readonly actor: string },
): Promise<CampaignMoved> {
  const at = deps.clock.now()
  const to = input.to === 'resumed' ? 'approved' : input.to
  return deps.store.inBusiness(business, async tx => {
    const campaign = await tx.campaign.campaign(input.campaignId)
    if (campaign === undefined) return { status: 'refused', reason: 'not-found' }
    const isResumed = input.to === 'resumed' && campaign.state === 'paused'
    if (!mayBecome(campaign.state, to) || (input.to === 'resumed' && !isResumed)) return { status: 'refused', reason: 'not-possible-now' }
    if (!(await tx.campaign.moveCampaign(campaign.campaignId, { from: [campaign.state], to, at, actor: input.actor })))
      return { status: 'refused', reason: 'not-possible-now' }
    const recalled =
      input.to === 'resumed'
        ? []
        : await tx.campaign.recallCampaign(campaign.campaignNo, { to: input.to === 'paused' ? 'planned' : 'cancelled', at })
    await tx.business.audit({
      at,
      actor: input.actor,
      action: `campaign-${input.to}`,
      subject: `campaign:${campaign.campaignId}`,
      detail: { name: campaign.name, recalled: recalled.length },
    })
    return { status: 'moved', campaign: { ...campaign, state: to, stateAt: at }, recalled: recalled.length }
  })
}
