/**
 * What has happened since a message was planned: asked once for a whole group, after its customers are locked. Each table is asked about
 * all of them at once and answers with what is out of the ordinary only (`none` and `nobody` cost a look, not a row); only that an
 * address is still the customer's must be said of each.
 */
import { sql, type Transaction } from 'kysely'
import type { ContactPoint } from '../../domain/collect/contact-point.ts'
import type { Preferences } from '../../domain/collect/customer.ts'
import { MAY_HAVE_ARRIVED, type Message } from '../../domain/deliver/message.ts'
import { CAP_SPAN_DAYS_MAX, CONTENT_CAP_SPAN_DAYS } from '../../domain/plan/caps.ts'
import { OFF_LADDER_PURPOSES } from '../../domain/plan/contact.ts'
import type { BusinessId, MessageId } from '../../kernel/ids.ts'
import { DAY_MS, type Instant, instantFromMs, isoInstant } from '../../kernel/instant.ts'
import type { ClaimRow } from '../../ports/deliver-store.ts'
import { bytes } from '../binary-columns.ts'
import { messagesOf } from '../copy.ts'
import { prepared } from '../prepared.ts'
import type { Database } from '../schema/database.ts'
import { pointOf } from './collect-customer-row.ts'

/**
 * The plans of these statements are kept, and the server makes them when it has not counted the tables yet: what is empty now is read
 * from end to end, and would be for each group when it holds a million. So it is told to use the indexes, for the rest of the transaction.
 */
export function useIndexes(trx: Transaction<Database>): void {
  messagesOf(trx).later(byIndex({ off: 'off' }))
}

const byIndex = prepared({ off: 'text' }, ({ off }) => sql`select set_config('enable_seqscan', ${off}, true)`)

/**
 * Two workers with two messages for one customer, or for two who share a phone, would each see room for one. The second waits here until
 * the first has committed its claim. Advisory locks, in a fixed order, cannot collide with what other code locks. One lock for the whole
 * business would be cheaper by 6 µs a message, but groups would be asked one after the other, and that is as slow as handing them over.
 */
const lockCustomers = prepared(
  { business: 'integer', customers: 'uuid[]', points: 'uuid[]' },
  ({ business, customers, points }) => sql`
    select count(pg_advisory_xact_lock(${business}, hashtext(wanted::text))) from (
      select unnest(${customers}) as wanted
      union (select l.contact_point_id from contact_point_link l
        where l.business_id = ${business} and l.contact_point_id = any(${points}) and l.unlinked_at is null
        group by l.contact_point_id having count(*) > 1)
      order by wanted) ordered`,
)

interface Link {
  readonly contact_point_id: string
  readonly customer_id: string
}

interface PointRow {
  readonly contact_point_id: string
  readonly kind: string
  readonly address: string
  readonly phone_kind: string | null
}

const linksOf = prepared(
  { business: 'integer', points: 'uuid[]' },
  ({ business, points }) => sql`
    select contact_point_id, customer_id from contact_point_link
    where business_id = ${business} and contact_point_id = any(${points}) and unlinked_at is null`,
)

const pointsOf = prepared(
  { business: 'integer', points: 'uuid[]' },
  ({ business, points }) => sql`
    select contact_point_id, kind, address, phone_kind from contact_point
    where business_id = ${business} and contact_point_id = any(${points})`,
)

interface CustomerRow {
  readonly customer_id: string
  readonly zone: string | null
  readonly preferences: Preferences
}

const customersOf = prepared(
  { business: 'integer', customers: 'uuid[]' },
  ({ business, customers }) => sql`
    select customer_id, zone, preferences from customer
    where business_id = ${business} and customer_id = any(${customers}) and (zone is not null or preferences <> '{}')`,
)

const unhappyOf = prepared(
  { business: 'integer', customers: 'uuid[]' },
  ({ business, customers }) => sql`
    select customer_id from complaint where business_id = ${business} and customer_id = any(${customers}) and closed_at is null`,
)

interface ContactRow {
  readonly contact_id: string
  readonly state: string
  readonly purchased_since: boolean
}

/**
 * The number of a cycle is the day number of the purchase that began it: a later paid one has ended the contact's reason. About a group or
 * a thing it is a visit since its ladder came. Looked up one after the other (`offset 0`), because their days differ.
 */
const contactsOf = prepared(
  { business: 'integer', contacts: 'uuid[]', customers: 'uuid[]', offLadder: 'text[]' },
  ({ business, contacts, customers, offLadder }) => sql`
    select contact.contact_id, contact.state, case when contact.rung <> 'follow-up' and contact.purpose <> all(${offLadder}) then exists (
        select from purchase p where p.business_id = ${business} and p.customer_id = asked.customer_id and p.status = 'paid'
          and p.local_day > case when strpos(contact.purpose, ':') > 0 and contact.purpose !~ '^(win-back|second-purchase):' then contact.planned_day - 1
            else date '1970-01-01' + contact.cycle_no end and (p.total_minor = 0 or p.refunded_minor < p.total_minor)) end is true as purchased_since
    from (select ${contacts} as contact_ids, ${customers} as customer_ids offset 0) given
    cross join lateral unnest(given.contact_ids, given.customer_ids) as asked (contact_id, customer_id)
    cross join lateral (select c.contact_id, c.rung, c.purpose, c.planned_day, c.cycle_no, c.state from contact c
      where c.business_id = ${business} and c.contact_id = asked.contact_id offset 0) contact`,
)

interface SentRow {
  readonly message_id: string
  readonly customer_id: string
  readonly contact_id: string | null
  readonly address: string
  readonly at: number
}

const HE = sql.raw('m.customer_id')
const THE_ADDRESS = sql.raw('m.address')

/** Other advertising than the messages asked about that arrived or may have, within the longest cap; of what is queued only a lease counts. */
const sentTo = (whom: typeof HE, type: 'uuid[]' | 'text[]') =>
  prepared(
    {
      business: 'integer',
      whom: type,
      asked: 'uuid[]',
      at: 'timestamptz',
      since: 'timestamptz',
      contentSince: 'timestamptz',
      arrived: 'text[]',
    },
    slots => sql`
      select m.message_id, m.customer_id, m.contact_id, m.address,
        round(extract(epoch from case m.state when 'queued' then ${slots.at} else m.state_at end) * 1000)::float8 as at
      from message m
      where m.business_id = ${slots.business} and ${whom} = any(${slots.whom}) and m.purpose in ('marketing', 'content')
        and case m.state when 'queued' then ${slots.at} else m.state_at end
          > case m.purpose when 'content' then ${slots.contentSince} else ${slots.since} end
        and (m.state = any(${slots.arrived})
          or (m.state = 'queued' and m.message_id not in (select unnest(${slots.asked})) and (
            select q.lease_until is not null from message_queue q where q.business_id = m.business_id and q.message_id = m.message_id)))`,
  )
const sentToCustomers = sentTo(HE, 'uuid[]')
const sentToAddresses = sentTo(THE_ADDRESS, 'text[]')

interface Group {
  readonly business: BusinessId
  readonly messages: readonly Message[]
  readonly at: Instant
}

export function lockGroup(trx: Transaction<Database>, { business, messages }: Omit<Group, 'at'>): void {
  useIndexes(trx)
  messagesOf(trx).later(
    lockCustomers({
      business,
      customers: bytes.uuid(messages.map(message => message.customerId)),
      points: bytes.uuid(messages.flatMap(message => message.contactPointId ?? [])),
    }),
  )
}

/** The customers of the group are locked already. */
export async function claimRows(trx: Transaction<Database>, group: Group): Promise<ReadonlyMap<MessageId, ClaimRow>> {
  const facts = await factsOf(trx, group)
  return new Map(group.messages.map(message => [message.messageId, rowOf(message, facts)]))
}

interface Facts {
  /** `point|customer` of the links that hold. */
  readonly links: ReadonlySet<string>
  readonly points: ReadonlyMap<string, PointRow>
  readonly customers: ReadonlyMap<string, CustomerRow>
  readonly unhappy: ReadonlySet<string>
  readonly contacts: ReadonlyMap<string, ContactRow>
  readonly toCustomer: ReadonlyMap<string, readonly SentRow[]>
  readonly toAddress: ReadonlyMap<string, readonly SentRow[]>
}

type Told = readonly [Link, PointRow, CustomerRow, Pick<CustomerRow, 'customer_id'>, SentRow, SentRow, ContactRow]

async function factsOf(trx: Transaction<Database>, { business, messages, at }: Group): Promise<Facts> {
  const customers = bytes.uuid(messages.map(message => message.customerId))
  const points = bytes.uuid(messages.flatMap(message => message.contactPointId ?? []))
  const about = messages.filter(message => message.contactId !== null)
  const limited = messages.filter(message => message.purpose !== 'service')
  const sent = {
    business,
    asked: bytes.uuid(messages.map(message => message.messageId)),
    at: isoInstant(at),
    since: isoInstant(instantFromMs(at - CAP_SPAN_DAYS_MAX * DAY_MS)),
    contentSince: isoInstant(instantFromMs(at - CONTENT_CAP_SPAN_DAYS * DAY_MS)),
    arrived: [...MAY_HAVE_ARRIVED],
  }
  const [links, known, special, unhappy, toCustomers, toAddresses, contacts] = await messagesOf(trx).askEach<Told>([
    linksOf({ business, points }),
    pointsOf({ business, points }),
    customersOf({ business, customers }),
    unhappyOf({ business, customers }),
    sentToCustomers({ ...sent, whom: bytes.uuid(limited.map(message => message.customerId)) }),
    sentToAddresses({ ...sent, whom: bytes.text(limited.map(message => message.address)) }),
    contactsOf(contactsAsked(business, about)),
  ])
  return {
    links: new Set(links.map(row => linkKey(row.contact_point_id, row.customer_id))),
    points: new Map(known.map(row => [row.contact_point_id, row])),
    customers: new Map(special.map(row => [row.customer_id, row])),
    unhappy: new Set(unhappy.map(row => row.customer_id)),
    contacts: new Map(contacts.map(row => [row.contact_id, row])),
    toCustomer: Map.groupBy(toCustomers, row => row.customer_id),
    toAddress: Map.groupBy(toAddresses, row => row.address),
  }
}

function contactsAsked(business: BusinessId, about: readonly Message[]) {
  return {
    business,
    contacts: bytes.uuid(about.map(message => message.contactId)),
    customers: bytes.uuid(about.map(message => message.customerId)),
    offLadder: [...OFF_LADDER_PURPOSES, 'birthday'],
  }
}

const linkKey = (point: string, customer: string): string => point + customer
const NO_PREFERENCES: Preferences = {}
const NEVER: readonly Instant[] = []
const NOTHING_SENT: readonly SentRow[] = []

function rowOf(message: Message, facts: Facts): ClaimRow {
  const { customerId, contactId, contactPointId, purpose } = message
  const customer = facts.customers.get(customerId)
  const contact = contactId === null ? undefined : facts.contacts.get(contactId)
  return {
    purchasedSince: purpose !== 'service' && contact?.purchased_since === true,
    isUnhappy: facts.unhappy.has(customerId),
    contactState: contact?.state ?? null,
    zone: customer?.zone ?? null,
    preferences: customer?.preferences ?? NO_PREFERENCES,
    point: contactPointId === null ? null : hisPoint({ contactPointId, customerId }, facts),
    marketingAt: purpose === 'service' ? NEVER : marketingAt(message, facts),
  }
}

function hisPoint(
  { contactPointId, customerId }: Pick<ContactPoint, 'customerId'> & { contactPointId: string },
  facts: Facts,
): ContactPoint | null {
  const point = facts.points.get(contactPointId)
  if (point === undefined || !facts.links.has(linkKey(contactPointId, customerId))) return null
  return pointOf({ ...point, customer_id: customerId })
}

/**
 * When other advertising went to him or may have, or to somebody who shares this address with him: a family's phone is written to once.
 * The same contact over another way is the same contact.
 */
function marketingAt(message: Message, { toCustomer, toAddress }: Facts): readonly Instant[] {
  const his = toCustomer.get(message.customerId) ?? NOTHING_SENT
  const atAddress = toAddress.get(message.address) ?? NOTHING_SENT
  if (his.length === 0 && atAddress.length === 0) return NEVER
  return [...his, ...atAddress.filter(row => row.customer_id !== message.customerId)]
    .filter(row => row.message_id !== message.messageId && (row.contact_id === null || row.contact_id !== message.contactId))
    .map(row => instantFromMs(row.at))
}
