/** Tables of the respond stage as Kysely sees them. */
import type { Generated } from 'kysely'
import type { Json, Time } from './columns.ts'

export interface RespondTables {
  reply: {
    business_id: number
    reply_id: string
    customer_id: string | null
    contact_id: string | null
    message_id: string | null
    channel: string
    provider_reply_id: string
    text: string
    intent: string
    when_read: Json<unknown> | null
    reader_version: number
    settled_as: string | null
    actor: string
    at: Time
  }
  booking: {
    business_id: number
    booking_id: string
    customer_id: string
    contact_id: string | null
    service: string
    local_day: string
    local_minute: number | null
    zone: string
    starts_at: Time
    duration_minutes: number
    state: string
    state_at: Time
    source: string
    created_at: Time
    service_id: string | null
    resource_ids: string[]
    buffer_before_minutes: number
    buffer_after_minutes: number
    version: Generated<number>
    reminded: Generated<number>
  }
}
