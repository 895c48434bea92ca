/** The price list of providers: the cheaper way is taken where nothing else decides, so a change of prices may change the channel. */
import type { RoutePrice } from '../../domain/deliver/route-price.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { type ExperimentLock, experimentLock } from '../plan/experiment-lock.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export async function changePrices(
  { store, clock }: DeliverDeps,
  business: BusinessId,
  { items, actor }: { readonly items: readonly RoutePrice[]; readonly actor: string },
): Promise<readonly RoutePrice[] | ExperimentLock> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const isSame = amounts(await tx.channels.prices()) === amounts(items)
    const lock = await experimentLock(tx, isSame ? [] : ['channel'])
    if (lock !== undefined) return lock
    await tx.channels.setPrices(items, at)
    await tx.business.audit({ at, actor, action: 'prices-changed', subject: null, detail: { rows: items.length } })
    return items
  })
}

/** Where a price stands and since when is a note. */
function amounts(items: readonly RoutePrice[]): string {
  const told = items.map(one => [one.channel, one.route, one.numberPrefix, one.messageClass, one.priceThousandths].join('|'))
  return told.toSorted().join('\n')
}
