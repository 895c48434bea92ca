/** Queries of the collect stage inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { CollectStore } from '../../ports/collect-store.ts'
import type { Database } from '../schema/database.ts'

export function collectQueries(_trx: Transaction<Database>, _business: BusinessId): CollectStore {
  return {}
}
