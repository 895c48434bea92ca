/** Queries of the respond stage inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { RespondStore } from '../../ports/respond-store.ts'
import type { Database } from '../schema/database.ts'

export function respondQueries(_trx: Transaction<Database>, _business: BusinessId): RespondStore {
  return {}
}
