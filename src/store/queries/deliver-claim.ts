/** Claiming due messages, the facts they are checked against, and writing down what became of them. */
import { sql, type Transaction } from 'kysely'
import { type Message, MESSAGE_STATES, mayFollow, type MessageState } from '../../domain/deliver/message.ts'
import { assert } from '../../kernel/assert.ts'
import { type BusinessId, id, type MessageId, newId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { ClaimRow, DeliverStore, Settlement } from '../../ports/deliver-store.ts'
import { bytes, column, rowsOf } from '../binary-columns.ts'
import { messagesOf } from '../copy.ts'
import { KEPT } from '../kept-statement.ts'
import { prepared } from '../prepared.ts'
import type { Database } from '../schema/database.ts'
import { nameParts, WITHOUT_RECEIPTS } from './channel-receipts.ts'
import { claimRows, lockGroup, useIndexes } from './deliver-claim-rows.ts'
import { wakeAt } from './deliver-sending.ts'
import { MESSAGE_COLUMNS, messageOf, type MessageRow } from './deliver-row.ts'

type ClaimQueries = Pick<DeliverStore, 'claim' | 'claimRows' | 'markSending' | 'settle' | 'settleFree' | 'reapLeases'>

const COLUMNS = sql.join(MESSAGE_COLUMNS.map(column => sql.ref(`message.${column}`)))

export function claimQueries(trx: Transaction<Database>, business: BusinessId): ClaimQueries {
  return {
    async claim({ channel, at, limit, turns, others, beside, skipBatches }) {
      const isWanted = skipBatches.length === 0 ? sql`true` : sql`(batch is null or batch <> all(${[...skipBatches]}::text[]))`
      const isDue = sql`business_id = ${business} and not_before <= ${isoInstant(at)} and lease_until is null and ${isWanted}`
      const places = sql`select message_id from message_queue where channel = ${channel} and ${isDue}`
      const elsewhere = sql`exists (select from message_queue where channel = any(${[...beside]}::text[]) and ${isDue} and is_service)`
      useIndexes(trx)
      const { rows } = await sql<MessageRow>`
        with ${KEPT} in_turn as materialized (${places} and not is_service order by not_before limit ${turns} for update skip locked),
        service as materialized (
          ${places} and is_service order by not_before limit ${limit}::bigint - (select count(*) from in_turn) for update skip locked),
        others as materialized (
          ${places} and not is_service and message_id not in (select message_id from in_turn) order by not_before
          limit case when ${elsewhere} then 0 else greatest(0, least(${others}::bigint, ${limit}::bigint - (select count(*) from service))
            - (select count(*) from in_turn)) end
          for update skip locked),
        taken as (select message_id from in_turn union all select message_id from service union all select message_id from others)
        select ${COLUMNS} from message
        where business_id = ${business} and message_id = any(array(select message_id from taken)) and state = 'queued'`.execute(trx)
      return rows.map(messageOf).toSorted(inOrder)
    },

    async claimRows(messages, at): Promise<ReadonlyMap<MessageId, ClaimRow>> {
      lockGroup(trx, { business, messages })
      return claimRows(trx, { business, messages, at })
    },

    async markSending(messageIds, { worker, leaseUntil }) {
      if (messageIds.length === 0) return
      await sql`
        update ${KEPT} message_queue set claimed_by = ${worker}, lease_until = ${isoInstant(leaseUntil)}
        where business_id = ${business} and message_id = any(${column.uuid(messageIds)})`.execute(trx)
    },

    settle: (settlements, at) => settle(trx, { business, settlements, at }),
    settleFree: async (settlements, at) => settle(trx, { business, settlements: await freeOf(trx, { business, settlements, at }), at }),

    async reapLeases(at) {
      const { rows } = await sql<{ message_id: string }>`
        select message_id from message_queue where business_id = ${business} and lease_until < ${isoInstant(at)} for update skip locked`.execute(
        trx,
      )
      const settlements = rows.map(row => ({ messageId: id<'message'>(row.message_id), state: 'unknown', reason: 'worker-died' }) as const)
      return { returned: 0, unknown: await settle(trx, { business, settlements, at }) }
    },
  }
}

/** Service first, so that a house with a limit gives it what it has; then in the order of their moments. */
function inOrder(a: Message, b: Message): number {
  return Number(b.purpose === 'service') - Number(a.purpose === 'service') || a.notBefore - b.notBefore
}

/** Those whose rows nobody else is changing; taken now, so that nobody else comes in between. */
async function freeOf(trx: Transaction<Database>, { business, settlements }: Writing): Promise<readonly Settlement[]> {
  if (settlements.length === 0) return []
  const { rows: messages } = await sql<{ message_id: string; contact_id: string | null }>`
    select message_id, contact_id from message
    where business_id = ${business} and message_id = any(${settlements.map(one => one.messageId)}::uuid[]) for update skip locked`.execute(
    trx,
  )
  const { rows: contacts } = await sql<{ contact_id: string }>`
    select contact_id from contact
    where business_id = ${business} and contact_id = any(${messages.map(row => row.contact_id)}::uuid[]) for update skip locked`.execute(
    trx,
  )
  const ours = new Set(contacts.map(row => row.contact_id))
  const free = new Set(messages.flatMap(row => (row.contact_id === null || ours.has(row.contact_id) ? [row.message_id] : [])))
  return settlements.filter(one => free.has(one.messageId))
}

async function settle(trx: Transaction<Database>, { business, settlements: told, at }: Writing): Promise<number> {
  if (told.length === 0) return 0
  // Always in the same order, so that two writers of the same messages never wait for each other.
  const settlements = told.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1))
  const isEnd = settlements.every(one => ENDS.has(one.state))
  const written = await (isEnd ? writeEnds : writeOutcomes)(trx, { business, settlements, at })
  await followContacts(trx, { business, messageIds: written.contacts, at })
  // A receipt may have come before the answer that names its message.
  const reported = new Set(written.reported)
  const early = await nameParts(trx, { business, settlements: settlements.filter(one => reported.has(one.messageId)), at })
  if (early.length > 0)
    await settle(trx, {
      business,
      at,
      settlements: early.map(one => ({ ...one, reason: one.state === 'bounced' ? 'refused' : 'accepted' })),
    })
  const again = new Set(written.again)
  // Only instants that differ: a thousand messages that wait for ten o'clock wake the worker once.
  const instants = new Set(settlements.flatMap(one => (one.notBefore !== undefined && again.has(one.messageId) ? [one.notBefore] : [])))
  for (const notBefore of instants) await wakeAt(trx, { business, at: notBefore })
  return written.moved
}

/** What moved, and of those the messages that more has to be done about. */
interface Written {
  readonly moved: number
  readonly contacts: readonly string[]
  /** Their provider brings receipts. */
  readonly reported: readonly string[]
  /** To be tried again. */
  readonly again: readonly string[]
}

interface Writing {
  readonly business: BusinessId
  readonly settlements: readonly Settlement[]
  readonly at: Instant
}

/** Whoever waits in the queue or is on his way may end so, see mayFollow: nothing has to be asked before his place is taken out. */
const ENDS: ReadonlySet<MessageState> = new Set<MessageState>(['handed', 'failed', 'unknown'])

const ends = prepared(
  {
    business: 'integer',
    ids: 'uuid[]',
    states: 'text[]',
    reasons: 'text[]',
    providers: 'text[]',
    events: 'uuid[]',
    at: 'timestamptz',
    legal: 'text[]',
    silent: 'text[]',
  },
  ({ business, ids, states, reasons, providers, events, at, legal, silent }) => sql`
    with gone as (
      delete from message_queue where business_id = ${business} and message_id = any(${ids}) returning message_id, lease_until is not null as is_leased),
    told as materialized (
      select told.*, told.message_id in (select message_id from gone where is_leased) as is_leased
      from (select ${ids} as c0, ${states} as c1, ${reasons} as c2, ${providers} as c3, ${events} as c4 offset 0) given
      cross join lateral unnest(given.c0, given.c1, given.c2, given.c3, given.c4) as told (message_id, state, reason, provider_id, event_id)),
    written as (
      update message set state = told.state, state_reason = told.reason, state_at = ${at},
        attempts = message.attempts + case when told.is_leased then 1 else 0 end, provider_id = coalesce(told.provider_id, message.provider_id)
      from told
      where message.business_id = ${business} and message.message_id = told.message_id
        and (case when told.is_leased and message.state = 'queued' then 'sending' else message.state end || '>' || told.state) = any(${legal})
      returning message.message_id, told.state, told.reason, told.event_id,
        message.contact_id is not null as is_contact, message.channel <> all(${silent}) as is_reported),
    trace as (
      insert into message_event (business_id, message_event_id, message_id, state, detail, at)
      select ${business}, event_id, message_id, state, jsonb_build_object('reason', reason), ${at} from written)
    select count(*)::integer as moved, coalesce(array_agg(message_id::text) filter (where is_contact), '{}') as contacts,
      coalesce(array_agg(message_id::text) filter (where is_reported), '{}') as reported, '{}'::text[] as again
    from written`,
)

/** The same as writeOutcomes where nothing waits again: the place in the queue is locked, asked about its lease and taken out in one go. */
async function writeEnds(trx: Transaction<Database>, { business, settlements, at }: Writing): Promise<Written> {
  const [written] = await messagesOf(trx).ask<Written>(
    ends({
      business,
      ids: bytes.uuid(settlements.map(one => one.messageId)),
      states: bytes.text(settlements.map(one => one.state)),
      reasons: bytes.text(settlements.map(one => one.reason)),
      providers: bytes.text(settlements.map(one => one.providerId ?? null)),
      events: bytes.uuid(settlements.map(() => newId(at))),
      at: isoInstant(at),
      legal: LEGAL_MOVES,
      silent: WITHOUT_RECEIPTS,
    }),
  )
  assert(written !== undefined, 'a count is always answered')
  return written
}

/**
 * The only change of the wide row. A lease in the queue makes it 'sending', which is the state the table of moves is asked about, and
 * the attempt that the lease stood for is counted now, unless the provider only asked to wait. What is settled waits no more; what is
 * to be tried again waits without a lease; and the trace gets its line. What is taken back leaves the queue by the trigger. One
 * statement, every row looked up by its key: see claimRows.
 * The place in the queue is locked before the message, as by everybody who changes both.
 */
async function writeOutcomes(trx: Transaction<Database>, { business, settlements, at }: Writing): Promise<Written> {
  const { rows } = await sql<Written>`
    with ${KEPT} told as materialized (
      select told.*, (select q.lease_until is not null from message_queue q
          where q.business_id = ${business} and q.message_id = told.message_id for update) is true as is_leased
      from ${rowsOf([
        column.uuid(settlements.map(one => one.messageId)),
        column.text(settlements.map(one => one.state)),
        column.text(settlements.map(one => one.reason)),
        column.text(settlements.map(one => one.providerId ?? null)),
        column.instant(settlements.map(one => one.notBefore ?? null)),
        column.uuid(settlements.map(() => newId(at))),
      ])} as told (message_id, state, reason, provider_id, not_before, event_id)),
    written as (
      update message set state = told.state, state_reason = told.reason, state_at = ${isoInstant(at)},
        attempts = message.attempts + case when told.is_leased and not (told.state = 'queued' and told.reason = 'rate') then 1 else 0 end,
        provider_id = coalesce(told.provider_id, message.provider_id), not_before = coalesce(told.not_before, message.not_before)
      from told
      where message.business_id = ${business} and message.message_id = told.message_id
        and (case when told.is_leased and message.state = 'queued' then 'sending' else message.state end || '>' || told.state) = any(${LEGAL_MOVES}::text[])
      returning message.message_id, told.state, told.reason, told.not_before, told.event_id,
        message.contact_id is not null as is_contact, message.channel <> all(${WITHOUT_RECEIPTS}::text[]) as is_reported),
    gone as (
      delete from message_queue q using written w
      where q.business_id = ${business} and q.message_id = w.message_id and w.state not in ('queued', 'cancelled', 'expired')),
    back as (
      update message_queue q set lease_until = null, claimed_by = null, not_before = coalesce(w.not_before, q.not_before) from written w
      where q.business_id = ${business} and q.message_id = w.message_id and w.state = 'queued'),
    trace as (
      insert into message_event (business_id, message_event_id, message_id, state, detail, at)
      select ${business}, event_id, message_id, state, jsonb_build_object('reason', reason), ${isoInstant(at)} from written)
    select count(*)::integer as moved, coalesce(array_agg(message_id::text) filter (where is_contact), '{}') as contacts,
      coalesce(array_agg(message_id::text) filter (where is_reported), '{}') as reported,
      coalesce(array_agg(message_id::text) filter (where state = 'queued'), '{}') as again
    from written`.execute(trx)
  const [written] = rows
  assert(written !== undefined, 'a count is always answered')
  return written
}

/** The transition table of the domain, as text pairs, so that the database applies the same one. It looks through them in turn: the usual first. */
const LEGAL_MOVES: readonly string[] = (['sending', ...MESSAGE_STATES.filter(state => state !== 'sending')] as const).flatMap(
  (from: MessageState) => MESSAGE_STATES.filter(to => mayFollow(from, to)).map(to => `${from}>${to}`),
)

/** A contact is where its message is; what the owner has already finished stays finished. */
async function followContacts(
  trx: Transaction<Database>,
  { business, messageIds, at }: { readonly business: BusinessId; readonly messageIds: readonly string[]; readonly at: Instant },
): Promise<void> {
  if (messageIds.length === 0) return
  await sql`
    with ${KEPT} led as materialized (
      select contact.contact_id, message.state, message.state_reason
      from unnest(${[...messageIds]}::uuid[]) as told (message_id)
      join message on message.business_id = ${business} and message.message_id = told.message_id
      join contact on contact.business_id = ${business} and contact.contact_id = message.contact_id
      where contact.state not in ('done', 'cancelled') order by contact.contact_id for update of contact)
    update contact set state = case led.state when 'queued' then 'approved' when 'sending' then 'claimed' when 'read' then 'delivered'
        when 'bounced' then 'failed' else led.state end,
      state_reason = led.state_reason, state_at = ${isoInstant(at)}
    from led where contact.business_id = ${business} and contact.contact_id = led.contact_id`.execute(trx)
}
