/** Plans the whole business in pages of customers: each page is one transaction, so memory stays the same for any size. */
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { NOTHING_PLANNED, planBatch, type PlanCounts } from './plan-batch.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'

/** Customers of one transaction: large enough for few statements, small enough to keep locks and memory short. */
export const PLAN_PAGE = 2000

export async function planContacts(deps: PlanDeps, business: BusinessId): Promise<PlanCounts & { readonly customers: number }> {
  const at = deps.clock.now()
  const rules = businessRules(await deps.store.inBusiness(business, tx => tx.business.read()), at)
  let counts = { ...NOTHING_PLANNED, customers: 0 }
  let after: CustomerId | null = null
  for (;;) {
    const page: { readonly ids: readonly CustomerId[]; readonly done: PlanCounts } = await deps.store.inBusiness(business, async tx => {
      const ids = await tx.plan.customersAfter(after, PLAN_PAGE)
      return { ids, done: ids.length === 0 ? NOTHING_PLANNED : await planBatch(tx, ids, rules) }
    })
    const { ids, done } = page
    counts = {
      planned: counts.planned + done.planned,
      cancelled: counts.cancelled + done.cancelled,
      heldOut: counts.heldOut + done.heldOut,
      refused: counts.refused + done.refused,
      customers: counts.customers + ids.length,
    }
    after = ids.at(-1) ?? null
    if (ids.length < PLAN_PAGE) return counts
  }
}
