/** The owner notes a thing of a customer, changes its dates, or strikes it off; the customer is planned for again at once. */
import { type Asset, type AssetDetails, type AssetFault, assetFault } from '../../domain/collect/asset.ts'
import { type AssetId, type BusinessId, type CustomerId, newId } from '../../kernel/ids.ts'
import type { CollectDeps } from './deps.ts'

export type AssetKept = { readonly asset: Asset } | { readonly refusal: AssetFault | 'not-found' }

export async function addAsset(
  { store, clock }: CollectDeps,
  business: BusinessId,
  { customerId, ...details }: AssetDetails & { readonly customerId: CustomerId },
): Promise<AssetKept> {
  const at = clock.now()
  const fault = assetFault(details)
  if (fault !== null) return { refusal: fault }
  return store.inBusiness(business, async tx => {
    if ((await tx.collect.customers.find(customerId)) === undefined) return { refusal: 'not-found' }
    const asset: Asset = { ...details, id: newId<'asset'>(at), customerId, createdAt: at, updatedAt: at }
    await tx.collect.assets.saveAsset(asset)
    await tx.business.markChanged([customerId], at)
    return { asset }
  })
}

export async function changeAsset(
  { store, clock }: CollectDeps,
  business: BusinessId,
  { assetId, changes }: { readonly assetId: AssetId; readonly changes: Partial<AssetDetails> },
): Promise<AssetKept> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.collect.assets.asset(assetId)
    if (before === undefined) return { refusal: 'not-found' }
    const asset: Asset = { ...before, ...changes, updatedAt: at }
    const fault = assetFault(asset)
    if (fault !== null) return { refusal: fault }
    await tx.collect.assets.saveAsset(asset)
    await tx.business.markChanged([asset.customerId], at)
    return { asset }
  })
}

export async function removeAsset({ store, clock }: CollectDeps, business: BusinessId, assetId: AssetId): Promise<'removed' | 'not-found'> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.collect.assets.asset(assetId)
    if (before === undefined || !(await tx.collect.assets.removeAsset(assetId, at))) return 'not-found'
    await tx.business.markChanged([before.customerId], at)
    return 'removed'
  })
}
