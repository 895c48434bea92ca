/** The inbox: raw deliveries in, their fate beside them. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { type BusinessId, type ConnectionId, id, newId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { type Hook, HOOK_STATES, type InboxStore, type NewHook } from '../../ports/source-store.ts'
import { KEPT } from '../kept-statement.ts'
import { moment } from '../schema/columns.ts'
import type { Database } from '../schema/database.ts'

export function inboxQueries(trx: Transaction<Database>, business: BusinessId): InboxStore {
  const all = () => trx.selectFrom('hook_event').selectAll().where('business_id', '=', business)
  return {
    insertHooks: hooks => insertHooks(trx, business, hooks),
    waitingHooks: async (limit, at) => {
      const rows = await all()
        .where('state', '=', 'waiting')
        .where('next_at', '<=', moment(at))
        .orderBy('next_at')
        .orderBy('event_id')
        .limit(limit)
        .execute()
      return rows.map(hookOf)
    },
    hook: async eventId => {
      const row = await all().where('event_id', '=', eventId).executeTakeFirst()
      return row && hookOf(row)
    },
    settleHook: async (eventId, settled) => {
      await trx
        .updateTable('hook_event')
        .set({
          state: settled.state,
          reason: settled.reason,
          outcome: JSON.stringify(settled.outcome),
          attempts: settled.attempts,
          next_at: isoInstant(settled.nextAt),
          settled_at: settled.settledAt === null ? null : isoInstant(settled.settledAt),
        })
        .where('business_id', '=', business)
        .where('event_id', '=', eventId)
        .execute()
    },
    hooksOf: async (connectionId, { state, limit }) => {
      const mine = all().where('connection_id', '=', connectionId)
      const rows = await (state === undefined ? mine : mine.where('state', '=', state))
        .orderBy('received_at', 'desc')
        .orderBy('event_id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(hookOf)
    },
    hookCounts: async () => {
      const { rows } = await sql<{ connection_id: string; state: string; count: number }>`
        select connection_id, state, count(*)::integer as count from hook_event where business_id = ${business} group by 1, 2`.execute(trx)
      return rows.map(row => ({ connectionId: id<'connection'>(row.connection_id), state: stateOf(row.state), count: row.count }))
    },
    forgetBodies: async before => {
      const gone = await sql`update hook_event set body = null, headers = '{}'
        where business_id = ${business} and body is not null and settled_at < ${moment(before)}`.execute(trx)
      return Number(gone.numAffectedRows ?? 0n)
    },
  }
}

/** Hundreds of deliveries that came at once are one statement. */
async function insertHooks(trx: Transaction<Database>, business: BusinessId, hooks: readonly NewHook[]): Promise<number> {
  const column = <T>(value: (hook: NewHook) => T): T[] => hooks.map(value)
  const latest = new Map<ConnectionId, Instant>()
  for (const { connectionId, receivedAt } of hooks) latest.set(connectionId, receivedAt)
  const inserted = await sql`
    with ${KEPT} heard as (
      update source_connection c set last_event_at = l.at
      from unnest(${[...latest.keys()]}::uuid[], ${[...latest.values()].map(at => isoInstant(at))}::timestamptz[]) as l (connection_id, at)
      where c.business_id = ${business} and c.connection_id = l.connection_id
        and (c.last_event_at is null or c.last_event_at < l.at - interval '1 second'))
    insert into hook_event (business_id, event_id, connection_id, event_key, received_at, headers, body, state, next_at)
    select ${business}::integer, h.event_id, h.connection_id, h.event_key, h.received_at, h.headers, h.body, 'waiting', h.received_at
    from unnest(${column(hook => newId(hook.receivedAt))}::uuid[], ${column(hook => hook.connectionId)}::uuid[], ${column(hook => hook.eventKey)}::text[],
      ${column(hook => isoInstant(hook.receivedAt))}::timestamptz[], ${column(hook => JSON.stringify(hook.headers))}::jsonb[],
      ${column(hook => Buffer.from(hook.body))}::bytea[]) as h (event_id, connection_id, event_key, received_at, headers, body)
    on conflict (business_id, connection_id, event_key) do nothing`.execute(trx)
  return Number(inserted.numAffectedRows ?? 0n)
}

function stateOf(text: string): Hook['state'] {
  return HOOK_STATES.find(state => state === text) ?? 'quarantined'
}

function hookOf(row: Selectable<Database['hook_event']>): Hook {
  return {
    eventId: id<'hook'>(row.event_id),
    connectionId: id<'connection'>(row.connection_id),
    receivedAt: row.received_at,
    headers: row.headers,
    body: row.body,
    state: stateOf(row.state),
    reason: row.reason,
    outcome: row.outcome,
    attempts: row.attempts,
  }
}
