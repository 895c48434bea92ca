/** What is past its validity is never made late: contacts expire, windows close, promises nobody asked about are counted as missed. */
import { addDays } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { PlanDeps } from './plan-deps.ts'

/** Days after the agreed one in which a purchase still keeps the promise, and nobody else is asked. */
export const PROMISE_GRACE_DAYS = 14

export interface Expired {
  readonly expired: number
  readonly closed: number
  readonly missed: number
}

export async function expireContacts(deps: PlanDeps, business: BusinessId): Promise<Expired> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const today = localDay(at, (await tx.business.read()).zone)
    const { expired, recalled } = await tx.plan.expireContacts({ at, today })
    for (const contactId of recalled) await tx.deliver.cancelForContact(contactId, 'past-validity', at)
    const closed = await tx.plan.closeDueEvents(today, at)
    const missed = await tx.plan.missFollowUps(addDays(today, -PROMISE_GRACE_DAYS), at)
    return { expired, closed, missed }
  })
}
