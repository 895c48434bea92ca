/** Pairs of cards worth a look: they share a contact point, or a whole name, in any order, that few have. The evidence is weighed elsewhere. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, id } from '../../kernel/ids.ts'
import type { CustomerStore } from '../../ports/customer-store.ts'
import type { Database } from '../schema/database.ts'
import { joinedCards } from './kept-apart.ts'

/** More people of one name are a common name. */
const NAMESAKES_MAX = 4

export function mergeCandidateQueries(trx: Transaction<Database>, business: BusinessId): Pick<CustomerStore, 'mergeCandidates'> {
  return {
    mergeCandidates: async ({ limit, customerId }) => {
      const own = customerId === undefined ? sql`true` : sql`${customerId}::uuid in (first_id, second_id)`
      const rows = await sql<{ first_id: string; second_id: string }>`
        ${joinedCards(business)}, here as (
          select customer_id, (select string_agg(word, ' ' order by word) from unnest(string_to_array(name_folded, ' ')) word) as words
          from customer c where business_id = ${business} and erased_at is null
            and not exists (select from customer_merge m where m.business_id = c.business_id and m.merged_id = c.customer_id and m.undone_at is null)),
        namesakes as (
          select words, array_agg(customer_id order by customer_id) as ids from here where words like '% %'
          group by words having count(*) between 2 and ${NAMESAKES_MAX}),
        pairs as (
          select a.customer_id as first_id, b.customer_id as second_id from contact_point_link a
          join contact_point_link b on b.business_id = a.business_id and b.contact_point_id = a.contact_point_id and b.customer_id > a.customer_id
          where a.business_id = ${business} and a.unlinked_at is null and b.unlinked_at is null
          union
          select x, y from namesakes n, unnest(n.ids) x, unnest(n.ids) y where x < y)
        select first_id, second_id from pairs
        where ${own} and first_id in (select customer_id from here) and second_id in (select customer_id from here)
          and not exists (select from customer_merge m where m.business_id = ${business}
            and m.kept_id in (first_id, second_id) and m.merged_id in (first_id, second_id))
          and not exists (select from apart where (one = first_id and other = second_id) or (one = second_id and other = first_id))
        order by 1, 2 limit ${limit}`.execute(trx)
      return rows.rows.map(row => [id<'customer'>(row.first_id), id<'customer'>(row.second_id)] as const)
    },
  }
}
