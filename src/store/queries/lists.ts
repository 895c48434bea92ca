/** Pages of the lists that leave as a table. Each cell is made by the database, so that a page is one query. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { ListName, ListRow } from '../../domain/collect/list.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { ListPlace, ListStore } from '../../ports/list-store.ts'
import type { Database } from '../schema/database.ts'

type Paged = Exclude<ListName, 'customers'>

interface Source {
  readonly from: RawBuilder<unknown>
  readonly alias: string
  /** What the list is sorted by, and its type. */
  readonly at: RawBuilder<unknown>
  readonly atType: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
  readonly cells: readonly RawBuilder<unknown>[]
}

const amount = (minor: string, currency: string): RawBuilder<unknown> =>
  sql.raw(`case when ${currency} = 'JPY' then ${minor}::text else round(${minor} / 100.0, 2)::text end`)
const address = (owner: string, kind: 'phone' | 'email'): RawBuilder<unknown> =>
  sql.raw(`(select min(p.address) from contact_point_link l join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
    where l.business_id = ${owner}.business_id and l.customer_id = ${owner}.customer_id and l.unlinked_at is null and p.kind = '${kind}')`)
const moment = (column: string): RawBuilder<unknown> =>
  sql.raw(`to_char(${column} at time zone (select zone from business b where b.business_id = k.business_id), 'YYYY-MM-DD HH24:MI')`)
const plain = (text: string): RawBuilder<unknown> => sql.raw(text)

const WITH_CUSTOMER = 'left join customer c on c.business_id = k.business_id and c.customer_id = k.customer_id'

const SOURCES: Readonly<Record<Paged, Source>> = {
  purchases: {
    from: plain(`purchase k ${WITH_CUSTOMER}`),
    alias: 'k',
    at: plain('k.local_day'),
    atType: plain('date'),
    id: plain('k.purchase_id'),
    cells: [
      plain('k.local_day::text'),
      plain('c.full_name'),
      address('k', 'phone'),
      plain(`(select string_agg(case when l.quantity = 1 then l.name else l.name || ' × ' || trim_scale(l.quantity) end, ', ' order by l.line_no)
        from purchase_line l where l.business_id = k.business_id and l.purchase_id = k.purchase_id)`),
      amount('k.total_minor', 'k.currency'),
      amount('k.refunded_minor', 'k.currency'),
      plain('k.currency'),
      plain('k.status'),
      plain('k.receipt_no'),
      plain('k.source'),
    ],
  },
  contacts: {
    from: plain(`contact k ${WITH_CUSTOMER}`),
    alias: 'k',
    at: plain('k.planned_day'),
    atType: plain('date'),
    id: plain('k.contact_id'),
    cells: [
      plain('k.planned_day::text'),
      plain('c.full_name'),
      address('k', 'phone'),
      plain('k.rung'),
      plain('k.channel'),
      plain('k.segment'),
      plain('k.state'),
      moment('k.state_at'),
    ],
  },
  messages: {
    from: plain(`message k ${WITH_CUSTOMER}`),
    alias: 'k',
    at: plain('k.created_at'),
    atType: plain('timestamptz'),
    id: plain('k.message_id'),
    cells: [
      moment('k.created_at'),
      plain('c.full_name'),
      plain('k.address'),
      plain('k.channel'),
      plain('k.purpose'),
      plain('k.state'),
      plain('k.body'),
    ],
  },
  coupons: {
    from: plain(`coupon k ${WITH_CUSTOMER}`),
    alias: 'k',
    at: plain('k.issued_at'),
    atType: plain('timestamptz'),
    id: plain('k.coupon_id'),
    cells: [
      plain('k.code'),
      plain('c.full_name'),
      plain(`case k.gift ->> 'kind' when 'percent' then trim_scale(round((k.gift ->> 'share')::numeric * 100, 2)) || ' %'
        when 'amount' then round((k.gift ->> 'minor')::numeric / case when k.currency = 'JPY' then 1 else 100 end, case when k.currency = 'JPY' then 0 else 2 end) || ' ' || k.currency
        else k.gift ->> 'text' end`),
      amount('k.min_basket_minor', 'k.currency'),
      plain('k.currency'),
      plain('k.deadline::text'),
      plain('k.uses_max::text'),
      plain(
        `(select count(*) from coupon_use u where u.business_id = k.business_id and u.coupon_id = k.coupon_id and u.state = 'redeemed')::text`,
      ),
      sql.raw(`(select case when k.currency = 'JPY' then coalesce(sum(u.discount_minor), 0)::text else round(coalesce(sum(u.discount_minor), 0) / 100.0, 2)::text end
        from coupon_use u where u.business_id = k.business_id and u.coupon_id = k.coupon_id and u.state = 'redeemed')`),
      plain(`case when k.void_reason is not null then 'void' else 'issued' end`),
      moment('k.issued_at'),
    ],
  },
  bookings: {
    from: plain(`booking k ${WITH_CUSTOMER}`),
    alias: 'k',
    at: plain('k.starts_at'),
    atType: plain('timestamptz'),
    id: plain('k.booking_id'),
    cells: [
      plain(`k.local_day || coalesce(' ' || to_char(make_interval(mins => k.local_minute), 'HH24:MI'), '')`),
      plain('c.full_name'),
      address('k', 'phone'),
      plain('k.service'),
      plain('k.state'),
      plain('k.source'),
      moment('k.created_at'),
    ],
  },
  // Ids begin with their moment: in their order a page is found by the key.
  replies: {
    from: plain(`reply k ${WITH_CUSTOMER}`),
    alias: 'k',
    at: plain('k.reply_id'),
    atType: plain('uuid'),
    id: plain('k.reply_id'),
    cells: [moment('k.at'), plain('c.full_name'), address('k', 'phone'), plain('k.channel'), plain('k.text'), plain('k.intent')],
  },
  consents: {
    from: plain(`consent k join contact_point p on p.business_id = k.business_id and p.contact_point_id = k.contact_point_id`),
    alias: 'k',
    at: plain('k.consent_id'),
    atType: plain('uuid'),
    id: plain('k.consent_id'),
    cells: [
      moment('k.at'),
      plain(`(select string_agg(c.full_name, ', ' order by l.linked_at, c.customer_id) from contact_point_link l join customer c on c.business_id = l.business_id
        and c.customer_id = l.customer_id where l.business_id = k.business_id and l.contact_point_id = k.contact_point_id and l.unlinked_at is null)`),
      plain('p.address'),
      plain('k.channel'),
      plain('k.purpose'),
      plain('k.status'),
      plain('k.basis'),
      plain('k.text_shown'),
      plain('k.text_version'),
      plain('k.locale'),
      plain('k.source'),
      plain('k.actor'),
      plain(`nullif(k.evidence::text, '{}')`),
    ],
  },
}

export function listQueries(trx: Transaction<Database>, business: BusinessId): ListStore {
  return {
    page: async (list, { after, limit }) => {
      const { from, at, atType, id, cells } = SOURCES[list]
      const position = after === null ? sql`` : sql`and (${at}, ${id}) < (${after.at}::${atType}, ${after.id}::uuid)`
      const { rows } = await sql<{ readonly cells: (string | null)[] } & ListPlace>`
        select array[${sql.join(cells)}]::text[] as cells, ${at}::text as at, ${id}::text as id from ${from}
        where k.business_id = ${business} ${position} order by ${at} desc, ${id} desc limit ${limit}`.execute(trx)
      const last = rows.at(-1)
      return {
        rows: rows.map(row => row.cells),
        next: rows.length === limit && last !== undefined ? { at: last.at, id: last.id } : null,
      }
    },
    customers: ids => customerRows(trx, business, ids),
  }
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
