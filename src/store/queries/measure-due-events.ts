/** How due events ended: for the comparison with the hold-out, and settled again when receipts come late. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { MeasureStore } from '../../ports/measure-store.ts'
import type { Database } from '../schema/database.ts'

interface OutcomeRecord {
  readonly customer_id: string
  readonly held_out: boolean
  readonly bought: boolean
  readonly expected_share: number | null
}

interface EndedRecord {
  readonly due_event_id: string
  readonly anchor_day: string
  readonly window_to: string
  readonly outcome: 'bought' | 'not-bought' | null
  readonly bought_day: string | null
  readonly next_day: string | null
}

export function dueEventQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<MeasureStore, 'dueOutcomes' | 'endedDueEvents' | 'settleDueEvents'> {
  return {
    dueOutcomes: async ({ from, to }) => {
      const { rows } = await sql<OutcomeRecord>`
        select customer_id, held_out, outcome = 'bought' and bought_day <= window_to as bought, expected_share from due_event
        where business_id = ${business} and due_day between ${from} and ${to} and outcome in ('bought', 'not-bought') and joined_to is null
        order by due_event_id`.execute(trx)
      return rows.map(row => ({
        customerId: row.customer_id,
        heldOut: row.held_out,
        bought: row.bought,
        expectedShare: row.expected_share,
      }))
    },
    endedDueEvents: async ({ from, to }) => {
      const { rows } = await sql<EndedRecord>`
        select d.due_event_id, d.anchor_day, d.window_to, d.outcome, d.bought_day, (
            select min(p.local_day) from purchase p where p.business_id = d.business_id and p.customer_id = d.customer_id and p.local_day > d.anchor_day
              and p.status = 'paid' and (p.total_minor = 0 or p.refunded_minor < p.total_minor)
          ) as next_day
        from due_event d
        where d.business_id = ${business} and d.window_to between ${from} and ${to} and (d.outcome is null or d.outcome in ('bought', 'not-bought'))
        order by d.due_event_id`.execute(trx)
      return rows.map(row => ({
        dueEventId: id<'due-event'>(row.due_event_id),
        anchorDay: day(row.anchor_day),
        windowTo: day(row.window_to),
        outcome: row.outcome,
        boughtDay: row.bought_day === null ? null : day(row.bought_day),
        nextDay: row.next_day === null ? null : day(row.next_day),
      }))
    },
    settleDueEvents: async (events, at) => {
      if (events.length === 0) return
      const rows = events.map(event => ({ due_event_id: event.dueEventId, outcome: event.outcome, bought_day: event.boughtDay }))
      await sql`
        update due_event d set outcome = r.outcome, bought_day = r.bought_day, closed_at = coalesce(d.closed_at, ${isoInstant(at)}), bought_minor = (
            select sum(p.total_minor - p.refunded_minor) from purchase p
            where p.business_id = d.business_id and p.customer_id = d.customer_id and p.local_day = r.bought_day and p.status = 'paid'
          )
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(due_event_id uuid, outcome text, bought_day date)
        where d.business_id = ${business} and d.due_event_id = r.due_event_id`.execute(trx)
    },
  }
}
