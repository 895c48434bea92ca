/** Before the owner says yes: how many, what it costs, who is left out and why, and the very words on real people. */
import { smsShape } from '../../domain/deliver/sms-segments.ts'
import type { Campaign, LeftOutReason } from '../../domain/plan/campaign.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CampaignId, CustomerId } from '../../kernel/ids.ts'
import { type Currency, type Minor, minor } from '../../kernel/money.ts'
import { CAMPAIGN_CONFIRM_ABOVE } from './approve-campaign.ts'
import { decideCampaign, type DecidedRecipient, type Watched } from './decide-campaign.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'

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
  deps: PlanDeps & Watched,
  business: BusinessId,
  campaignId: CampaignId,
): Promise<CampaignPreview | 'not-found'> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const campaign = await tx.campaign.campaign(campaignId)
    if (campaign === undefined) return 'not-found'
    const settings = await tx.business.read()
    const summary = new Summary()
    for await (const page of decideCampaign(tx, { campaign, rules: businessRules(settings, at), sender: senderOf(settings) })) {
      for (const one of page) summary.add(one)
      deps.onDecided?.(summary.people)
    }
    return { campaign, currency: settings.currency, ...summary.told(campaign) }
  })
}

/** Counts while the audience goes by: of the people themselves it keeps only those it shows. */
class Summary {
  private audience = 0
  private contacted = 0
  private heldOut = 0
  private parts = 0
  private readonly byChannel = new Map<string, number>()
  private readonly byDay = new Map<Day, number>()
  private readonly leftOut = new Map<LeftOutReason, LeftOut>()
  /** The longest, the shortest and the first: where words go wrong, it is at the ends. */
  private readonly ends: { first?: CampaignSample; longest?: CampaignSample; shortest?: CampaignSample } = {}

  get people(): number {
    return this.audience
  }

  add(one: DecidedRecipient): void {
    const { decision } = one
    this.audience += 1
    if (decision.kind === 'held-out') this.heldOut += 1
    if (decision.kind === 'left-out') this.leave(decision.reason, one)
    if (decision.kind !== 'contact') return
    const sample = sampleOf(one, decision)
    this.contacted += 1
    this.parts += sample.parts
    this.byChannel.set(decision.channel, (this.byChannel.get(decision.channel) ?? 0) + 1)
    this.byDay.set(decision.plannedDay, (this.byDay.get(decision.plannedDay) ?? 0) + 1)
    this.ends.first ??= sample
    if (sample.text.length > (this.ends.longest?.text.length ?? -1)) this.ends.longest = sample
    if (sample.text.length < (this.ends.shortest?.text.length ?? Infinity)) this.ends.shortest = sample
  }

  private leave(reason: LeftOutReason, { addressee }: DecidedRecipient): void {
    const { count, some } = this.leftOut.get(reason) ?? { count: 0, some: [] }
    const named = some.length < NAMED ? [...some, { customerId: addressee.customerId, name: addressee.fullName }] : some
    this.leftOut.set(reason, { reason, count: count + 1, some: named })
  }

  told(campaign: Campaign): Omit<CampaignPreview, 'campaign' | 'currency'> {
    const { first, longest, shortest } = this.ends
    return {
      audience: this.audience,
      contacted: this.contacted,
      heldOut: this.heldOut,
      leftOut: [...this.leftOut.values()].toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      byChannel: Object.fromEntries(this.byChannel),
      byDay: [...this.byDay].map(([day, count]) => ({ day, count })).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      parts: this.parts,
      costMinor: minor(this.parts * campaign.costMinor),
      samples: [...new Map([first, longest, shortest].flatMap(one => (one === undefined ? [] : [[one.customerId, one]]))).values()],
      needsConfirmation: this.contacted > CAMPAIGN_CONFIRM_ABOVE,
    }
  }
}

/** An SMS is paid by the part, everything else by the message. */
function partsOf(channel: string, text: string): number {
  return channel === 'sms' ? Math.max(1, smsShape(text).segments.length) : 1
}

type Contacting = Extract<DecidedRecipient['decision'], { readonly kind: 'contact' }>

function sampleOf({ addressee, rendered, reach }: DecidedRecipient, decision: Contacting): CampaignSample {
  return {
    customerId: addressee.customerId,
    name: addressee.fullName,
    channel: decision.channel,
    address: reach?.address ?? '',
    day: decision.plannedDay,
    subject: rendered?.subject ?? '',
    text: rendered?.text ?? '',
    parts: partsOf(decision.channel, rendered?.text ?? ''),
  }
}
