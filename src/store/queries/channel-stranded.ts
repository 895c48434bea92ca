/** Messages that did not arrive and may be tried another way, and where a customer has answered. */
import { sql, type Transaction } from 'kysely'
import { CHANNELS } from '../../domain/collect/business.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { ChannelStore } from '../../ports/channel-store.ts'
import { anyOf, keptForFew } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import { MESSAGE_COLUMNS, messageOf, type MessageRow } from './deliver-row.ts'

const COLUMNS = sql.join(MESSAGE_COLUMNS.map(column => sql.ref(`message.${column}`)))

export function strandedQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<ChannelStore, 'stranded' | 'answeredOn' | 'heardSince'> {
  return {
    async stranded({ failedSince, silentSince, at, limit }) {
      const { rows } = await sql<MessageRow & { readonly tried: readonly string[] }>`
        select ${COLUMNS}, (
            select array_agg(distinct t.channel) from message t where t.business_id = ${business} and t.contact_id = message.contact_id
          ) as tried
        from message
        left join unnest(${silentSince.map(one => one.channel)}::text[], ${silentSince.map(one => isoInstant(one.before))}::timestamptz[])
          as silent (channel, before) on silent.channel = message.channel
        where message.business_id = ${business} and message.contact_id is not null and message.not_after > ${isoInstant(at)}
          and (
            (message.state = 'failed' and message.state_reason in ('address-gone', 'no-such-address') and message.state_at > ${isoInstant(failedSince)})
            or (message.state = 'bounced' and message.state_reason <> 'sender-refused' and message.state_at > ${isoInstant(failedSince)})
            or (message.state = 'handed' and message.state_at <= silent.before)
          )
          and not exists (select from message n where n.business_id = ${business} and n.dedupe_key = 'fallback:' || message.message_id)
        order by message.state_at, message.message_id limit ${limit}`.execute(trx)
      return rows.map(row => ({ message: messageOf(row), tried: CHANNELS.filter(channel => row.tried.includes(channel)) }))
    },
    async heardSince({ channel, customerIds, since }) {
      const { rows } = await sql<{ customer_id: string }>`
        select distinct customer_id from reply
        where business_id = ${business} and customer_id = ${anyOf(customerIds)} and channel = ${channel} and at > ${isoInstant(since)}`.execute(
        trx,
      )
      return new Set(rows.map(row => id<'customer'>(row.customer_id)))
    },
    async answeredOn(customerIds) {
      if (customerIds.length === 0) return new Map()
      const { rows } = await sql<{ customer_id: string; channels: readonly string[] }>`${keptForFew(customerIds)}
        select customer_id, array_agg(channel order by latest desc, channel) as channels from (
          select customer_id, channel, max(at) as latest from reply
          where business_id = ${business} and customer_id = ${anyOf(customerIds)} group by customer_id, channel
        ) answered group by customer_id`.execute(trx)
      return new Map(rows.map(row => [id<'customer'>(row.customer_id), row.channels]))
    },
  }
}
