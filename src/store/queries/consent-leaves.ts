/** The database refuses to let a consent go: whoever may take one says why, for the rest of his transaction. */
import { sql, type Transaction } from 'kysely'
import type { Database } from '../schema/database.ts'

export async function consentMayLeave(trx: Transaction<Database>, why: 'erasure' | 'undone-import'): Promise<void> {
  await sql`select set_config('app.consent_leaves', ${why}, true)`.execute(trx)
}
