/** What nobody sent in time is not sent late: an offer after its deadline never goes out. */
import type { BusinessId } from '../../kernel/ids.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export async function expireMessages(deps: DeliverDeps, business: BusinessId): Promise<{ readonly expired: number }> {
  const at = deps.clock.now()
  return { expired: await deps.store.inBusiness(business, tx => tx.deliver.expire(at)) }
}
