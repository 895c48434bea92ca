/** What time ends by itself: contacts past their validity, due events past their window. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { PlanStore } from '../../ports/plan-store.ts'
import type { Database } from '../schema/database.ts'

type ExpiryQueries = Pick<PlanStore, 'expireContacts' | 'closeDueEvents'>

export function expiryQueries(trx: Transaction<Database>, business: BusinessId): ExpiryQueries {
  return {
    async expireContacts({ at, today }) {
      const now = isoInstant(at)
      const { rows: unreported } = await sql<{ contact_id: string }>`
        update contact set state = 'unknown', state_reason = 'not-reported', state_at = ${now}
        where business_id = ${business} and state = 'approved' and channel = 'hand' and not_after < ${now} returning contact_id`.execute(
        trx,
      )
      const { rows } = await sql<{ contact_id: string; was: string }>`
        with late as (
          select contact_id, state as was, customer_id, purpose, cycle_no, rung from contact
          where business_id = ${business} and state in ('planned', 'approved') and not_after < ${now} for update
        ), unmade as (
          insert into not_contacted (business_id, customer_id, purpose, cycle_no, reason, day)
          select ${business}, customer_id, purpose, cycle_no, 'over-budget', ${today}::date from late where was = 'planned' and rung = 'offer'
          on conflict (business_id, customer_id, purpose, cycle_no, reason) do update set day = excluded.day
        )
        update contact c set state = 'expired', state_reason = 'past-validity', state_at = ${now}
        from late where c.business_id = ${business} and c.contact_id = late.contact_id returning c.contact_id, late.was`.execute(trx)
      return {
        expired: rows.length + unreported.length,
        recalled: rows.filter(row => row.was === 'approved').map(row => id<'contact'>(row.contact_id)),
      }
    },
    async closeDueEvents(today, at) {
      const result = await sql`
        update due_event set closed_at = ${isoInstant(at)}, outcome = 'not-bought'
        where business_id = ${business} and closed_at is null and window_to < ${today}`.execute(trx)
      return Number(result.numAffectedRows ?? 0n)
    },
  }
}
