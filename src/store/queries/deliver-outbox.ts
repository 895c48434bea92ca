/** Putting messages into the outbox and taking them back. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Message, MessageReason, NewMessage } from '../../domain/deliver/message.ts'
import { assert } from '../../kernel/assert.ts'
import { type BusinessId, id, newId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { DeliverStore, Enqueued } from '../../ports/deliver-store.ts'
import type { Database } from '../schema/database.ts'
import { wakeAt } from './deliver-sending.ts'
import { recordEvents } from './deliver-events.ts'
import { stateOf } from './deliver-row.ts'

type OutboxQueries = Pick<
  DeliverStore,
  'enqueue' | 'enqueueAll' | 'recordHanded' | 'cancelForContact' | 'cancelForCustomer' | 'cancelMessage' | 'recall' | 'expire'
>

export function outboxQueries(trx: Transaction<Database>, business: BusinessId): OutboxQueries {
  // What waits is found in the queue, however many messages there have ever been.
  const waiting = (which: RawBuilder<unknown>): RawBuilder<boolean> =>
    sql`message_id in (select message_id from message_queue where business_id = ${business} and lease_until is null and ${which})`
  const cancelWhere = (where: ReturnType<typeof sql<boolean>>, reason: MessageReason, at: Instant): Promise<number> =>
    endUnsent(trx, { business, where, state: 'cancelled', reason, at })

  return {
    enqueue: async (message, at) => only(await put(trx, { business, messages: [message], state: 'queued', reason: null, at })),
    enqueueAll: (messages, at) => put(trx, { business, messages, state: 'queued', reason: null, at }),
    recordHanded: async (message, at) =>
      only(await put(trx, { business, messages: [message], state: 'handed', reason: 'owner-says-sent', at })),
    cancelForContact: (contactId, reason, at) => cancelWhere(sql`contact_id = ${contactId}`, reason, at),
    cancelForCustomer: (customerId, { purposes, reason, at }) =>
      cancelWhere(sql`customer_id = ${customerId} and purpose = any(${[...purposes]}::text[])`, reason, at),
    async cancelMessage(messageId, reason, at) {
      if ((await cancelWhere(sql`message_id = ${messageId}`, reason, at)) > 0) return 'cancelled'
      const row = await trx
        .selectFrom('message')
        .select('state')
        .where('business_id', '=', business)
        .where('message_id', '=', messageId)
        .executeTakeFirst()
      return row === undefined ? 'not-found' : 'too-late'
    },
    recall: ({ what, at }) => {
      const where =
        what === 'all'
          ? waiting(sql`true`)
          : 'batch' in what
            ? waiting(sql`batch = ${what.batch}`)
            : sql<boolean>`message_id = any(${[...what]}::uuid[])`
      return cancelWhere(where, 'recalled', at)
    },
    expire: at =>
      endUnsent(trx, {
        business,
        where: waiting(sql`not_after < ${isoInstant(at)}`),
        state: 'expired',
        reason: 'past-validity',
        at,
      }),
  }
}

interface Put {
  readonly business: BusinessId
  readonly messages: readonly NewMessage[]
  readonly state: Extract<Message['state'], 'queued' | 'handed'>
  readonly reason: MessageReason | null
  readonly at: Instant
}

function only<T>([one]: readonly T[]): T {
  assert(one !== undefined, 'one message has one answer')
  return one
}

/**
 * One statement decides: a new key makes a row, a key whose message was taken back before it ever left is revived with
 * the new words, any other key keeps what it has. Two planners at once therefore make one message.
 */
async function put(trx: Transaction<Database>, asked: Put): Promise<readonly Enqueued[]> {
  const { business, messages, state, reason, at } = asked
  if (messages.length === 0) return []
  const stored = await putRows(trx, asked)
  await recordEvents(trx, { business, at, events: [...stored.values()].map(messageId => ({ messageId, state, reason })) })
  if (state === 'queued')
    for (const notBefore of new Set(messages.flatMap(one => (stored.has(one.dedupeKey) ? [one.notBefore] : []))))
      await wakeAt(trx, { business, at: notBefore })
  const existing = await keptMessages(
    trx,
    business,
    messages.map(one => one.dedupeKey).filter(key => !stored.has(key)),
  )
  return messages.map(({ dedupeKey }) => {
    const messageId = stored.get(dedupeKey)
    const answer =
      messageId === undefined ? existing.get(dedupeKey) : ({ messageId: id<'message'>(messageId), result: 'queued', state } as const)
    assert(answer !== undefined, 'a key that made no row has one already')
    return answer
  })
}

/** Ids of what is new or revived, by key. */
async function putRows(trx: Transaction<Database>, { business, messages, state, reason, at }: Put): Promise<ReadonlyMap<string, string>> {
  const now = isoInstant(at)
  const texts = (of: (message: NewMessage) => string | null): RawBuilder<unknown> => sql`${messages.map(of)}::text[]`
  const uuids = (of: (message: NewMessage) => string | null): RawBuilder<unknown> => sql`${messages.map(of)}::uuid[]`
  const moments = (of: (message: NewMessage) => Instant): RawBuilder<unknown> =>
    sql`${messages.map(one => isoInstant(of(one)))}::timestamptz[]`
  const { rows } = await sql<{ message_id: string; dedupe_key: string }>`
    insert into message (business_id, message_id, dedupe_key, customer_id, contact_id, contact_point_id, channel, address, purpose, locale,
      subject, body, calendar, not_before, not_after, state, state_reason, state_at, created_at)
    select ${business}, fresh.*, ${state}, ${reason}, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${uuids(() => newId(at))}, ${texts(one => one.dedupeKey)}, ${uuids(one => one.customerId)}, ${uuids(one => one.contactId)},
      ${uuids(one => one.contactPointId)}, ${texts(one => one.channel)}, ${texts(one => one.address)}, ${texts(one => one.purpose)},
      ${texts(one => one.locale)}, ${texts(one => one.subject)}, ${texts(one => one.body)}, ${texts(one => one.calendar ?? null)},
      ${moments(one => one.notBefore)}, ${moments(one => one.notAfter)}) as fresh
    on conflict (business_id, dedupe_key) do update set
      contact_id = excluded.contact_id, contact_point_id = excluded.contact_point_id, channel = excluded.channel, address = excluded.address,
      locale = excluded.locale, subject = excluded.subject, body = excluded.body, calendar = excluded.calendar,
      state = excluded.state, state_reason = excluded.state_reason,
      state_at = excluded.state_at, not_before = excluded.not_before, not_after = excluded.not_after, created_at = excluded.created_at
    where message.attempts = 0 and message.state = 'cancelled' and message.state_reason in ('undone', 'recalled', 'owner-says-not-sent')
    returning message_id, dedupe_key`.execute(trx)
  return new Map(rows.map(row => [row.dedupe_key, row.message_id]))
}

async function keptMessages(
  trx: Transaction<Database>,
  business: BusinessId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Enqueued>> {
  if (keys.length === 0) return new Map()
  const rows = await trx
    .selectFrom('message')
    .select(['message_id', 'dedupe_key', 'state'])
    .where('business_id', '=', business)
    .where('dedupe_key', 'in', [...keys])
    .execute()
  return new Map(rows.map(row => [row.dedupe_key, { messageId: id(row.message_id), result: 'already', state: stateOf(row.state) }]))
}

interface End {
  readonly business: BusinessId
  readonly where: ReturnType<typeof sql<boolean>>
  readonly state: 'cancelled' | 'expired'
  readonly reason: MessageReason
  readonly at: Instant
}

/** The queue rows are locked before their messages, as the claim does it, so that neither waits for the other in a circle. */
async function endUnsent(trx: Transaction<Database>, { business, where, state, reason, at }: End): Promise<number> {
  const { rows } = await sql<{ message_id: string }>`
    with wanted as materialized (select message_id from message where business_id = ${business} and state = 'queued' and ${where}),
    held as materialized (
      select q.message_id from message_queue q join wanted on wanted.message_id = q.message_id
      where q.business_id = ${business} and q.lease_until is null order by q.message_id for update of q)
    update message set state = ${state}, state_reason = ${reason}, state_at = ${isoInstant(at)}
    where business_id = ${business} and state = 'queued' and message_id in (select message_id from held)
    returning message_id`.execute(trx)
  await recordEvents(trx, { business, at, events: rows.map(row => ({ messageId: row.message_id, state, reason })) })
  return rows.length
}
