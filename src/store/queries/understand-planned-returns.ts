/** Which returns were planned to be asked for, and when the first contact of each went out: what the predictor must not learn from. */
import { sql, type Transaction } from 'kysely'
import type { PlannedReturn } from '../../domain/understand/pulled-forward.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { anyOf } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'

interface PlannedRecord {
  readonly customer_id: string
  readonly anchor_day: number
  readonly from_day: number
  readonly due_day: number
  readonly held_out: boolean
  readonly sent_day: number | null
}

/**
 * Returns of the whole customer: those of his things and groups have anchors of their own. Events that were joined to another one have no
 * contacts of their own. A contact counts as sent on the day it was planned for.
 */
export async function plannedReturns(
  trx: Transaction<Database>,
  business: BusinessId,
  { until, customerIds }: { readonly until: Day; readonly customerIds?: readonly CustomerId[] | undefined },
): Promise<readonly PlannedReturn[]> {
  const theirs = customerIds ? sql`and d.customer_id = ${anyOf(customerIds)}` : sql``
  const { rows } = await sql<PlannedRecord>`
    select d.customer_id, d.anchor_day - date '1970-01-01' as anchor_day, d.window_from - date '1970-01-01' as from_day,
      d.due_day - date '1970-01-01' as due_day, d.held_out, min(c.planned_day) - date '1970-01-01' as sent_day
    from due_event d
    left join contact c on c.business_id = d.business_id and c.customer_id = d.customer_id and c.purpose = d.purpose and c.cycle_no = d.cycle_no
      and c.state in ('handed', 'delivered', 'done')
    where d.business_id = ${business} and d.purpose = 'repeat' and d.window_from <= ${until} and d.joined_to is null ${theirs}
    group by d.business_id, d.due_event_id order by d.customer_id, d.anchor_day, d.purpose`.execute(trx)
  return rows.map(row => ({
    customerId: row.customer_id,
    anchorDay: row.anchor_day,
    fromDay: row.from_day,
    dueDay: row.due_day,
    heldOut: row.held_out,
    sentDay: row.sent_day,
  }))
}
