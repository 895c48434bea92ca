/** What the owner declares for all people of an import at once: a few statements, however many they are. */
import { sql, type Transaction } from 'kysely'
import type { ConsentFact } from '../../domain/collect/consent.ts'
import { addressHash } from '../../domain/collect/contact-point.ts'
import { type BusinessId, type ContactPointId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { ConsentStore, DeclaredConsent } from '../../ports/consent-store.ts'
import { BinaryRows } from '../binary-rows.ts'
import { sendRows } from '../copy-binary.ts'
import type { Database } from '../schema/database.ts'

const STAGE = { stage: 'declared_consent', columns: { consent_id: 'uuid', contact_point_id: 'uuid', purpose: 'text' } } as const
/** Rows of one statement: the words that were shown stand in each, and are not to lie in memory by the million. */
const ROWS_PER_INSERT = 60_000

type DeclaredQueries = Pick<ConsentStore, 'insertMany' | 'factsOfImport' | 'suppressedOfImport'>

export function declaredConsents(trx: Transaction<Database>, business: BusinessId): DeclaredQueries {
  const imported = (importId: string) => sql`select contact_point_id from contact_point_link
    where business_id = ${business} and import_id = ${importId}::uuid and unlinked_at is null`
  return {
    insertMany: async (declared, each) => {
      let rows = new BinaryRows(STAGE)
      let count = 0
      for (const { id: consentId, contactPointId, purpose } of each) {
        rows.begin()
        rows.uuid(consentId)
        rows.uuid(contactPointId)
        rows.repeated(purpose)
        count += 1
        if (count % ROWS_PER_INSERT !== 0) continue
        await insertStaged({ trx, business }, { declared, rows })
        rows = new BinaryRows(STAGE)
      }
      await insertStaged({ trx, business }, { declared, rows })
    },
    factsOfImport: async (importId, purpose) => {
      const { rows } = await sql<ConsentFact & { readonly contact_point_id: ContactPointId }>`
        select contact_point_id, channel, purpose, status, basis, source, at from consent
        where business_id = ${business} and purpose = ${purpose} and contact_point_id in (${imported(importId)})`.execute(trx)
      return Map.groupBy(rows, row => row.contact_point_id)
    },
    suppressedOfImport: async (importId, channel) => {
      const { rows: suppressed } = await sql<{ hash: string }>`
        select encode(address_hash, 'hex') as hash from suppression where business_id = ${business} and channel = ${channel}`.execute(trx)
      if (suppressed.length === 0) return new Set()
      const hashes = new Set(suppressed.map(row => row.hash))
      const { rows } = await sql<{ contact_point_id: string; kind: string; address: string }>`
        select contact_point_id, kind, address from contact_point
        where business_id = ${business} and contact_point_id in (${imported(importId)})`.execute(trx)
      const found = rows.filter(row => hashes.has(Buffer.from(addressHash(business, row)).toString('hex')))
      return new Set(found.map(row => id<'contact-point'>(row.contact_point_id)))
    },
  }
}

interface Inside {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
}

async function insertStaged({ trx, business }: Inside, { declared, rows }: { declared: DeclaredConsent; rows: BinaryRows }): Promise<void> {
  await sendRows(trx, rows)
  const { channel, status, basis, textVersion, textShown, locale, source, actor, evidence, importId, at } = declared
  await sql`insert into consent (business_id, consent_id, contact_point_id, channel, purpose, status, basis, text_version, text_shown, locale, source,
      actor, evidence, import_id, at)
    select ${business}::integer, consent_id, contact_point_id, ${channel}::text, purpose, ${status}::text, ${basis}::text, ${textVersion}::text,
      ${textShown}::text, ${locale}::text, ${source}::text, ${actor}::text, ${JSON.stringify(evidence)}::jsonb, ${importId}::uuid,
      ${isoInstant(at)}::timestamptz
    from pg_temp.declared_consent`.execute(trx)
  await sql`drop table pg_temp.declared_consent`.execute(trx)
}
