/** Reading messages: one, the newest of a contact, and pages of them. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, id, isId } from '../../kernel/ids.ts'
import { type Instant, instantFromMs, isoInstant } from '../../kernel/instant.ts'
import type { DeliverStore } from '../../ports/deliver-store.ts'
import type { Database } from '../schema/database.ts'
import { EFFECTIVE_STATE, MESSAGE_COLUMNS_NOW, messageOf, type MessageRow } from './deliver-row.ts'

type ListQueries = Pick<DeliverStore, 'find' | 'calendarsOf' | 'findForContact' | 'list'>

export function messageListQueries(trx: Transaction<Database>, business: BusinessId): ListQueries {
  return {
    async find(messageId) {
      const { rows } = await sql<MessageRow>`
        select ${MESSAGE_COLUMNS_NOW} from message where business_id = ${business} and message_id = ${messageId}`.execute(trx)
      return rows[0] && messageOf(rows[0])
    },
    async calendarsOf(messageIds) {
      const { rows } = await sql<{ message_id: string; calendar: string }>`
        select message_id, calendar from message
        where business_id = ${business} and message_id = any(${[...messageIds]}::uuid[]) and calendar is not null`.execute(trx)
      return new Map(rows.map(row => [id<'message'>(row.message_id), row.calendar]))
    },
    async findForContact(contactId) {
      const { rows } = await sql<MessageRow>`
        select ${MESSAGE_COLUMNS_NOW} from message where business_id = ${business} and contact_id = ${contactId}
        order by created_at desc, message_id desc limit 1`.execute(trx)
      return rows[0] && messageOf(rows[0])
    },
    async list({ state, customerId, contactId, cursor, limit }) {
      const after = cursor === undefined ? undefined : readCursor(cursor)
      const conditions = [
        sql`message.business_id = ${business}`,
        ...(state === undefined ? [] : [sql`${EFFECTIVE_STATE} = ${state}`]),
        ...(customerId === undefined ? [] : [sql`message.customer_id = ${customerId}`]),
        ...(contactId === undefined ? [] : [sql`message.contact_id = ${contactId}`]),
        ...(after === undefined
          ? []
          : [sql`(message.created_at, message.message_id) < (${isoInstant(after.at)}::timestamptz, ${after.messageId}::uuid)`]),
      ]
      const { rows } = await sql<MessageRow & { readonly customer_name: string | null }>`
        select ${MESSAGE_COLUMNS_NOW}, customer.full_name as customer_name from message
        left join customer on customer.business_id = message.business_id and customer.customer_id = message.customer_id
        where ${sql.join(conditions, sql` and `)}
        order by message.created_at desc, message.message_id desc limit ${limit + 1}`.execute(trx)
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        messages: page.map(row => Object.assign(messageOf(row), { customerName: row.customer_name ?? '' })),
        nextCursor: rows.length > limit && last ? `${last.created_at}_${last.message_id}` : null,
      }
    },
  }
}

/** A cursor that was not made here is no position: the page starts from the newest. */
function readCursor(cursor: string): { readonly at: Instant; readonly messageId: string } | undefined {
  const [ms = '', messageId = ''] = cursor.split('_')
  return /^\d{1,15}$/.test(ms) && isId(messageId) ? { at: instantFromMs(Number(ms)), messageId } : undefined
}
