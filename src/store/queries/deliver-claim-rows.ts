/** What has happened since a message was planned: read once for a whole batch, after its customers are locked. */
import { sql, type Transaction } from 'kysely'
import type { Preferences } from '../../domain/collect/customer.ts'
import { MAY_HAVE_ARRIVED, type Message } from '../../domain/deliver/message.ts'
import { CAP_SPAN_DAYS_MAX, CONTENT_CAP_SPAN_DAYS } from '../../domain/plan/caps.ts'
import { OFF_LADDER_PURPOSES } from '../../domain/plan/contact.ts'
import type { BusinessId, MessageId } from '../../kernel/ids.ts'
import { DAY_MS, type Instant, instantFromMs, isoInstant } from '../../kernel/instant.ts'
import type { ClaimRow } from '../../ports/deliver-store.ts'
import { column, rowsOf } from '../binary-columns.ts'
import { KEPT } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import { pointOf } from './collect-customer-row.ts'

/**
 * Two workers with two messages for one customer, or for two who share a phone, would each see room for one. The second waits here until
 * the first has committed its claim. Advisory locks, in a fixed order, cannot collide with what other code locks. One lock for the whole
 * business would be cheaper by 6 µs a message, but groups would be asked one after the other, and that is as slow as handing them over.
 */
export async function lockCustomers(
  trx: Transaction<Database>,
  { business, messages }: { readonly business: BusinessId; readonly messages: readonly Message[] },
): Promise<void> {
  const points = messages.map(message => message.contactPointId)
  await sql`
    select ${KEPT} pg_advisory_xact_lock(${business}::int, hashtext(wanted::text)) from (
      select c as wanted from ${rowsOf([column.uuid(messages.map(message => message.customerId))])} as told (c)
      union select p from ${rowsOf([column.uuid(points)])} as told (p) where (select count(*) from contact_point_link l
        where l.business_id = ${business} and l.contact_point_id = p and l.unlinked_at is null offset 0) > 1
      order by wanted) ordered`.execute(trx)
}

interface Row {
  readonly message_id: string
  readonly purchased_since: boolean
  readonly is_unhappy: boolean
  readonly contact_state: string | null
  readonly zone: string | null
  readonly preferences: Preferences | null
  readonly kind: string | null
  readonly address: string | null
  readonly phone_kind: string | null
  readonly marketing_at: readonly number[] | null
}

/** The number of a cycle is the day number of the purchase that began it: a later paid one has ended the contact's reason. About a group or a thing it is a visit since its ladder came. */
const PURCHASED_SINCE = sql`exists (
    select from purchase p where p.business_id = asked.business_id and p.customer_id = asked.customer_id and p.status = 'paid'
      and p.local_day > case when strpos(contact.purpose, ':') > 0 and contact.purpose !~ '^(win-back|second-purchase):' then contact.planned_day - 1
        else date '1970-01-01' + contact.cycle_no end and (p.total_minor = 0 or p.refunded_minor < p.total_minor))`

/**
 * When other advertising went to him or may have, or to somebody who shares this address with him: a family's phone is written to once.
 * The same contact over another way is the same contact; of what is queued only a lease counts.
 */
const marketingAt = (at: Instant, { since, contentSince }: { readonly since: string; readonly contentSince: string }) => sql`(
    select array_agg(round(extract(epoch from told.at) * 1000)::float8) from (
      select case m.state when 'queued' then ${isoInstant(at)}::timestamptz else m.state_at end as at, m.purpose
      from (select h.* from message h where h.business_id = asked.business_id and h.customer_id = asked.customer_id
        union all
        select o.* from message o
        where o.business_id = asked.business_id and o.address = asked.address and o.customer_id <> asked.customer_id) m
      where m.purpose in ('marketing', 'content')
        and m.message_id <> asked.message_id and (m.contact_id is null or m.contact_id is distinct from asked.contact_id)
        and (m.state = any(${[...MAY_HAVE_ARRIVED]}::text[]) or (m.state = 'queued' and (
          select q.lease_until is not null from message_queue q where q.business_id = m.business_id and q.message_id = m.message_id)))
    ) told where told.at > case told.purpose when 'content' then ${contentSince} else ${since} end::timestamptz)`

/**
 * Every row is looked up by its key, one after the other (`offset 0` keeps the planner from joining whole tables): a group is small, and
 * statistics about a queue that is filled and emptied within minutes are never right.
 */
export async function claimRows(
  trx: Transaction<Database>,
  { business, messages, at }: { readonly business: BusinessId; readonly messages: readonly Message[]; readonly at: Instant },
): Promise<ReadonlyMap<MessageId, ClaimRow>> {
  const since = isoInstant(instantFromMs(at - CAP_SPAN_DAYS_MAX * DAY_MS))
  const contentSince = isoInstant(instantFromMs(at - CONTENT_CAP_SPAN_DAYS * DAY_MS))
  const { rows } = await sql<Row>`
    select ${KEPT} asked.message_id,
      case when asked.purpose <> 'service' and contact.rung <> 'follow-up' and contact.purpose <> all(${[...OFF_LADDER_PURPOSES, 'birthday']}::text[])
        then ${PURCHASED_SINCE} end is true as purchased_since,
      (select true from complaint o where o.business_id = asked.business_id and o.customer_id = asked.customer_id and o.closed_at is null limit 1)
        is true as is_unhappy,
      contact.state as contact_state, customer.zone, nullif(customer.preferences, '{}') as preferences, point.kind, point.address, point.phone_kind,
      case when asked.purpose <> 'service' then ${marketingAt(at, { since, contentSince })} end as marketing_at
    from (select ${business}::integer as business_id, told.* from ${rowsOf([
      column.uuid(messages.map(one => one.messageId)),
      column.uuid(messages.map(one => one.customerId)),
      column.uuid(messages.map(one => one.contactId)),
      column.uuid(messages.map(one => one.contactPointId)),
      column.text(messages.map(one => one.purpose)),
      column.text(messages.map(one => one.address)),
    ])} as told (message_id, customer_id, contact_id, contact_point_id, purpose, address)) asked
    left join lateral (select c.zone, c.preferences from customer c
      where c.business_id = asked.business_id and c.customer_id = asked.customer_id offset 0) customer on true
    left join lateral (select c.rung, c.purpose, c.planned_day, c.cycle_no, c.state from contact c
      where c.business_id = asked.business_id and c.contact_id = asked.contact_id offset 0) contact on true
    left join lateral (select p.kind, p.address, p.phone_kind from contact_point_link l, contact_point p
      where l.business_id = asked.business_id and l.contact_point_id = asked.contact_point_id and l.customer_id = asked.customer_id
        and l.unlinked_at is null and p.business_id = asked.business_id and p.contact_point_id = asked.contact_point_id offset 0) point on true`.execute(
    trx,
  )
  const asked = new Map<string, Message>(messages.map(message => [message.messageId, message]))
  return new Map(rows.flatMap(row => factsOf(row, asked.get(row.message_id))))
}

const NEVER: readonly Instant[] = []

function factsOf(row: Row, message: Message | undefined): readonly (readonly [MessageId, ClaimRow])[] {
  if (message === undefined) return []
  const { contactPointId, customerId } = message
  const { kind, address, phone_kind } = row
  const claimRow: ClaimRow = {
    purchasedSince: row.purchased_since,
    isUnhappy: row.is_unhappy,
    contactState: row.contact_state,
    zone: row.zone,
    preferences: row.preferences ?? {},
    point:
      contactPointId === null || kind === null || address === null
        ? null
        : pointOf({ contact_point_id: contactPointId, customer_id: customerId, kind, address, phone_kind }),
    marketingAt: row.marketing_at === null ? NEVER : row.marketing_at.map(instantFromMs),
  }
  return [[message.messageId, claimRow]]
}
