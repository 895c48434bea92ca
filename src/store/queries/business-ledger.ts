/** What the business keeps about its own work: answers already given, audit, changed customers, finished runs. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import { type BusinessId, id, newId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { type AuditEntry, type BusinessStore, EVERYBODY } from '../../ports/business-store.ts'
import { moment } from '../schema/columns.ts'
import type { Database } from '../schema/database.ts'

type AnswerQueries = Pick<BusinessStore, 'reserveAnswer' | 'storeAnswer' | 'forgetAnswer' | 'deleteAnswersBefore'>
type AuditQueries = Pick<BusinessStore, 'audit' | 'auditTrail'>
type ChangeQueries = Pick<BusinessStore, 'markChanged' | 'takeChanged' | 'forgetEverybody'>
type RunQueries = Pick<BusinessStore, 'lastRuns' | 'recordRun'>

export function ledgerQueries(trx: Transaction<Database>, business: BusinessId): AnswerQueries & AuditQueries & ChangeQueries & RunQueries {
  return { ...answerQueries(trx, business), ...auditQueries(trx, business), ...changeQueries(trx, business), ...runQueries(trx, business) }
}

function answerQueries(trx: Transaction<Database>, business: BusinessId): AnswerQueries {
  return {
    async reserveAnswer({ key, route, requestHash, at }) {
      const reserved = await trx
        .insertInto('idempotency')
        .values({ business_id: business, key, route, request_hash: requestHash, status: null, body: null, created_at: isoInstant(at) })
        .onConflict(c => c.doNothing())
        .returning('key')
        .execute()
      if (reserved.length === 1) return 'reserved'
      const row = await trx
        .selectFrom('idempotency')
        .select(['request_hash', 'status', 'body', 'created_at'])
        .where('business_id', '=', business)
        .where('key', '=', key)
        .where('route', '=', route)
        .executeTakeFirst()
      assert(row !== undefined, 'a key that cannot be reserved is there')
      return { requestHash: row.request_hash, reservedAt: row.created_at, status: row.status, body: row.body }
    },
    async storeAnswer({ key, route, status, body }) {
      await trx
        .updateTable('idempotency')
        .set({ status, body })
        .where('business_id', '=', business)
        .where('key', '=', key)
        .where('route', '=', route)
        .execute()
    },
    async forgetAnswer({ key, route }) {
      await trx.deleteFrom('idempotency').where('business_id', '=', business).where('key', '=', key).where('route', '=', route).execute()
    },
    async deleteAnswersBefore(at) {
      const gone = await trx
        .deleteFrom('idempotency')
        .where('business_id', '=', business)
        .where('created_at', '<', moment(at))
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}

function auditQueries(trx: Transaction<Database>, business: BusinessId): AuditQueries {
  return {
    async audit(entry) {
      await trx
        .insertInto('audit')
        .values({
          business_id: business,
          audit_id: newId(entry.at),
          at: isoInstant(entry.at),
          actor: entry.actor,
          action: entry.action,
          subject: entry.subject,
          detail: JSON.stringify(entry.detail),
        })
        .execute()
    },
    async auditTrail({ subject, limit }) {
      const all = trx.selectFrom('audit').selectAll().where('business_id', '=', business)
      const rows = await (subject === undefined ? all : all.where('subject', '=', subject))
        .orderBy('at', 'desc')
        .orderBy('audit_id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(auditEntryOf)
    },
  }
}

function changeQueries(trx: Transaction<Database>, business: BusinessId): ChangeQueries {
  return {
    async markChanged(customerIds, at) {
      // Sorted, so that two transactions that touch the same customers lock them in the same order.
      await sql`insert into customer_change (business_id, customer_id, changed_at)
        select ${business}::integer, customer_id, ${isoInstant(at)}::timestamptz from unnest(${[...new Set(customerIds)].toSorted()}::uuid[]) as customer_id
        on conflict (business_id, customer_id) do update set changed_at = greatest(customer_change.changed_at, excluded.changed_at)`.execute(
        trx,
      )
    },
    async takeChanged(limit) {
      // A row that another transaction is taking or marking right now is left for the next time.
      const taken = await sql<{ customer_id: string; changed_at: AuditEntry['at'] }>`
        with everybody as materialized (select customer_id, changed_at from customer_change
          where business_id = ${business}::integer and customer_id = ${EVERYBODY}::uuid),
        taken as (
          select customer_id from customer_change where business_id = ${business}::integer and not exists (select from everybody)
          order by changed_at, customer_id limit ${limit} for update skip locked),
        gone as (delete from customer_change using taken
          where customer_change.business_id = ${business}::integer and customer_change.customer_id = taken.customer_id
          returning customer_change.customer_id, customer_change.changed_at)
        select customer_id, changed_at from everybody union all select customer_id, changed_at from gone`.execute(trx)
      return taken.rows
        .map(row => ({ customerId: id<'customer'>(row.customer_id), changedAt: row.changed_at }))
        .toSorted((a, b) => a.changedAt - b.changedAt || (a.customerId < b.customerId ? -1 : 1))
    },
    async forgetEverybody(at) {
      await sql`delete from customer_change where business_id = ${business}::integer and customer_id = ${EVERYBODY}::uuid
        and changed_at = ${isoInstant(at)}::timestamptz`.execute(trx)
    },
  }
}

function runQueries(trx: Transaction<Database>, business: BusinessId): RunQueries {
  return {
    async lastRuns() {
      const rows = await trx.selectFrom('schedule_run').select(['step', 'ran_at']).where('business_id', '=', business).execute()
      return new Map(rows.map(row => [row.step, row.ran_at]))
    },
    async recordRun({ step, ranAt, counts }) {
      const row = { ran_at: isoInstant(ranAt), counts: JSON.stringify(counts) }
      await trx
        .insertInto('schedule_run')
        .values({ business_id: business, step, ...row })
        .onConflict(c => c.columns(['business_id', 'step']).doUpdateSet(row))
        .execute()
    },
  }
}

function auditEntryOf(row: Selectable<Database['audit']>): AuditEntry {
  return { at: row.at, actor: row.actor, action: row.action, subject: row.subject, detail: row.detail }
}
