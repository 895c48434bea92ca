/** Content by interest: the owner's queue, its readers, and what each has had. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { CampaignStore } from '../../ports/campaign-store.ts'
import type { Database } from '../schema/database.ts'
import { contentOf, type ContentRow } from './campaign-rows.ts'

type ContentQueries = Pick<
  CampaignStore,
  'contentItems' | 'contentItem' | 'nextItemNo' | 'saveContentItem' | 'readers' | 'contentSeen' | 'boughtGroups'
>

const COLUMNS = sql`item_id, item_no, kind, title, topics, words, advertiser, ad_token, from_day, to_day, state`

export function contentQueries(trx: Transaction<Database>, business: BusinessId): ContentQueries {
  return { ...contentRows(trx, business), ...readerQueries(trx, business) }
}

function contentRows(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<ContentQueries, 'contentItems' | 'contentItem' | 'nextItemNo' | 'saveContentItem'> {
  return {
    async contentItems({ openOn, limit }) {
      const { rows } = await sql<ContentRow>`
        select ${COLUMNS} from content_item
        where business_id = ${business} and (${openOn}::date is null or (state = 'approved' and from_day <= ${openOn}::date and to_day >= ${openOn}::date))
        order by item_no desc limit ${limit}`.execute(trx)
      return rows.map(contentOf)
    },
    async contentItem(itemId) {
      const { rows } = await sql<ContentRow>`
        select ${COLUMNS} from content_item where business_id = ${business} and item_id = ${itemId}`.execute(trx)
      return rows[0] === undefined ? undefined : contentOf(rows[0])
    },
    async nextItemNo() {
      await sql`select pg_advisory_xact_lock(${business}::int, hashtext('item_no'))`.execute(trx)
      const { rows } = await sql<{ next: number }>`
        select coalesce(max(item_no), 0) + 1 as next from content_item where business_id = ${business}`.execute(trx)
      return rows[0]?.next ?? 1
    },
    async saveContentItem(item, at) {
      const now = isoInstant(at)
      await sql`
        insert into content_item (business_id, item_id, item_no, kind, title, topics, words, advertiser, ad_token, from_day, to_day,
          state, state_at, created_at)
        values (${business}, ${item.itemId}, ${item.itemNo}, ${item.kind}, ${item.title}, ${JSON.stringify(item.topics)}::jsonb,
          ${JSON.stringify(item.words)}::jsonb, ${item.advertiser}, ${item.adToken}, ${item.fromDay}, ${item.toDay}, ${item.state}, ${now}, ${now})
        on conflict (business_id, item_id) do update set kind = excluded.kind, title = excluded.title, topics = excluded.topics, words = excluded.words,
          advertiser = excluded.advertiser, ad_token = excluded.ad_token, from_day = excluded.from_day, to_day = excluded.to_day,
          state = excluded.state, state_at = excluded.state_at`.execute(trx)
    },
  }
}

function readerQueries(trx: Transaction<Database>, business: BusinessId): Pick<ContentQueries, 'readers' | 'contentSeen' | 'boughtGroups'> {
  return {
    async readers({ after, limit }) {
      const { rows } = await sql<{ customer_id: string }>`
        select distinct l.customer_id from contact_point_link l
        join consent s on s.business_id = l.business_id and s.contact_point_id = l.contact_point_id and s.purpose = 'content' and s.status = 'given'
        join customer c on c.business_id = l.business_id and c.customer_id = l.customer_id and c.erased_at is null
        where l.business_id = ${business} and l.unlinked_at is null and (${after}::uuid is null or l.customer_id > ${after}::uuid)
        order by l.customer_id limit ${limit}`.execute(trx)
      return rows.map(row => id<'customer'>(row.customer_id))
    },
    async contentSeen(customerIds) {
      const got = sql`state not in ('cancelled', 'expired', 'failed')`
      const { rows } = await sql<{ customer_id: string; last_day: string | null; last_turn: string | null; seen: number[] }>`
        select customer_id, max(planned_day) filter (where ${got}) as last_day, max(reason->>'dueDay') filter (where ${got}) as last_turn,
          array_agg(cycle_no) as seen
        from contact
        where business_id = ${business} and purpose = 'content' and customer_id = any(${[...customerIds]}::uuid[])
        group by customer_id`.execute(trx)
      return new Map(
        rows.map(row => [
          id<'customer'>(row.customer_id),
          {
            lastDay: row.last_day === null ? null : day(row.last_day),
            lastTurn: row.last_turn === null ? null : day(row.last_turn),
            seen: new Set(row.seen),
          },
        ]),
      )
    },
    async boughtGroups(customerIds) {
      const { rows } = await sql<{ customer_id: string; groups: string[] }>`
        select p.customer_id, array_agg(distinct g.name_folded) as groups from purchase p
        join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
        join product on product.business_id = l.business_id and product.product_id = l.product_id
        join product_group g on g.business_id = product.business_id and g.group_id = product.group_id
        where p.business_id = ${business} and p.customer_id = any(${[...customerIds]}::uuid[]) and p.status = 'paid'
        group by p.customer_id`.execute(trx)
      return new Map(rows.map(row => [id<'customer'>(row.customer_id), row.groups]))
    },
  }
}
