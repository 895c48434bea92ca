/** The owner's morning message, one a day: noted before it is given away, and what became of it. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { PlanStore } from '../../ports/plan-store.ts'
import type { Database } from '../schema/database.ts'

export function digestQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<PlanStore, 'hasDigest' | 'beginDigest' | 'endDigest'> {
  return {
    async hasDigest(on) {
      const { rows } = await sql`select from owner_digest where business_id = ${business} and day = ${on}`.execute(trx)
      return rows.length > 0
    },
    async beginDigest(on, at) {
      const { rows } = await sql`
        insert into owner_digest (business_id, day, state, at) values (${business}, ${on}, 'sending', ${isoInstant(at)})
        on conflict do nothing returning day`.execute(trx)
      return rows.length > 0
    },
    async endDigest(on, { state, reason, at }) {
      await sql`
        update owner_digest set state = ${state}, reason = ${reason}, at = ${isoInstant(at)}
        where business_id = ${business} and day = ${on}`.execute(trx)
    },
  }
}
