/**
 * Plans the whole business: whoever may have another plan than yesterday, in pages of customers. Each page is one
 * transaction and two are on their way at a time, so memory stays the same for any size and no core waits for the other.
 */
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { NOTHING_PLANNED, planBatch, type PlanCounts } from './plan-batch.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'

/** Customers of one transaction: large enough for few statements, small enough to keep locks and memory short. */
export const PLAN_PAGE = 1000
/** Pages decided and written at once: one computes while the database writes the other. */
const PAGES_AT_ONCE = 2
/** Customers found in one pass over the marks. */
const FOUND_AT_ONCE = 50_000

export async function planContacts(deps: PlanDeps, business: BusinessId): Promise<PlanCounts & { readonly customers: number }> {
  await deps.store.system.freshStatistics()
  const settings = await deps.store.inBusiness(business, async tx => {
    await tx.plan.forgetMarksOfChanged()
    return tx.business.read()
  })
  const rules = businessRules(settings, deps.clock.now())
  let counts = { ...NOTHING_PLANNED, customers: 0 }
  const planPage = async (ids: readonly CustomerId[]): Promise<void> => {
    const done = await deps.store.inBusiness(business, tx => planBatch(tx, ids, rules), { isRedone: true })
    counts = { ...sumOf(counts, done), customers: counts.customers + ids.length }
  }
  let after: CustomerId | null = null
  for (;;) {
    const options = { limit: FOUND_AT_ONCE, rules: rules.mark, today: rules.moment.today }
    const found: readonly CustomerId[] = await deps.store.inBusiness(business, tx => tx.plan.toPlanAfter(after, options))
    await inPages(found, planPage)
    after = found.at(-1) ?? null
    if (found.length < FOUND_AT_ONCE) return counts
  }
}

/** The next page begins when one of those on their way is done. */
async function inPages(ids: readonly CustomerId[], planPage: (page: readonly CustomerId[]) => Promise<void>): Promise<void> {
  let from = 0
  const lane = async (): Promise<void> => {
    while (from < ids.length) {
      const page = ids.slice(from, from + PLAN_PAGE)
      from += PLAN_PAGE
      await planPage(page)
    }
  }
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, lane))
}

function sumOf(a: PlanCounts, b: PlanCounts): PlanCounts {
  return {
    planned: a.planned + b.planned,
    cancelled: a.cancelled + b.cancelled,
    heldOut: a.heldOut + b.heldOut,
    refused: a.refused + b.refused,
  }
}
