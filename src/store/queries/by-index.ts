/** A batch of new rows looks its counterparts up in a large table. */
import { sql, type Transaction } from 'kysely'
import type { Database } from '../schema/database.ts'

/**
 * Each new row finds its counterpart through an index. Left alone the planner reads the whole table for every batch, because a
 * temporary table has no statistics and a table that is being filled has old ones: a million rows then cost the square of the batches.
 * The look-up is to be written as `cross join lateral (select … offset 0)`, which keeps the new rows on the outside.
 */
export async function lookedUpByIndex<T>(trx: Transaction<Database>, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('enable_seqscan', 'off', true)`.execute(
    trx,
  )
  const done = await work()
  await sql`select set_config('enable_hashjoin', 'on', true), set_config('enable_mergejoin', 'on', true), set_config('enable_seqscan', 'on', true)`.execute(
    trx,
  )
  return done
}
