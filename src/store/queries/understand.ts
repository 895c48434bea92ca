/** Queries of the understand stage inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { UnderstandStore } from '../../ports/understand-store.ts'
import type { Database } from '../schema/database.ts'

export function understandQueries(_trx: Transaction<Database>, _business: BusinessId): UnderstandStore {
  return {}
}
