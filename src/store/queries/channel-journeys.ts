/** Which way a message took before and after it did not arrive. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId, MessageId } from '../../kernel/ids.ts'
import type { ChannelStore, MessageJourney } from '../../ports/channel-store.ts'
import type { Database } from '../schema/database.ts'

/** Every row is found by a key: a message by its id, and the one that took its place by its dedupe key. */
export function journeyQueries(trx: Transaction<Database>, business: BusinessId): Pick<ChannelStore, 'journeys'> {
  return {
    async journeys(messageIds) {
      const { rows } = await sql<{
        message_id: MessageId
        before: string | null
        after: string | null
      }>`
        select message.message_id, earlier.channel as before, later.channel as after
        from message
        left join message earlier on earlier.business_id = message.business_id and message.dedupe_key like 'fallback:%'
          and earlier.message_id = case when message.dedupe_key like 'fallback:%' then substring(message.dedupe_key from 10)::uuid end
        left join message later on later.business_id = message.business_id and later.dedupe_key = 'fallback:' || message.message_id
        where message.business_id = ${business} and message.message_id = any(${[...messageIds]}::uuid[])`.execute(trx)
      return new Map(rows.map((row): [MessageId, MessageJourney] => [row.message_id, { insteadOf: row.before, wentOnBy: row.after }]))
    },
  }
}
