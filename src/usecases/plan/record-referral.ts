/** Somebody says who brought him: kept with the answer whether it may bring a reward, and his origin is known from then on. */
import { referralRefusal } from '../../domain/plan/referral.ts'
import { type BusinessId, type CustomerId, newId, type ReferralId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Referral } from '../../ports/referral-store.ts'
import type { PlanDeps } from './plan-deps.ts'

export interface ReferralSaid {
  readonly customerId: CustomerId
  readonly referrerId: CustomerId
  readonly actor: string
}

export async function recordReferral(
  { store, clock }: PlanDeps,
  business: BusinessId,
  { customerId, referrerId, actor }: ReferralSaid,
): Promise<Referral | 'unknown-customer'> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    // The row of the one who was brought is the lock: two tills cannot give him two referrers.
    if (!(await tx.plan.lockCustomer(customerId))) return 'unknown-customer'
    const [customer, referrer] = [await tx.collect.customers.find(customerId), await tx.collect.customers.find(referrerId)]
    if (customer === undefined || referrer === undefined || customer.erasedAt !== null || referrer.erasedAt !== null)
      return 'unknown-customer'
    const recordedOn = localDay(at, (await tx.business.read()).zone)
    const refusal = referralRefusal(await tx.referrals.ties({ customerId, referrerId }, { boughtBefore: recordedOn, except: null }))
    const referralId: ReferralId = newId<'referral'>(at)
    await tx.referrals.insert(
      { referralId, customerId, referrerId, state: refusal === null ? 'open' : 'refused', refusal, recordedOn },
      { actor, at },
    )
    if (refusal === null && customer.source === 'unknown') await tx.collect.customers.change(customerId, { source: 'referral' }, at)
    const kept = await tx.referrals.lock(referralId)
    return kept ?? 'unknown-customer'
  })
}
