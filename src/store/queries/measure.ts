/** Queries of the measure stage inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { MeasureStore } from '../../ports/measure-store.ts'
import type { Database } from '../schema/database.ts'

export function measureQueries(_trx: Transaction<Database>, _business: BusinessId): MeasureStore {
  return {}
}
