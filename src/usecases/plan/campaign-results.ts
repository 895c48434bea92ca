/** What a campaign has brought: who got it, answered, booked, bought, stopped, against those it did not go to. */
import { type Uplift, upliftOf } from '../../domain/measure/hold-out.ts'
import type { Campaign } from '../../domain/plan/campaign.ts'
import type { BusinessId, CampaignId } from '../../kernel/ids.ts'
import { type Currency, type Minor, minor } from '../../kernel/money.ts'
import type { CampaignCounts } from '../../ports/campaign-store.ts'
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
    const outcomes = await tx.campaign.outcomes(campaign)
    const contacted = outcomes.filter(one => !one.heldOut && one.bought)
    const sumOf = (states: readonly string[]): number => states.reduce((sum, state) => sum + (counts.states[state] ?? 0), 0)
    return {
      campaign,
      ...counts,
      sent: sumOf(SENT),
      waiting: sumOf(WAITING),
      bought: contacted.length,
      boughtMinor: minor(contacted.reduce((sum, one) => sum + one.boughtMinor, 0)),
      currency: (await tx.business.read()).currency,
      uplift: upliftOf(outcomes.map(one => ({ ...one, expectedShare: null }))),
    }
  })
}
