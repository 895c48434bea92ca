/** Imports: what was brought in, how far it got, and how to take it out again. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { ImportStore } from '../../ports/import-store.ts'
import type { Database } from '../schema/database.ts'

export function importQueries(_trx: Transaction<Database>, _business: BusinessId): ImportStore {
  return {}
}
