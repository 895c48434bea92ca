/**
 * Goes through the audience of a campaign and decides each of its people, in the order of their worth: the same walk for the
 * preview, which writes nothing, and for the approval, which does.
 */
import { type Campaign, decideRecipient, type RecipientDecision } from '../../domain/plan/campaign.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import { priorityOf } from '../../domain/plan/priority.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Addressee } from '../../ports/campaign-store.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import type { Sender } from '../../ports/deliver-store.ts'
import type { Tx } from '../../ports/store.ts'
import { type BroadcastRendered, renderBroadcast } from './campaign-words.ts'
import type { BusinessRules } from './plan-rules.ts'
import { routeCosts } from '../deliver/route-costs.ts'

/** People read at once. */
const PAGE = 1000

export interface DecidedRecipient {
  readonly addressee: Addressee
  readonly decision: RecipientDecision
  readonly rendered: BroadcastRendered | null
  readonly reach: CustomerReach | null
}

export interface Deciding {
  readonly campaign: Campaign
  readonly rules: BusinessRules
  readonly sender: Sender
}

export async function decideCampaign(tx: Tx, { campaign, rules, sender }: Deciding): Promise<readonly DecidedRecipient[]> {
  const people = await audienceOf(tx, campaign)
  const taken = { contacted: 0, points: new Set<string>() }
  const { costOf } = routeCosts(await tx.channels.prices(), rules.routes)
  const decided: DecidedRecipient[] = []
  for (let at = 0; at < people.length; at += PAGE) {
    const page = people.slice(at, at + PAGE)
    const facts = await factsOf(tx, { page, rules })
    for (const addressee of page) {
      const rendered = renderBroadcast({ words: campaign.words, addressee, sender, occasion: {}, isAdvertising: true, partner: null })
      const reaches = facts.reaches.get(addressee.customerId) ?? []
      const decision = decideRecipient(
        {
          customerId: addressee.customerId,
          ways: waysOf(reaches, { active: rules.active, purpose: 'marketing', law: rules.law, costOf }),
          wish: channelWishOf(addressee.preferences),
          isUnhappy: facts.unhappy.has(addressee.customerId),
          isHeldOut: facts.heldOut.has(addressee.customerId),
          taken: facts.taken.get(addressee.customerId) ?? [],
          calendarOf: channel => rules.calendarFor(addressee, channel),
          hasWords: rendered !== null,
        },
        campaign,
        { rules: { ...rules, today: rules.moment.today }, taken },
      )
      if (decision.kind === 'contact') {
        taken.contacted += 1
        taken.points.add(decision.contactPointId)
      }
      const point = decision.kind === 'contact' ? decision.contactPointId : null
      decided.push({ addressee, decision, rendered, reach: reaches.find(reach => reach.contactPointId === point) ?? null })
    }
  }
  return decided
}

/** Regulars and periodic first, then by worth, then by id: whoever the window has no room for is the least of a loss. */
async function audienceOf(tx: Tx, campaign: Campaign): Promise<readonly Addressee[]> {
  const people: Addressee[] = []
  for (let after: CustomerId | null = null; ;) {
    const ids: readonly CustomerId[] = await tx.campaign.audience(campaign.audience, { after, limit: PAGE })
    people.push(...(await tx.campaign.addressees(ids)))
    after = ids.at(-1) ?? null
    if (ids.length < PAGE) break
  }
  const worth = new Map(people.map(one => [one.customerId, worthOf(one)]))
  return people.toSorted(
    (a, b) => (worth.get(b.customerId) ?? 0) - (worth.get(a.customerId) ?? 0) || (a.customerId < b.customerId ? -1 : 1),
  )
}

function worthOf({ segment, value365Minor }: Addressee): number {
  return priorityOf({ segment: segment ?? 'new', isPromise: false, share: 1, valueMinor: value365Minor, minutes: 1 })
}

interface PageFacts {
  readonly reaches: ReadonlyMap<CustomerId, readonly CustomerReach[]>
  readonly heldOut: ReadonlySet<CustomerId>
  readonly unhappy: ReadonlySet<CustomerId>
  readonly taken: ReadonlyMap<CustomerId, readonly Instant[]>
}

async function factsOf(
  tx: Tx,
  { page, rules }: { readonly page: readonly Addressee[]; readonly rules: BusinessRules },
): Promise<PageFacts> {
  const ids = page.map(one => one.customerId)
  const circumstances = await tx.plan.circumstances(ids, rules.moment)
  const planned = await tx.campaign.plannedAt(ids)
  return {
    reaches: Map.groupBy<CustomerId, CustomerReach>(await tx.collect.consents.reachOf(ids), reach => reach.customerId),
    heldOut: await tx.campaign.heldOutNow(ids),
    unhappy: new Set(circumstances.filter(one => one.isUnhappy).map(one => one.customerId)),
    taken: new Map(circumstances.map(one => [one.customerId, [...one.marketingAt, ...(planned.get(one.customerId) ?? [])]])),
  }
}
