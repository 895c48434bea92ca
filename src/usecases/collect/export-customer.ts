/** Everything stored about one person, to be handed over to him. */
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { CollectDeps } from './deps.ts'

export interface CustomerExport {
  readonly exportedAt: Instant
  readonly customerId: CustomerId
  /** Table → its rows about this person, as they are stored. */
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
}

export async function exportCustomer(
  { store, clock }: CollectDeps,
  business: BusinessId,
  customerId: CustomerId,
): Promise<CustomerExport | { readonly refusal: 'unknown-customer' }> {
  return store.inBusiness(business, async tx => {
    if (!(await tx.collect.customers.find(customerId))) return { refusal: 'unknown-customer' }
    return { exportedAt: clock.now(), customerId, tables: await tx.collect.customers.everythingAbout(customerId) }
  })
}
