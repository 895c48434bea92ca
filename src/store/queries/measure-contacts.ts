/** What became of contacts, agreed dates, and those who asked to be left alone. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { MeasureStore } from '../../ports/measure-store.ts'
import type { Database } from '../schema/database.ts'

interface FunnelRecord {
  readonly planned: number
  readonly sent: number
  readonly answered: number
  readonly booked: number
  readonly agreed: number
  readonly ladders: number
  readonly bought: number
  readonly bought_minor: number
}

/** Left the house for certain: `unknown` is counted neither way. */
const wasSent = sql`c.state in ('handed', 'delivered', 'done')`

export function contactCountQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<MeasureStore, 'funnel' | 'promises' | 'optOuts'> {
  return {
    funnel: async ({ from, to }, currency) => {
      const { rows } = await sql<FunnelRecord>`
        with touch as (
          select c.contact_id, c.due_event_id, c.planned_day, ${wasSent} as sent, c.state <> 'cancelled' as kept,
            exists (select from contact_outcome o where o.business_id = c.business_id and o.contact_id = c.contact_id
              and o.outcome in ('booked', 'later', 'no', 'stop', 'bought-elsewhere', 'reached')) as answered,
            exists (select from contact_outcome o where o.business_id = c.business_id and o.contact_id = c.contact_id and o.outcome = 'booked') as booked,
            exists (select from follow_up f where f.business_id = c.business_id and f.contact_id = c.contact_id) as agreed
          from contact c where c.business_id = ${business} and c.planned_day between ${from} and ${to}
        ), ladder as (
          select d.due_event_id, max(d.bought_minor) as bought_minor,
            bool_or(d.outcome = 'bought' and d.bought_day <= d.window_to and d.bought_day >= t.planned_day) as bought
          from touch t join due_event d on d.business_id = ${business} and d.due_event_id = t.due_event_id where t.sent group by d.due_event_id
        )
        select count(*) filter (where kept) as planned, count(*) filter (where sent) as sent, count(*) filter (where sent and answered) as answered,
          count(*) filter (where sent and booked) as booked, count(*) filter (where agreed) as agreed,
          (select count(*) from ladder) as ladders, (select count(*) from ladder where bought) as bought,
          (select coalesce(sum(bought_minor) filter (where bought), 0)::bigint from ladder) as bought_minor
        from touch`.execute(trx)
      const [found] = rows
      if (found === undefined) throw new Error('an aggregate answers with one row')
      const { bought_minor, ...counts } = found
      return { ...counts, boughtRevenue: found.bought === 0 ? [] : [{ currency, minor: minor(bought_minor) }] }
    },
    promises: async ({ from, to }) => {
      const { rows } = await sql<{ kept: number; missed: number; open: number }>`
        select count(*) filter (where state = 'kept') as kept, count(*) filter (where state = 'missed') as missed,
          count(*) filter (where state in ('open', 'reminded')) as open
        from follow_up where business_id = ${business} and due_on between ${from} and ${to}`.execute(trx)
      return rows[0] ?? { kept: 0, missed: 0, open: 0 }
    },
    optOuts: async ({ from, to, fromAt, toAt }) => {
      const { rows } = await sql<{ opted_out: number; written_to: number }>`
        select
          (select count(distinct address_hash) from suppression where business_id = ${business} and kind = 'opt-out' and source <> 'erasure'
            and at >= ${isoInstant(fromAt)} and at < ${isoInstant(toAt)}) as opted_out,
          (select count(*) from (
            select customer_id from contact c where business_id = ${business} and planned_day between ${from} and ${to} and ${wasSent}
            union
            select customer_id from message where business_id = ${business} and purpose <> 'service' and state in ('handed', 'delivered', 'read')
              and state_at >= ${isoInstant(fromAt)} and state_at < ${isoInstant(toAt)}
          ) reached) as written_to`.execute(trx)
      return { optedOut: rows[0]?.opted_out ?? 0, writtenTo: rows[0]?.written_to ?? 0 }
    },
  }
}
