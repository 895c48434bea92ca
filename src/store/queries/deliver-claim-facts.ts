/** What has happened since a message was planned: read once for a whole batch, after its customers are locked. */
import { sql, type Transaction } from 'kysely'
import type { ClaimFacts } from '../../domain/deliver/claim.ts'
import { MAY_HAVE_ARRIVED } from '../../domain/deliver/message.ts'
import { type BusinessId, id, type MessageId } from '../../kernel/ids.ts'
import { DAY_MS, type Instant, instantFromMs, isoInstant } from '../../kernel/instant.ts'
import type { Database } from '../schema/database.ts'

/** The longest window of the caps. */
const CAP_WINDOW_MS = 30 * DAY_MS

/**
 * Two workers with two messages for one customer would each see room for one. The second waits here until the first has
 * committed its claim. Advisory locks, in a fixed order, cannot collide with what other code locks.
 */
export async function lockCustomers(
  trx: Transaction<Database>, { business, customerIds }: { readonly business: BusinessId, readonly customerIds: readonly string[] },
): Promise<void> {
  const ordered = [...new Set(customerIds)].toSorted()
  await sql`select pg_advisory_xact_lock(${business}::int, hashtext(c)) from unnest(${ordered}::text[]) with ordinality as u (c, n) order by n`.execute(trx)
}

interface FactRow {
  readonly message_id: string
  readonly given: boolean | null
  readonly withdrawn: boolean | null
  readonly suppressed: boolean
  readonly purchased_since: boolean
  readonly contact_state: string | null
  readonly zone: string
  readonly marketing_at: readonly string[] | null
}

export async function claimFactRows(
  trx: Transaction<Database>,
  { business, messageIds, at }: { readonly business: BusinessId, readonly messageIds: readonly string[], readonly at: Instant },
): Promise<ReadonlyMap<MessageId, ClaimFacts>> {
  const since = isoInstant(instantFromMs(at - CAP_WINDOW_MS))
  const { rows } = await sql<FactRow>`
    select message.message_id,
      consent_now.given, consent_now.withdrawn,
      exists (
        select from suppression s where s.business_id = ${business} and s.channel in ('all', message.channel)
          and s.address_hash = sha256(convert_to(message.address, 'UTF8'))
      ) as suppressed,
      -- A purchase that was written down after the contact was planned ends its reason, whatever day it is dated.
      message.purpose <> 'service' and exists (
        select from purchase p where p.business_id = ${business} and p.customer_id = message.customer_id
          and p.status = 'paid' and p.refunded_minor < greatest(p.total_minor, 1) and p.created_at > coalesce(contact.created_at, message.created_at)
          and p.import_id is null
      ) as purchased_since,
      contact.state as contact_state,
      coalesce(customer.zone, business.zone) as zone,
      (
        select array_agg(extract(epoch from m.state_at) * 1000) from message m
        where m.business_id = ${business} and m.customer_id = message.customer_id and m.purpose = 'marketing'
          and m.message_id <> message.message_id and m.state = any(${[...MAY_HAVE_ARRIVED]}::text[]) and m.state_at > ${since}
      ) as marketing_at
    from message
    join business on business.business_id = message.business_id
    left join customer on customer.business_id = message.business_id and customer.customer_id = message.customer_id
    left join contact on contact.business_id = message.business_id and contact.contact_id = message.contact_id
    left join lateral (
      select bool_or(latest.status = 'given') as given, bool_or(latest.status = 'withdrawn') as withdrawn from (
        select distinct on (c.channel) c.status from consent c
        where c.business_id = ${business} and c.contact_point_id = message.contact_point_id and c.purpose = message.purpose
        order by c.channel, c.at desc, c.status desc
      ) latest
    ) consent_now on true
    where message.business_id = ${business} and message.message_id = any(${[...messageIds]}::uuid[])`.execute(trx)
  return new Map(rows.map(row => [id<'message'>(row.message_id), factsOf(row)]))
}

function factsOf(row: FactRow): ClaimFacts {
  return {
    consent: row.withdrawn === true ? 'withdrawn' : row.given === true ? 'given' : 'none',
    suppressed: row.suppressed,
    purchasedSince: row.purchased_since,
    contactState: row.contact_state,
    zone: row.zone,
    marketingAt: (row.marketing_at ?? []).map(ms => instantFromMs(Math.round(Number(ms)))),
  }
}
