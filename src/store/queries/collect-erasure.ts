/** Everything about one person: to hand it over, or to forget it. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { addressHash } from '../../domain/collect/contact-point.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { CustomerStore } from '../../ports/customer-store.ts'
import { tablesOf } from '../catalogue.ts'
import { eraseChannelTraces } from './channel-erasure.ts'
import type { Database } from '../schema/database.ts'
import { customerQueries } from './collect-customers.ts'
import { sweepTraces } from './collect-traces.ts'
import { consentMayLeave } from './consent-leaves.ts'

export function erasureQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<CustomerStore, 'everythingAbout' | 'erase' | 'joinedTo' | 'erasures' | 'isErasedSince'> {
  return {
    everythingAbout: customerId => everythingAbout(trx, business, customerId),
    erasures: async () => {
      const { rows } = await sql<{ id: string; hashes: string[] }>`select customer_id as id,
        array(select encode(hash, 'hex') from unnest(address_hashes) hash) as hashes from erasure where business_id = ${business} order by 1`.execute(
        trx,
      )
      return rows.map(row => ({ customerId: id<'customer'>(row.id), hashes: row.hashes }))
    },
    isErasedSince: async since => {
      const { rows } = await sql<{ found: boolean }>`select exists (
        select from erasure where business_id = ${business} and erased_at >= ${isoInstant(since)}::timestamptz) as found`.execute(trx)
      return rows[0]?.found === true
    },
    joinedTo: customerId => joinedTo(trx, business, customerId),
    erase: (customerId, at) => erase(trx, business, { customerId, at }),
  }
}

async function joinedTo(trx: Transaction<Database>, business: BusinessId, customerId: CustomerId): Promise<readonly CustomerId[]> {
  const { rows } = await sql<{ id: string }>`with recursive joined (id) as (
      select merged_id from customer_merge where business_id = ${business} and kept_id = ${customerId} and undone_at is null
      union select m.merged_id from customer_merge m join joined j on m.kept_id = j.id where m.business_id = ${business} and m.undone_at is null)
    select id from joined`.execute(trx)
  return rows.map(row => id<'customer'>(row.id))
}

type Rows = readonly Readonly<Record<string, unknown>>[]

async function everythingAbout(
  trx: Transaction<Database>,
  business: BusinessId,
  customerId: CustomerId,
): Promise<Readonly<Record<string, Rows>>> {
  const his = sql`t.business_id = ${business} and t.customer_id = ${customerId}`
  const points = sql`select contact_point_id from contact_point_link t where ${his}`
  const conditions: Readonly<Record<string, RawBuilder<unknown>>> = {
    ...Object.fromEntries(tablesOf('person', 'lived', 'derived').map(table => [table, his])),
    contact_point: sql`t.business_id = ${business} and t.contact_point_id in (${points})`,
    consent: sql`t.business_id = ${business} and t.contact_point_id in (${points})`,
    purchase_line: sql`t.business_id = ${business} and t.purchase_id in (select purchase_id from purchase t where ${his})`,
    message_event: sql`t.business_id = ${business} and t.message_id in (select message_id from message t where ${his})`,
    customer_merge: sql`t.business_id = ${business} and ${customerId} in (t.kept_id, t.merged_id)`,
    kept_apart: sql`t.business_id = ${business} and ${customerId} in (t.first_id, t.second_id)`,
    audit: sql`t.business_id = ${business} and t.subject = ${`customer:${customerId}`}`,
  }
  const found: Record<string, Rows> = {}
  for (const [table, condition] of Object.entries(conditions)) {
    // As JSON of the database: numbers of any size, moments and bytes come as everybody can read them.
    const answer = await sql<{
      readonly row: Rows[number]
    }>`select to_jsonb(t) as row from ${sql.table(table)} t where ${condition}`.execute(trx)
    found[table] = answer.rows.map(({ row }) => row)
  }
  return found
}

interface Erasure {
  readonly customerId: CustomerId
  readonly at: Instant
}

async function erase(trx: Transaction<Database>, business: BusinessId, { customerId, at }: Erasure): Promise<void> {
  const customer = await customerQueries(trx, business).find(customerId)
  const points = await customerQueries(trx, business).pointsOf([customerId])
  for (const point of points) {
    await trx
      .insertInto('suppression')
      .values({
        business_id: business,
        channel: 'all',
        address_hash: addressHash(business, point),
        kind: 'opt-out',
        source: 'erasure',
        at: isoInstant(at),
      })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
  await consentMayLeave(trx, 'erasure')
  await rememberErasure(trx, business, { customerId, at, hashes: points.map(point => addressHash(business, point)) })
  await eraseContacts(trx, business, customerId)
  await eraseWords(trx, business, customerId)
  await eraseChannelTraces(trx, business, { customerId, points })
  await sweepTraces(trx, business, { customerId, fullName: customer?.fullName ?? '', points })
  await trx
    .updateTable('customer')
    .set({
      full_name: '',
      first_name: '',
      name_folded: '',
      note: '',
      preferences: '{}',
      birthday_month: null,
      birthday_day: null,
      birthday_year: null,
      source_key: null,
      zone: null,
      locale: null,
      erased_at: isoInstant(at),
      updated_at: isoInstant(at),
      revision: sql<number>`revision + 1`,
    })
    .where('business_id', '=', business)
    .where('customer_id', '=', customerId)
    .execute()
}

interface Remembered {
  readonly customerId: CustomerId
  readonly at: Instant
  readonly hashes: readonly Uint8Array[]
}

/** Hashes alone: they flag him when a file brings him again, and forget him again when a backup does. */
async function rememberErasure(trx: Transaction<Database>, business: BusinessId, { customerId, at, hashes }: Remembered): Promise<void> {
  await sql`insert into erasure (business_id, customer_id, address_hashes, erased_at, actor)
    values (${business}, ${customerId}, ${hashes.map(hash => Buffer.from(hash))}::bytea[], ${isoInstant(at)}, 'erasure')
    on conflict (business_id, customer_id) do update set address_hashes = erasure.address_hashes || excluded.address_hashes`.execute(trx)
}

/** A contact point that another customer uses too stays with that customer. */
async function eraseContacts(trx: Transaction<Database>, business: BusinessId, customerId: CustomerId): Promise<void> {
  const gone = await sql<{
    id: string
  }>`delete from contact_point_link where business_id = ${business} and customer_id = ${customerId} returning contact_point_id as id`.execute(
    trx,
  )
  const ids = gone.rows.map(row => row.id)
  const unused = sql`contact_point_id = any(${ids}::uuid[])
    and not exists (select from contact_point_link l where l.business_id = ${business} and l.contact_point_id = t.contact_point_id)`
  await sql`delete from consent t where business_id = ${business} and ${unused}`.execute(trx)
  await sql`delete from contact_point t where business_id = ${business} and ${unused}`.execute(trx)
}

/** Sums, days and states stay for the numbers; words and addresses go. Nothing planned is sent. */
async function eraseWords(trx: Transaction<Database>, business: BusinessId, customerId: CustomerId): Promise<void> {
  const his = sql`business_id = ${business} and customer_id = ${customerId}`
  await sql`update purchase set note = null, order_ref = null where ${his}`.execute(trx)
  await sql`update refund set reason = null where ${his}`.execute(trx)
  await sql`update telling set order_ref = null, content = content || '{"orderRef": null}' where ${his} and jsonb_typeof(content) = 'object'`.execute(
    trx,
  )
  // What a source sent as it came: nobody can cut one person out of it, so all that the sources that told of him sent goes; its fate stays.
  await sql`update hook_event set body = null, headers = '{}' where business_id = ${business} and body is not null and state <> 'waiting'
    and connection_id in (select c.connection_id from source_connection c join telling t on t.business_id = c.business_id and t.source = c.source
      where t.business_id = ${business} and t.customer_id = ${customerId})`.execute(trx)
  await sql`delete from telling where ${his} and kind = 'customer'`.execute(trx)
  // First the places in the queue, as everybody does who takes messages back.
  await sql`select from message_queue q join message m on m.business_id = q.business_id and m.message_id = q.message_id
    where q.business_id = ${business} and m.customer_id = ${customerId} and q.lease_until is null order by q.message_id for update of q`.execute(
    trx,
  )
  await sql`update message set address = '', subject = null, body = '', html = null, calendar = null where ${his}`.execute(trx)
  // What is on its way keeps its state until it is answered.
  await sql`update message set state = 'cancelled', state_reason = 'erased' where ${his} and state in ('queued', 'claimed') and not exists (
    select from message_queue q where q.business_id = message.business_id and q.message_id = message.message_id and q.lease_until is not null)`.execute(
    trx,
  )
  await sql`update message_event set detail = '{}'
    where business_id = ${business} and message_id in (select message_id from message where ${his})`.execute(trx)
  await sql`update contact set own_words = null, state_reason = case when state in ('planned', 'approved') then 'erased' else state_reason end,
    state = case when state in ('planned', 'approved') then 'cancelled' else state end where ${his}`.execute(trx)
  await sql`update contact_outcome set detail = '{}' where ${his}`.execute(trx)
  await sql`update follow_up set words = '', state = case when state = 'open' then 'cancelled' else state end where ${his}`.execute(trx)
  await sql`update reply set text = '', when_read = null where ${his}`.execute(trx)
  for (const table of ['reply_question', 'slot_hold', 'customer_note'] as const)
    await sql`delete from ${sql.table(table)} where ${his}`.execute(trx)
  await sql`update asset set name = '', note = '', removed_at = coalesce(removed_at, updated_at) where ${his}`.execute(trx)
  await sql`update complaint set words = '', resolution = '' where ${his}`.execute(trx)
  await sql`update outside_booking set title = '' where ${his}`.execute(trx)
  await sql`delete from import_journal where business_id = ${business} and entity = 'customer' and entity_id = ${customerId}`.execute(trx)
  await sql`update audit set detail = '{}' where business_id = ${business} and subject = ${`customer:${customerId}`}`.execute(trx)
}
