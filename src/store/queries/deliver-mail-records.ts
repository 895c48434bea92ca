/** What the DNS said about the sender's domain at night. */
import { sql, type Transaction } from 'kysely'
import { DKIM_FINDINGS, DMARC_FINDINGS, SPF_FINDINGS } from '../../domain/deliver/mail-records.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { SendingStore } from '../../ports/sending-store.ts'
import type { Database } from '../schema/database.ts'

interface Row {
  readonly spf: string
  readonly dkim: string
  readonly dmarc: string
  readonly checked_at: Instant
  readonly worse_since: Instant | null
}

export function mailRecordQueries(trx: Transaction<Database>, business: BusinessId): Pick<SendingStore, 'mailRecords' | 'saveMailRecords'> {
  return {
    async mailRecords(domain) {
      const { rows } = await sql<Row>`select spf, dkim, dmarc, checked_at, worse_since from mail_record_check
        where business_id = ${business} and domain = ${domain}`.execute(trx)
      const row = rows[0]
      return (
        row && {
          // A word of an earlier version says nothing.
          spf: SPF_FINDINGS.find(one => one === row.spf) ?? 'no-answer',
          dkim: DKIM_FINDINGS.find(one => one === row.dkim) ?? 'no-answer',
          dmarc: DMARC_FINDINGS.find(one => one === row.dmarc) ?? 'no-answer',
          checkedAt: row.checked_at,
          worseSince: row.worse_since,
        }
      )
    },
    async saveMailRecords(domain, { spf, dkim, dmarc, checkedAt, worseSince }) {
      const worse = worseSince === null ? null : isoInstant(worseSince)
      await sql`insert into mail_record_check (business_id, domain, spf, dkim, dmarc, checked_at, worse_since)
        values (${business}, ${domain}, ${spf}, ${dkim}, ${dmarc}, ${isoInstant(checkedAt)}, ${worse})
        on conflict (business_id, domain) do update set spf = excluded.spf, dkim = excluded.dkim, dmarc = excluded.dmarc,
          checked_at = excluded.checked_at, worse_since = excluded.worse_since`.execute(trx)
    },
  }
}
