/** What a campaign has brought: who got it, answered, booked, bought, stopped, against those it did not go to. */
import type { Share } from '../../domain/measure/proportion.ts'
import { type Uplift, upliftOfShares } from '../../domain/measure/hold-out.ts'
import type { Campaign } from '../../domain/plan/campaign.ts'
import type { BusinessId, CampaignId } from '../../kernel/ids.ts'
import type { Currency, Minor } from '../../kernel/money.ts'
import type { CampaignArm, CampaignCounts } from '../../ports/campaign-store.ts'
import type { PlanDeps } from './plan-deps.ts'

/** States of a contact whose message has left; `unknown` may have. */
const SENT = ['handed', 'delivered', 'done', 'unknown'] as const
const WAITING = ['planned', 'approved', 'claimed'] as const

export interface CampaignResults extends CampaignCounts {
  readonly campaign: Campaign
  readonly sent: number
  readonly waiting: number
  readonly bought: number
  readonly boughtMinor: Minor
  readonly currency: Currency
  readonly uplift: Uplift
}

export async function campaignResults(
  deps: PlanDeps,
  business: BusinessId,
  campaignId: CampaignId,
): Promise<CampaignResults | 'not-found'> {
  return deps.store.inBusiness(business, async tx => {
    const campaign = await tx.campaign.campaign(campaignId)
    if (campaign === undefined) return 'not-found'
    const counts = await tx.campaign.counts(campaign)
    const { contacted, heldOut } = await tx.campaign.outcomes(campaign)
    const sumOf = (states: readonly string[]): number => states.reduce((sum, state) => sum + (counts.states[state] ?? 0), 0)
    return {
      campaign,
      ...counts,
      sent: sumOf(SENT),
      waiting: sumOf(WAITING),
      bought: contacted.bought,
      boughtMinor: contacted.boughtMinor,
      currency: (await tx.business.read()).currency,
      uplift: upliftOfShares(shareOf(contacted), shareOf(heldOut)),
    }
  })
}

function shareOf({ bought, people }: CampaignArm): Share {
  return { numerator: bought, denominator: people }
}
