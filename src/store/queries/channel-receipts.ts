/** Names of parts and the receipts for them. A receipt may be first, late, doubled or for a message of a process that died. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { addMs, type Instant, isoInstant, MINUTE_MS } from '../../kernel/instant.ts'
import type { ChannelStore, Receipt, ReceiptVerdict } from '../../ports/channel-store.ts'
import type { Settlement } from '../../ports/deliver-store.ts'
import type { Database } from '../schema/database.ts'

type ReceiptQueries = Pick<ChannelStore, 'takeReceipts' | 'matchOrphans'>

/** A later word may only be a better one: delivered after failed is true, failed after delivered is noise. */
const RANK = sql.raw(`array_position(array['handed', 'failed', 'delivered', 'read'], `)

export function receiptQueries(trx: Transaction<Database>, business: BusinessId): ReceiptQueries {
  return {
    async takeReceipts(channel, receipts, at) {
      if (receipts.length === 0) return []
      const named = receipts.filter(receipt => receipt.messageId !== null)
      await insertNamed(trx, { business, channel, named, at })
      const best = bestOf(receipts)
      const known = await sql<{ provider_id: string; message_id: string }>`
        with told as (${unnested(best)})
        update message_part p set
          state = case when ${RANK} told.state) > ${RANK} p.state) then told.state else p.state end,
          detail = case when ${RANK} told.state) > ${RANK} p.state) then told.detail else p.detail end,
          state_at = ${isoInstant(at)}
        from told where p.business_id = ${business} and p.channel = ${channel} and p.provider_id = told.provider_id
        returning p.provider_id, p.message_id`.execute(trx)
      const found = new Set(known.rows.map(row => row.provider_id))
      await insertOrphans(trx, { business, channel, orphans: best.filter(receipt => !found.has(receipt.providerId)), at })
      return verdicts(trx, { business, messageIds: known.rows.map(row => row.message_id) })
    },

    async matchOrphans(at) {
      const byName = await sql<{ message_id: string }>`
        with met as (
          delete from orphan_receipt o using message_part p
          where o.business_id = ${business} and p.business_id = o.business_id and p.channel = o.channel and p.provider_id = o.provider_id
          returning o.channel, o.provider_id, o.state, o.detail)
        update message_part p set state = met.state, detail = met.detail, state_at = ${isoInstant(at)}
        from met where p.business_id = ${business} and p.channel = met.channel and p.provider_id = met.provider_id
          and ${RANK} met.state) > ${RANK} p.state) returning p.message_id`.execute(trx)
      // The name was lost in a crash: a receipt for an address with exactly one unknown message is about that one.
      const byAddress = await sql<{ message_id: string }>`
        with lost as (
          select o.channel, o.provider_id, (min(m.message_id::text))::uuid as message_id from orphan_receipt o
          join message m on m.business_id = o.business_id and m.channel = o.channel and m.state = 'unknown'
            and regexp_replace(m.address, '[^0-9]', '', 'g') = regexp_replace(o.address, '[^0-9]', '', 'g') and m.state_at <= o.at + interval '1 hour'
          where o.business_id = ${business} and o.address is not null
          group by o.channel, o.provider_id having count(*) = 1),
        met as (
          delete from orphan_receipt o using lost where o.business_id = ${business} and o.channel = lost.channel and o.provider_id = lost.provider_id
          returning o.channel, o.provider_id, o.state, o.detail, lost.message_id)
        insert into message_part (business_id, channel, provider_id, message_id, state, detail, state_at)
        select ${business}, channel, provider_id, message_id, state, detail, ${isoInstant(at)} from met
        on conflict do nothing returning message_id`.execute(trx)
      return verdicts(trx, { business, messageIds: [...byName.rows, ...byAddress.rows].map(row => row.message_id) })
    },
  }
}

/** Letters have names of their own kind, and nobody brings receipts for what never left. */
export const WITHOUT_RECEIPTS: readonly string[] = ['email', 'sandbox', 'hand']

/** The names under which the provider took messages; returns what receipts that came before say of them. */
export async function nameParts(
  trx: Transaction<Database>,
  { business, settlements, at }: { readonly business: BusinessId; readonly settlements: readonly Settlement[]; readonly at: Instant },
): Promise<readonly ReceiptVerdict[]> {
  const parts = settlements
    .filter(one => one.state === 'handed')
    .flatMap(one =>
      (one.providerId ?? '')
        .split(' ')
        .filter(name => name !== '')
        .map(name => ({ messageId: one.messageId, name })),
    )
  if (parts.length === 0) return []
  const { rows } = await sql<{ message_id: string; is_told: boolean; is_orphan: boolean }>`
    with named as (
      insert into message_part (business_id, channel, provider_id, message_id, state, state_at)
      -- A provider that gives one name twice must not stop the whole group from being written down.
      select distinct on (m.channel, p.name) m.business_id, m.channel, p.name, m.message_id, 'handed', ${isoInstant(at)}
      from unnest(${parts.map(part => part.messageId)}::uuid[], ${parts.map(part => part.name)}::text[]) as p (message_id, name)
      join message m on m.business_id = ${business} and m.message_id = p.message_id
      where m.channel <> all(${WITHOUT_RECEIPTS}::text[])
      order by m.channel, p.name, m.message_id
      -- A centre may begin its numbers anew: an old name is a new one, unless a receipt has just come that was quicker than the answer.
      on conflict (business_id, channel, provider_id) do update set message_id = excluded.message_id, state_at = excluded.state_at,
        state = case when message_part.message_id = excluded.message_id or message_part.state_at > ${isoInstant(addMs(at, -QUICKER_MS))}
          then message_part.state else 'handed' end
      returning channel, provider_id, message_id, state)
    select named.message_id, bool_or(named.state <> 'handed') as is_told, bool_or(o.provider_id is not null) as is_orphan
    from named left join orphan_receipt o on o.business_id = ${business} and o.channel = named.channel and o.provider_id = named.provider_id
    where named.state <> 'handed' or o.provider_id is not null group by named.message_id`.execute(trx)
  const met = rows.some(row => row.is_orphan) ? await receiptQueries(trx, business).matchOrphans(at) : []
  const told = rows.filter(row => row.is_told).map(row => row.message_id)
  return [...met, ...(await verdicts(trx, { business, messageIds: told.filter(name => !met.some(one => one.messageId === name)) }))]
}

/** An answer is waited for half as long (link.ts, ANSWER_MS_MAX). */
const QUICKER_MS = MINUTE_MS

interface Naming {
  readonly business: BusinessId
  readonly channel: string
  readonly at: Instant
}

/** The provider told our own name: it is believed when that message went by this channel. */
async function insertNamed(
  trx: Transaction<Database>,
  { business, channel, named, at }: Naming & { readonly named: readonly Receipt[] },
): Promise<void> {
  if (named.length === 0) return
  await sql`
    insert into message_part (business_id, channel, provider_id, message_id, state, state_at)
    select m.business_id, m.channel, n.provider_id, m.message_id, 'handed', ${isoInstant(at)}
    from unnest(${named.map(one => one.messageId)}::uuid[], ${named.map(one => one.providerId)}::text[]) as n (message_id, provider_id)
    join message m on m.business_id = ${business} and m.message_id = n.message_id and m.channel = ${channel}
    on conflict do nothing`.execute(trx)
}

async function insertOrphans(
  trx: Transaction<Database>,
  { business, channel, orphans, at }: Naming & { readonly orphans: readonly Receipt[] },
): Promise<void> {
  if (orphans.length === 0) return
  await sql`
    insert into orphan_receipt (business_id, channel, provider_id, state, detail, address, at)
    select ${business}, ${channel}, told.provider_id, told.state, told.detail, told.address, ${isoInstant(at)} from (${unnested(orphans)}) told
    on conflict (business_id, channel, provider_id) do update set state = excluded.state, detail = excluded.detail
    where ${RANK} excluded.state) > ${RANK} orphan_receipt.state)`.execute(trx)
}

/** Everything arrived, or something surely did not; undecided messages stay as they are. */
async function verdicts(
  trx: Transaction<Database>,
  { business, messageIds }: { readonly business: BusinessId; readonly messageIds: readonly string[] },
): Promise<readonly ReceiptVerdict[]> {
  if (messageIds.length === 0) return []
  const { rows } = await sql<{ message_id: string; has_failed: boolean; has_arrived: boolean; is_read: boolean }>`
    select p.message_id, bool_or(p.state = 'failed') as has_failed, bool_and(p.state in ('delivered', 'read')) as has_arrived,
      bool_or(p.state = 'read') as is_read from message_part p where p.business_id = ${business} and p.message_id = any(${[...new Set(messageIds)]}::uuid[]) group by p.message_id`.execute(
    trx,
  )
  return rows.flatMap((row): ReceiptVerdict[] => {
    const messageId = id<'message'>(row.message_id)
    if (row.has_arrived) return [{ messageId, state: row.is_read ? 'read' : 'delivered' }]
    return row.has_failed ? [{ messageId, state: 'bounced' }] : []
  })
}

function unnested(receipts: readonly Receipt[]) {
  return sql`select * from unnest(${receipts.map(one => one.providerId)}::text[], ${receipts.map(one => one.state)}::text[],
    ${receipts.map(one => one.detail)}::text[], ${receipts.map(one => one.address)}::text[]) as r (provider_id, state, detail, address)`
}

const ORDER = ['failed', 'delivered', 'read'] as const

/** One receipt per name: the database refuses to change a row twice in one statement. */
function bestOf(receipts: readonly Receipt[]): readonly Receipt[] {
  const best = new Map<string, Receipt>()
  for (const receipt of receipts) {
    const other = best.get(receipt.providerId)
    if (other === undefined || ORDER.indexOf(receipt.state) > ORDER.indexOf(other.state)) best.set(receipt.providerId, receipt)
  }
  return [...best.values()]
}
