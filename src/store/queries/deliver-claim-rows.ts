/** What has happened since a message was planned: read once for a whole batch, after its customers are locked. */
import { sql, type Transaction } from 'kysely'
import type { Preferences } from '../../domain/collect/customer.ts'
import { MAY_HAVE_ARRIVED } from '../../domain/deliver/message.ts'
import { CAP_SPAN_DAYS_MAX, CONTENT_CAP_SPAN_DAYS } from '../../domain/plan/caps.ts'
import { OFF_LADDER_PURPOSES } from '../../domain/plan/contact.ts'
import { type BusinessId, id, type MessageId } from '../../kernel/ids.ts'
import { DAY_MS, type Instant, instantFromMs, isoInstant } from '../../kernel/instant.ts'
import type { ClaimRow } from '../../ports/deliver-store.ts'
import type { Database } from '../schema/database.ts'

/**
 * Two workers with two messages for one customer would each see room for one. The second waits here until the first has
 * committed its claim. Advisory locks, in a fixed order, cannot collide with what other code locks.
 */
export async function lockCustomers(
  trx: Transaction<Database>,
  { business, customerIds }: { readonly business: BusinessId; readonly customerIds: readonly string[] },
): Promise<void> {
  const ordered = [...new Set(customerIds)].toSorted()
  await sql`
    select pg_advisory_xact_lock(${business}::int, hashtext(c)) from (select c from unnest(${ordered}::text[]) with ordinality as u (c, n) order by n) ordered`.execute(
    trx,
  )
}

interface Row {
  readonly message_id: string
  readonly purchased_since: boolean
  readonly is_unhappy: boolean
  readonly contact_state: string | null
  readonly zone: string | null
  readonly preferences: Preferences | null
  readonly marketing_at: readonly string[] | null
}

export async function claimRows(
  trx: Transaction<Database>,
  { business, messageIds, at }: { readonly business: BusinessId; readonly messageIds: readonly string[]; readonly at: Instant },
): Promise<ReadonlyMap<MessageId, ClaimRow>> {
  const since = isoInstant(instantFromMs(at - CAP_SPAN_DAYS_MAX * DAY_MS))
  const contentSince = isoInstant(instantFromMs(at - CONTENT_CAP_SPAN_DAYS * DAY_MS))
  const { rows } = await sql<Row>`
    select message.message_id,
      -- The number of a cycle is the day number of the purchase that began it: a later paid one has ended the contact's reason.
      -- About a group or a thing it is a visit since its ladder came.
      message.purpose <> 'service' and contact.rung <> 'follow-up' and contact.purpose <> all(${[...OFF_LADDER_PURPOSES, 'birthday']}::text[]) and exists (
        select from purchase p where p.business_id = ${business} and p.customer_id = message.customer_id and p.status = 'paid'
          and p.local_day > case when strpos(contact.purpose, ':') > 0 and contact.purpose !~ '^(win-back|second-purchase):' then contact.planned_day - 1
            else date '1970-01-01' + contact.cycle_no end and (p.total_minor = 0 or p.refunded_minor < p.total_minor)
      ) is true as purchased_since,
      exists (select from complaint o where o.business_id = ${business} and o.customer_id = message.customer_id and o.closed_at is null) as is_unhappy,
      contact.state as contact_state, customer.zone, customer.preferences,
      (
        select array_agg(extract(epoch from case when leased.message_id is null then m.state_at else ${isoInstant(at)}::timestamptz end) * 1000)
        from message m
        left join message_queue leased on leased.business_id = m.business_id and leased.message_id = m.message_id
          and leased.lease_until is not null and m.state = 'queued'
        where m.business_id = ${business} and m.customer_id = message.customer_id and m.purpose in ('marketing', 'content')
          -- The same contact over another way is the same contact.
          and (m.contact_id is null or m.contact_id is distinct from message.contact_id)
          and m.message_id <> all(${[...messageIds]}::uuid[]) and (m.state = any(${[...MAY_HAVE_ARRIVED]}::text[]) or leased.message_id is not null)
          and case when leased.message_id is null then m.state_at else ${isoInstant(at)}::timestamptz end > case m.purpose when 'content' then ${contentSince} else ${since} end::timestamptz
      ) as marketing_at
    from message
    left join customer on customer.business_id = message.business_id and customer.customer_id = message.customer_id
    left join contact on contact.business_id = message.business_id and contact.contact_id = message.contact_id
    where message.business_id = ${business} and message.message_id = any(${[...messageIds]}::uuid[])`.execute(trx)
  return new Map(
    rows.map(row => [
      id<'message'>(row.message_id),
      {
        purchasedSince: row.purchased_since,
        isUnhappy: row.is_unhappy,
        contactState: row.contact_state,
        zone: row.zone,
        preferences: row.preferences ?? {},
        marketingAt: (row.marketing_at ?? []).map(ms => instantFromMs(Math.round(Number(ms)))),
      },
    ]),
  )
}
