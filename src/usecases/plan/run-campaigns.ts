/** What campaigns do by themselves: a season makes a draft that waits for the owner's yes, and what has run is closed. */
import { seasonNow } from '../../domain/plan/campaign.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { PlanDeps } from './plan-deps.ts'

/** More patterns than any business has. */
const PATTERNS_MAX = 200

export interface CampaignsRun {
  readonly drafted: number
  readonly finished: number
}

export async function runCampaigns(deps: PlanDeps, business: BusinessId): Promise<CampaignsRun> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const today = localDay(at, (await tx.business.read()).zone)
    let drafted = 0
    for (const pattern of await tx.campaign.campaigns(PATTERNS_MAX)) {
      if (pattern.kind !== 'seasonal' || pattern.state !== 'approved') continue
      const window = seasonNow(pattern.season, today)
      if (window === undefined) continue
      // One draft a season, whatever is run again: its id is made of the pattern and the day the season begins.
      const campaignId = id<'campaign'>(nameUuid(`season:${business}:${pattern.campaignId}:${window.fromDay}`))
      if ((await tx.campaign.campaign(campaignId)) !== undefined) continue
      const campaignNo = await tx.campaign.nextCampaignNo()
      const draft = { ...pattern, ...window, campaignId, campaignNo, kind: 'one-off' as const, seasonOf: pattern.campaignId, season: [] }
      await tx.campaign.saveCampaign({ ...draft, state: 'draft', stateAt: at, createdAt: at }, 'system')
      drafted += 1
    }
    return { drafted, finished: await tx.campaign.finishCampaigns(today, at) }
  })
}
