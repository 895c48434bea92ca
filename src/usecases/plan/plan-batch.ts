/** Plans some customers inside a running transaction: load what is known, decide, write. */
import { channelWishOf, spacingDaysOf, waysOf } from '../../domain/plan/eligibility.ts'
import type { CustomerFacts, CustomerPlan } from '../../domain/plan/customer-plan.ts'
import { duesFor, planCustomer } from '../../domain/plan/plan-customer.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import type { CustomerCircumstances, CustomerOutline } from '../../ports/plan-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { BusinessRules } from './plan-rules.ts'
import { routeCosts } from '../deliver/route-costs.ts'

export interface PlanCounts {
  readonly planned: number
  readonly cancelled: number
  readonly heldOut: number
  readonly refused: number
}

export const NOTHING_PLANNED: PlanCounts = { planned: 0, cancelled: 0, heldOut: 0, refused: 0 }

/** Whose understanding was just made need not be read again. */
export async function planBatch(tx: Tx, batch: readonly CustomerId[] | Omit<Deciding, 'rules'>, rules: BusinessRules): Promise<PlanCounts> {
  const known = 'customerIds' in batch ? batch : { customerIds: batch, understandings: await tx.understand.understandings(batch) }
  const plans = await decidePlans(tx, { ...known, rules })
  const saved = await tx.plan.save(plans, rules.moment, rules.mark)
  const reasons = new Map(plans.flatMap(plan => plan.cancels.map(cancel => [cancel.contactId, cancel.reason] as const)))
  for (const contactId of saved.recalled) {
    await tx.deliver.cancelForContact(
      contactId,
      reasons.get(contactId) === 'bought' ? 'purchase-since' : 'contact-cancelled',
      rules.moment.at,
    )
  }
  return { planned: saved.planned, cancelled: saved.cancelled, heldOut: saved.heldOut, refused: saved.refused }
}

export interface Deciding {
  readonly customerIds: readonly CustomerId[]
  readonly understandings: readonly Understanding[]
  readonly rules: BusinessRules
}

/** Reads what is needed and decides; nothing is written, so a rehearsal takes the same path. */
export async function decidePlans(tx: Tx, { customerIds, understandings, rules }: Deciding): Promise<readonly CustomerPlan[]> {
  const { moment } = rules
  const known = new Map(understandings.map(understanding => [understanding.customerId, understanding]))
  const facts = (await tx.plan.planningFacts(customerIds, moment)).map(({ reach, ...stored }) => {
    const one = factsOf(stored, known.get(stored.customerId) ?? null, rules)
    return { ...one, reach, dues: duesFor(one, rules, moment) }
  })
  // Most customers have nothing due: for them no address and no consent is read.
  const concerned = facts.filter(one => one.dues.events.length > 0)
  const reaches = Map.groupBy<CustomerId, CustomerReach>(
    await tx.collect.consents.reachOf(concerned.flatMap(one => (one.reach === undefined ? [one.customerId] : []))),
    reach => reach.customerId,
  )
  // Where no provider carries a channel, nothing has a price.
  const isPriced = concerned.length > 0 && Object.keys(rules.routes).length > 0
  const { costOf } = routeCosts(isPriced ? await tx.channels.prices() : [], rules.routes)
  const ways = { active: rules.active, purpose: 'marketing', law: rules.law, costOf } as const
  return facts.map(({ reach, ...one }) =>
    planCustomer({ ...one, ways: waysOf(reach ?? reaches.get(one.customerId) ?? [], ways) }, rules, moment),
  )
}

function factsOf(
  stored: CustomerOutline & CustomerCircumstances,
  understanding: Understanding | null,
  rules: BusinessRules,
): CustomerFacts {
  const { preferences } = stored
  return {
    ...stored,
    birthday: rules.policy.planning.birthdays ? stored.birthday : null,
    understanding,
    zone: stored.zone ?? rules.zone,
    calendarOf: channel => rules.calendarFor(stored, channel),
    spacingDays: spacingDaysOf(preferences),
    ways: [],
    wish: channelWishOf(preferences),
  }
}
