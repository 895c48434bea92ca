/**
 * Understands one customer again, after a fact about him. His gaps are replayed with the model that was learnt last
 * (microseconds), so a back-dated receipt or a refund needs no other path, and the nightly whole agrees exactly.
 */
import type { Business } from '../../domain/collect/business.ts'
import { type BusinessModel, templateModel } from '../../domain/understand/business-model.ts'
import { understandings } from '../../domain/understand/customer-understanding.ts'
import { type PlannedReturn, withoutPull } from '../../domain/understand/pulled-forward.ts'
import { purchaseLog } from '../../domain/understand/purchase-log.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { PurchaseDay } from '../../ports/understand-store.ts'
import type { Tx } from '../../ports/store.ts'
import { knowledgeOf } from './fit-model.ts'
import type { UnderstandDeps } from './deps.ts'
import { understandSubjectsOf } from './understand-subjects.ts'

export async function understandCustomer(
  deps: UnderstandDeps,
  business: BusinessId,
  customerId: CustomerId,
): Promise<Understanding | undefined> {
  const at = deps.clock.now()
  const understand = async (tx: Tx): Promise<Understanding | undefined> =>
    (await understandCustomers(tx, { customerIds: [customerId], at })).understandings[0]
  // Computed from his purchases, and each night again.
  return deps.store.inBusiness(business, understand, { isRedone: true })
}

export interface Understood {
  readonly settings: StoredBusiness
  readonly understandings: readonly Understanding[]
}

/** Inside a running transaction, for callers that change more than the understanding. Customers without purchases are forgotten. */
export async function understandCustomers(
  tx: Tx,
  { customerIds, at }: { readonly customerIds: readonly CustomerId[]; readonly at: Instant },
): Promise<Understood> {
  const { settings, today, purchases, policy, previous, ...known } = await tx.understand.facts(at, customerIds)
  const model = modelFor(settings, { stored: known.model, today })
  const bare = purchaseLog(purchases)
  const log = withoutPull(bare, await contactedReturns(tx, model, { customerIds, today }), model.contacts?.pull ?? 0)
  const understood = [...understandings(log, model, { asOf: today, policy, previous })]
  const bought = new Set<string>(log.ids)
  for (const customerId of customerIds) if (!bought.has(customerId)) await tx.understand.forgetUnderstanding(customerId)
  await tx.understand.keepUnderstandings(understood)
  await understandSubjectsOf(tx, model, { customerIds, ...known })
  return { settings, understandings: understood }
}

/** Asked only where contacts were seen to bring purchases forward. */
export async function contactedReturns(
  tx: Tx,
  { contacts }: BusinessModel,
  { customerIds, today }: { readonly customerIds: readonly CustomerId[]; readonly today: Day },
): Promise<readonly PlannedReturn[]> {
  return (contacts?.pull ?? 0) === 0 ? [] : tx.understand.plannedReturns(today, customerIds)
}

/** The stored model, set to today; before the first fit, the trade's template. */
export async function modelOn(tx: Tx, today: Day): Promise<BusinessModel> {
  return modelFor(await tx.business.read(), { stored: (await tx.understand.model())?.model, today })
}

function modelFor(
  settings: Business,
  { stored, today }: { readonly stored: BusinessModel | undefined; readonly today: Day },
): BusinessModel {
  const knowledge = knowledgeOf(settings)
  // What was kept of an empty shop is the template of the trade it had then.
  const model = stored === undefined || stored.customers === 0 ? templateModel(knowledge) : stored
  // A vacation that was entered today counts today, not only after the next night.
  return { ...model, rhythm: { ...model.rhythm, closed: knowledge.closed }, untilDay: dayNumber(today) }
}

export function logOf(customerId: CustomerId, days: readonly PurchaseDay[]) {
  return purchaseLog({
    ids: [customerId],
    keys: new Int32Array(days.length),
    days: Int32Array.from(days, one => dayNumber(one.day)),
    amounts: Float64Array.from(days, one => one.amountMinor),
  })
}
