/**
 * The channel that open contacts would take now. A plan is made before the owner turns a channel on or off; until it is made again
 * his list must not call practice what would really leave, nor show words for a way that is closed.
 */
import type { Business, ChannelName } from '../../domain/collect/business.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import type { ContactId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ContactRow } from '../../ports/plan-store.ts'
import type { Tx } from '../../ports/store.ts'
import { routeCosts } from '../deliver/route-costs.ts'
import { contactMessagePurpose } from './contact-message-purpose.ts'
import { businessRules } from './plan-rules.ts'

/** Only of those whose planned channel cannot be taken as it stands; asks nothing when every plan is of today. */
export async function presentChannels(
  tx: Tx,
  settings: Business,
  { rows, at }: { readonly rows: readonly ContactRow[]; readonly at: Instant },
): Promise<ReadonlyMap<ContactId, ChannelName>> {
  const rules = businessRules(settings, at)
  const { active } = rules
  const canLeave = active.some(channel => channel !== 'sandbox')
  const doubtful = rows.filter(row => !active.includes(row.channel) || (row.channel === 'sandbox' && canLeave))
  if (doubtful.length === 0) return new Map()
  const customerIds = doubtful.map(row => row.customerId)
  const reaches = Map.groupBy(await tx.collect.consents.reachOf(customerIds), reach => reach.customerId)
  const answers = await tx.channels.answeredOn(customerIds)
  const { costOf } = routeCosts(await tx.channels.prices(), rules.routes)
  return new Map(
    doubtful.flatMap((row): [ContactId, ChannelName][] => {
      const ways = waysOf(reaches.get(row.customerId) ?? [], { active, purpose: contactMessagePurpose(row), law: rules.law, costOf })
      const choice = chooseChannel(ways, { active, wish: channelWishOf(row.preferences), answeredOn: answers.get(row.customerId) })
      return 'refusal' in choice ? [] : [[row.contactId, choice.channel]]
    }),
  )
}
