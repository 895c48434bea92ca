/** Queries of the collect stage inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { CollectStore } from '../../ports/collect-store.ts'
import type { Database } from '../schema/database.ts'
import { keptApartQueries } from './kept-apart.ts'
import { assetQueries } from './collect-assets.ts'
import { consentQueries } from './collect-consents.ts'
import { customerQueries } from './collect-customers.ts'
import { erasureQueries } from './collect-erasure.ts'
import { importQueries } from './collect-imports.ts'
import { mergeCandidateQueries } from './collect-merge-candidates.ts'
import { mergeQueries } from './collect-merges.ts'
import { purchaseQueries } from './collect-purchases.ts'
import { totalQueries } from './collect-totals.ts'

export function collectQueries(trx: Transaction<Database>, business: BusinessId): CollectStore {
  return {
    customers: {
      ...customerQueries(trx, business),
      ...mergeQueries(trx, business),
      ...mergeCandidateQueries(trx, business),
      ...keptApartQueries(trx, business),
      ...erasureQueries(trx, business),
      ...totalQueries(trx, business),
    },
    consents: consentQueries(trx, business),
    purchases: purchaseQueries(trx, business),
    imports: importQueries(trx, business),
    assets: assetQueries(trx, business),
  }
}
