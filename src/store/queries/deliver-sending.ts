/** Limits, gates and pauses of sending. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { BREAKER_STATES, type Gate, type GateLimit, NO_LIMIT } from '../../domain/deliver/sending-gate.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { SendingStore } from '../../ports/sending-store.ts'
import { KEPT } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import { mailRecordQueries } from './deliver-mail-records.ts'

export function sendingQueries(trx: Transaction<Database>, business: BusinessId): SendingStore {
  return {
    ...gateQueries(trx, business),
    ...ruleQueries(trx, business),
    ...mailQueries(trx, business),
    ...mailRecordQueries(trx, business),
    wakeAt: at => wakeAt(trx, { business, at }),
  }
}

export async function wakeAt(
  trx: Transaction<Database>,
  { business, at }: { readonly business: BusinessId; readonly at: Instant },
): Promise<void> {
  // A row of the second that follows is enough; one before it would wake too early, and whoever commits at the same time adds
  // one more, which does no harm.
  await sql`insert into wake (business_id, due_at) select ${business}::integer, ${isoInstant(at)}::timestamptz
    where not exists (select from wake where business_id = ${business} and due_at >= ${isoInstant(at)}::timestamptz
      and due_at < ${isoInstant(at)}::timestamptz + interval '1 second')`.execute(trx)
}

function gateQueries(trx: Transaction<Database>, business: BusinessId): Pick<SendingStore, 'gates' | 'saveGate' | 'endRest' | 'allGates'> {
  return {
    async gates(names, { isLocked }) {
      // A gate that nobody has passed yet has no row that could be locked.
      if (isLocked) await sql`select pg_advisory_xact_lock(${business}::int, hashtext('sending_gate'))`.execute(trx)
      const { rows } = await sql<Selectable<Database['sending_gate']>>`
        select ${KEPT} * from sending_gate where business_id = ${business} and gate = any(${[...names]}::text[])
        order by gate ${isLocked ? sql`for update` : sql``}`.execute(trx)
      const { rows: limits } = await sql<Selectable<Database['sending_limit']>>`
        select ${KEPT} * from sending_limit where business_id = ${business} and gate = any(${[...names]}::text[])`.execute(trx)
      const gateOfName = new Map(rows.map(row => [row.gate, gateOf(row)]))
      const limitOfName = new Map(limits.map(row => [row.gate, limitOf(row)]))
      return new Map(names.map(name => [name, { limit: limitOfName.get(name) ?? NO_LIMIT, gate: gateOfName.get(name) }]))
    },
    async saveGate(name, gate) {
      const values = {
        tokens: gate.tokens,
        refilled_at: isoInstant(gate.refilledAt),
        day: gate.day,
        day_count: gate.dayCount,
        day_spend_minor: gate.daySpendMinor,
        service_run: gate.serviceRun,
        breaker: gate.breaker,
        failures: gate.failures,
        rests_until: gate.restsUntil === null ? null : isoInstant(gate.restsUntil),
        reason: gate.reason,
      }
      await trx
        .insertInto('sending_gate')
        .values({ business_id: business, gate: name, ...values })
        .onConflict(conflict => conflict.columns(['business_id', 'gate']).doUpdateSet(values))
        .execute()
    },
    async endRest(name, at) {
      const { numUpdatedRows } = await trx
        .updateTable('sending_gate')
        .set({ breaker: 'closed', failures: 0, rests_until: null, reason: null })
        .where('business_id', '=', business)
        .where('gate', '=', name)
        .where('breaker', '<>', 'closed')
        .executeTakeFirst()
      if (numUpdatedRows > 0n) await wakeAt(trx, { business, at })
    },
    async allGates() {
      const rows = await trx.selectFrom('sending_gate').selectAll().where('business_id', '=', business).orderBy('gate').execute()
      return rows.map(row => Object.assign(gateOf(row), { name: row.gate }))
    },
  }
}

function ruleQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<SendingStore, 'limits' | 'setLimit' | 'bringBackLimited' | 'pauses' | 'pause' | 'resume' | 'waiting'> {
  return {
    async limits() {
      const { rows } = await sql<Selectable<Database['sending_limit']>>`
        select ${KEPT} * from sending_limit where business_id = ${business} order by gate`.execute(trx)
      return rows.map(row => ({ gate: row.gate, ...limitOf(row) }))
    },
    async setLimit(gate, limit) {
      await trx.deleteFrom('sending_limit').where('business_id', '=', business).where('gate', '=', gate).execute()
      if (limit === null) return
      const { perSecond, burst, perDay, spendPerDayMinor } = limit
      await trx
        .insertInto('sending_limit')
        .values({ business_id: business, gate, per_second: perSecond, burst, per_day: perDay, spend_per_day_minor: spendPerDayMinor })
        .execute()
    },
    async bringBackLimited(at) {
      await sql`with back as (
          update message_queue q set not_before = ${isoInstant(at)} from message m
          where q.business_id = ${business} and q.lease_until is null and q.not_before > ${isoInstant(at)}
            and m.business_id = q.business_id and m.message_id = q.message_id and m.state_reason = 'rate' returning q.message_id)
        update message set not_before = ${isoInstant(at)} from back
        where message.business_id = ${business} and message.message_id = back.message_id`.execute(trx)
    },
    async pauses() {
      const { rows } = await sql<Pick<Selectable<Database['sending_pause']>, 'scope' | 'at' | 'actor'>>`
        select ${KEPT} scope, at, actor from sending_pause where business_id = ${business} order by scope`.execute(trx)
      return rows
    },
    async pause({ scope, at, actor }) {
      await trx
        .insertInto('sending_pause')
        .values({ business_id: business, scope, at: isoInstant(at), actor })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },
    async resume(scope) {
      const { numDeletedRows } = await trx
        .deleteFrom('sending_pause')
        .where('business_id', '=', business)
        .where('scope', '=', scope)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async waiting() {
      const { rows } = await sql<{ batch: string | null; waiting: number }>`
        select batch, count(*)::integer as waiting from message_queue
        where business_id = ${business} and lease_until is null group by batch order by batch nulls last`.execute(trx)
      return {
        total: rows.reduce((sum, row) => sum + row.waiting, 0),
        batches: rows.flatMap(({ batch, waiting }) => (batch === null ? [] : [{ batch, waiting }])),
      }
    },
  }
}

function mailQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<SendingStore, 'failuresInARow' | 'mailCursor' | 'saveMailCursor'> {
  return {
    async failuresInARow(address) {
      const { rows } = await sql<{ failures: number }>`
        select count(*)::integer as failures from message
        where business_id = ${business} and address = ${address} and state in ('failed', 'bounced') and state_at > coalesce((
          select max(taken.state_at) from message taken
          where taken.business_id = ${business} and taken.address = ${address} and taken.state in ('delivered', 'read')), '-infinity')`.execute(
        trx,
      )
      return rows[0]?.failures ?? 0
    },
    async mailCursor(mailbox) {
      const row = await trx
        .selectFrom('mail_cursor')
        .select(['uid_validity', 'last_uid'])
        .where('business_id', '=', business)
        .where('mailbox', '=', mailbox)
        .executeTakeFirst()
      return row && { uidValidity: row.uid_validity, lastUid: Number(row.last_uid) }
    },
    async saveMailCursor(mailbox, { uidValidity, lastUid }, at) {
      const values = { uid_validity: uidValidity, last_uid: lastUid, read_at: isoInstant(at) }
      await trx
        .insertInto('mail_cursor')
        .values({ business_id: business, mailbox, ...values })
        .onConflict(conflict => conflict.columns(['business_id', 'mailbox']).doUpdateSet(values))
        .execute()
    },
  }
}

function gateOf(row: Selectable<Database['sending_gate']>): Gate {
  const breaker = BREAKER_STATES.find(state => state === row.breaker)
  assert(breaker !== undefined, `${row.breaker} is a state of a breaker`)
  return {
    tokens: row.tokens,
    refilledAt: row.refilled_at,
    day: day(row.day),
    dayCount: row.day_count,
    daySpendMinor: Number(row.day_spend_minor),
    serviceRun: row.service_run,
    breaker,
    failures: row.failures,
    restsUntil: row.rests_until,
    reason: row.reason,
  }
}

function limitOf(row: Selectable<Database['sending_limit']>): GateLimit {
  return {
    perSecond: row.per_second,
    burst: row.burst,
    perDay: row.per_day,
    spendPerDayMinor: row.spend_per_day_minor === null ? null : Number(row.spend_per_day_minor),
  }
}
