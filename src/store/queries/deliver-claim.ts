/** Claiming due messages, the facts they are checked against, and writing down what became of them. */
import { sql, type Transaction } from 'kysely'
import { MESSAGE_STATES, mayFollow, type MessageState } from '../../domain/deliver/message.ts'
import { type BusinessId, id, type MessageId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { ClaimRow, DeliverStore, Settlement } from '../../ports/deliver-store.ts'
import type { Database } from '../schema/database.ts'
import { nameParts, WITHOUT_RECEIPTS } from './channel-receipts.ts'
import { claimRows, lockCustomers } from './deliver-claim-rows.ts'
import { recordEvents } from './deliver-events.ts'
import { noteFirstFailure, wakeAt } from './deliver-sending.ts'
import { MESSAGE_COLUMNS, messageOf, type MessageRow } from './deliver-row.ts'

type ClaimQueries = Pick<DeliverStore, 'claim' | 'claimRows' | 'markSending' | 'noteFirstFailure' | 'settle' | 'reapLeases'>

const COLUMNS = sql.join(MESSAGE_COLUMNS.map(column => sql.ref(`message.${column}`)))

export function claimQueries(trx: Transaction<Database>, business: BusinessId): ClaimQueries {
  return {
    async claim({ channel, at, limit, skipBatches }) {
      const isWanted = skipBatches.length === 0 ? sql`true` : sql`(batch is null or batch <> all(${[...skipBatches]}::text[]))`
      const { rows } = await sql<MessageRow>`
        with taken as materialized (
          select message_id, not_before as due_at from message_queue
          where business_id = ${business} and channel = ${channel} and not_before <= ${isoInstant(at)} and lease_until is null and ${isWanted}
          order by not_before, message_id limit ${limit} for update skip locked)
        select ${COLUMNS} from taken join message on message.business_id = ${business} and message.message_id = taken.message_id
        where message.state = 'queued' order by taken.due_at, taken.message_id`.execute(trx)
      return rows.map(messageOf)
    },

    async claimRows(messages, at): Promise<ReadonlyMap<MessageId, ClaimRow>> {
      await lockCustomers(trx, { business, customerIds: messages.map(message => message.customerId) })
      return claimRows(trx, { business, messageIds: messages.map(message => message.messageId), at })
    },

    async markSending(messageIds, { worker, leaseUntil }) {
      if (messageIds.length === 0) return
      await sql`
        update message_queue set claimed_by = ${worker}, lease_until = ${isoInstant(leaseUntil)}
        where business_id = ${business} and message_id = any(${[...messageIds]}::uuid[])`.execute(trx)
    },

    noteFirstFailure: (gate, { at, count, reason }) => noteFirstFailure(trx, { business, gate, at, count, reason }),

    settle: (settlements, at) => settle(trx, { business, settlements, at }),

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

async function settle(
  trx: Transaction<Database>,
  { business, settlements, at }: { readonly business: BusinessId; readonly settlements: readonly Settlement[]; readonly at: Instant },
): Promise<number> {
  if (settlements.length === 0) return 0
  const written = await writeOutcomes(trx, { business, settlements, at })
  const moved = new Map(written.map(row => [row.message_id, row]))
  const settled = settlements.filter(one => moved.has(one.messageId))
  await leaveQueue(trx, { business, settled })
  await recordEvents(trx, { business, at, events: settled.map(({ messageId, state, reason }) => ({ messageId, state, reason })) })
  await followContacts(trx, { business, messageIds: written.flatMap(row => (row.is_contact ? [row.message_id] : [])), at })
  // A receipt may have come before the answer that names its message.
  const early = await nameParts(trx, { business, settlements: settled.filter(one => moved.get(one.messageId)?.has_receipts === true), at })
  if (early.length > 0)
    await settle(trx, {
      business,
      at,
      settlements: early.map(one => ({ ...one, reason: one.state === 'failed' ? 'refused' : 'accepted' })),
    })
  const again = settled.flatMap(one => (one.notBefore === undefined ? [] : [one.notBefore]))
  // Only instants that differ: a thousand messages that wait for ten o'clock wake the worker once.
  for (const notBefore of new Set(again)) await wakeAt(trx, { business, at: notBefore })
  return moved.size
}

interface Written {
  readonly message_id: string
  readonly is_contact: boolean
  readonly has_receipts: boolean
}

interface Writing {
  readonly business: BusinessId
  readonly settlements: readonly Settlement[]
  readonly at: Instant
}

/**
 * The only change of the wide row. A lease in the queue makes it 'sending', which is the state the table of moves is asked about, and
 * the attempt that the lease stood for is counted now. The message is locked before its queue row, as by everybody but the claim.
 */
async function writeOutcomes(trx: Transaction<Database>, { business, settlements, at }: Writing): Promise<readonly Written[]> {
  const { rows } = await sql<Written>`
    update message set state = s.state, state_reason = s.reason, state_at = ${isoInstant(at)},
      attempts = message.attempts + case when s.is_leased then 1 else 0 end,
      provider_id = coalesce(s.provider_id, message.provider_id), not_before = coalesce(s.not_before, message.not_before)
    from (
      select told.*, q.lease_until is not null as is_leased
      from unnest(${settlements.map(one => one.messageId)}::uuid[], ${settlements.map(one => one.state)}::text[],
        ${settlements.map(one => one.reason)}::text[], ${settlements.map(one => one.providerId ?? null)}::text[],
        ${settlements.map(one => (one.notBefore === undefined ? null : isoInstant(one.notBefore)))}::timestamptz[])
        as told (message_id, state, reason, provider_id, not_before)
      left join message_queue q on q.business_id = ${business} and q.message_id = told.message_id
    ) s
    where message.business_id = ${business} and message.message_id = s.message_id
      and (case when s.is_leased and message.state = 'queued' then 'sending' else message.state end || '>' || s.state) = any(${LEGAL_MOVES}::text[])
    returning message.message_id, message.contact_id is not null as is_contact, message.channel <> all(${WITHOUT_RECEIPTS}::text[]) as has_receipts`.execute(
    trx,
  )
  return rows
}

/** What is settled waits no more; what is to be tried again waits without a lease. */
async function leaveQueue(
  trx: Transaction<Database>,
  { business, settled }: { readonly business: BusinessId; readonly settled: readonly Settlement[] },
): Promise<void> {
  const gone = settled.filter(one => one.state !== 'queued')
  if (gone.length > 0)
    await sql`delete from message_queue where business_id = ${business} and message_id = any(${gone.map(one => one.messageId)}::uuid[])`.execute(
      trx,
    )
  const back = settled.filter(one => one.state === 'queued')
  if (back.length > 0)
    await sql`
      update message_queue set lease_until = null, claimed_by = null, not_before = coalesce(s.not_before, message_queue.not_before)
      from unnest(${back.map(one => one.messageId)}::uuid[],
        ${back.map(one => (one.notBefore === undefined ? null : isoInstant(one.notBefore)))}::timestamptz[]) as s (message_id, not_before)
      where message_queue.business_id = ${business} and message_queue.message_id = s.message_id`.execute(trx)
}

/** The transition table of the domain, as text pairs, so that the database applies the same one. */
const LEGAL_MOVES: readonly string[] = MESSAGE_STATES.flatMap((from: MessageState) =>
  MESSAGE_STATES.filter(to => mayFollow(from, to)).map(to => `${from}>${to}`),
)

/** A contact is where its message is; what the owner has already finished stays finished. */
async function followContacts(
  trx: Transaction<Database>,
  { business, messageIds, at }: { readonly business: BusinessId; readonly messageIds: readonly string[]; readonly at: Instant },
): Promise<void> {
  if (messageIds.length === 0) return
  await sql`
    update contact set state = case message.state when 'queued' then 'approved' when 'sending' then 'claimed' else message.state end,
      state_reason = message.state_reason, state_at = ${isoInstant(at)}
    from message
    where message.business_id = ${business} and message.message_id = any(${[...messageIds]}::uuid[])
      and contact.business_id = ${business} and contact.contact_id = message.contact_id
      and contact.state not in ('done', 'cancelled')`.execute(trx)
}
