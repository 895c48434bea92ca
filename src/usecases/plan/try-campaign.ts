/**
 * The owner reads his own campaign before anybody else does: the words of one of its people go to an address that he names.
 * Outside of the outbox, and nobody of the audience hears of it. Where no channel is set up, and in a restored copy that
 * nobody has confirmed, nothing leaves.
 */
import type { RouteName } from '../../domain/collect/channel-route.ts'
import type { BusinessId, CampaignId } from '../../kernel/ids.ts'
import type { ChannelOpener } from '../../ports/channel.ts'
import { sendTest, type TestSent } from '../deliver/channel-providers.ts'
import { type BroadcastRendered, renderBroadcast } from './campaign-words.ts'
import type { PlanDeps } from './plan-deps.ts'
import { senderOf } from './sender.ts'

/** Enough to meet somebody of whom all fields are known. */
const LOOKED_AT = 200

export interface TryCampaign {
  readonly campaignId: CampaignId
  readonly channel: RouteName | 'email'
  readonly address: string
  readonly actor: string
}

export interface CampaignTried {
  readonly sent: TestSent
  readonly subject: string
  readonly text: string
}

export async function tryCampaign(
  deps: PlanDeps & { readonly openChannels: ChannelOpener },
  business: BusinessId,
  { campaignId, channel, address, actor }: TryCampaign,
): Promise<CampaignTried | 'not-found' | 'nobody-left'> {
  const words = await wordsOfOne(deps, business, campaignId)
  if (words === 'not-found' || words === 'nobody-left') return words
  const { locale, subject, text } = words
  const sent = await sendTest(deps, business, { name: channel, address, locale, actor, words: { subject, text } })
  return { sent, subject, text }
}

async function wordsOfOne(
  deps: PlanDeps,
  business: BusinessId,
  campaignId: CampaignId,
): Promise<BroadcastRendered | 'not-found' | 'nobody-left'> {
  return deps.store.inBusiness(business, async tx => {
    const campaign = await tx.campaign.campaign(campaignId)
    if (campaign === undefined) return 'not-found'
    const sender = senderOf(await tx.business.read())
    const people = await tx.campaign.addressees(await tx.campaign.audience(campaign.audience, { after: null, limit: LOOKED_AT }))
    const readings = people.map(addressee =>
      renderBroadcast({ words: campaign.words, addressee, sender, occasion: {}, isAdvertising: true, partner: null }),
    )
    return readings.find(one => one !== null) ?? 'nobody-left'
  })
}
