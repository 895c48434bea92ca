/** Single contacts: reading one, moving it, finding what the autopilot may send. */
import { sql, type Transaction } from 'kysely'
import { BROADCAST_PURPOSES } from '../../domain/plan/contact.ts'
import { type BusinessId, type ContactId, type CustomerId, id, newId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { ContactChange, PlanStore } from '../../ports/plan-store.ts'
import type { Database } from '../schema/database.ts'
import { CONTACT_COLUMNS, CONTACT_JOINS, contactRowOf, type StoredContactRow } from './plan-contact-row.ts'

type ContactQueries = Pick<
  PlanStore,
  'lockCustomer' | 'lockCustomers' | 'contact' | 'contactsOf' | 'moveContact' | 'moveContacts' | 'insertOutcome' | 'dueForAutopilot'
>

export function contactQueries(trx: Transaction<Database>, business: BusinessId): ContactQueries {
  return {
    lockCustomer: async customerId => (await lockCustomers(trx, business, [customerId])).has(customerId),
    lockCustomers: ids => lockCustomers(trx, business, ids),
    async contact(contactId) {
      const { rows } = await sql<StoredContactRow>`
        select ${CONTACT_COLUMNS} from contact c ${CONTACT_JOINS} where c.business_id = ${business} and c.contact_id = ${contactId}`.execute(
        trx,
      )
      return rows[0] === undefined ? undefined : contactRowOf(rows[0])
    },
    async contactsOf(customerId, limit) {
      const { rows } = await sql<StoredContactRow>`
        select ${CONTACT_COLUMNS} from contact c ${CONTACT_JOINS}
        where c.business_id = ${business} and c.customer_id = ${customerId}
        order by c.planned_day desc, c.contact_id limit ${limit}`.execute(trx)
      return rows.map(contactRowOf)
    },
    moveContact: async (contactId, change) => (await moveContacts(trx, business, { ids: [contactId], change })) > 0,
    moveContacts: (ids, change) => moveContacts(trx, business, { ids, change }),
    async insertOutcome(outcome) {
      await trx
        .insertInto('contact_outcome')
        .values({
          business_id: business,
          outcome_id: newId<'outcome'>(outcome.at),
          contact_id: outcome.contactId,
          customer_id: outcome.customerId,
          outcome: outcome.outcome,
          detail: JSON.stringify(outcome.detail),
          actor: outcome.actor,
          at: isoInstant(outcome.at),
        })
        .execute()
    },
    async dueForAutopilot({ rungs, at, shownBefore, limit }) {
      const now = isoInstant(at)
      const { rows } = await sql<{ contact_id: string }>`
        select contact_id from contact
        where business_id = ${business} and state = 'planned' and not_before <= ${isoInstant(shownBefore)} and not_after >= ${now} and rung = any(${[...rungs]}::text[])
          and purpose <> all(${[...BROADCAST_PURPOSES]}::text[]) and channel <> 'hand'
        order by priority desc, contact_id limit ${limit}`.execute(trx)
      return rows.map(row => id<'contact'>(row.contact_id))
    },
  }
}

async function lockCustomers(
  trx: Transaction<Database>,
  business: BusinessId,
  ids: readonly CustomerId[],
): Promise<ReadonlySet<CustomerId>> {
  const { rows } = await sql<{ customer_id: string }>`
    select customer_id from customer where business_id = ${business} and customer_id = any(${[...ids]}::uuid[]) and erased_at is null
    order by customer_id for no key update`.execute(trx)
  return new Set(rows.map(row => id<'customer'>(row.customer_id)))
}

async function moveContacts(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, change }: { readonly ids: readonly ContactId[]; readonly change: ContactChange },
): Promise<number> {
  if (ids.length === 0) return 0
  const { from, state, reason, at, ...changes } = change
  const result = await trx
    .updateTable('contact')
    .set({
      state,
      state_reason: reason,
      state_at: isoInstant(at),
      ...(changes.approvedAt === undefined ? {} : { approved_at: changes.approvedAt === null ? null : isoInstant(changes.approvedAt) }),
      ...(changes.ownWords === undefined ? {} : { own_words: changes.ownWords }),
      ...(changes.channel === undefined ? {} : { channel: changes.channel }),
      ...(changes.contactPointId === undefined ? {} : { contact_point_id: changes.contactPointId }),
      ...(changes.snoozedUntil === undefined ? {} : { snoozed_until: changes.snoozedUntil }),
      ...(changes.plannedDay === undefined ? {} : { planned_day: changes.plannedDay }),
      ...(changes.notBefore === undefined ? {} : { not_before: isoInstant(changes.notBefore) }),
    })
    .where('business_id', '=', business)
    .where('contact_id', 'in', [...ids])
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
