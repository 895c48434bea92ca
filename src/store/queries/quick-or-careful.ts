/** Rows that nearly always are all new, and the rare time when somebody has written one of them meanwhile. */
import { sql, type Transaction } from 'kysely'
import type { Database } from '../schema/database.ts'

/** PostgreSQL, appendix A: unique_violation. */
const TAKEN = '23505'

/**
 * Tries the plain insert, which costs half of one that looks for conflicts: each index is searched once and not twice. When a row turns
 * out to be there, what was tried is taken back and done with care.
 */
export async function quickOrCareful(
  trx: Transaction<Database>,
  quick: () => Promise<unknown>,
  careful: () => Promise<unknown>,
): Promise<void> {
  await sql`savepoint quick`.execute(trx)
  try {
    await quick()
    await sql`release savepoint quick`.execute(trx)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === TAKEN)) throw error
    await sql`rollback to savepoint quick`.execute(trx)
    await careful()
  }
}
