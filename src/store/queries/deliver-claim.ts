/** Claiming due messages, the facts they are checked against, and writing down what became of them. */
import { sql, type Transaction } from 'kysely'
import { MESSAGE_STATES, mayFollow, type MessageState } from '../../domain/deliver/message.ts'
import type { BusinessId, MessageId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { ClaimRow, DeliverStore, Settlement } from '../../ports/deliver-store.ts'
import type { Database } from '../schema/database.ts'
import { nameParts } from './channel-receipts.ts'
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
        select ${COLUMNS} from message
        where business_id = ${business} and state = 'queued' and channel = ${channel} and not_before <= ${isoInstant(at)} and ${isWanted}
        order by not_before, message_id limit ${limit} for update skip locked`.execute(trx)
      return rows.map(messageOf)
    },

    async claimRows(messages, at): Promise<ReadonlyMap<MessageId, ClaimRow>> {
      await lockCustomers(trx, { business, customerIds: messages.map(message => message.customerId) })
      return claimRows(trx, { business, messageIds: messages.map(message => message.messageId), at })
    },

    async markSending(messageIds, { worker, at, leaseUntil }) {
      if (messageIds.length === 0) return
      await sql`
        update message set state = 'sending', state_at = ${isoInstant(at)}, attempts = attempts + 1, claimed_by = ${worker},
          lease_until = ${isoInstant(leaseUntil)}
        where business_id = ${business} and message_id = any(${[...messageIds]}::uuid[]) and state in ('queued', 'claimed')`.execute(trx)
    },

    noteFirstFailure: (gate, { at, count, reason }) => noteFirstFailure(trx, { business, gate, at, count, reason }),

    settle: (settlements, at) => settle(trx, { business, settlements, at }),

    async reapLeases(at) {
      const { rows } = await sql<{ message_id: string; state: string }>`
        update message set state = case state when 'claimed' then 'queued' else 'unknown' end,
          state_reason = case state when 'claimed' then null else 'worker-died' end,
          state_at = ${isoInstant(at)}, claimed_by = null, lease_until = null
        where business_id = ${business} and state in ('claimed', 'sending') and lease_until < ${isoInstant(at)}
        returning message_id, state`.execute(trx)
      const unknown = rows.filter(row => row.state === 'unknown')
      await recordEvents(trx, {
        business,
        at,
        events: unknown.map(row => ({ messageId: row.message_id, state: 'unknown', reason: 'worker-died' })),
      })
      await followContacts(trx, { business, messageIds: unknown.map(row => row.message_id), at })
      return { returned: rows.length - unknown.length, unknown: unknown.length }
    },
  }
}

async function settle(
  trx: Transaction<Database>,
  { business, settlements, at }: { readonly business: BusinessId; readonly settlements: readonly Settlement[]; readonly at: Instant },
): Promise<number> {
  if (settlements.length === 0) return 0
  const now = isoInstant(at)
  const { rows } = await sql<{ message_id: string }>`
    update message set state = s.state, state_reason = s.reason, state_at = ${now}, claimed_by = null, lease_until = null,
      provider_id = coalesce(s.provider_id, message.provider_id), not_before = coalesce(s.not_before, message.not_before)
    from unnest(${settlements.map(one => one.messageId)}::uuid[], ${settlements.map(one => one.state)}::text[],
      ${settlements.map(one => one.reason)}::text[], ${settlements.map(one => one.providerId ?? null)}::text[],
      ${settlements.map(one => (one.notBefore === undefined ? null : isoInstant(one.notBefore)))}::timestamptz[])
      as s (message_id, state, reason, provider_id, not_before)
    where message.business_id = ${business} and message.message_id = s.message_id
      and (message.state || '>' || s.state) = any(${LEGAL_MOVES}::text[])
    returning message.message_id`.execute(trx)
  const moved = new Set(rows.map(row => row.message_id))
  const events = settlements
    .filter(one => moved.has(one.messageId))
    .map(one => ({ messageId: one.messageId, state: one.state, reason: one.reason }))
  await recordEvents(trx, { business, at, events })
  await followContacts(trx, { business, messageIds: [...moved], at })
  // A receipt may have come before the answer that names its message.
  const early = await nameParts(trx, { business, settlements: settlements.filter(one => moved.has(one.messageId)), at })
  if (early.length > 0) await settle(trx, { business, at, settlements: early.map(one => ({ ...one, reason: one.state === 'failed' ? 'refused' : 'accepted' })) })
  const again = settlements.flatMap(one => (one.notBefore !== undefined && moved.has(one.messageId) ? [one.notBefore] : []))
  // Only instants that differ: a thousand messages that wait for ten o'clock wake the worker once.
  for (const notBefore of new Set(again)) await wakeAt(trx, { business, at: notBefore })
  return moved.size
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
