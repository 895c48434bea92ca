/** Threads of the inbox. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { ENTRY_KINDS, type InboxStore, type InboxThread, type ThreadEntry } from '../../ports/inbox-store.ts'
import type { Database } from '../schema/database.ts'

interface ThreadRow {
  readonly customer_id: string | null
  readonly customer_name: string | null
  readonly sender_address: string | null
  readonly reply_id: string
  readonly text: string
  readonly channel: string
  readonly at: Instant
  readonly open_count: number
  readonly has_complaint: boolean
}

interface EntryRow {
  readonly entry_id: string
  readonly kind: string
  readonly at: Instant
  readonly text: string
  readonly channel: string | null
  readonly state: string | null
  readonly actor: string | null
}

/** Threads are made from this many of the newest replies: more than anybody looks through. */
const REPLIES_SEEN = 2000

export function inboxQueries(trx: Transaction<Database>, business: BusinessId): InboxStore {
  return {
    threads: options => readThreads(trx, business, options),
    async countOpen() {
      const { rows } = await sql<{ count: number }>`
        select count(distinct coalesce(customer_id::text, sender_address, reply_id::text))::integer as count from reply
        where business_id = ${business} and settled_as is null`.execute(trx)
      return rows[0]?.count ?? 0
    },
    thread: (customerId, limit) => readThread(trx, business, { customerId, limit }),
    async settleAll(customerId, settledAs) {
      const { numAffectedRows } = await sql`update reply set settled_as = ${settledAs}
        where business_id = ${business} and customer_id = ${customerId} and settled_as is null`.execute(trx)
      return Number(numAffectedRows ?? 0n)
    },
    async addNote({ noteId, customerId, text, actor, at }) {
      await sql`insert into customer_note (business_id, note_id, customer_id, text, actor, at)
        values (${business}, ${noteId}, ${customerId}, ${text}, ${actor}, ${isoInstant(at)})`.execute(trx)
    },
    async senderOf(replyId) {
      const { rows } = await sql<{ customer_id: string | null; sender_address: string | null }>`
        select customer_id, sender_address from reply where business_id = ${business} and reply_id = ${replyId}`.execute(trx)
      const row = rows[0]
      return row && { customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id), senderAddress: row.sender_address }
    },
    async giveTo(customerId, { replyId, senderAddress }) {
      const { numAffectedRows } = await sql`update reply set customer_id = ${customerId}
        where business_id = ${business} and customer_id is null and (reply_id = ${replyId} or sender_address = ${senderAddress})`.execute(
        trx,
      )
      return Number(numAffectedRows ?? 0n)
    },
  }
}

async function readThreads(
  trx: Transaction<Database>,
  business: BusinessId,
  { openOnly, limit }: { readonly openOnly: boolean; readonly limit: number },
): Promise<readonly InboxThread[]> {
  const { rows } = await sql<ThreadRow>`
    with seen as (
      select reply_id, customer_id, sender_address, text, channel, at, settled_as,
        coalesce(customer_id::text, sender_address, reply_id::text) as thread from reply
      where business_id = ${business} ${openOnly ? sql`and settled_as is null` : sql``} order by at desc limit ${REPLIES_SEEN}
    ), newest as (
      select distinct on (thread) * from seen order by thread, at desc, reply_id desc
    )
    select newest.*, customer.full_name as customer_name,
      (select count(*)::integer from seen where seen.thread = newest.thread and seen.settled_as is null) as open_count,
      exists (select from complaint where complaint.business_id = ${business} and complaint.customer_id = newest.customer_id and complaint.closed_at is null)
        as has_complaint
    from newest left join customer on customer.business_id = ${business} and customer.customer_id = newest.customer_id
    order by (newest.settled_as is null) desc, newest.at desc limit ${limit}`.execute(trx)
  return rows.map(row => ({
    customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id),
    customerName: row.customer_name ?? '',
    senderAddress: row.sender_address,
    lastReplyId: id<'reply'>(row.reply_id),
    lastText: row.text,
    lastChannel: row.channel,
    lastAt: row.at,
    openCount: row.open_count,
    hasComplaint: row.has_complaint,
  }))
}

async function readThread(
  trx: Transaction<Database>,
  business: BusinessId,
  { customerId, limit }: { readonly customerId: CustomerId; readonly limit: number },
): Promise<readonly ThreadEntry[]> {
  const his = sql`business_id = ${business} and customer_id = ${customerId}`
  const { rows } = await sql<EntryRow>`
    select * from (
      select message_id as entry_id, 'message' as kind, created_at as at, body as text, channel, state, null as actor from message where ${his}
      union all select reply_id, 'reply', at, text, channel, settled_as, actor from reply where ${his}
      union all select outcome_id, 'outcome', at, coalesce(detail ->> 'words', ''), null, outcome, actor from contact_outcome
        where ${his} and actor <> 'customer'
      union all select booking_id, 'booking', created_at, local_day::text || coalesce(' ' || local_minute::text, ''), source, state, null from booking where ${his}
      union all select note_id, 'note', at, text, null, null, actor from customer_note where ${his}
      union all select complaint_id, 'complaint', opened_at, words, null, case when closed_at is null then 'open' else 'closed' end, closed_by from complaint
        where ${his}
    ) entry order by at desc, entry_id desc limit ${limit}`.execute(trx)
  return rows.toReversed().map(row => ({
    entryId: row.entry_id,
    kind: ENTRY_KINDS.find(kind => kind === row.kind) ?? 'note',
    at: row.at,
    text: row.text,
    channel: row.channel,
    state: row.state,
    actor: row.actor,
  }))
}
