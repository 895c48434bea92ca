/** What was planned for two people when their cards were joined, so that each is reminded as before when the cards are parted. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { CustomerMerge } from '../../ports/customer-store.ts'
import type { Database } from '../schema/database.ts'

const REASON = 'merged'

export interface PlansNoted {
  /** Contacts of the card that goes away: not sent while the cards are one. */
  readonly contact: readonly string[]
  /** Due events of both that nobody has answered yet. */
  readonly waitingDue: readonly string[]
  /** Promises of both that were open: the promise, its state and since when, with bars between. */
  readonly waitingPromise: readonly string[]
}

export async function notePlans(
  trx: Transaction<Database>,
  business: BusinessId,
  { from, to, at }: { readonly from: CustomerId; readonly to: CustomerId; readonly at: Instant },
): Promise<PlansNoted> {
  const both = sql`business_id = ${business} and customer_id = any(${[from, to]}::uuid[])`
  const cancelled = await sql<{ id: string }>`update contact set state = 'cancelled', state_reason = ${REASON}, state_at = ${isoInstant(at)}
    where business_id = ${business} and customer_id = ${from} and state in ('planned', 'approved') returning contact_id as id`.execute(trx)
  const due = await sql<{ id: string }>`select due_event_id as id from due_event where ${both} and closed_at is null`.execute(trx)
  const promises = await sql<{
    id: string
  }>`select follow_up_id || '|' || state || '|' || state_at as id from follow_up where ${both} and state in ('open', 'reminded')`.execute(
    trx,
  )
  const ids = ({ rows }: { readonly rows: readonly { readonly id: string }[] }) => rows.map(row => row.id)
  return { contact: ids(cancelled), waitingDue: ids(due), waitingPromise: ids(promises) }
}

/** What the sales of the other card have answered meanwhile is open again; the next planning closes it if his own sales answer it. */
export async function reopenPlans(trx: Transaction<Database>, business: BusinessId, merge: CustomerMerge): Promise<void> {
  const since = isoInstant(merge.mergedAt)
  const noted = (name: keyof PlansNoted) => [...(merge.moved[name] ?? [])]
  // An approved contact comes back as a planned one: who approved it did so for another moment.
  await sql`update contact set state = 'planned', state_reason = null, state_at = created_at, approved_at = null
    where business_id = ${business} and contact_id = any(${noted('contact')}::uuid[]) and state = 'cancelled' and state_reason = ${REASON}`.execute(
    trx,
  )
  await sql`update due_event set closed_at = null, outcome = null, bought_day = null, bought_minor = null
    where business_id = ${business} and due_event_id = any(${noted('waitingDue')}::uuid[]) and closed_at >= ${since}::timestamptz`.execute(
    trx,
  )
  await sql`update follow_up f set state = split_part(was, '|', 2), state_at = split_part(was, '|', 3)::timestamptz
    from unnest(${noted('waitingPromise')}::text[]) was
    where f.business_id = ${business} and f.follow_up_id = split_part(was, '|', 1)::uuid and f.state = 'kept'
      and f.state_at >= ${since}::timestamptz`.execute(trx)
}
