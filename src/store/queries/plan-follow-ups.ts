/** Agreed dates: which are due, their one reminder, and how they ended. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { FollowUpRow, PlanStore } from '../../ports/plan-store.ts'
import type { Database } from '../schema/database.ts'
import { followUpStateOf } from './plan-contact-row.ts'

type FollowUpQueries = Pick<PlanStore, 'followUpsDue' | 'followUps' | 'insertReminder' | 'moveFollowUp' | 'missFollowUps'>

interface StoredFollowUp {
  readonly follow_up_id: string
  readonly customer_id: string
  readonly contact_id: string | null
  readonly agreed_on: string
  readonly due_on: string
  readonly state: string
  readonly words: string
}

export function followUpQueries(trx: Transaction<Database>, business: BusinessId): FollowUpQueries {
  return { ...agreedDates(trx, business), ...reminders(trx, business) }
}

function agreedDates(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<FollowUpQueries, 'followUpsDue' | 'followUps' | 'moveFollowUp' | 'missFollowUps'> {
  return {
    async followUpsDue({ today, limit }) {
      const { rows } = await sql<StoredFollowUp>`
        select follow_up_id, customer_id, contact_id, agreed_on, due_on, state, words from follow_up
        where business_id = ${business} and state = 'open' and due_on <= ${today} order by due_on, follow_up_id limit ${limit}`.execute(trx)
      return rows.map(followUpOf)
    },
    async followUps({ openOnly, limit, after }) {
      const { rows } = await sql<StoredFollowUp & { readonly full_name: string; readonly phone: string | null }>`
        select f.follow_up_id, f.customer_id, f.contact_id, f.agreed_on, f.due_on, f.state, f.words, customer.full_name, (
          select p.address from contact_point_link l
          join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
          where l.business_id = f.business_id and l.customer_id = f.customer_id and l.unlinked_at is null and p.kind = 'phone'
          order by l.linked_at, p.contact_point_id limit 1
        ) as phone
        from follow_up f
        join customer on customer.business_id = f.business_id and customer.customer_id = f.customer_id
        where f.business_id = ${business} ${openOnly ? sql`and f.state in ('open', 'reminded')` : sql``}
          ${
            after === null
              ? sql``
              : sql`and (f.due_on, f.follow_up_id) > (
            select g.due_on, g.follow_up_id from follow_up g where g.business_id = ${business} and g.follow_up_id = ${after})`
          }
        order by f.due_on, f.follow_up_id limit ${limit}`.execute(trx)
      return rows.map(row => ({ ...followUpOf(row), customerName: row.full_name, customerPhone: row.phone }))
    },
    async moveFollowUp(followUpId, state, at) {
      await trx
        .updateTable('follow_up')
        .set({ state, state_at: isoInstant(at) })
        .where('business_id', '=', business)
        .where('follow_up_id', '=', followUpId)
        .execute()
    },
    async missFollowUps(dueBefore, at) {
      const result = await sql`
        update follow_up set state = 'missed', state_at = ${isoInstant(at)}
        where business_id = ${business} and state in ('open', 'reminded') and due_on < ${dueBefore}`.execute(trx)
      return Number(result.numAffectedRows ?? 0n)
    },
  }
}

function reminders(trx: Transaction<Database>, business: BusinessId): Pick<FollowUpQueries, 'insertReminder'> {
  return {
    async insertReminder(reminder, at) {
      const now = isoInstant(at)
      const result = await trx
        .insertInto('contact')
        .values({
          business_id: business,
          contact_id: reminder.contactId,
          customer_id: reminder.customerId,
          due_event_id: null,
          follow_up_id: reminder.followUpId,
          purpose: 'follow-up',
          cycle_no: reminder.cycleNo,
          rung: 'follow-up',
          planned_day: reminder.plannedDay,
          not_before: isoInstant(reminder.notBefore),
          not_after: isoInstant(reminder.notAfter),
          channel: reminder.channel,
          contact_point_id: reminder.contactPointId,
          segment: reminder.segment,
          reason: JSON.stringify(reminder.reason),
          priority: reminder.priority,
          arm: null,
          state: 'planned',
          state_reason: null,
          state_at: now,
          own_words: null,
          snoozed_until: null,
          created_at: now,
        })
        .onConflict(conflict => conflict.columns(['business_id', 'customer_id', 'purpose', 'cycle_no', 'rung']).doNothing())
        .executeTakeFirst()
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
  }
}

function followUpOf(row: StoredFollowUp): FollowUpRow {
  return {
    followUpId: id<'follow-up'>(row.follow_up_id),
    customerId: id<'customer'>(row.customer_id),
    contactId: row.contact_id === null ? null : id<'contact'>(row.contact_id),
    agreedOn: day(row.agreed_on),
    dueOn: day(row.due_on),
    state: followUpStateOf(row.state),
    words: row.words,
  }
}
