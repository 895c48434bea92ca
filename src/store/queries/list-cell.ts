/** Pieces of SQL from which the cells of the lists are made: `k` is the row of the list, `c` its customer. */
import { type RawBuilder, sql } from 'kysely'

/** One list: its rows, how they are ordered, what narrows them, and a text for each of its columns. */
export interface ListSource {
  /** Table of the rows, or a query in brackets. */
  readonly rows: RawBuilder<unknown>
  /** What stands beside a row; may make several lines of it. */
  readonly joins: RawBuilder<unknown>
  /** The order of those lines. */
  readonly lineOrder?: RawBuilder<unknown>
  /** What the rows are ordered by, downwards, and its type. An index of the rows begins with both. */
  readonly at: RawBuilder<unknown>
  readonly atType: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
  readonly idType?: RawBuilder<unknown>
  /** Rows that are no longer shown anywhere are left out. */
  readonly only?: RawBuilder<unknown>
  /** Local day of a row, when the list can be asked for some days. */
  readonly day?: RawBuilder<unknown>
  /** What a row is about, as text, and its state: the list can be asked for one of them. */
  readonly of?: RawBuilder<unknown>
  readonly state?: RawBuilder<unknown>
  readonly cells: readonly RawBuilder<unknown>[]
}

export const plain = (text: string): RawBuilder<unknown> => sql.raw(text)

const ZONE = '(select zone from business b where b.business_id = k.business_id)'
export const ownCurrency = plain('(select currency from business b where b.business_id = k.business_id)')

export const amount = (minor: string, currency = 'k.currency'): RawBuilder<unknown> =>
  plain(`case when ${currency} = 'JPY' then (${minor})::text else round((${minor}) / 100.0, 2)::text end`)
export const ownAmount = (minor: string): RawBuilder<unknown> =>
  amount(minor, '(select currency from business b where b.business_id = k.business_id)')

export const address = (owner: string, kind: 'phone' | 'email'): RawBuilder<unknown> =>
  plain(`(select min(p.address) from contact_point_link l join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
    where l.business_id = ${owner}.business_id and l.customer_id = ${owner}.customer_id and l.unlinked_at is null and p.kind = '${kind}')`)

export const moment = (column: string): RawBuilder<unknown> => plain(`to_char(${column} at time zone ${ZONE}, 'YYYY-MM-DD HH24:MI')`)
export const localDay = (column: string): RawBuilder<unknown> => plain(`(${column} at time zone ${ZONE})::date`)

/** Who did it: a person of the shop by his name, anything else by what it is called. */
export const actor = (column = 'k.actor'): RawBuilder<unknown> =>
  plain(`coalesce((select s.name from staff s where s.business_id = k.business_id and 'staff:' || s.staff_id = ${column}), ${column})`)

/** What a coupon or a collection point gives. */
export const gift = (currency: string): RawBuilder<unknown> =>
  plain(`case k.gift ->> 'kind' when 'percent' then trim_scale(round((k.gift ->> 'share')::numeric * 100, 2)) || ' %'
    when 'amount' then round((k.gift ->> 'minor')::numeric / case when ${currency} = 'JPY' then 1 else 100 end, case when ${currency} = 'JPY' then 0 else 2 end) || ' ' || ${currency}
    else k.gift ->> 'text' end`)

export const percent = (share: string): RawBuilder<unknown> => plain(`trim_scale(round((${share})::numeric * 100, 1))::text`)

export const WITH_CUSTOMER = plain('left join customer c on c.business_id = k.business_id and c.customer_id = k.customer_id')
export const ofCustomer = { joins: WITH_CUSTOMER, of: plain('k.customer_id') }

/** A list that goes on behind the id of its last row. */
export const byId = (id: string) => ({ at: plain(id), atType: plain('uuid'), id: plain(id) })
