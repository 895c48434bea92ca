/** The night after somebody asked to be forgotten the database's own files forget him too. */
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import type { CollectDeps } from './deps.ts'

/** Two nights, so that a table that was in use in the first one has another chance. */
const NIGHTS = 2

export async function washForgotten(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  at: Instant,
): Promise<{ readonly tables: number }> {
  const isAsked = await store.inBusiness(business, tx => tx.collect.customers.isErasedSince(addMs(at, -NIGHTS * DAY_MS)))
  return { tables: isAsked ? await store.system.washTables() : 0 }
}
