/** Pages of the lists that leave as a table. Each cell is made by the database, so that a page is one query. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { ListRow } from '../../domain/collect/list.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { ListPart, ListPlace, ListStore, PagedList } from '../../ports/list-store.ts'
import type { Database } from '../schema/database.ts'
import { address, amount, type ListSource, moment } from './list-cell.ts'
import { PEOPLE_LISTS } from './list-people.ts'
import { PLAN_LISTS } from './list-plan.ts'
import { SHOP_LISTS } from './list-shop.ts'

const SOURCES: Readonly<Record<PagedList, ListSource>> = { ...PEOPLE_LISTS, ...PLAN_LISTS, ...SHOP_LISTS }

export function listQueries(trx: Transaction<Database>, business: BusinessId): ListStore {
  return {
    page: async (list, { part, after, limit }) => {
      const source = SOURCES[list]
      const { rows: table, joins, at, atType, id, idType = sql`uuid`, cells, lineOrder } = source
      const position = after === null ? sql`` : sql`and (${at}, ${id}) < (${after.at}::${atType}, ${after.id}::${idType})`
      // The rows of the page first, then what stands beside them: the lines of one sale never stand on two pages.
      const { rows } = await sql<{ readonly cells: (string | null)[]; readonly count: number } & ListPlace>`
        with k as (select k.* from ${table} k where k.business_id = ${business} ${position} ${narrowed(source, part)}
          order by ${at} desc, ${id} desc limit ${limit})
        select array[${sql.join(cells)}]::text[] as cells, ${at}::text as at, ${id}::text as id, (select count(*) from k)::integer as count
        from k ${joins} order by ${at} desc, ${id} desc ${lineOrder === undefined ? sql`` : sql`, ${lineOrder}`}`.execute(trx)
      const last = rows.at(-1)
      return { rows: rows.map(row => row.cells), next: last?.count === limit ? { at: last.at, id: last.id } : null }
    },
    customers: ids => customerRows(trx, business, ids),
  }
}
function narrowed({ only, day, of, state }: ListSource, part: ListPart): RawBuilder<unknown> {
  const wanted = [
    only,
    day && part.from !== undefined ? sql`${day} >= ${part.from}::date` : undefined,
    day && part.to !== undefined ? sql`${day} <= ${part.to}::date` : undefined,
    of && part.of !== undefined ? sql`${of}::text = ${part.of}` : undefined,
    state && part.state !== undefined ? sql`${state} = ${part.state}` : undefined,
  ].filter(one => one !== undefined)
  return wanted.length === 0 ? sql`` : sql`and ${sql.join(wanted, sql` and `)}`
}

/** One row for each customer; sums in the currency of the shop, whatever else he paid in stands in the list of purchases. */
async function customerRows(trx: Transaction<Database>, business: BusinessId, ids: readonly CustomerId[]): Promise<readonly ListRow[]> {
  const { rows } = await sql<{ readonly cells: (string | null)[] }>`
    select array[k.full_name, ${address('k', 'phone')}, ${address('k', 'email')}, u.segment, s.purchases::text,
      ${amount('coalesce(s.spent, 0)', 'b.currency')}, b.currency, s.last_day::text, u.due_day::text, ${moment('k.created_at')}]::text[] as cells
    from unnest(${ids}::uuid[]) with ordinality as asked (customer_id, place)
    join customer k on k.business_id = ${business} and k.customer_id = asked.customer_id
    join business b on b.business_id = k.business_id
    left join understanding u on u.business_id = k.business_id and u.customer_id = k.customer_id
    left join lateral (select count(*) as purchases, max(p.local_day) as last_day,
      sum(p.total_minor - p.refunded_minor) filter (where p.currency = b.currency) as spent
      from purchase p where p.business_id = k.business_id and p.customer_id = k.customer_id and p.status = 'paid') s on true
    order by asked.place`.execute(trx)
  return rows.map(row => row.cells)
}
