/** After a restore two copies may exist. The owner says that this one is live, and sending goes on from here. */
import type { BusinessId } from '../../kernel/ids.ts'
import type { Installation } from '../../ports/business-store.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'

export async function confirmLiveCopy(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  business: BusinessId,
  actor: string,
): Promise<Installation> {
  const at = clock.now()
  await store.system.setLive(true, at)
  await store.inBusiness(business, tx => tx.business.audit({ at, actor, action: 'live-copy-confirmed', subject: null, detail: {} }))
  return store.system.installation(at)
}
