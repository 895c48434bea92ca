/** Words that grew old: counted for the dry run by the same condition by which they are taken away. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { RETENTION_CLASSES, type RetentionClass } from '../../domain/collect/retention.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { RetentionStore } from '../../ports/retention-store.ts'
import type { Database } from '../schema/database.ts'

interface Kept {
  readonly table: string
  /** When the words were written. */
  readonly at: string
  /** Whether there are words still, and nobody waits for them. */
  readonly holds: string
  readonly purge: string
}

const KEPT: Readonly<Record<RetentionClass, Kept>> = {
  'message-words': {
    table: 'message',
    at: 'created_at',
    holds: `(body <> '' or html is not null or subject is not null) and state not in ('queued', 'claimed', 'sending')`,
    purge: `update message set body = '', html = null, subject = null`,
  },
  'reply-words': { table: 'reply', at: 'at', holds: `text <> ''`, purge: `update reply set text = ''` },
  'import-remarks': {
    table: 'import_reject',
    at: '(select i.created_at from import i where i.business_id = import_reject.business_id and i.import_id = import_reject.import_id)',
    holds: `detail <> '{}'`,
    purge: `update import_reject set detail = '{}'`,
  },
  notes: { table: 'customer_note', at: 'at', holds: 'true', purge: 'delete from customer_note' },
}

export function retentionQueries(trx: Transaction<Database>, business: BusinessId): RetentionStore {
  const old = ({ at, holds }: Kept, before: string): RawBuilder<unknown> =>
    sql`business_id = ${business} and ${sql.raw(holds)} and ${sql.raw(at)} < ${before}::timestamptz`
  return {
    rules: async () => {
      const { rows } = await sql<{
        class: string
        keep_days: number
      }>`select class, keep_days from retention_rule where business_id = ${business}`.execute(trx)
      const days = new Map(rows.map(row => [row.class, row.keep_days]))
      return RETENTION_CLASSES.map(name => ({ class: name, keepDays: days.get(name) ?? null }))
    },
    change: async ({ class: name, keepDays }, { at, actor }) => {
      await sql`delete from retention_rule where business_id = ${business} and class = ${name}`.execute(trx)
      if (keepDays !== null)
        await sql`insert into retention_rule (business_id, class, keep_days, changed_at, actor)
          values (${business}, ${name}, ${keepDays}, ${isoInstant(at)}, ${actor})`.execute(trx)
    },
    count: async (of, before) => {
      const kept = KEPT[of]
      const { rows } = await sql<{
        n: string
      }>`select count(*) as n from ${sql.table(kept.table)} where ${old(kept, isoInstant(before))}`.execute(trx)
      return Number(rows[0]?.n ?? 0)
    },
    purge: async (of, before) => {
      const kept = KEPT[of]
      const done = await sql<never>`${sql.raw(kept.purge)} where ${old(kept, isoInstant(before))}`.execute(trx)
      return Number(done.numAffectedRows ?? 0n)
    },
  }
}
