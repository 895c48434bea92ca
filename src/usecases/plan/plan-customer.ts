/** Understands one customer and plans for him again: after a fact about him that has just been entered. */
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { understandCustomers } from '../understand/understand-customer.ts'
import { planBatch, type PlanCounts } from './plan-batch.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'

export async function planOneCustomer(deps: PlanDeps, business: BusinessId, customerId: CustomerId): Promise<PlanCounts> {
  const plan = async (tx: Tx): Promise<PlanCounts> => {
    const at = deps.clock.now()
    const { settings, understandings } = await understandCustomers(tx, { customerIds: [customerId], at })
    return planBatch(tx, { customerIds: [customerId], understandings }, businessRules(settings, at))
  }
  // The fact that led here has noted him as changed, and that note stands until `refreshChanged` has planned him too.
  return deps.store.inBusiness(business, plan, { isRedone: true })
}
