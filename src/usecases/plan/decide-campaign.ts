/**
 * Goes through the audience of a campaign and decides each of its people, in the order of their worth: the same walk for the
 * preview, which writes nothing, and for the approval, which does.
 */
import { type Campaign, decideRecipient, type RecipientDecision } from '../../domain/plan/campaign.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import type { ContactPointId, CustomerId } from '../../kernel/ids.ts'
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

/** Told how many people have been decided so far: of a million that takes minutes, and somebody waits. */
export interface Watched {
  readonly onDecided?: (people: number) => void
}

export interface Deciding {
  readonly campaign: Campaign
  readonly rules: BusinessRules
  readonly sender: Sender
}

/**
 * Regulars and periodic first, then by worth, then by id: whoever the window has no room for is the least of a loss. Page by
 * page, so that a million people take no more memory than a thousand; nothing of a page is needed for the next but how many
 * were contacted and which of the shared addresses are taken.
 */
export async function* decideCampaign(tx: Tx, { campaign, rules, sender }: Deciding): AsyncGenerator<readonly DecidedRecipient[]> {
  const taken = { contacted: 0, points: new Set<string>() }
  const { costOf } = routeCosts(await tx.channels.prices(), rules.routes)
  for await (const ids of tx.campaign.audienceByWorth(campaign.audience, PAGE)) {
    const facts = await factsOf(tx, { ids, rules })
    yield facts.people.map((addressee): DecidedRecipient => {
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
      if (decision.kind !== 'contact') return { addressee, decision, rendered, reach: null }
      taken.contacted += 1
      if (facts.shared.has(decision.contactPointId)) taken.points.add(decision.contactPointId)
      return { addressee, decision, rendered, reach: reaches.find(reach => reach.contactPointId === decision.contactPointId) ?? null }
    })
  }
}

interface PageFacts {
  /** In the order of the page. */
  readonly people: readonly Addressee[]
  readonly shared: ReadonlySet<ContactPointId>
  readonly reaches: ReadonlyMap<CustomerId, readonly CustomerReach[]>
  readonly heldOut: ReadonlySet<CustomerId>
  readonly unhappy: ReadonlySet<CustomerId>
  readonly taken: ReadonlyMap<CustomerId, readonly Instant[]>
}

async function factsOf(tx: Tx, { ids, rules }: { readonly ids: readonly CustomerId[]; readonly rules: BusinessRules }): Promise<PageFacts> {
  const people = new Map((await tx.campaign.addressees(ids)).map(one => [one.customerId, one]))
  const circumstances = await tx.plan.circumstances(ids, rules.moment)
  const planned = await tx.campaign.plannedAt(ids)
  const reaches = await tx.collect.consents.reachOf(ids)
  return {
    people: ids.flatMap(customerId => people.get(customerId) ?? []),
    shared: await tx.campaign.sharedPoints([...new Set(reaches.map(reach => reach.contactPointId))]),
    reaches: Map.groupBy<CustomerId, CustomerReach>(reaches, reach => reach.customerId),
    heldOut: await tx.campaign.heldOutNow(ids),
    unhappy: new Set(circumstances.filter(one => one.isUnhappy).map(one => one.customerId)),
    taken: new Map(circumstances.map(one => [one.customerId, [...one.marketingAt, ...(planned.get(one.customerId) ?? [])]])),
  }
}
