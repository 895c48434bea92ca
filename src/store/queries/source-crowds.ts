/** Addresses that many people's receipts carry: counted, put aside, and given back. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { CrowdStore } from '../../ports/source-store.ts'
import type { Database } from '../schema/database.ts'

interface CrowdRow {
  readonly crowd_id: string
  readonly address: string
  readonly card_id: string
  readonly receipts: number
  readonly found_at: Instant
  readonly is_released: boolean
}

const COLUMNS = sql`crowd_id, address, card_id, cardinality(purchase_ids) as receipts, found_at, released_at is not null as is_released`

export function crowdQueries(trx: Transaction<Database>, business: BusinessId): CrowdStore {
  // What a program told, at its own door or at the API; what was typed or came in a file is not doubted here.
  const told = sql`(p.import_id is null and p.source not in ('hand', 'console', 'sample')
    or exists (select from telling t where t.business_id = p.business_id and t.entity_id = p.purchase_id and t.kind = 'purchase'))`
  return {
    receiptsOf: async (customerId, since) => {
      const { rows } = await sql<{ receipts: number; days: number }>`
        select count(*)::integer as receipts, count(distinct local_day)::integer as days from purchase p
        where business_id = ${business} and customer_id = ${customerId} and status = 'paid' and local_day >= ${since}::date and ${told}`.execute(
        trx,
      )
      return rows[0] ?? { receipts: 0, days: 0 }
    },
    receiptsOfAll: async since => {
      const { rows } = await sql<{ receipts: number }>`
        select count(*)::integer as receipts from purchase where business_id = ${business} and local_day >= ${since}::date and status = 'paid'`.execute(
        trx,
      )
      return rows[0]?.receipts ?? 0
    },
    crowdsAt: async addresses => {
      if (addresses.length === 0) return []
      const { rows } = await sql<CrowdRow>`
        select ${COLUMNS} from crowd where business_id = ${business} and address = any(${[...addresses]}::text[])`.execute(trx)
      return rows.map(crowdOf)
    },
    crowds: async limit => {
      const { rows } = await sql<CrowdRow>`
        select ${COLUMNS} from crowd where business_id = ${business} and released_at is null order by found_at desc, crowd_id limit ${limit}`.execute(
        trx,
      )
      return rows.map(crowdOf)
    },
    setAside: async ({ crowdId, kind, address, cardId, at }) => {
      await sql`
        with gone as (
          update purchase p set customer_id = null, updated_at = ${isoInstant(at)}, revision = revision + 1
          where business_id = ${business} and customer_id = ${cardId} and ${told} returning purchase_id),
        silent as (
          update telling t set customer_id = null from gone
          where t.business_id = ${business} and t.kind = 'purchase' and t.entity_id = gone.purchase_id)
        insert into crowd (business_id, crowd_id, kind, address, card_id, purchase_ids, found_at)
        select ${business}::integer, ${crowdId}, ${kind}, ${address}, ${cardId}, coalesce(array_agg(purchase_id), '{}'), ${isoInstant(at)}::timestamptz from gone
        on conflict (business_id, crowd_id) do nothing`.execute(trx)
    },
    release: async (crowdId, at) => {
      const { rows } = await sql<{ card_id: string }>`
        with freed as (
          update crowd set released_at = ${isoInstant(at)} where business_id = ${business} and crowd_id = ${crowdId} and released_at is null
          returning card_id, purchase_ids),
        back as (
          update purchase p set customer_id = freed.card_id, updated_at = ${isoInstant(at)}, revision = p.revision + 1 from freed, customer c
          where p.business_id = ${business} and p.purchase_id = any(freed.purchase_ids) and p.customer_id is null
            and c.business_id = ${business} and c.customer_id = freed.card_id and c.erased_at is null)
        select card_id from freed`.execute(trx)
      return rows[0] && id<'customer'>(rows[0].card_id)
    },
  }
}

function crowdOf(row: CrowdRow) {
  return {
    crowdId: row.crowd_id,
    address: row.address,
    cardId: id<'customer'>(row.card_id),
    receipts: row.receipts,
    foundAt: row.found_at,
    isReleased: row.is_released,
  }
}
