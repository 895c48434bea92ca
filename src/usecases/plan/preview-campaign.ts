/** Before the owner says yes: how many, what it costs, who is left out and why, and the very words on real people. */
import { smsShape } from '../../domain/deliver/sms-segments.ts'
import type { Campaign, LeftOutReason } from '../../domain/plan/campaign.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CampaignId, CustomerId } from '../../kernel/ids.ts'
import { type Currency, type Minor, minor } from '../../kernel/money.ts'
import { CAMPAIGN_CONFIRM_ABOVE } from './approve-campaign.ts'
import { decideCampaign, type DecidedRecipient } from './decide-campaign.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'

/** Enough to see a regular one, one without a name and one of another language. */
const SAMPLES = 3
/** People named beside each reason. */
const NAMED = 5

export interface CampaignSample {
  readonly customerId: CustomerId
  readonly name: string
  readonly channel: string
  readonly address: string
  readonly day: Day
  readonly subject: string
  readonly text: string
  readonly parts: number
}

export interface LeftOut {
  readonly reason: LeftOutReason
  readonly count: number
  readonly some: readonly { readonly customerId: CustomerId; readonly name: string }[]
}

export interface CampaignPreview {
  readonly campaign: Campaign
  readonly audience: number
  readonly contacted: number
  readonly heldOut: number
  readonly leftOut: readonly LeftOut[]
  readonly byChannel: Readonly<Record<string, number>>
  readonly byDay: readonly { readonly day: Day; readonly count: number }[]
  readonly parts: number
  readonly costMinor: Minor
  readonly currency: Currency
  readonly samples: readonly CampaignSample[]
  /** More than so many are confirmed by their number. */
  readonly needsConfirmation: boolean
}

export async function previewCampaign(
  deps: PlanDeps,
  business: BusinessId,
  campaignId: CampaignId,
): Promise<CampaignPreview | 'not-found'> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const campaign = await tx.campaign.campaign(campaignId)
    if (campaign === undefined) return 'not-found'
    const settings = await tx.business.read()
    const decided = await decideCampaign(tx, { campaign, rules: businessRules(settings, at), sender: senderOf(settings) })
    return { campaign, currency: settings.currency, ...summaryOf(decided, campaign) }
  })
}

function summaryOf(decided: readonly DecidedRecipient[], campaign: Campaign): Omit<CampaignPreview, 'campaign' | 'currency'> {
  const contacted = decided.flatMap(one => (one.decision.kind === 'contact' ? [{ ...one, decision: one.decision }] : []))
  const days = Map.groupBy(contacted, one => one.decision.plannedDay)
  const parts = contacted.reduce((sum, one) => sum + partsOf(one.decision.channel, one.rendered?.text ?? ''), 0)
  return {
    audience: decided.length,
    contacted: contacted.length,
    heldOut: decided.filter(one => one.decision.kind === 'held-out').length,
    leftOut: leftOutOf(decided),
    byChannel: Object.fromEntries(
      [...Map.groupBy(contacted, one => one.decision.channel)].map(([channel, some]) => [channel, some.length]),
    ),
    byDay: [...days].map(([day, some]) => ({ day, count: some.length })).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    parts,
    costMinor: minor(parts * campaign.costMinor),
    samples: samplesOf(contacted),
    needsConfirmation: contacted.length > CAMPAIGN_CONFIRM_ABOVE,
  }
}

/** An SMS is paid by the part, everything else by the message. */
function partsOf(channel: string, text: string): number {
  return channel === 'sms' ? Math.max(1, smsShape(text).segments.length) : 1
}

function leftOutOf(decided: readonly DecidedRecipient[]): readonly LeftOut[] {
  const groups = new Map<LeftOutReason, DecidedRecipient[]>()
  for (const one of decided) {
    if (one.decision.kind !== 'left-out') continue
    groups.set(one.decision.reason, [...(groups.get(one.decision.reason) ?? []), one])
  }
  return [...groups]
    .map(([reason, some]) => ({
      reason,
      count: some.length,
      some: some.slice(0, NAMED).map(one => ({ customerId: one.addressee.customerId, name: one.addressee.fullName })),
    }))
    .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}

type Contacted = Omit<DecidedRecipient, 'decision'> & {
  readonly decision: Extract<DecidedRecipient['decision'], { readonly kind: 'contact' }>
}

/** The longest, the shortest and the first: where words go wrong, it is at the ends. */
function samplesOf(contacted: readonly Contacted[]): readonly CampaignSample[] {
  const byLength = contacted.toSorted((a, b) => (a.rendered?.text.length ?? 0) - (b.rendered?.text.length ?? 0))
  const chosen = [...new Set([contacted[0], byLength.at(-1), byLength[0]])]
    .flatMap(one => (one === undefined ? [] : [one]))
    .slice(0, SAMPLES)
  return chosen.map(({ addressee, decision, rendered, reach }) => ({
    customerId: addressee.customerId,
    name: addressee.fullName,
    channel: decision.channel,
    address: reach?.address ?? '',
    day: decision.plannedDay,
    subject: rendered?.subject ?? '',
    text: rendered?.text ?? '',
    parts: partsOf(decision.channel, rendered?.text ?? ''),
  }))
}
