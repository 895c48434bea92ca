/** Plans some customers inside a running transaction: load what is known, decide, write. */
import { dueEventOf } from '../../domain/plan/due-event.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import { type CustomerFacts, type CustomerPlan, planCustomer } from '../../domain/plan/plan-customer.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import type { CustomerOutline } from '../../ports/plan-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { BusinessRules } from './plan-rules.ts'

export interface PlanCounts {
  readonly planned: number
  readonly cancelled: number
  readonly heldOut: number
  readonly refused: number
}

export const NOTHING_PLANNED: PlanCounts = { planned: 0, cancelled: 0, heldOut: 0, refused: 0 }

export async function planBatch(tx: Tx, customerIds: readonly CustomerId[], rules: BusinessRules): Promise<PlanCounts> {
  const plans = await decidePlans(tx, { customerIds, rules, understandings: await tx.understand.understandings(customerIds) })
  const saved = await tx.plan.save(plans, rules.moment)
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
  const known = new Map(understandings.map(understanding => [understanding.customerId, understanding]))
  const outlines = await tx.plan.outlines(customerIds)
  const concerned = outlines.filter(outline => isConcerned(outline, known.get(outline.customerId), rules))
  const ids = concerned.map(outline => outline.customerId)
  const circumstances = new Map((await tx.plan.circumstances(ids, rules.moment)).map(one => [one.customerId, one]))
  const reaches = Map.groupBy<CustomerId, CustomerReach>(await tx.collect.consents.reachOf(ids), reach => reach.customerId)
  return concerned.flatMap(outline => {
    const circumstance = circumstances.get(outline.customerId)
    if (circumstance === undefined) return []
    const facts: CustomerFacts = {
      ...outline,
      understanding: known.get(outline.customerId) ?? null,
      calendar: rules.calendarFor(circumstance),
      ways: waysOf(reaches.get(outline.customerId) ?? [], { active: rules.active, purpose: 'marketing' }),
      wish: channelWishOf(circumstance.preferences),
      bookedDay: circumstance.bookedDay,
      marketingAt: circumstance.marketingAt,
    }
    return [planCustomer(facts, rules, rules.moment)]
  })
}

/** Most customers have nothing due and nothing open: for them nothing more is read. */
function isConcerned(outline: CustomerOutline, understanding: Understanding | undefined, rules: BusinessRules): boolean {
  if (outline.agreed !== null || outline.dueEvents.some(event => !event.isClosed)) return true
  if (outline.contacts.some(contact => contact.state === 'planned' || contact.state === 'approved')) return true
  return (
    understanding !== undefined &&
    dueEventOf(understanding, { today: rules.moment.today, stored: outline.dueEvents, policy: rules.policy }) !== null
  )
}
