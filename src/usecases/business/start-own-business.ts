/** The owner is done looking around: the sample shop goes, his own business begins under the same login. */
import type { BusinessId } from '../../kernel/ids.ts'
import { isZone } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import type { BusinessBasics } from './create-business.ts'

export type StartRefused = 'unknown-zone' | 'has-own-data'

/** 'has-own-data' when customers or purchases of a real shop are there: they are never cleared by a start. */
export async function startOwnBusiness(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  business: BusinessId,
  input: { readonly basics: BusinessBasics; readonly actor: string; readonly isEmpty: boolean },
): Promise<StoredBusiness | StartRefused> {
  if (!isZone(input.basics.zone)) return 'unknown-zone'
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.business.read()
    if (!before.isSample && !input.isEmpty) return 'has-own-data'
    if (before.isSample) await tx.business.clearShop()
    await tx.business.change({ ...input.basics, isSample: false }, { version: before.version, at })
    await tx.business.audit({ at, actor: input.actor, action: 'business-started', subject: null, detail: { trade: input.basics.trade } })
    return tx.business.read()
  })
}
