/** Things of customers as use cases need them. */
import type { Asset } from '../domain/collect/asset.ts'
import type { AssetId, CustomerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

export interface AssetStore {
  /** Those that are still there, the oldest first. */
  assetsOf(customerId: CustomerId): Promise<readonly Asset[]>
  asset(assetId: AssetId): Promise<Asset | undefined>
  /** Inserts, or replaces the details of the one with this id. */
  saveAsset(asset: Asset): Promise<void>
  /** It is gone: fetched, sold, died. False when it was not there. */
  removeAsset(assetId: AssetId, at: Instant): Promise<boolean>
}
