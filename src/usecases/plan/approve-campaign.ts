/**
 * The owner says yes to the whole: everybody of the audience is decided once more, those who get it become contacts of the
 * one contact table, and who gets none is written down with the reason. A person has chosen the list; that is kept too.
 */
import type { Campaign } from '../../domain/plan/campaign.ts'
import { BROADCAST_PRIORITY, contactIdOf } from '../../domain/plan/contact.ts'
import { offLadderReason } from '../../domain/plan/campaign-reason.ts'
import { priorityOf } from '../../domain/plan/priority.ts'
import type { BusinessId, CampaignId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { NewBroadcast } from '../../ports/campaign-store.ts'
import type { Sender } from '../../ports/deliver-store.ts'
import type { Tx } from '../../ports/store.ts'
import { decideCampaign, type DecidedRecipient, type Watched } from './decide-campaign.ts'
import type { CampaignRefusal } from './edit-campaign.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'

/** A slip of the finger may reach so many people; more are confirmed by their number. */
export const CAMPAIGN_CONFIRM_ABOVE = 50

export interface ApproveCampaign {
  readonly campaignId: CampaignId
  /** The number of people the owner has seen; needed above CAMPAIGN_CONFIRM_ABOVE. */
  readonly confirmed: number | null
  readonly actor: string
}

export type CampaignApproved =
  | {
      readonly status: 'approved'
      readonly campaign: Campaign
      readonly contacted: number
      readonly heldOut: number
      readonly leftOut: number
    }
  | { readonly status: 'refused'; readonly reason: CampaignRefusal; readonly contacted: number }

export async function approveCampaign(deps: PlanDeps & Watched, business: BusinessId, input: ApproveCampaign): Promise<CampaignApproved> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const campaign = await tx.campaign.campaign(input.campaignId)
    if (campaign === undefined) return { status: 'refused', reason: 'not-found', contacted: 0 }
    if (campaign.state !== 'draft') return { status: 'refused', reason: 'not-a-draft', contacted: 0 }
    const settings = await tx.business.read()
    const rules = businessRules(settings, at)
    if (campaign.kind === 'seasonal') return approveSeason(tx, { campaign, input, at })
    if (campaign.toDay < rules.moment.today) return { status: 'refused', reason: 'window-over', contacted: 0 }
    const { onDecided } = deps
    const { contacted, heldOut, leftOut, isTouched } = await writeRecipients(tx, {
      campaign,
      input,
      rules,
      sender: senderOf(settings),
      ...(onDecided && { onDecided }),
    })
    if (isTouched) return { status: 'refused', reason: 'changed-meanwhile', contacted: 0 }
    if (contacted === 0) return { status: 'refused', reason: 'nobody-left', contacted: 0 }
    if (!isConfirmed(contacted, input)) return { status: 'refused', reason: 'needs-confirmation', contacted }
    if (!(await yes(tx, { campaign, input, at, detail: { contacted, heldOut } }))) {
      await tx.campaign.forgetRecipients(campaign)
      return { status: 'refused', reason: 'changed-meanwhile', contacted: 0 }
    }
    return { status: 'approved', campaign: { ...campaign, state: 'approved', stateAt: at }, contacted, heldOut, leftOut }
  })
}

function isConfirmed(contacted: number, { confirmed }: ApproveCampaign): boolean {
  return contacted <= CAMPAIGN_CONFIRM_ABOVE || confirmed === contacted
}

interface Writing extends Watched {
  readonly campaign: Campaign
  readonly input: ApproveCampaign
  readonly rules: BusinessRules
  readonly sender: Sender
}

interface Counts {
  contacted: number
  heldOut: number
  leftOut: number
  /** Somebody has changed or cancelled it meanwhile: what was confirmed is no more, and all of it was taken back. */
  isTouched: boolean
}

/**
 * Writes while the audience goes by, so that a million people need no room here. Whether the number is the one the owner has
 * confirmed is known at the end; when it is not, or when it is nobody, all of it is taken back in the same transaction.
 */
async function writeRecipients(tx: Tx, { campaign, input, rules, sender, onDecided }: Writing): Promise<Counts> {
  const { at } = rules.moment
  const counts: Counts = { contacted: 0, heldOut: 0, leftOut: 0, isTouched: false }
  let isKept = true
  for await (const page of decideCampaign(tx, { campaign, rules, sender })) {
    const broadcasts = page.flatMap(one => broadcastOf(one, { campaign, rules }))
    counts.contacted += broadcasts.length
    const heldOut = page.filter(one => one.decision.kind === 'held-out').length
    counts.heldOut += heldOut
    counts.leftOut += page.length - heldOut - broadcasts.length
    onDecided?.(counts.contacted + counts.heldOut + counts.leftOut)
    counts.isTouched = await isTouched(tx, campaign)
    if (counts.isTouched) break
    // More than were confirmed: from here on it is only counted how many there are.
    const isTooMany = counts.contacted > Math.max(CAMPAIGN_CONFIRM_ABOVE, input.confirmed ?? 0)
    if (isTooMany && isKept) await tx.campaign.forgetRecipients(campaign)
    isKept &&= !isTooMany
    if (!isKept) continue
    await tx.campaign.saveRecipients(campaign.campaignId, page.map(recipientOf), at)
    await tx.campaign.insertBroadcasts(broadcasts, at)
  }
  const isRefused = counts.isTouched || counts.contacted === 0 || !isConfirmed(counts.contacted, input)
  if (isKept && isRefused) await tx.campaign.forgetRecipients(campaign)
  return counts
}

/** Asked page by page, because a mailing to a million is decided for minutes, in which its owner may think better of it. */
async function isTouched(tx: Tx, campaign: Campaign): Promise<boolean> {
  return JSON.stringify(await tx.campaign.campaign(campaign.campaignId)) !== JSON.stringify(campaign)
}

function recipientOf({ addressee, decision }: DecidedRecipient): { readonly customerId: CustomerId; readonly decision: string } {
  return { customerId: addressee.customerId, decision: decision.kind === 'left-out' ? decision.reason : decision.kind }
}

interface Saying {
  readonly campaign: Campaign
  readonly input: ApproveCampaign
  readonly at: Instant
}

/** The pattern of a season reaches nobody by itself: each season makes a draft of it. */
async function approveSeason(tx: Tx, saying: Saying): Promise<CampaignApproved> {
  const { campaign, at } = saying
  if (!(await yes(tx, { ...saying, detail: { seasonal: true } }))) return { status: 'refused', reason: 'changed-meanwhile', contacted: 0 }
  return { status: 'approved', campaign: { ...campaign, state: 'approved', stateAt: at }, contacted: 0, heldOut: 0, leftOut: 0 }
}

async function yes(
  tx: Tx,
  { campaign, input, at, detail }: Saying & { readonly detail: Readonly<Record<string, number | boolean>> },
): Promise<boolean> {
  const { campaignId } = campaign
  if (!(await tx.campaign.moveCampaign(campaignId, { from: ['draft'], to: 'approved', at, actor: input.actor }))) return false
  // The row is locked from here on; what was changed in the last moment shows in it.
  if (await isTouched(tx, { ...campaign, state: 'approved', stateAt: at })) {
    await tx.campaign.moveCampaign(campaignId, { from: ['approved'], to: 'draft', at: campaign.stateAt, actor: input.actor })
    return false
  }
  await tx.business.audit({
    at,
    actor: input.actor,
    action: 'campaign-approved',
    subject: `campaign:${campaignId}`,
    detail: { name: campaign.name, ...detail },
  })
  return true
}

function broadcastOf(
  { addressee, decision, rendered }: DecidedRecipient,
  { campaign, rules }: { readonly campaign: Campaign; readonly rules: BusinessRules },
): readonly NewBroadcast[] {
  if (decision.kind !== 'contact') return []
  const { customerId, segment, lastDay, value365Minor } = addressee
  const byHand = decision.channel === 'hand'
  const standing = segment ?? 'new'
  return [
    {
      contactId: contactIdOf({ business: rules.business, customerId, purpose: 'campaign', cycleNo: campaign.campaignNo }, 'product'),
      customerId,
      purpose: 'campaign',
      cycleNo: campaign.campaignNo,
      rung: 'product',
      plannedDay: decision.plannedDay,
      notBefore: decision.notBefore,
      notAfter: decision.notAfter,
      channel: decision.channel,
      contactPointId: decision.contactPointId,
      segment: standing,
      reason: offLadderReason({
        code: 'campaign',
        about: campaign.name,
        dueDay: campaign.fromDay,
        windowTo: campaign.toDay,
        lastDay,
        purchaseDays: 0,
      }),
      priority: byHand
        ? priorityOf({ segment: standing, isPromise: false, share: 0, valueMinor: value365Minor, minutes: rules.policy.minutesPerContact })
        : BROADCAST_PRIORITY,
      // By hand the owner reads the words on the card of Today; otherwise they are rendered when they leave.
      ownWords: byHand ? (rendered?.text ?? null) : null,
    },
  ]
}
