/** A person asks to be forgotten: words and addresses go, sums stay, and the hash of each address keeps him unwritten to. */
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { CollectDeps } from './deps.ts'

export type EraseCustomerResult = { readonly outcome: 'erased' } | { readonly refusal: 'unknown-customer' }

export async function eraseCustomer(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: { readonly customerId: CustomerId; readonly actor: string },
): Promise<EraseCustomerResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const customer = await tx.collect.customers.find(input.customerId)
    if (!customer || customer.erasedAt !== null) return { refusal: 'unknown-customer' }
    // Those who were joined to him are the same person: their rows wait for an undoing that must not come any more.
    const joined = await tx.collect.customers.joinedTo(input.customerId)
    for (const customerId of [...joined, input.customerId]) await tx.collect.customers.erase(customerId, at)
    await tx.business.markChanged([input.customerId], at)
    await tx.business.audit({ at, actor: input.actor, action: 'customer-erased', subject: `customer:${input.customerId}`, detail: {} })
    return { outcome: 'erased' }
  })
}
