/** The append-only trace of every message: who asks later what happened finds it here. */
import { sql, type Transaction } from 'kysely'
import type { MessageReason, MessageState } from '../../domain/deliver/message.ts'
import { type BusinessId, newId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { Database } from '../schema/database.ts'

export interface MessageEvent {
  readonly messageId: string
  readonly state: MessageState
  readonly reason: MessageReason | null
}

export async function recordEvents(
  trx: Transaction<Database>,
  { business, at, events }: { readonly business: BusinessId; readonly at: Instant; readonly events: readonly MessageEvent[] },
): Promise<void> {
  if (events.length === 0) return
  await sql`
    insert into message_event (business_id, message_event_id, message_id, state, detail, at)
    select ${business}, event_id, message_id, state, jsonb_build_object('reason', reason), ${isoInstant(at)}
    from unnest(${events.map(() => newId(at))}::uuid[], ${events.map(event => event.messageId)}::uuid[], ${events.map(event => event.state)}::text[],
      ${events.map(event => event.reason)}::text[]) as e (event_id, message_id, state, reason)`.execute(trx)
}
