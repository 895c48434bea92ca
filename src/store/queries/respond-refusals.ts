/** Refusals: they outlive the customer row, and they win over every consent. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, newId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { RespondStore } from '../../ports/respond-store.ts'
import type { Database } from '../schema/database.ts'

export function refusalQueries(trx: Transaction<Database>, business: BusinessId): Pick<RespondStore, 'suppress' | 'withdrawConsent'> {
  return {
    async suppress(addresses, { kind, source, at }) {
      // The hash of the address stays when the person is erased, so that he stays unwritten to.
      await sql`
        insert into suppression (business_id, channel, address_hash, kind, source, at)
        select distinct ${business}::int, 'all', sha256(convert_to(address, 'UTF8')), ${kind}::text, ${source}::text, ${isoInstant(at)}::timestamptz
        from unnest(${[...addresses]}::text[]) as a (address)
        on conflict do nothing`.execute(trx)
    },
    async withdrawConsent(customerId, { purposes, source, actor, locale, evidence, at }) {
      const { rows } = await sql<{ contact_point_id: string, purpose: string }>`
        select l.contact_point_id, purpose from contact_point_link l cross join unnest(${[...purposes]}::text[]) as p (purpose)
        where l.business_id = ${business} and l.customer_id = ${customerId} and l.unlinked_at is null`.execute(trx)
      await sql`
        insert into consent (business_id, consent_id, contact_point_id, channel, purpose, status, basis, text_version, locale, source, actor, evidence, at)
        select ${business}, consent_id, contact_point_id, 'all', purpose, 'withdrawn', 'refusal', '', ${locale}, ${source}, ${actor},
          ${JSON.stringify(evidence)}::jsonb, ${isoInstant(at)}
        from unnest(${rows.map(() => newId(at))}::uuid[], ${rows.map(row => row.contact_point_id)}::uuid[], ${rows.map(row => row.purpose)}::text[])
          as n (consent_id, contact_point_id, purpose)`.execute(trx)
    },
  }
}
