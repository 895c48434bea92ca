/** What the collect stage needs from the database: one namespace for each thing it keeps. */
import type { AssetStore } from './asset-store.ts'
import type { ConsentStore } from './consent-store.ts'
import type { CustomerStore } from './customer-store.ts'
import type { ImportStore } from './import-store.ts'
import type { PurchaseStore } from './purchase-store.ts'

export interface CollectStore {
  readonly customers: CustomerStore
  readonly consents: ConsentStore
  readonly purchases: PurchaseStore
  readonly imports: ImportStore
  readonly assets: AssetStore
}
