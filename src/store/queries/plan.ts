/** Queries of the plan stage inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { PlanStore } from '../../ports/plan-store.ts'
import type { Database } from '../schema/database.ts'

export function planQueries(_trx: Transaction<Database>, _business: BusinessId): PlanStore {
  return {}
}
